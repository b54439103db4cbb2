#pragma once
#include <functional>

#include "detente/equilibrium/outcome.hpp"
#include "detente/equilibrium/shock.hpp"
#include "equilibrium/solve/fixed_point.hpp"

namespace detente {

/// Where a model looks for the equilibrium of one shock.
struct Search {
    Equations& equations;
    LoopRules rules;
    const Work& work;
    Eigen::ArrayXd rest;  ///< the world as it is
    /// Whether a point is so far from rest that it may be another equilibrium than the one the shock leads to; empty:
    /// there is one only.
    std::function<bool(const Eigen::ArrayXd&)> far = {};
    /// Moves x to the equilibrium of a share of the shock.
    std::function<Ending(double share, Eigen::ArrayXd& x)> solve_part = {};
};

struct Found {
    Ending ending;
    bool several = false;  ///< two searches ended at different equilibria
};

/// Moves x to the equilibrium: from `near` where it leads to one; else from rest. Where that ends far away, the shock
/// is also followed from rest share by share. Where both arrive, the end nearest to rest is the answer.
Found find_equilibrium(const Search&, const Eigen::ArrayXd* near, Eigen::ArrayXd& x);

/// What is said where `several`.
Note several_equilibria();

/// A share of the way to `shock`: factors and 1 + taxes to the power of the share; a ban lets its share less of the
/// flow pass. `elasticity`: of trade, by sector.
Shock part_of(const World&, const Shock&, double share, const Eigen::ArrayXd& elasticity);

}  // namespace detente
