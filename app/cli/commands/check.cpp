#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "detente/world/world.hpp"
#include "listing.hpp"
#include "results.hpp"

namespace detente::cli {
namespace {

struct WorldOptions {
    std::string world;
    FormatOptions format;
};

void describe(WorldOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "world",
                   .help = "A folder with a datapackage.json, or an installed world's id.",
                   .metavar = "PATH",
                   .complete = "world",
                   .positional = true,
                   .required = true},
                  options.world);
    describe(options.format, visitor);
}

std::string plural(std::size_t count, const std::string& noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

ExitCode check_a_world(const WorldOptions& options, Terminal& terminal) {
    check_one_format(options.format.json, options.format.csv);
    const std::vector<Finding> findings = check_world(options.world);
    const auto errors = static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [](const Finding& f) { return f.error; }));
    if (options.format.json || options.format.csv) {
        Table table{{{"severity", ""}, {"name", ""}, {"file", ""}, {"line", "", true}, {"message", ""}}, {}};
        for (const Finding& finding : findings)
            table.rows.push_back({finding.error ? "error" : "warning", finding.name, finding.file,
                                  finding.line > 0 ? std::to_string(finding.line) : "", finding.message});
        show_table(table, options.format, terminal);
    } else {
        for (const Finding& finding : findings) {
            const std::string place = finding.file + (finding.line > 0 ? fmt::format(":{}", finding.line) : "");
            terminal.print(fmt::format("{}{}{}: {}: {}\n", place, place.empty() ? "" : ": ",
                                       finding.error ? "error" : "warning", finding.name, finding.message));
        }
        terminal.print(fmt::format("{}: {}, {}\n", options.world, plural(errors, "error"),
                                   plural(findings.size() - errors, "warning")));
    }
    return errors ? ExitCode::input : ExitCode::fine;
}

struct ScenarioOptions {
    std::string scenario;
    std::vector<std::string> set;
    std::string world;
};

void describe(ScenarioOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "scenario",
                   .help = "A TOML file, an installed scenario's id, or several joined by '+'.",
                   .metavar = "FILE",
                   .complete = "scenario",
                   .positional = true,
                   .required = true},
                  options.scenario);
    visitor.visit({.name = "set", .help = "Override one key of the scenario.", .metavar = "KEY=VALUE"}, options.set);
    visitor.visit({.name = "world", .help = "Check against another world.", .metavar = "WORLD", .complete = "world"},
                  options.world);
}

ExitCode check_a_scenario(const ScenarioOptions& options, Terminal& terminal) {
    const Plan plan = detente::plan(Library(), {.scenarios = named_scenarios({options.scenario}),
                                                .set = options.set,
                                                .world = options.world,
                                                .sampling = {.draws = 0}});
    const CompiledScenario& compiled = plan.scenarios.front();
    for (const Note& note : compiled.notes) terminal.print("warning: " + note.in_words() + "\n");
    terminal.print(fmt::format("{}: fine against world {}: {}, {}, {}\n", compiled.scenario.id, plan.world->id,
                               plural(compiled.blocs.size(), "bloc"), plural(compiled.changes.size(), "change"),
                               plural(compiled.notes.size(), "warning")));
    return ExitCode::fine;
}

}  // namespace

Command check_world_command() {
    return make_command<WorldOptions>(
        {.name = "check world",
         .summary = "everything wrong or odd with a world's data",
         .description =
             "Reads a world and names each finding with its file and line. Errors make the exit code 3; a world "
             "with warnings only can be used.",
         .examples = {{"detente check world mydir", "Before using data of one's own."}}},
        check_a_world);
}

Command check_scenario_command() {
    return make_command<ScenarioOptions>(
        {.name = "check scenario",
         .summary = "is a scenario file right, against its world?",
         .description =
             "Reads a scenario and compiles it against its world, without solving it. The first mistake is named "
             "with its line and makes the exit code 3.",
         .examples = {{"detente check scenario mine.toml", "Keys, names, units, blocs."}}},
        check_a_scenario);
}

}  // namespace detente::cli
