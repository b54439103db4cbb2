#include "detente/scenario/comparison.hpp"

#include "commands.hpp"
#include "detente/door/front_door.hpp"
#include "results.hpp"
#include "sampling.hpp"

namespace detente::cli {
namespace {

struct CompareOptions {
    std::vector<std::string> scenarios;
    SettingOptions setting;
    ResultOptions results;
    SamplingOptions sampling;
};

void describe(CompareOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "scenarios",
                   .help = "Scenarios of one world: ids, TOML files, or several joined by '+'.",
                   .metavar = "SCENARIO",
                   .complete = "scenario",
                   .positional = true,
                   .required = true},
                  options.scenarios);
    describe(options.setting, visitor);
    describe(options.results, visitor);
    describe(options.sampling, visitor);
    describe_explain(options.results, visitor);
}

ExitCode run(const CompareOptions& options, Terminal& terminal) {
    check_one_format(options.results);
    if (options.results.dry_run) {
        const Plan plan = make_plan(options.scenarios, options.setting);
        deliver({{options.results.output, options.results.json ? in_json(plan) : in_words(plan, terminal.width()),
                  options.results.json}},
                terminal);
        return ExitCode::fine;
    }
    Comparison comparison = compare(options.scenarios, options.setting.set, options.setting.world,
                                    options.setting.capital, options.setting.aggregate);
    sample_in_sight(comparison, options.sampling, terminal);
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
