#include "equilibrium/solve/certificate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace detente {
namespace {

bool finite(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double x) { return std::isfinite(x); });
}

bool finite(const Outcome& outcome) {
    const auto measured = [](const Measure& measure) { return finite(measure.values); };
    return std::all_of(outcome.measures.begin(), outcome.measures.end(), measured) && finite(outcome.trade_after) &&
           finite(outcome.sector_price_pct) && finite(outcome.sector_output_pct) &&
           std::isfinite(outcome.world_welfare_pct) && std::isfinite(outcome.world_trade_pct);
}

}  // namespace

void take_residuals(Outcome& outcome, const Eigen::ArrayXd& residuals) {
    outcome.convergence.residuals.assign(residuals.data(), residuals.data() + residuals.size());
    outcome.convergence.residual =
        residuals.allFinite() ? residuals.maxCoeff() : std::numeric_limits<double>::infinity();
}

void certify(Outcome& outcome, double bound) {
    SolveStatus& status = outcome.convergence.status;
    if (status != SolveStatus::converged) return;
    if (!finite(outcome))
        status = SolveStatus::not_finite;
    else if (!(outcome.convergence.residual <= bound))
        status = SolveStatus::diverged;
}

}  // namespace detente
