#include "equilibrium/solve/search.hpp"

#include <algorithm>
#include <cmath>

namespace detente {
namespace {

using Eigen::ArrayXd;

constexpr double largest_share = 1.0 / 8, smallest_share = 1.0 / 64;

bool over(const Ending& ending) {
    return ending.status == SolveStatus::converged || ending.status == SolveStatus::stopped;
}

/// From rest along the shock, in shares that are halved where one leads nowhere; x is where it ended.
Ending follow(const Search& search, ArrayXd& x) {
    Ending sum{.status = SolveStatus::converged};
    ArrayXd good = search.rest;
    for (double share = 0, step = largest_share; share < 1;) {
        const double next = std::min(1.0, share + step);
        x = good;
        const Ending part =
            next < 1 ? search.solve_part(next, x) : FixedPoint(search.equations, search.rules, search.work).run(x);
        sum = {part.status, sum.iterations + part.iterations, part.residual};
        if (part.status == SolveStatus::converged) {
            share = next, good = x;
            step = std::min(2 * step, largest_share);
        } else if (step *= 0.5; part.status == SolveStatus::stopped || step < smallest_share) {
            break;
        }
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
    const bool trusted = direct.status == SolveStatus::stopped || direct.status == SolveStatus::max_iterations ||
                         !search.far || (direct.status == SolveStatus::converged && !search.far(x));
    if (trusted) return {direct};

    ArrayXd along;
    Ending path = follow(search, along);
    path.iterations += direct.iterations;
    direct.iterations = path.iterations;
    if (path.status != SolveStatus::converged) return {direct};
    if (direct.status != SolveStatus::converged) {
        x = along;
        return {path};
    }
    const bool several = !((along - x).abs().maxCoeff() <= 1e-4);
    const auto from_rest = [&](const ArrayXd& point) { return (point - search.rest).abs().maxCoeff(); };
    if (several && from_rest(along) < from_rest(x)) x = along;
    return {direct, several};
}

Note several_equilibria() {
    return {"several-equilibria",
            "searches from different starts end at different equilibria; the figures are of the one nearest to the "
            "world as it is"};
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
