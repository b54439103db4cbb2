#include <algorithm>

#include "commands.hpp"
#include "results.hpp"

namespace detente::cli {
namespace {

struct CompareOptions {
    std::vector<std::string> scenarios;
    Question question;
    ResultOptions results;
    std::vector<std::string> given = {};
};

void describe(CompareOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "scenarios",
                   .help = "Scenarios of one world: ids, TOML files, or several joined by '+'.",
                   .metavar = "SCENARIO",
                   .complete = "scenario",
                   .positional = true,
                   .required = true},
                  options.scenarios);
    describe(options.question, visitor);
    describe(options.results, visitor);
    describe(options.question.sampling, visitor);
    describe_explain(options.results, visitor);
}

/// One number is shown without ranges: draws that nobody asked for are not made for it.
SamplingOptions sampling_of(const CompareOptions& options) {
    SamplingOptions sampling = options.question.sampling;
    const bool asked = std::find(options.given.begin(), options.given.end(), "draws") != options.given.end();
    if (!options.results.explain.empty() && !asked) sampling.draws = 0;
    check_explain(options.results, sampling);
    return sampling;
}

ExitCode run(const CompareOptions& options, Terminal& terminal) {
    check_together(options.results);
    Question question = options.question;
    question.scenarios = named_scenarios(options.scenarios);
    question.sampling = sampling_of(options);
    const Library library;
    const Plan plan = detente::plan(library, question);
    if (options.results.dry_run) return show_plan(plan, options.results, terminal);
    const Comparison comparison = solve_in_sight(plan, terminal);
    deliver(outputs_of(comparison, options.results, terminal), terminal);
    return account_for(comparison, terminal);
}

}  // namespace

Command compare_command() {
    return make_command<CompareOptions>(
        {.name = "compare",
         .summary = "several scenarios side by side",
         .description =
             "Solves several scenarios on one world and shows them side by side, for the whole world or from the "
             "point of view of one capital.",
         .examples = {{"detente compare cold-war multilateral", "Two futures of the same economies."},
                      {"detente compare cold-war multilateral --capital CHN", "The same, seen from Beijing."}}},
        run);
}

}  // namespace detente::cli
