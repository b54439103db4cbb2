#include "clock.hpp"
#include "commands.hpp"
#include "detente/door/front_door.hpp"
#include "detente/report/report.hpp"
#include "detente/support/text.hpp"
#include "results.hpp"
#include "sampling.hpp"

namespace detente::cli {
namespace {

struct RunOptions {
    std::string scenario;
    SettingOptions setting;
    ResultOptions results;
    SamplingOptions sampling{.draws = 0};
    std::string svg;
    std::string measure;
    std::string flows;
};

void describe(RunOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "scenario",
                   .help = "An installed scenario's id, a TOML file, or several joined by '+'.",
                   .metavar = "SCENARIO",
                   .complete = "scenario",
                   .positional = true,
                   .required = true},
                  options.scenario);
    describe(options.setting, visitor);
    describe(options.results, visitor);
    describe(options.sampling, visitor);
    describe_explain(options.results, visitor);
    visitor.visit({.name = "svg",
                   .help = "Write also a world map of one measure.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  options.svg);
    visitor.visit(
        {.name = "measure", .help = "What --svg shows, as named in JSON; none: welfare_pct.", .metavar = "MEASURE"},
        options.measure);
    visitor.visit({.name = "flows",
                   .help = "Write also a CSV of trade by pair and sector, before and after.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  options.flows);
}

void check_measure(const Outcome& outcome, const std::string& measure) {
    if (outcome.measure(measure)) return;
    std::vector<std::string> known;
    for (const Measure& m : outcome.measures) known.push_back(m.key);
    throw UsageError("measure", "'" + measure + "' is not a measure of this model", suggestion(measure, known));
}

ExitCode run(const RunOptions& options, Terminal& terminal) {
    check_one_format(options.results);
    if (!options.measure.empty() && options.svg.empty())
        throw UsageError("measure", "says what a map shows, and no map is wanted", "Add --svg FILE");
    if (options.results.dry_run) {
        const Plan plan = make_plan({options.scenario}, options.setting);
        deliver({{options.results.output, options.results.json ? in_json(plan) : in_words(plan, terminal.width()),
                  options.results.json}},
                terminal);
        return ExitCode::fine;
    }
    Comparison comparison = compare({options.scenario}, options.setting.set, options.setting.world,
                                    options.setting.capital, options.setting.aggregate);
    const std::string measure = options.measure.empty() ? "welfare_pct" : options.measure;
    if (!options.svg.empty()) check_measure(comparison.futures.front().outcome, measure);
    sample_in_sight(comparison, options.sampling, terminal);
    std::vector<Output> outputs = outputs_of(comparison, options.results, terminal);
    if (!options.svg.empty()) outputs.push_back({options.svg, to_svg_map(comparison, 0, measure, today())});
    if (!options.flows.empty()) outputs.push_back({options.flows, to_flows_csv(comparison, 0), true});
    deliver(outputs, terminal);
    return account_for(comparison, terminal);
}

}  // namespace

Command run_command() {
    return make_command<RunOptions>(
        {.name = "run",
         .summary = "run one scenario against a world",
         .description =
             "Reads a scenario, compiles it against its world, solves for the new equilibrium and shows what "
             "changes for whom. A scenario is a TOML file (docs/scenarios.md); 'detente list scenarios' names "
             "those that come with the program.",
         .examples = {{"detente run cold-war", "A scenario that comes with the program."},
                      {"detente run cold-war --set model.trade_elasticity=5 --json", "Another elasticity, as JSON."},
                      {"detente run cold-war --draws 200", "With 5 to 95 percent ranges."},
                      {"detente run cold-war --dry-run", "What would be solved, in words."},
                      {"detente run cold-war --explain CHN.welfare", "One number: its equation, inputs and sources."},
                      {"detente run a.toml+b.toml -o both.csv --csv", "Two files composed, results into a file."}}},
        run);
}

}  // namespace detente::cli
