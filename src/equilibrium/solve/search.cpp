#include "equilibrium/solve/search.hpp"

#include <cmath>

namespace detente {
namespace {

using Eigen::ArrayXd;

constexpr int shares = 8;

bool over(const Ending& ending) {
    return ending.status == SolveStatus::converged || ending.status == SolveStatus::stopped;
}

/// From rest along the shock; x is where it ended.
Ending follow(const Search& search, ArrayXd& x) {
    Ending sum{.status = SolveStatus::converged};
    x = search.rest;
    for (int k = 1; k <= shares && sum.status == SolveStatus::converged; ++k) {
        const Ending part = k < shares ? search.solve_part(double(k) / shares, x)
                                       : FixedPoint(search.equations, search.rules, search.work).run(x);
        sum = {part.status, sum.iterations + part.iterations, part.residual};
    }
    return sum;
}

}  // namespace

Found find_equilibrium(const Search& search, const ArrayXd* near, ArrayXd& x) {
    int used = 0;
    if (near) {
        x = *near;
        const Ending ending = FixedPoint(search.equations, search.rules, search.work).run(x);
        if (over(ending)) return {ending};
        used = ending.iterations;
    }
    x = search.rest;
    Ending direct = FixedPoint(search.equations, search.rules, search.work).run(x);
    direct.iterations += used;
    const bool trusted = direct.status == SolveStatus::stopped || !search.far ||
                         (direct.status == SolveStatus::converged && !search.far(x));
    if (trusted) return {direct};

    ArrayXd along;
    Ending path = follow(search, along);
    path.iterations += direct.iterations;
    direct.iterations = path.iterations;
    if (path.status != SolveStatus::converged) return {direct};
    const bool several = direct.status == SolveStatus::converged && !((along - x).abs().maxCoeff() <= 1e-4);
    x = along;
    return {path, several};
}

Note several_equilibria() {
    return {"several-equilibria",
            "searches from different starts end at different equilibria; the figures are of the one that the change "
            "leads to when it comes little by little"};
}

Shock part_of(const World& world, const Shock& shock, double share, const ArrayXd& elasticity) {
    Shock part = shock;
    const std::size_t n = world.n(), J = world.sectors.size();
    for (std::size_t cell = 0; cell < part.trade_cost_hat.size(); ++cell) {
        double& factor = part.trade_cost_hat[cell];
        factor = std::isinf(factor) ? std::pow(1 - share, -1 / elasticity[Eigen::Index(cell / n % J)])
                                    : std::pow(factor, share);
    }
    for (std::size_t cell = 0; cell < part.tariff.size(); ++cell) {
        const double before = world.tariff.empty() ? 1 : 1 + world.tariff[cell];
        part.tariff[cell] = before * std::pow((1 + part.tariff[cell]) / before, share) - 1;
    }
    for (double& tax : part.export_tax) tax = std::pow(1 + tax, share) - 1;
    for (double& factor : part.productivity_hat) factor = std::pow(factor, share);
    return part;
}

}  // namespace detente
