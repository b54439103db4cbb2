#include "equilibrium/sectors/settled_baseline.hpp"

#include <fmt/format.h>

#include "detente/support/error.hpp"
#include "equilibrium/solve/one_way.hpp"
#include "equilibrium/solve/row_order.hpp"

namespace detente {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;

/// A baseline further than this from its own equations is not folded away as rounding: it is solved first.
constexpr double baseline_tolerance = 1e-6;

/// The equations of the data themselves, and where they hold.
struct Rest {
    Rest(const SectorBaseline& base, const SectorParameters& parameters, SectorModelOptions options)
        : system(base, {}, (options.rebalance = true, options), parameters), state(system.start()) {
        found = solve_sector_equations(system, options, {}, state);
        ArrayXd gap;
        system.sweep(state, gap);
    }
    SectorSystem system;
    ArrayXd state;
    Ending found;
};

/// The solved equilibrium as a baseline of its own.
SectorBaseline settled(const SectorBaseline& base, const SectorSystem& system, const ArrayXd& state) {
    SectorBaseline after = base;
    for (Index j = 0; j < base.sectors; ++j) after.net[std::size_t(j)] = system.flows(j, state);
    after.spending = system.spending(state);
    after.value_added = system.wage(state) * system.labour(state) * base.value_added;
    after.deficit = system.deficit();
    after.residual = 0;
    return after;
}

/// The world's tables as the equilibrium has them.
World with_tables(const World& world, const SectorBaseline& base, const SectorBaseline& after, const ArrayXd& income) {
    World out = world;
    const std::size_t J = world.sectors.size();
    Grid made = Grid::Zero(base.n, base.sectors), served = made;
    for (std::size_t j = 0; j < J; ++j) {
        made.col(Index(j)) = received_by_producers(after.net[j], base.nu);
        served.col(Index(j)) = earned_at_home(after.net[j], base.nu);
        for (std::size_t k = 0; k < world.n(); ++k) {
            for (std::size_t i = 0; i < world.n(); ++i)
                out.trade[world.cell(k, j, i)] = after.net[j](Index(k), Index(i));
        }
    }
    for (std::size_t k = 0; k < world.n() && !world.value_added.empty(); ++k) {
        for (std::size_t j = 0; j < J; ++j) {
            out.value_added[k * J + j] =
                base.gamma_va(Index(k), Index(j)) * made(Index(k), Index(j)) + served(Index(k), Index(j));
            out.final_demand[k * J + j] = base.alpha(Index(k), Index(j)) * income[Index(k)];
            for (std::size_t s = 0; s < J; ++s)
                out.inputs[(k * J + s) * J + j] = base.gamma[k](Index(s), Index(j)) * made(Index(k), Index(j));
        }
    }
    if (!out.transfers.empty()) out.transfers.assign(after.deficit.data(), after.deficit.data() + after.deficit.size());
    return out;
}

}  // namespace

Ending solve_sector_equations(SectorSystem& system, const SectorModelOptions& options, const Work& work,
                              ArrayXd& state) {
    SectorEquations equations(system, options.tolerance);
    return FixedPoint(equations, sector_rules(options), work).run(state);
}

SettledBaseline settled_baseline(const World& world, const SectorParameters& parameters,
                                 const SectorModelOptions& options) {
    SettledBaseline out{sector_baseline(world, parameters.nu), {.status = SolveStatus::converged}, {}};
    const bool purge = options.deficits == Deficits::zero;
    const double off = out.base.residual;
    if (!options.rebalance && !purge && off <= baseline_tolerance) return out;
    const Rest rest(out.base, parameters, options);
    out.found = rest.found;
    if (const auto cut = rest.system.one_way(); purge && !cut.empty()) {
        out.found.status = SolveStatus::diverged;
        out.notes.push_back(one_way_note(world, cut));
    }
    out.notes.push_back(
        purge ? Note{"purged", "changes are against the baseline solved without trade deficits"}
              : Note{"rebalanced", fmt::format("the data are {:.2g} percent from an equilibrium in their worst "
                                               "market; changes are against the baseline solved from the data's "
                                               "shares",
                                               100 * off)});
    if (out.found.status != SolveStatus::converged)
        out.notes.push_back({"baseline", "no equilibrium found for the data themselves"});
    out.base = settled(out.base, rest.system, rest.state);
    return out;
}

World solved_baseline(const World& world, const SectorModelOptions& options) {
    if (const RowOrder order(world); !order.kept()) return order.turn_back(solved_baseline(order.turn(world), options));
    const SectorParameters parameters = sector_parameters(world, options);
    const SectorBaseline base = sector_baseline(world, parameters.nu);
    const Rest rest(base, parameters, options);
    if (const auto cut = rest.system.one_way(); !cut.empty() && options.deficits == Deficits::zero) {
        throw InputError(world.id, 0, "baseline", one_way_note(world, cut).in_words(),
                         "drop these economies, or keep their deficits");
    }
    if (rest.found.status != SolveStatus::converged) {
        throw InputError(world.id, 0, "baseline", "no equilibrium found for the data themselves",
                         "mend the tables first: detente check world");
    }
    return with_tables(world, base, settled(base, rest.system, rest.state), rest.system.income());
}

}  // namespace detente
