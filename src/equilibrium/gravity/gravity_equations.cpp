#include "equilibrium/gravity/gravity_equations.hpp"

#include <algorithm>
#include <limits>

#include "equilibrium/solve/products.hpp"

namespace detente {

using Eigen::ArrayXd;
using Eigen::Index;

/// Of sales over output less one, over all markets.
double GravityEquations::residual(const ArrayXd& gap) const {
    return gap.allFinite() ? ((scale_ * gap).exp() - 1).abs().maxCoeff() : std::numeric_limits<double>::infinity();
}

/// What was asked for, or what rounding leaves of it where prices spread widely.
double GravityEquations::tolerance(const ArrayXd& x) const {
    const double rounding = 128 * std::numeric_limits<double>::epsilon() * scale_ * (1 + x.abs().maxCoeff());
    return std::max(asked_, std::min(rounding, 1e-11));
}

bool GravityEquations::newton_step(ArrayXd& gap) const {
    Eigen::MatrixXd J = system_.jacobian();
    const auto& component = system_.component();
    for (Index i = 0; i < J.rows(); ++i) {
        for (Index j = 0; j < J.cols(); ++j) {
            if (component[std::size_t(i)] == component[std::size_t(j)]) J(i, j) -= 1.0 / double(J.rows());
        }
    }
    gap = dense::solved(J, -gap.matrix()).array();
    system_.normalise(gap);
    return true;
}

LoopRules gravity_rules(const UniversalGravityOptions& options) {
    return {.max_iterations = int(std::min<std::int64_t>(options.max_iterations, std::numeric_limits<int>::max())),
            .anderson_depth = options.anderson_depth,
            .setback = 2,
            .safe_stretch = 30,
            .patience = 50,
            .newton = true,
            .newton_first = options.method == GravityMethod::newton,
            .stalled_after = std::numeric_limits<int>::max(),
            .settled_after = std::numeric_limits<int>::max()};
}

}  // namespace detente
