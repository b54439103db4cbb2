#include "scenario/compile/trade_targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "scenario/file/quantity.hpp"

namespace detente {
namespace {

constexpr int most_steps = 40;
constexpr double longest_step = 2;  ///< in log trade costs

Shock with_factors(const World& world, const Shock& shock, const std::vector<TargetedTrade>& targets,
                   const std::vector<double>& log_factors) {
    Shock out = shock;
    if (out.trade_cost_hat.empty()) out.trade_cost_hat.assign(world.trade.size(), 1.0);
    for (std::size_t k = 0; k < targets.size(); ++k)
        for (const std::size_t cell : targets[k].cells) out.trade_cost_hat[cell] *= std::exp(log_factors[k]);
    return out;
}

/// How far each target's trade is above what it should be, in logs.
std::vector<double> gaps(const std::vector<TargetedTrade>& targets, const Outcome& outcome) {
    std::vector<double> out;
    for (const TargetedTrade& target : targets)
        out.push_back(std::log1p(trade_pct(target.cells, outcome) / 100) - std::log1p(target.growth));
    return out;
}

double largest(const std::vector<double>& values) {
    double most = 0;
    for (const double value : values) most = std::isfinite(value) ? std::max(most, std::abs(value)) : INFINITY;
    return most;
}

}  // namespace

Outcome ModelAsUsed::solve(const World& world, const Shock& shock, const Outcome* near) const {
    return kind == ModelKind::sectors ? solve_sector_model(world, shock, sectors, near)
                                      : solve_universal_gravity(world, shock, gravity, near);
}

double ModelAsUsed::trade_elasticity() const {
    if (kind == ModelKind::gravity) return gravity.trade_elasticity;
    double sum = 0;
    for (const double one : sectors.trade_elasticity) sum += one;
    return sectors.trade_elasticity.empty() ? 4 : sum / static_cast<double>(sectors.trade_elasticity.size());
}

double trade_pct(const std::vector<std::size_t>& cells, const Outcome& outcome) {
    double before = 0, after = 0;
    for (const std::size_t cell : cells) before += outcome.trade_before[cell], after += outcome.trade_after[cell];
    return before == 0 ? std::numeric_limits<double>::quiet_NaN() : 100 * (after / before - 1);
}

Solved solve_for_targets(const World& world, const Shock& shock, const std::vector<TargetedTrade>& targets,
                         const ModelAsUsed& model, const Start& start) {
    if (targets.empty()) return {model.solve(world, shock, start.outcome), {}};
    ModelAsUsed rough = model;
    rough.gravity.certify = false;
    std::vector<double> at = start.log_factors, slope(targets.size(), -model.trade_elasticity());
    if (at.empty())
        for (const TargetedTrade& target : targets) at.push_back(-std::log1p(target.growth) / model.trade_elasticity());
    Outcome outcome = rough.solve(world, with_factors(world, shock, targets, at), start.outcome);
    std::vector<double> gap = gaps(targets, outcome);
    int step = 0;
    for (; step < most_steps && largest(gap) > start.tolerance && std::isfinite(largest(gap)); ++step) {
        std::vector<double> next = at;
        for (std::size_t k = 0; k < targets.size(); ++k)
            next[k] -= std::clamp(gap[k] / slope[k], -longest_step, longest_step);
        Outcome there = rough.solve(world, with_factors(world, shock, targets, next), &outcome);
        const std::vector<double> gap_there = gaps(targets, there);
        for (std::size_t k = 0; k < targets.size(); ++k) {
            const double secant = (gap_there[k] - gap[k]) / (next[k] - at[k]);
            if (std::isfinite(secant) && secant < 0) slope[k] = secant;
        }
        at = std::move(next), gap = gap_there, outcome = std::move(there);
    }
    const bool found = largest(gap) <= start.tolerance;
    if (model.gravity.certify && model.kind == ModelKind::gravity)
        outcome = model.solve(world, with_factors(world, shock, targets, at), &outcome);
    if (!found && outcome.convergence.status == SolveStatus::converged)
        outcome.convergence.status = SolveStatus::max_iterations;
    return {std::move(outcome), std::move(at)};
}

void note_factors(const std::vector<TargetedTrade>& targets, Future& future) {
    for (std::size_t k = 0; k < targets.size(); ++k)
        future.outcome.notes.push_back(
            {"trade-target",
             fmt::format("a factor of {:.5f} on the trade costs {} changes their trade by {} (change {})",
                         future.found[k].factor, targets[k].whose, in_percent(future.found[k].trade_pct / 100),
                         targets[k].change + 1)});
}

}  // namespace detente
