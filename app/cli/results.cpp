#include "results.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "clock.hpp"
#include "detente/report/report.hpp"

namespace detente::cli {
namespace {

/// How far the markets are from clearing, and which is furthest.
std::string distance(const Future& future) {
    const auto& residuals = future.outcome.convergence.residuals;
    if (!std::isfinite(future.outcome.convergence.residual)) return "the numbers left the range of a computer";
    const auto worst = std::max_element(residuals.begin(), residuals.end());
    const auto market = static_cast<std::size_t>(worst - residuals.begin());
    const bool known = market < future.outcome.economies.size();
    return fmt::format("largest residual {:.1e}{}", future.outcome.convergence.residual,
                       known ? " in the market of " + future.outcome.economies[market] : "");
}

}  // namespace

void describe(SettingOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "set",
                   .help = "Override one key of the scenario, e.g. model.trade_elasticity=5.",
                   .metavar = "KEY=VALUE"},
                  options.set);
    visitor.visit({.name = "world",
                   .help = "Another world than the scenario's own: an installed world's id, or a folder.",
                   .metavar = "WORLD",
                   .complete = "world"},
                  options.world);
    visitor.visit({.name = "capital",
                   .help = "The economy from whose point of view results are shown.",
                   .metavar = "ECONOMY",
                   .complete = "economy"},
                  options.capital);
}

void describe(ResultOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "dry_run", .help = "Say what would be solved, in words, and solve nothing."},
                  options.dry_run);
    visitor.visit({.name = "json", .help = "Write JSON (docs/json.md)."}, options.json);
    visitor.visit({.name = "csv", .help = "Write CSV: one row an economy and scenario."}, options.csv);
    visitor.visit({.name = "output",
                   .help = "Write to a file instead of standard output.",
                   .metavar = "FILE",
                   .complete = "file"},
                  options.output);
    visitor.visit({.name = "brief",
                   .help = "Write also a brief: one HTML page that opens offline.",
                   .metavar = "FILE",
                   .complete = "file"},
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

std::vector<Output> outputs_of(const Comparison& comparison, const ResultOptions& options, const Terminal& terminal) {
    std::vector<Output> outputs;
    if (!options.brief.empty())
        outputs.push_back(
            {options.brief, to_html_brief(comparison, std::nullopt,
                                          {.command = terminal.command_line(), .date = today(), .why = {}})});
    const TerminalOptions shape{.width = terminal.width(),
                                .colour = terminal.colour() && options.output.empty(),
                                .rows = static_cast<std::size_t>(options.rows)};
    outputs.push_back({options.output, options.json  ? to_json(comparison)
                                       : options.csv ? to_csv(comparison)
                                                     : to_terminal(comparison, shape)});
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
