#include <algorithm>
#include <map>
#include <set>

#include "commands.hpp"
#include "detente/scenario/scenario.hpp"
#include "detente/world/registry.hpp"
#include "detente/world/world.hpp"
#include "listing.hpp"

namespace detente::cli {
namespace {

struct WorldsOptions {
    FormatOptions format;
};
void describe(WorldsOptions& options, OptionVisitor& visitor) {
    describe(options.format, visitor);
}

ExitCode list_worlds(const WorldsOptions& options, Terminal& terminal) {
    Table table{{{"id", "world"}, {"title", "title"}}, {}};
    for (const WorldSummary& world : installed_worlds()) table.rows.push_back({world.id, world.title});
    show_table(table, options.format, terminal);
    return ExitCode::fine;
}

struct ScenariosOptions {
    FormatOptions format;
};
void describe(ScenariosOptions& options, OptionVisitor& visitor) {
    describe(options.format, visitor);
}

ExitCode list_scenarios(const ScenariosOptions& options, Terminal& terminal) {
    Table table{{{"id", "scenario"}, {"title", "title"}, {"question", "question"}}, {}};
    for (const ScenarioSummary& scenario : installed_scenarios())
        table.rows.push_back({scenario.id, scenario.title, scenario.question});
    show_table(table, options.format, terminal);
    return ExitCode::fine;
}

struct FrameworksOptions {
    std::string on;
    FormatOptions format;
};

void describe(FrameworksOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "on", .help = "Count the members of that day; none: of today.", .metavar = "YYYY-MM-DD"},
                  options.on);
    describe(options.format, visitor);
}

ExitCode list_frameworks(const FrameworksOptions& options, Terminal& terminal) {
    const Registry& registry = Registry::installed();
    const std::string date = date_or_today(options.on);
    Table table{
        {{"id", "framework"}, {"members", "members", true}, {"founded", "founded"}, {"kind", "kind"}, {"name", "name"}},
        {}};
    for (const FrameworkRecord& framework : registry.frameworks())
        table.rows.push_back({framework.id, std::to_string(registry.members(framework.id, date).size()),
                              framework.founded, framework.kind, framework.name});
    show_table(table, options.format, terminal);
    terminal.narrate("members on " + date);
    return ExitCode::fine;
}

struct EconomiesOptions {
    std::string world;
    FormatOptions format;
};

void describe(EconomiesOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "world",
                   .help = "Only the economies of that world, named as it names them.",
                   .metavar = "WORLD",
                   .complete = "world"},
                  options.world);
    describe(options.format, visitor);
}

ExitCode list_economies(const EconomiesOptions& options, Terminal& terminal) {
    const Registry& registry = Registry::installed();
    Table table{{{"id", "economy"}, {"alpha2", "alpha-2"}, {"name", "name"}, {"kind", "kind"}, {"region", "region"}},
                {}};
    const auto add = [&](const std::string& id, const std::string& name, const EconomyRecord* record) {
        if (record)
            table.rows.push_back({id, record->alpha2, name, record->kind, record->region});
        else
            table.rows.push_back({id, "", name, "", ""});
    };
    if (options.world.empty())
        for (const EconomyRecord& record : registry.economies()) add(record.id, record.name, &record);
    else
        for (const Economy& economy : load_world(options.world).economies)
            add(economy.id, economy.name, registry.economy(economy.id));
    show_table(table, options.format, terminal);
    return ExitCode::fine;
}

}  // namespace

Command list_worlds_command() {
    return make_command<WorldsOptions>(
        {.name = "list worlds",
         .summary = "the installed worlds",
         .description = "Names the worlds that are installed with the program. A scenario may "
                        "also name a folder that holds a world."},
        list_worlds);
}

Command list_scenarios_command() {
    return make_command<ScenariosOptions>({.name = "list scenarios",
                                           .summary = "the installed scenarios",
                                           .description = "Names the scenarios that are installed with the program.",
                                           .examples = {{"detente list scenarios --csv", "As CSV."}}},
                                          list_scenarios);
}

Command list_frameworks_command() {
    return make_command<FrameworksOptions>(
        {.name = "list frameworks",
         .summary = "frameworks and how many members they have",
         .description =
             "Names the international frameworks that the registry knows, with the number of their members (among "
             "them suspended ones) on a day.",
         .examples = {{"detente list frameworks --on 2003-12-31", "As of that day."}}},
        list_frameworks);
}

Command list_economies_command() {
    return make_command<EconomiesOptions>(
        {.name = "list economies",
         .summary = "the economies of the registry, or of one world",
         .description = "Names economies by their ISO 3166 codes.",
         .examples = {{"detente list economies --world 2019", "Those of one world."}}},
        list_economies);
}

}  // namespace detente::cli
