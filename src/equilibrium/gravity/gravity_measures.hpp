#pragma once
#include "equilibrium/gravity/gravity_system.hpp"

namespace detente {

/// Fills in the measures by economy, the flows, the world's totals and the residual of every market, recomputed from
/// the flows themselves.
void measure_gravity(const World&, const GravityBaseline&, const GravitySystem&, const Eigen::ArrayXd& log_p,
                     const UniversalGravityOptions&, Outcome&);

}  // namespace detente
