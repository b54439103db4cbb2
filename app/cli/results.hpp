#pragma once
#include <string>
#include <vector>

#include "command.hpp"
#include "detente/door/answer.hpp"
#include "outputs.hpp"

// What `run`, `compare` and `answer` have in common: how results leave the program.
namespace detente::cli {

/// How results leave the program.
struct ResultOptions {
    bool dry_run = false;
    bool json = false;
    bool csv = false;
    std::string output;
    std::string brief;
    std::int64_t rows = 12;
    std::string explain;
};
void describe(ResultOptions&, OptionVisitor&);

/// `run` and `compare`: one number taken apart instead of the table.
void describe_explain(ResultOptions&, OptionVisitor&);

/// Throws UsageError for --json together with --csv.
void check_one_format(bool json, bool csv);
/// Throws UsageError for options of which one would do nothing beside the other.
void check_together(const ResultOptions&);
/// Throws UsageError for --explain where draws would be made that it does not show.
void check_explain(const ResultOptions&, const SamplingOptions&);

/// With --dry-run: delivers the plan instead of a solution.
ExitCode show_plan(const Plan&, const ResultOptions&, Terminal&);

/// The table, JSON or CSV of a comparison, and the brief if one is wanted.
std::vector<Output> outputs_of(const Comparison&, const ResultOptions&, const Terminal&);

/// Narrates how each solver ended; says where one did not converge, and returns the exit code that follows.
ExitCode account_for(const Comparison&, Terminal&);

/// Solves with progress shown where somebody watches long draws, and Ctrl-C keeping the draws so far (a second one ends
/// the program).
Comparison solve_in_sight(const Plan&, Terminal&);

/// What would be solved, for people.
std::string in_words(const Plan&, int width);

}  // namespace detente::cli
