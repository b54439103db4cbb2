#pragma once
#include <vector>

#include "detente/scenario/comparison.hpp"

namespace detente {

/// A model with its options, of either kind.
struct ModelAsUsed {
    ModelKind kind = ModelKind::gravity;
    UniversalGravityOptions gravity = {};
    SectorModelOptions sectors = {};

    Outcome solve(const World&, const Shock&, const Outcome* near) const;
    /// Of flows to trade costs, the mean over sectors.
    double trade_elasticity() const;
};

/// Where a search starts: another solution of the same targets. Null and empty: the world as it is.
struct Start {
    const Outcome* outcome = nullptr;
    std::vector<double> log_factors = {};
    double tolerance = 1e-9;  ///< of the log of the trade that is aimed at
};

struct Solved {
    Outcome outcome;
    std::vector<double> log_factors;  ///< one a target
};

/// The equilibrium at which each target's flows have grown as they should, by one trade-cost factor on the cells of
/// each. A secant in logs, every target by its own slope, begun at minus the trade elasticity. Without targets: the
/// equilibrium. Where the search ends short of its tolerance, the outcome's status says max_iterations.
Solved solve_for_targets(const World&, const Shock&, const std::vector<TargetedTrade>&, const ModelAsUsed&,
                         const Start&);

/// Percent change of the sum of these flows; NaN where nothing was traded before.
double trade_pct(const std::vector<std::size_t>& cells, const Outcome&);

/// Says in the outcome's notes which factor was found.
void note_factors(const std::vector<TargetedTrade>&, Future&);

}  // namespace detente
