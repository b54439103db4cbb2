#include "results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "clock.hpp"
#include "detente/call/plan_json.hpp"
#include "detente/explain/explain.hpp"
#include "detente/report/report.hpp"
#include "progress.hpp"

namespace detente::cli {
namespace {

constexpr std::size_t markets_named = 3;

/// How far the markets are from clearing, the furthest first.
std::string distance(const Future& future) {
    const auto& residuals = future.outcome.convergence.residuals;
    const auto& names = future.outcome.economies;
    if (!std::isfinite(future.outcome.convergence.residual)) return "the numbers left the range of a computer";
    if (residuals.size() != names.size() || names.empty())
        return fmt::format("largest residual {:.1e}", future.outcome.convergence.residual);
    std::vector<std::size_t> order(residuals.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return residuals[a] > residuals[b]; });
    std::string text = "residuals of the markets furthest from clearing ";
    for (std::size_t k = 0; k < std::min(markets_named, order.size()); ++k)
        text += fmt::format("{}{} {:.1e}", k > 0 ? ", " : "", names[order[k]], residuals[order[k]]);
    return text;
}

}  // namespace

void describe(ResultOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "dry_run", .help = "Say what would be solved, in words, and solve nothing."},
                  options.dry_run);
    visitor.visit({.name = "json", .help = "Write JSON (docs/json.md)."}, options.json);
    visitor.visit({.name = "csv", .help = "Write CSV: one row an economy and scenario."}, options.csv);
    visitor.visit({.name = "output",
                   .help = "Write to a file instead of standard output.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  options.output);
    visitor.visit({.name = "brief",
                   .help = "Write also a brief: one HTML page that opens offline.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  options.brief);
    visitor.visit({.name = "rows",
                   .help = "Economies listed at each end of the ranking on the terminal.",
                   .min = 1,
                   .max = 10'000,
                   .metavar = "N"},
                  options.rows);
}

void check_one_format(bool json, bool csv) {
    if (json && csv) throw UsageError("csv", "cannot stand together with --json", "Choose one");
}

void describe_explain(ResultOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "explain",
                   .help = "One number with its equation, inputs and sources: CHN.welfare, CHN.SECTOR.price, "
                           "world.trade, 'CHN>USA.trade'.",
                   .metavar = "NUMBER"},
                  options.explain);
}

void check_together(const ResultOptions& options) {
    check_one_format(options.json, options.csv);
    if (!options.explain.empty() && options.csv)
        throw UsageError("explain", "has no form as CSV", "Choose --json, or the terminal");
    if (!options.dry_run) return;
    if (!options.explain.empty())
        throw UsageError("explain", "needs a solution, and --dry-run solves nothing", "Choose one");
    if (!options.brief.empty())
        throw UsageError("brief", "needs a solution, and --dry-run solves nothing", "Choose one");
    if (options.csv) throw UsageError("csv", "is a form of results, and --dry-run has none", "Choose --json, or words");
}

void check_explain(const ResultOptions& options, const SamplingOptions& sampling) {
    if (!options.explain.empty() && !options.json && sampling.draws > 0)
        throw UsageError("explain", "takes one number apart and shows no ranges, so --draws would do nothing",
                         "Leave --draws out, or add --json, which has both");
}

ExitCode show_plan(const Plan& plan, const ResultOptions& options, Terminal& terminal) {
    deliver({{options.output, options.json ? plan_json(plan) : in_words(plan, terminal.width()), options.json}},
            terminal);
    return ExitCode::fine;
}

Comparison solve_in_sight(const Plan& plan, Terminal& terminal) {
    InSight sight(terminal, "the draws made");
    return solve(plan, sight.work());
}

std::vector<Output> outputs_of(const Comparison& comparison, const ResultOptions& options, const Terminal& terminal) {
    std::vector<Output> outputs;
    if (!options.brief.empty())
        outputs.push_back(
            {options.brief, to_html_brief(comparison, std::nullopt,
                                          {.command = terminal.command_line(), .date = today(), .why = {}})});
    const TerminalOptions shape{.width = terminal.width(),
                                .colour = terminal.colour() && options.output.empty(),
                                .rows = static_cast<std::size_t>(options.rows)};
    if (!options.explain.empty()) {
        outputs.push_back(
            {options.output,
             options.json ? to_json(comparison, options.explain) : to_terminal(comparison, options.explain, shape),
             options.json});
        return outputs;
    }
    outputs.push_back({options.output,
                       options.json  ? to_json(comparison)
                       : options.csv ? to_csv(comparison)
                                     : to_terminal(comparison, shape),
                       options.json || options.csv});
    return outputs;
}

ExitCode account_for(const Comparison& comparison, Terminal& terminal) {
    ExitCode code = ExitCode::fine;
    for (const Future& future : comparison.futures) {
        const Convergence& end = future.outcome.convergence;
        const std::string& id = future.compiled.scenario.id;
        if (end.status == SolveStatus::converged) {
            terminal.narrate(fmt::format("{}: converged in {} iterations, {:.1f} ms, largest residual {:.0e}", id,
                                         end.iterations, end.seconds * 1e3, end.residual));
            continue;
        }
        complain(fmt::format("{}: not converged ({}) after {} iterations: {}. What is shown is no equilibrium", id,
                             to_string(end.status), end.iterations, distance(future)));
        code = ExitCode::not_converged;
    }
    return code;
}

}  // namespace detente::cli
