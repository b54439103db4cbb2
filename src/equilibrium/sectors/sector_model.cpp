#include "detente/equilibrium/sector_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>

#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "equilibrium/sectors/sector_measures.hpp"
#include "equilibrium/sectors/sector_parameters.hpp"
#include "equilibrium/sectors/sector_system.hpp"
#include "equilibrium/solve/anderson.hpp"
#include "equilibrium/solve/certificate.hpp"
#include "equilibrium/solve/numeraire.hpp"
#include "equilibrium/solve/one_way.hpp"
#include "equilibrium/solve/row_order.hpp"

namespace detente {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;

/// Where rounding stops the iteration short of the tolerance, a solution this good still counts; the certificate says
/// how good it is.
constexpr double accepted_residual = 1e-9;

/// A baseline further than this from its own equations is not folded away as rounding: it is solved first.
constexpr double baseline_tolerance = 1e-6;

/// Every sector that an economy spends on must have a supplier left.
void check_supplied(const World& world, const SectorBaseline& base, const Shock& shock) {
    if (shock.trade_cost_hat.empty()) return;
    for (Index n = 0; n < base.n; ++n) {
        for (Index j = 0; j < base.sectors; ++j) {
            if (!(base.spending(n, j) > 0)) continue;
            bool open = false;
            for (Index i = 0; i < base.n && !open; ++i) {
                open = base.net[std::size_t(j)](n, i) > 0 &&
                       std::isfinite(shock.trade_cost_hat[world.cell(std::size_t(n), std::size_t(j), std::size_t(i))]);
            }
            if (open) continue;
            throw InputError(world.id, 0, world.economies[std::size_t(n)].id,
                             fmt::format("{} is left with no supplier of '{}': its prices have no meaning",
                                         world.economies[std::size_t(n)].name, world.sectors[std::size_t(j)].name),
                             "lift a ban, or ban other sectors");
        }
    }
}

struct Point {
    ArrayXd state, gap;
    double residual = std::numeric_limits<double>::infinity();
};

void look(SectorSystem& system, Point& at, Convergence& convergence) {
    system.normalise(at.state);
    system.sweep(at.state, at.gap);
    at.residual = system.largest_residual(at.gap);
    ++convergence.iterations;
}

/// The main loop: sweep, look at the residual, step. An accelerated step that makes things much worse is taken back for
/// the plain one, damped.
void iterate(SectorSystem& system, ArrayXd& state, const SectorModelOptions& options, Convergence& convergence) {
    Anderson anderson(system.size(), options.anderson_depth);
    Point at{state, {}};
    look(system, at, convergence);
    --convergence.iterations;  // the look at the baseline costs nothing new
    OwnStep own = system.own_step();
    int sweeps = 0, milestone_at = 0;
    double milestone = std::numeric_limits<double>::infinity();
    Point best = at;
    int rejected = 0;
    const std::int64_t last = convergence.iterations + options.max_iterations;
    int since_best = 0;
    while (convergence.iterations < last && at.residual > options.tolerance &&
           ++since_best < (best.residual < accepted_residual ? 60 : 500)) {
        if (at.residual < 0.1 * milestone) milestone = at.residual, milestone_at = sweeps;
        if (++sweeps > milestone_at + 25 &&
            at.residual > 1e-4) {  // a large shock: the shares at the start say little by now
            own = system.own_step();
            anderson.restart();
            milestone = at.residual, milestone_at = sweeps;
        }
        ArrayXd step = at.gap;
        own.apply(step);
        step = step.max(-5.0).min(5.0);
        Point next = at;
        if (rejected < 3) {
            anderson.step(next.state, step);
        } else {
            next.state += 0.5 * step;
            if (++rejected > 12) rejected = 0, anderson.restart();
        }
        look(system, next, convergence);
        if (next.residual > 3 * at.residual && rejected < 3) {
            ++rejected;
            anderson.restart();
            next.state = at.state + 0.5 * step;
            look(system, next, convergence);
        } else if (rejected < 3) {
            rejected = 0;
        }
        at = std::move(next);
        if (at.residual < best.residual) best = at, since_best = 0;
    }
    state = best.state;
    convergence.status = best.residual <= std::max(accepted_residual, options.tolerance) ? SolveStatus::converged
                         : std::isfinite(best.residual)                                  ? SolveStatus::max_iterations
                                                                                         : SolveStatus::diverged;
}

/// The solved equilibrium as a baseline of its own.
SectorBaseline settled(const SectorBaseline& base, SectorSystem& system, const ArrayXd& state) {
    SectorBaseline after = base;
    for (Index j = 0; j < base.sectors; ++j) after.net[std::size_t(j)] = system.flows(j, state);
    after.spending = system.spending(state);
    after.value_added = system.wage(state) * system.labour(state) * base.value_added;
    after.deficit = system.deficit();
    return after;
}

/// Prices of every economy that trades with the numeraire's are restated in it.
void apply_numeraire(const World& world, const SectorSystem& system, ArrayXd& state, const std::string& numeraire) {
    const Index n = Index(world.n());
    const auto restate = [&](int component, double shift) {
        for (Index k = 0; k < n; ++k) {
            if (system.component()[std::size_t(k)] != component) continue;
            for (Index block = k; block < system.nominal_size(); block += n) state[block] -= shift;
        }
    };
    if (const auto at = world.find_economy(numeraire)) return restate(system.component()[*at], state[Index(*at)]);
    if (numeraire != "world-prices") return;
    const ArrayXd P = system.log_consumer_price(state).exp();
    for (int c = 0; c < system.components(); ++c) {
        double spent = 0, costs_now = 0;
        for (Index k = 0; k < n; ++k) {
            if (system.component()[std::size_t(k)] != c) continue;
            spent += system.income_before()[k];
            costs_now += system.income_before()[k] * P[k];
        }
        restate(c, std::log(costs_now / spent));
    }
}

/// Balanced trade where goods go one way only has no equilibrium but autarky, however near wages come to clearing.
void name_one_way(const World& world, const SectorSystem& system, const SectorModelOptions& options, Outcome& outcome) {
    if (options.deficits != Deficits::zero && options.deficits != Deficits::closed) return;
    const std::vector<std::size_t> cut = system.one_way();
    if (cut.empty()) return;
    outcome.convergence.status = SolveStatus::diverged;
    outcome.notes.push_back(one_way_note(world, cut));
}

/// Which labour markets keep an unfinished solution from clearing.
void name_worst_markets(const World& world, Outcome& outcome) {
    const SolveStatus status = outcome.convergence.status;
    if (status == SolveStatus::converged || status == SolveStatus::not_finite) return;
    const std::vector<double>& residuals = outcome.convergence.residuals;
    const std::size_t worst = std::size_t(std::max_element(residuals.begin(), residuals.end()) - residuals.begin());
    outcome.notes.push_back(
        {"not-converged",
         fmt::format("the labour market of {} is {:.2g} percent from clearing; with deficits kept, a shock that "
                     "all but ends trade between groups of economies has no equilibrium near",
                     world.economies[worst].name, 100 * residuals[worst])});
}

}  // namespace

void describe(SectorModelOptions& o, OptionVisitor& v) {
    v.visit(
        {.name = "labour_supply_elasticity",
         .help = "Employment rises by this much per log of the real wage after tax; left out: the world's own, or 0",
         .min = 0,
         .max = 20,
         .metavar = "NUMBER"},
        o.labour_supply_elasticity);
    v.visit({.name = "scale_elasticity",
             .help = "Unit costs fall by this much per log of what a sector employs; left out: the world's own, or 0",
             .min = 0,
             .max = 20,
             .metavar = "NUMBER"},
            o.scale_elasticity);
    v.visit({.name = "firm_pass_through",
             .help = "Part of a tariff that a firm passes on to its buyers; left out: the world's own, or 1",
             .min = 0,
             .max = 1,
             .metavar = "NUMBER"},
            o.firm_pass_through);
    v.visit({.name = "destination_share",
             .help = "Part of spending on imports that is earned where they are sold; left out: the world's own, or 0",
             .min = 0,
             .max = 0.95,
             .metavar = "NUMBER"},
            o.destination_share);
    v.choice({.name = "deficits",
              .help = "How trade imbalances follow the shock",
              .choices = {"multiplicative", "world-share", "income-share", "zero", "closed"}},
             o.deficits);
    v.visit({.name = "numeraire",
             .help = "world-output (world value added is constant), world-prices (the mean consumer price is), or an "
                     "economy whose wage is one",
             .metavar = "ECONOMY",
             .complete = "economy"},
            o.numeraire);
    v.visit({.name = "rebalance", .help = "First solve the baseline from the data's shares at the old tariffs"},
            o.rebalance);
    v.visit({.name = "tolerance",
             .help = "Largest residual of a market, relative to its size",
             .min = 0,
             .max = 1,
             .min_excluded = true},
            o.tolerance);
    v.visit({.name = "max_iterations", .help = "Sweeps before giving up", .min = 1}, o.max_iterations);
    v.visit({.name = "anderson_depth", .help = "Differences kept by the acceleration", .min = 1, .max = 50},
            o.anderson_depth);
    v.visit({.name = "threads", .help = "At most so many threads; 0: as many as pay", .min = 0, .max = 1024},
            o.threads);
}

Outcome solve_sector_model(const World& world, const Shock& shock, const SectorModelOptions& options) {
    const auto started = std::chrono::steady_clock::now();
    check_options(options);
    check_shock(world, shock);
    if (const RowOrder order(world); !order.kept()) {
        Outcome outcome = solve_sector_model(order.turn(world), order.turn(shock), options);
        order.turn_back(outcome);
        return outcome;
    }
    const SectorParameters parameters = sector_parameters(world, options);
    check_numeraire(world, options.numeraire, {"world-output", "world-prices"});
    SectorBaseline base = sector_baseline(world, parameters.nu);
    check_supplied(world, base, shock);

    Outcome outcome;
    SolveStatus first = SolveStatus::converged;
    SectorModelOptions closure = options;
    auto system = std::make_unique<SectorSystem>(base, shock, closure, parameters);
    const double off = system->baseline_residual();
    if (options.rebalance || options.deficits == Deficits::zero || off > baseline_tolerance) {
        closure.rebalance = true;
        SectorSystem as_found(base, {}, closure, parameters);
        ArrayXd state = as_found.start();
        iterate(as_found, state, closure, outcome.convergence);
        name_one_way(world, as_found, options, outcome);
        ArrayXd gap;
        as_found.sweep(state, gap);
        base = settled(base, as_found, state);
        outcome.notes.push_back(
            options.deficits == Deficits::zero
                ? Note{"purged", "changes are against the baseline solved without trade deficits"}
                : Note{"rebalanced",
                       fmt::format("the data are {:.2g} percent from an equilibrium in their worst market; "
                                   "changes are against the baseline solved from the data's shares",
                                   100 * off)});
        if (outcome.convergence.status != SolveStatus::converged)
            outcome.notes.push_back({"baseline", "no equilibrium found for the data themselves"});
        first = outcome.convergence.status;
        closure.rebalance = false;
        system = std::make_unique<SectorSystem>(base, shock, closure, parameters);
    }

    ArrayXd state = system->start();
    iterate(*system, state, closure, outcome.convergence);
    if (first != SolveStatus::converged)
        outcome.convergence.status = first;
    else
        name_one_way(world, *system, options, outcome);
    apply_numeraire(world, *system, state, options.numeraire);
    ArrayXd gap;
    system->sweep(state, gap);
    measure_sectors(world, base, *system, state, shock, options, outcome);
    certify(outcome, accepted_residual);
    name_worst_markets(world, outcome);
    for (std::size_t k = 0; k < world.n(); ++k) {
        if (system->component()[k] != 0)
            outcome.notes.push_back({"cut-off", fmt::format("{} does not trade with the largest group of economies",
                                                            world.economies[k].name)});
    }
    outcome.convergence.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return outcome;
}

World solved_baseline(const World& world, const SectorModelOptions& options) {
    if (const RowOrder order(world); !order.kept()) return order.turn_back(solved_baseline(order.turn(world), options));
    const SectorParameters parameters = sector_parameters(world, options);
    const SectorBaseline base = sector_baseline(world, parameters.nu);
    SectorModelOptions closure = options;
    closure.rebalance = true;
    SectorSystem system(base, {}, closure, parameters);
    ArrayXd state = system.start(), gap;
    Convergence convergence;
    iterate(system, state, closure, convergence);
    system.sweep(state, gap);
    if (const auto cut = system.one_way(); !cut.empty() && options.deficits == Deficits::zero) {
        throw InputError(world.id, 0, "baseline", one_way_note(world, cut).in_words(),
                         "drop these economies, or keep their deficits");
    }
    if (convergence.status != SolveStatus::converged) {
        throw InputError(world.id, 0, "baseline", "no equilibrium found for the data themselves",
                         "mend the tables first: detente check world");
    }
    const SectorBaseline after = settled(base, system, state);
    World out = world;
    const std::size_t J = world.sectors.size();
    const ArrayXd income = system.income();
    Grid made = Grid::Zero(base.n, base.sectors), served = made;
    for (std::size_t j = 0; j < J; ++j) {
        made.col(Index(j)) = received_by_producers(after.net[j], parameters.nu);
        served.col(Index(j)) = earned_at_home(after.net[j], parameters.nu);
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

}  // namespace detente
