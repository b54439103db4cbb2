#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "detente/call/plan_json.hpp"
#include "detente/support/text.hpp"
#include "detente/world/world.hpp"
#include "facts.hpp"
#include "outputs.hpp"
#include "results.hpp"

namespace detente::cli {
namespace {

OptionInfo what(const std::string& name, const std::string& help, const std::string& metavar) {
    return {.name = name, .help = help, .metavar = metavar, .complete = name, .positional = true, .required = true};
}

struct WorldOptions {
    std::string world;
    bool json = false;
};

void describe(WorldOptions& options, OptionVisitor& visitor) {
    visitor.visit(what("world", "An installed world's id, or a folder.", "WORLD"), options.world);
    visitor.visit({.name = "json", .help = "Write JSON."}, options.json);
}

double international(const World& world) {
    double sum = 0;
    for (std::size_t importer = 0; importer < world.n(); ++importer)
        for (std::size_t sector = 0; sector < world.sectors.size(); ++sector)
            for (std::size_t exporter = 0; exporter < world.n(); ++exporter)
                if (importer != exporter) sum += world.trade[world.cell(importer, sector, exporter)];
    return sum;
}

double total(const World& world) {
    double sum = 0;
    for (const double flow : world.trade) sum += flow;
    return sum;
}

ExitCode show_world(const WorldOptions& options, Terminal& terminal) {
    const World world = load_world(options.world);
    Facts facts;
    facts.add("id", world.id);
    facts.add("title", world.title);
    facts.add("description", world.description);
    facts.add("version", world.version);
    facts.add_number("year", world.year);
    facts.add("unit", world.unit);
    facts.add_number("economies", static_cast<double>(world.n()));
    facts.add_number("sectors", static_cast<double>(world.sectors.size()));
    facts.add_number("trade between economies", international(world));
    facts.add_number("trade within economies", total(world) - international(world));
    facts.add("tariffs", world.tariff.empty() ? "none" : "yes");
    if (world.defaults.trade_elasticity) facts.add_number("trade elasticity", *world.defaults.trade_elasticity);
    if (world.defaults.supply_elasticity) facts.add_number("supply elasticity", *world.defaults.supply_elasticity);
    facts.add("elasticities from", world.defaults.source);
    for (const Source& source : world.sources)
        facts.add("source", source.title + (source.path.empty() ? "" : ", " + source.path) +
                                (source.licence.empty() ? "" : " (" + source.licence + ")"));
    facts.add("sha256", world.sha256);
    facts.show(options.json, terminal);
    return ExitCode::fine;
}

struct ScenarioOptions {
    std::string scenario;
    std::vector<std::string> set;
    bool toml = false;
    bool json = false;
};

void describe(ScenarioOptions& options, OptionVisitor& visitor) {
    visitor.visit(what("scenario", "An installed scenario's id, a TOML file, or several joined by '+'.", "SCENARIO"),
                  options.scenario);
    visitor.visit({.name = "set", .help = "Override one key of the scenario.", .metavar = "KEY=VALUE"}, options.set);
    visitor.visit({.name = "toml", .help = "Show the file itself, composed and with overrides."}, options.toml);
    visitor.visit({.name = "json", .help = "Write JSON."}, options.json);
}

ExitCode show_scenario(const ScenarioOptions& options, Terminal& terminal) {
    if (options.toml && options.json) throw UsageError("toml", "cannot stand together with --json", "Choose one");
    if (options.toml) {
        terminal.print_data(load_scenario(options.scenario, options.set).text);
        return ExitCode::fine;
    }
    const Plan plan = detente::plan(
        Library(), {.scenarios = named_scenarios({options.scenario}), .set = options.set, .sampling = {.draws = 0}});
    deliver({{"", options.json ? plan_json(plan) : in_words(plan, terminal.width()), options.json}}, terminal);
    return ExitCode::fine;
}

}  // namespace

Command show_world_command() {
    return make_command<WorldOptions>(
        {.name = "show world",
         .summary = "what a world holds and where its data come from",
         .description = "Shows a world's title, size, units, elasticities, sources and licences.",
         .examples = {{"detente show world 2019", "The world that comes with the program."}}},
        show_world);
}

Command show_scenario_command() {
    return make_command<ScenarioOptions>(
        {.name = "show scenario",
         .summary = "a scenario in words, or its file",
         .description =
             "Shows a scenario as compiled against its world: the blocs with their members and each change in a "
             "sentence with its figure and source.",
         .examples = {{"detente show scenario cold-war", "In words."},
                      {"detente show scenario cold-war --toml > mine.toml", "A start for a scenario of one's own."}}},
        show_scenario);
}

}  // namespace detente::cli
