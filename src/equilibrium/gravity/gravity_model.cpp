#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "detente/equilibrium/universal_gravity.hpp"
#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"
#include "equilibrium/gravity/gravity_equations.hpp"
#include "equilibrium/gravity/gravity_measures.hpp"
#include "equilibrium/solve/certificate.hpp"
#include "equilibrium/solve/components.hpp"
#include "equilibrium/solve/numeraire.hpp"
#include "equilibrium/solve/one_way.hpp"
#include "equilibrium/solve/row_order.hpp"
#include "equilibrium/solve/search.hpp"

namespace detente {

using Eigen::ArrayXd;
using Eigen::Index;

struct GravityModel::Prepared {
    std::shared_ptr<const World> given;  ///< as it came
    std::shared_ptr<const World> world;  ///< with its economies by id
    RowOrder order;
    Options options;
    GravityBaseline base;
    Convergence purge;  ///< how the baseline without deficits was found; converged where none was asked for
    Notes notes;
};

namespace {

constexpr const char* kind = "gravity";

void check(const World& world, const UniversalGravityOptions& options) {
    check_options(options);
    if (world.sectors.size() != 1) {
        throw InputError(world.id, 0, "model.kind",
                         fmt::format("the gravity model has one sector, and this world has {}", world.sectors.size()),
                         "choose a one-sector world");
    }
    check_numeraire(world, options.numeraire);
}

void check(const World& world, const Shock& shock) {
    check_shock(world, shock);
    if (!shock.export_tax.empty()) {
        throw InputError(world.id, 0, "export_tax", "belongs to the model with sectors and would be silently ignored",
                         "choose the model with sectors");
    }
}

GravityBaseline baseline_of(const World& world) {
    const Index n = Index(world.n());
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

/// Without revenue, and where spending follows output, there is one equilibrium (Allen, Arkolakis and Takahashi 2020).
bool may_be_several(const GravitySystem& system, const UniversalGravityOptions& options) {
    return system.has_revenue() || counts_transfers(options.deficits);
}

/// Prices more than fourfold, or less than a fourth, of their mean.
bool far(const ArrayXd& log_p) {
    return !(log_p.abs().maxCoeff() <= std::log(4.0));
}

struct Problem {
    const World& world;
    const GravityBaseline& base;
    const Shock& shock;
    const UniversalGravityOptions& options;
};

Found find_prices(const Problem& problem, GravitySystem& system, const State* near, const Work& work, ArrayXd& log_p) {
    const UniversalGravityOptions& options = problem.options;
    GravityEquations equations(system, options);
    Search search{equations, gravity_rules(options), work, ArrayXd::Zero(system.size())};
    if (may_be_several(system, options)) search.far = far;
    search.solve_part = [&](double share, ArrayXd& x) {
        const ArrayXd phi = ArrayXd::Constant(1, options.trade_elasticity);
        GravitySystem part(problem.base, part_of(problem.world, problem.shock, share, phi), options);
        GravityEquations its_equations(part, options);
        return FixedPoint(its_equations, search.rules, work).run(x);
    };
    if (!near || !near->fits(kind, std::size_t(system.size()))) return find_equilibrium(search, nullptr, log_p);
    const ArrayXd start = Eigen::Map<const ArrayXd>(near->values.data(), system.size());
    return find_equilibrium(search, &start, log_p);
}

/// Balanced trade where goods go one way only has no equilibrium but autarky, however near prices come to clearing.
bool balances_one_way(GravitySystem& system, const UniversalGravityOptions& options) {
    if (options.deficits != Deficits::zero && options.deficits != Deficits::closed) return false;
    ArrayXd gap;
    system.sweep(ArrayXd::Zero(system.size()), gap);
    return !system.one_way(link_threshold).empty();
}

/// Prices of component c change by `shift`, in logs.
void shift_prices(const GravitySystem& system, int c, double shift, ArrayXd& log_p) {
    for (Index i = 0; i < log_p.size(); ++i) {
        if (system.component()[std::size_t(i)] == c) log_p[i] += shift;
    }
}

/// Sets the price level of every component: see docs/conventions.md, numeraire.
void apply_numeraire(const World& world, GravitySystem& system, ArrayXd& log_p, const std::string& numeraire,
                     Notes& notes) {
    const ArrayXd output_hat = system.nominal_output_hat();
    const ArrayXd& output = system.output_before();
    for (int c = 0; c < system.components(); ++c) {
        double sum = 0;
        Index largest = -1, named = -1;
        for (Index i = 0; i < log_p.size(); ++i) {
            if (system.component()[std::size_t(i)] != c) continue;
            sum += output_hat[i];
            if (largest < 0 || output[i] > output[largest]) largest = i;
            if (world.economies[std::size_t(i)].id == numeraire) named = i;
        }
        const double mean = sum / double(c == 0 ? system.linked_before(largest) : 1);
        const double shift = named >= 0 ? -log_p[named] : c == 0 ? -std::log(mean) : -log_p[largest];
        shift_prices(system, c, shift, log_p);
        if (c == 0) continue;
        notes.push_back(
            {"cut-off",
             fmt::format("{} does not trade with the rest of the world; its prices are in units of its own good",
                         world.economies[std::size_t(named >= 0 ? named : largest)].name)});
    }
}

/// Why there may be no equilibrium to find, in the names of the economies concerned.
void explain_failure(const World& world, GravitySystem& system, const ArrayXd& log_p, SolveStatus status,
                     Notes& notes) {
    if (status == SolveStatus::converged || status == SolveStatus::stopped) return;
    ArrayXd gap;
    system.sweep(log_p, gap);
    for (const Index i : system.beyond_output()) {
        notes.push_back(
            {"surplus", fmt::format("what {} lends in this closure is more than it makes; no equilibrium has that",
                                    world.economies[std::size_t(i)].name)});
    }
    system.sweep(ArrayXd::Zero(log_p.size()), gap);  // at baseline prices, before they run away
    const std::vector<std::size_t> cut = system.one_way(1e-6);
    if (!cut.empty()) notes.push_back(one_way_note(world, cut));
}

double newton_step_at(GravitySystem& system, const UniversalGravityOptions& options, ArrayXd gap) {
    GravityEquations(system, options).newton_step(gap);
    return gap.abs().maxCoeff();
}

/// The baseline becomes the equilibrium of its own shares without deficits.
void purge_deficits(const World& world, const UniversalGravityOptions& options, GravityBaseline& base,
                    Convergence& convergence, Notes& notes) {
    GravitySystem system(base, {}, options);
    ArrayXd log_p, gap;
    const Found found = find_prices({world, base, {}, options}, system, nullptr, {}, log_p);
    convergence.status = balances_one_way(system, options) ? SolveStatus::diverged : found.ending.status;
    convergence.iterations = found.ending.iterations;
    system.sweep(log_p, gap);
    apply_numeraire(world, system, log_p, "world-output", notes);
    system.sweep(log_p, gap);
    base.net = system.flows(log_p);
    explain_failure(world, system, log_p, convergence.status, notes);
    notes.push_back({"purged", "changes are against the baseline solved without trade deficits"});
}

}  // namespace

GravityModel::GravityModel(std::shared_ptr<const Prepared> prepared) : prepared_(std::move(prepared)) {}

GravityModel::GravityModel(std::shared_ptr<const World> world, Options options) {
    check(*world, options);
    RowOrder order(*world);
    auto by_id = order.kept() ? world : std::make_shared<const World>(order.turn(*world));
    *this = GravityModel(std::make_shared<const Prepared>(
                             Prepared{std::move(world), std::move(by_id), std::move(order), {}, {}, {}, {}}))
                .with(std::move(options));
}

GravityModel GravityModel::with(Options options) const {
    check(*prepared_->given, options);
    auto out = std::make_shared<Prepared>(
        Prepared{prepared_->given, prepared_->world, prepared_->order, std::move(options), {}, {}, {}});
    out->base = baseline_of(*out->world);
    out->purge.status = SolveStatus::converged;
    if (out->options.deficits == Deficits::zero)
        purge_deficits(*out->world, out->options, out->base, out->purge, out->notes);
    return GravityModel(std::shared_ptr<const Prepared>(std::move(out)));
}

Outcome GravityModel::solve(const Shock& shock, const State* near, const Work& work) const {
    const auto started = std::chrono::steady_clock::now();
    const Prepared& p = *prepared_;
    check(*p.given, shock);
    Outcome outcome = p.order.kept() ? solve_by_id(shock, near, work) : solve_by_id(p.order.turn(shock), near, work);
    if (!p.order.kept()) p.order.turn_back(outcome);
    outcome.convergence.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return outcome;
}

Outcome GravityModel::solve_by_id(const Shock& shock, const State* near, const Work& work) const {
    const Prepared& p = *prepared_;
    const World& world = *p.world;
    check_supplied(world, p.base, shock);
    Options options = p.options;
    // A purged baseline is balanced, and the multiplicative closure keeps it so.
    if (options.deficits == Deficits::zero) options.deficits = Deficits::multiplicative;

    Outcome outcome;
    outcome.notes = p.notes;
    GravitySystem system(p.base, shock, options);
    ArrayXd log_p, gap;
    const Found found = find_prices({world, p.base, shock, options}, system, near, work, log_p);
    if (found.several) outcome.notes.push_back(several_equilibria());
    Convergence& convergence = outcome.convergence;
    convergence.iterations = found.ending.iterations + p.purge.iterations;
    convergence.status = p.purge.status != SolveStatus::converged ? p.purge.status
                         : balances_one_way(system, p.options)    ? SolveStatus::diverged
                                                                  : found.ending.status;
    outcome.state = {kind, {log_p.data(), log_p.data() + log_p.size()}};
    system.sweep(log_p, gap);
    apply_numeraire(world, system, log_p, options.numeraire, outcome.notes);
    system.sweep(log_p, gap);
    if (options.certify) convergence.newton_step = newton_step_at(system, options, gap);
    measure_gravity(world, p.base, system, log_p, p.options, outcome);
    certify(outcome, std::max(1e-9, 10 * options.tolerance));
    explain_failure(world, system, log_p, convergence.status, outcome.notes);
    return outcome;
}

Outcome solve_universal_gravity(const World& world, const Shock& shock, const UniversalGravityOptions& options,
                                const Outcome* nearby) {
    const std::shared_ptr<const World> borrowed(std::shared_ptr<const World>(), &world);
    return GravityModel(borrowed, options).solve(shock, nearby ? &nearby->state : nullptr);
}

}  // namespace detente
