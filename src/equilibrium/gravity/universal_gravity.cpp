#include "detente/equilibrium/universal_gravity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "equilibrium/gravity/gravity_measures.hpp"
#include "equilibrium/gravity/gravity_system.hpp"
#include "equilibrium/solve/anderson.hpp"
#include "equilibrium/solve/certificate.hpp"
#include "equilibrium/solve/components.hpp"
#include "equilibrium/solve/numeraire.hpp"
#include "equilibrium/solve/one_way.hpp"
#include "equilibrium/solve/products.hpp"
#include "equilibrium/solve/row_order.hpp"

namespace detente {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;

void check(const World& world, const Shock& shock, const UniversalGravityOptions& options) {
    check_options(options);
    if (world.sectors.size() != 1) {
        throw InputError(world.id, 0, "model.kind",
                         fmt::format("the gravity model has one sector, and this world has {}", world.sectors.size()),
                         "choose a one-sector world");
    }
    check_numeraire(world, options.numeraire);
    check_shock(world, shock);
    if (!shock.export_tax.empty())
        throw InputError(world.id, 0, "export_tax", "belongs to the model with sectors and would be silently ignored",
                         "choose the model with sectors");
}

GravityBaseline baseline_of(const World& world) {
    const Index n = static_cast<Index>(world.n());
    GravityBaseline base;
    base.net = Eigen::Map<const Matrix>(world.trade.data(), n, n);
    if (!world.tariff.empty()) base.tariff = Eigen::Map<const Matrix>(world.tariff.data(), n, n);
    return base;
}

/// An economy that nobody sells to, or that nobody buys from, has no price: the shock must be mended.
void check_supplied(const World& world, const GravityBaseline& base, const Shock& shock) {
    for (std::size_t k = 0; k < world.n(); ++k) {
        bool buys = false, sells = false;
        for (std::size_t m = 0; m < world.n(); ++m) {
            const auto open = [&](std::size_t importer, std::size_t exporter) {
                return base.net(Index(importer), Index(exporter)) > 0 &&
                       (shock.trade_cost_hat.empty() ||
                        std::isfinite(shock.trade_cost_hat[importer * world.n() + exporter]));
            };
            buys = buys || open(k, m);
            sells = sells || open(m, k);
        }
        if (buys && sells) continue;
        throw InputError(world.id, 0, world.economies[k].id,
                         fmt::format("{} is left with no {}: its prices have no meaning", world.economies[k].name,
                                     buys ? "buyer" : "supplier"),
                         "give it domestic sales in the data, or lift a ban");
    }
}

/// Of sales over output less one, over all markets; infinite where prices have run away.
double largest_residual(const ArrayXd& gap, double scale) {
    return gap.allFinite() ? ((scale * gap).exp() - 1).abs().maxCoeff() : std::numeric_limits<double>::infinity();
}

ArrayXd newton_step(const GravitySystem& system, const ArrayXd& gap) {
    Eigen::MatrixXd J = system.jacobian();
    const auto& component = system.component();
    for (Index i = 0; i < J.rows(); ++i) {
        for (Index j = 0; j < J.cols(); ++j) {
            if (component[std::size_t(i)] == component[std::size_t(j)]) J(i, j) -= 1.0 / double(J.rows());
        }
    }
    ArrayXd step = dense::solved(J, -gap.matrix()).array();
    system.normalise(step);
    return step;
}

/// Where the iteration stands: prices, the gap of every market there, and its size.
struct Point {
    ArrayXd log_p, gap;
    double residual = std::numeric_limits<double>::infinity();
};

void look(GravitySystem& system, Point& at, double scale, Convergence& convergence) {
    system.normalise(at.log_p);
    system.sweep(at.log_p, at.gap);
    at.residual = largest_residual(at.gap, scale);
    if (!at.log_p.allFinite()) at.residual = std::numeric_limits<double>::infinity();
    ++convergence.iterations;
}

/// What was asked for, or what rounding leaves of it where prices spread widely.
double tolerance(const Point& at, double scale, const UniversalGravityOptions& options) {
    const double rounding = 128 * std::numeric_limits<double>::epsilon() * scale * (1 + at.log_p.abs().maxCoeff());
    return std::max(options.tolerance, std::min(rounding, 1e-11));
}

/// A Newton step of at most e^2 in any price, halved until the residual falls; false when it does not.
bool newton_move(GravitySystem& system, Point& at, double scale, Convergence& convergence) {
    ArrayXd step = newton_step(system, at.gap);
    if (!step.allFinite()) return false;
    step *= std::min(1.0, 2.0 / std::max(1e-300, step.abs().maxCoeff()));
    for (int halving = 0; halving < 8; ++halving, step *= 0.5) {
        Point next{at.log_p + step, {}};
        look(system, next, scale, convergence);
        if (next.residual < at.residual) {
            at = std::move(next);
            return true;
        }
    }
    return false;
}

/// The main loop: sweep, look at the residual, step. An accelerated step that makes things worse is taken back for the
/// plain one; slow progress hands over to Newton, and Newton without progress to plain steps.
void iterate(GravitySystem& system, ArrayXd& log_p, const UniversalGravityOptions& options, Convergence& convergence) {
    const double scale = 1 + options.trade_elasticity + options.supply_elasticity;
    Anderson anderson(system.size(), options.anderson_depth);
    bool newton = options.method == GravityMethod::newton;
    int plain_steps = 0, milestone_at = 0;
    double milestone = std::numeric_limits<double>::infinity();

    Point at{log_p, {}};
    look(system, at, scale, convergence);
    convergence.iterations = 0;  // the look at the baseline costs nothing new
    const ArrayXd response = system.own_response();
    Point best = at;
    while (convergence.iterations < options.max_iterations) {
        if (at.residual <= tolerance(at, scale, options)) break;
        if (at.residual < 0.1 * milestone) milestone = at.residual, milestone_at = convergence.iterations;
        if (convergence.iterations > milestone_at + 50) newton = true;

        if (newton && plain_steps == 0) {
            if (!newton_move(system, at, scale, convergence)) {
                plain_steps = 30;
                anderson.restart();
                look(system, at, scale, convergence);
            }
        } else {
            Point next = at;
            if (plain_steps > 0) {
                --plain_steps;
                next.log_p += at.gap;
            } else {
                anderson.step(next.log_p, at.gap * response);
            }
            look(system, next, scale, convergence);
            if (next.residual > 2 * at.residual && plain_steps == 0) {
                anderson.restart();
                next.log_p = at.log_p + at.gap;
                look(system, next, scale, convergence);
            }
            at = std::move(next);
        }
        if (at.residual < best.residual) best = at;
    }
    log_p = best.log_p;
    const bool done = best.residual <= tolerance(best, scale, options);
    convergence.status = done                           ? SolveStatus::converged
                         : std::isfinite(best.residual) ? SolveStatus::max_iterations
                                                        : SolveStatus::diverged;
}

/// The prices of another outcome, where it has them for every economy.
void start_from(const Outcome& nearby, ArrayXd& log_p) {
    const Measure* price = nearby.measure("producer_price_pct");
    if (!price || Index(price->values.size()) != log_p.size()) return;
    const ArrayXd start = (Eigen::Map<const ArrayXd>(price->values.data(), log_p.size()) / 100).log1p();
    if (start.allFinite()) log_p = start;
}

/// Sets the price level of every component: see docs/conventions.md, numeraire.
void apply_numeraire(const World& world, GravitySystem& system, ArrayXd& log_p, const std::string& numeraire,
                     Notes& notes) {
    const auto& component = system.component();
    const ArrayXd output_hat = system.nominal_output_hat();
    const ArrayXd& output = system.output_before();
    for (int c = 0; c < system.components(); ++c) {
        double sum = 0;
        Index largest = -1;
        Index named = -1;
        for (Index i = 0; i < log_p.size(); ++i) {
            if (component[std::size_t(i)] != c) continue;
            sum += output_hat[i];
            if (largest < 0 || output[i] > output[largest]) largest = i;
            if (world.economies[std::size_t(i)].id == numeraire) named = i;
        }
        double shift = c == 0 ? -std::log(sum / double(system.linked_before(largest))) : -log_p[largest];
        if (named >= 0) shift = -log_p[named];
        for (Index i = 0; i < log_p.size(); ++i) {
            if (component[std::size_t(i)] == c) log_p[i] += shift;
        }
        if (c > 0) {
            notes.push_back(
                {"cut-off",
                 fmt::format("{} does not trade with the rest of the world; its prices are in units of its own good",
                             world.economies[std::size_t(named >= 0 ? named : largest)].name)});
        }
    }
}

/// Balanced trade where goods go one way only has no equilibrium but autarky, however near prices come to clearing.
bool balances_one_way(GravitySystem& system, const UniversalGravityOptions& options) {
    if (options.deficits != Deficits::zero && options.deficits != Deficits::closed) return false;
    ArrayXd gap;
    system.sweep(ArrayXd::Zero(system.size()), gap);
    return !system.one_way(link_threshold).empty();
}

/// Why there may be no equilibrium to find, in the names of the economies concerned.
void explain_failure(const World& world, GravitySystem& system, const ArrayXd& log_p, Outcome& outcome) {
    if (outcome.convergence.status == SolveStatus::converged) return;
    ArrayXd gap;
    system.sweep(log_p, gap);
    for (const Index i : system.beyond_output()) {
        outcome.notes.push_back(
            {"surplus", fmt::format("what {} lends in this closure is more than it makes; no equilibrium has that",
                                    world.economies[std::size_t(i)].name)});
    }
    system.sweep(ArrayXd::Zero(log_p.size()), gap);  // at baseline prices, before they run away
    const std::vector<std::size_t> cut = system.one_way(1e-6);
    if (!cut.empty()) outcome.notes.push_back(one_way_note(world, cut));
}

}  // namespace

void describe(UniversalGravityOptions& o, OptionVisitor& v) {
    v.visit({.name = "trade_elasticity",
             .help = "Elasticity of flows to trade costs (phi)",
             .min = 0,
             .max = 100,
             .min_excluded = true},
            o.trade_elasticity);
    v.visit({.name = "supply_elasticity",
             .help = "Elasticity of output to the real price of output (psi)",
             .min = 0,
             .max = 100},
            o.supply_elasticity);
    v.choice({.name = "deficits",
              .help = "How trade imbalances follow the shock",
              .choices = {"multiplicative", "world-share", "income-share", "zero", "closed"}},
             o.deficits);
    v.visit({.name = "numeraire",
             .help = "world-output (mean change of output is one), or an economy whose price is one",
             .metavar = "ECONOMY",
             .complete = "economy"},
            o.numeraire);
    v.choice({.name = "method",
              .help = "Anderson-accelerated fixed point, or Newton from the start",
              .choices = {"anderson", "newton"}},
             o.method);
    v.visit({.name = "tolerance",
             .help = "Largest residual of a market, relative to its size",
             .min = 0,
             .max = 1,
             .min_excluded = true},
            o.tolerance);
    v.visit({.name = "max_iterations", .help = "Sweeps before giving up", .min = 1}, o.max_iterations);
    v.visit({.name = "anderson_depth", .help = "Differences kept by the acceleration", .min = 1, .max = 50},
            o.anderson_depth);
    v.visit({.name = "certify", .help = "Also compute the Newton step at the solution"}, o.certify);
}

Outcome solve_universal_gravity(const World& world, const Shock& shock, const UniversalGravityOptions& options,
                                const Outcome* nearby) {
    check(world, shock, options);
    if (const RowOrder order(world); !order.kept()) {
        Outcome outcome = solve_universal_gravity(order.turn(world), order.turn(shock), options, nearby);
        order.turn_back(outcome);
        return outcome;
    }
    GravityBaseline base = baseline_of(world);
    check_supplied(world, base, shock);
    const auto started = std::chrono::steady_clock::now();

    Outcome outcome;
    ArrayXd log_p = ArrayXd::Zero(base.net.rows());
    if (options.deficits == Deficits::zero) {
        GravitySystem purge(base, {}, options);
        iterate(purge, log_p, options, outcome.convergence);
        if (balances_one_way(purge, options)) outcome.convergence.status = SolveStatus::diverged;
        ArrayXd gap;
        purge.sweep(log_p, gap);
        apply_numeraire(world, purge, log_p, "world-output", outcome.notes);
        purge.sweep(log_p, gap);
        base.net = purge.flows(log_p);
        explain_failure(world, purge, log_p, outcome);
        log_p.setZero();
        outcome.notes.push_back({"purged", "changes are against the baseline solved without trade deficits"});
    }
    const int purge_iterations = outcome.convergence.iterations;
    const SolveStatus purge_status =
        options.deficits == Deficits::zero ? outcome.convergence.status : SolveStatus::converged;

    // A purged baseline is balanced, and the multiplicative closure keeps it so.
    UniversalGravityOptions closure = options;
    if (options.deficits == Deficits::zero) closure.deficits = Deficits::multiplicative;
    GravitySystem system(base, shock, closure);
    if (nearby) start_from(*nearby, log_p);
    iterate(system, log_p, options, outcome.convergence);
    outcome.convergence.iterations += purge_iterations;
    if (purge_status != SolveStatus::converged)
        outcome.convergence.status = purge_status;
    else if (balances_one_way(system, options))
        outcome.convergence.status = SolveStatus::diverged;
    ArrayXd gap;
    system.sweep(log_p, gap);
    apply_numeraire(world, system, log_p, options.numeraire, outcome.notes);
    system.sweep(log_p, gap);
    if (options.certify) outcome.convergence.newton_step = newton_step(system, gap).abs().maxCoeff();
    measure_gravity(world, base, system, log_p, options, outcome);
    // The certificate, taken from the flows, has the last word.
    certify(outcome, std::max(1e-9, 10 * options.tolerance));
    explain_failure(world, system, log_p, outcome);
    outcome.convergence.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return outcome;
}

}  // namespace detente
