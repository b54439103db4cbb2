#pragma once
#include <string>
#include <vector>

#include "command.hpp"
#include "detente/scenario/comparison.hpp"
#include "outputs.hpp"

// What `run`, `compare` and `answer` have in common: which scenarios on which world, and how results leave the program.
namespace detente::cli {

/// What a scenario is run against.
struct SettingOptions {
    std::vector<std::string> set;
    std::string world;
    std::string capital;
    std::vector<std::string> aggregate;
};
void describe(SettingOptions&, OptionVisitor&);

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

/// Throws UsageError for --json together with --csv, and --explain with --csv.
void check_one_format(bool json, bool csv);
void check_one_format(const ResultOptions&);

/// The table, JSON or CSV of a comparison, and the brief if one is wanted.
std::vector<Output> outputs_of(const Comparison&, const ResultOptions&, const Terminal&);

/// Narrates how each solver ended; says where one did not converge, and returns the exit code that follows.
ExitCode account_for(const Comparison&, Terminal&);

/// Scenarios against their world, compiled but not solved.
struct Plan {
    World world;
    std::vector<CompiledScenario> scenarios;
};
Plan make_plan(const std::vector<std::string>& scenarios, const SettingOptions&);
std::string in_words(const Plan&, int width);
std::string in_json(const Plan&);

}  // namespace detente::cli
