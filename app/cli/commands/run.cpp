#include <algorithm>

#include "clock.hpp"
#include "commands.hpp"
#include "detente/report/report.hpp"
#include "detente/support/text.hpp"
#include "results.hpp"

namespace detente::cli {
namespace {

struct RunOptions {
    std::string scenario;
    Question question{.sampling = {.draws = 0}};
    ResultOptions results;
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
    describe(options.question, visitor);
    describe(options.results, visitor);
    describe(options.question.sampling, visitor);
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

/// Options of which one would do nothing beside the other.
void check_together(const RunOptions& options) {
    check_together(options.results);
    check_explain(options.results, options.question.sampling);
    if (!options.measure.empty() && options.svg.empty())
        throw UsageError("measure", "says what a map shows, and no map is wanted", "Add --svg FILE");
    if (!options.results.dry_run) return;
    if (!options.svg.empty()) throw UsageError("svg", "needs a solution, and --dry-run solves nothing", "Choose one");
    if (!options.flows.empty())
        throw UsageError("flows", "needs a solution, and --dry-run solves nothing", "Choose one");
}

void check_measure(const std::vector<std::string>& known, const std::string& measure) {
    if (std::find(known.begin(), known.end(), measure) == known.end())
        throw UsageError("measure", "'" + measure + "' is not a measure of this model", suggestion(measure, known));
}

/// The measures that were found: a model may leave one out where it is not defined.
std::vector<std::string> found_measures(const Outcome& outcome) {
    std::vector<std::string> keys;
    for (const Measure& measure : outcome.measures) keys.push_back(measure.key);
    return keys;
}

ExitCode run(const RunOptions& options, Terminal& terminal) {
    check_together(options);
    Question question = options.question;
    question.scenarios = named_scenarios({options.scenario});
    const Library library;
    const Plan plan = detente::plan(library, question);
    if (options.results.dry_run) return show_plan(plan, options.results, terminal);
    const std::string measure = options.measure.empty() ? "welfare_pct" : options.measure;
    check_measure(measure_names(plan.scenarios.front()), measure);
    const Comparison comparison = solve_in_sight(plan, terminal);
    std::vector<Output> outputs = outputs_of(comparison, options.results, terminal);
    if (!options.svg.empty()) {
        check_measure(found_measures(comparison.futures.front().outcome), measure);
        outputs.push_back({options.svg, to_svg_map(comparison, 0, measure, today())});
    }
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
