#pragma once
#include <vector>

#include "detente/equilibrium/shock.hpp"
#include "detente/world/world.hpp"

namespace bench {

/// How published code solves Caliendo and Parro (2015): nested loops, plain arrays, every power in the inner loop.
/// Given wages, unit costs and prices are iterated to their fixed point; given those, spending is iterated to its own
/// (the published programs invert a dense (N J) x (N J) matrix here, which is slower still); then wages move by a
/// damped step of excess labour demand, and world value added is held constant. Deficits stay fixed in units of world
/// value added. With `one_price_sweep` prices take one sweep for each step of the wages instead, as the model KITE of
/// the Kiel Institute does it (its step is of the trade balance over value added, which with spending at its fixed
/// point is the same excess).
struct Damped {
    std::vector<double> wage, price_index;  ///< [economy], hats; price_index over final demand
    int wage_steps = 0, price_sweeps = 0, spending_sweeps = 0;
};

Damped damped_iteration(const detente::World&, const detente::Shock&, double damping = 0.5, double tolerance = 1e-10,
                        bool one_price_sweep = false);

}  // namespace bench
