#pragma once
#include <Eigen/Dense>

#include "detente/equilibrium/outcome.hpp"

namespace detente {

/// Keeps the residual of every market, recomputed from the flows themselves, and the largest: infinite where one is
/// not a number.
void take_residuals(Outcome&, const Eigen::ArrayXd& residuals);

/// The certificate has the last word: what was called converged is so only where every market clears to `bound` and
/// every figure is a number.
void certify(Outcome&, double bound);

}  // namespace detente
