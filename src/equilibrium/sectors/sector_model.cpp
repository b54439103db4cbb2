#include "detente/equilibrium/sector_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <thread>

#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"
#include "equilibrium/sectors/sector_equations.hpp"
#include "equilibrium/sectors/sector_measures.hpp"
#include "equilibrium/sectors/settled_baseline.hpp"
#include "equilibrium/solve/certificate.hpp"
#include "equilibrium/solve/numeraire.hpp"
#include "equilibrium/solve/one_way.hpp"
#include "equilibrium/solve/row_order.hpp"
#include "equilibrium/solve/search.hpp"

namespace detente {

using Eigen::ArrayXd;
using Eigen::Index;

struct SectorModel::Prepared {
    std::shared_ptr<const World> given;  ///< as it came
    std::shared_ptr<const World> world;  ///< with its economies by id
    RowOrder order;
    Options options;
    SectorParameters parameters;
    SettledBaseline baseline;
};

namespace {

constexpr const char* kind = "sectors";

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

struct Problem {
    const World& world;
    const SectorBaseline& base;
    const SectorParameters& parameters;
    const Shock& shock;
    const SectorModelOptions& options;
};

Found find_state(const Problem& problem, SectorSystem& system, const State* near, const Work& work, ArrayXd& state) {
    const SectorModelOptions& options = problem.options;
    SectorEquations equations(system, options.tolerance);
    Search search{equations, sector_rules(options), work, system.start()};
    search.far = [&](const ArrayXd& x) {  // a wage more than fourfold, or less than a fourth, of what the world makes
        return !(x.head(problem.base.n).abs().maxCoeff() <= std::log(4.0));
    };
    search.solve_part = [&](double share, ArrayXd& x) {
        SectorSystem part(problem.base, part_of(problem.world, problem.shock, share, problem.parameters.theta), options,
                          problem.parameters);
        return solve_sector_equations(part, options, work, x);
    };
    if (!near || !near->fits(kind, std::size_t(system.size()))) return find_equilibrium(search, nullptr, state);
    const ArrayXd start = Eigen::Map<const ArrayXd>(near->values.data(), system.size());
    return find_equilibrium(search, &start, state);
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
    if (status == SolveStatus::converged || status == SolveStatus::not_finite || status == SolveStatus::stopped) return;
    const std::vector<double>& residuals = outcome.convergence.residuals;
    const std::size_t worst = std::size_t(std::max_element(residuals.begin(), residuals.end()) - residuals.begin());
    outcome.notes.push_back(
        {"not-converged",
         fmt::format("the labour market of {} is {:.2g} percent from clearing; with deficits kept, a shock that "
                     "all but ends trade between groups of economies has no equilibrium near",
                     world.economies[worst].name, 100 * residuals[worst])});
}

void name_cut_off(const World& world, const SectorSystem& system, Outcome& outcome) {
    for (std::size_t k = 0; k < world.n(); ++k) {
        if (system.component()[k] == 0) continue;
        outcome.notes.push_back(
            {"cut-off", fmt::format("{} does not trade with the largest group of economies", world.economies[k].name)});
    }
}

/// The model's own option bounds the threads, and so does who asks.
std::int64_t threads_of(const SectorModelOptions& options, const Work& work) {
    const std::int64_t asked = std::int64_t(std::max<std::size_t>(1, work.threads));
    return options.threads == 0 ? asked : std::min(options.threads, asked);
}

void check(const World& world, const SectorModelOptions& options) {
    check_options(options);
    check_numeraire(world, options.numeraire, {"world-output", "world-prices"});
}

}  // namespace

SectorModel::SectorModel(std::shared_ptr<const Prepared> prepared) : prepared_(std::move(prepared)) {}

SectorModel::SectorModel(std::shared_ptr<const World> world, Options options) {
    check(*world, options);
    RowOrder order(*world);
    auto by_id = order.kept() ? world : std::make_shared<const World>(order.turn(*world));
    *this = SectorModel(std::make_shared<const Prepared>(
                            Prepared{std::move(world), std::move(by_id), std::move(order), {}, {}, {}}))
                .with(std::move(options));
}

SectorModel SectorModel::with(Options options) const {
    check(*prepared_->given, options);
    const World& world = *prepared_->world;
    auto out = std::make_shared<Prepared>(
        Prepared{prepared_->given, prepared_->world, prepared_->order, std::move(options), {}, {}});
    out->parameters = sector_parameters(world, out->options);
    out->baseline = settled_baseline(world, out->parameters, out->options);
    return SectorModel(std::shared_ptr<const Prepared>(std::move(out)));
}

Outcome SectorModel::solve(const Shock& shock, const State* near, const Work& work) const {
    const auto started = std::chrono::steady_clock::now();
    const Prepared& p = *prepared_;
    check_shock(*p.given, shock);
    Outcome outcome = p.order.kept() ? solve_by_id(shock, near, work) : solve_by_id(p.order.turn(shock), near, work);
    if (!p.order.kept()) p.order.turn_back(outcome);
    outcome.convergence.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return outcome;
}

Outcome SectorModel::solve_by_id(const Shock& shock, const State* near, const Work& work) const {
    const Prepared& p = *prepared_;
    const World& world = *p.world;
    const SectorBaseline& base = p.baseline.base;
    check_supplied(world, base, shock);
    Options options = p.options;
    options.threads = threads_of(options, work);
    options.rebalance = false;

    Outcome outcome;
    outcome.notes = p.baseline.notes;
    SectorSystem system(base, shock, options, p.parameters);
    ArrayXd state, gap;
    const Found found = find_state({world, base, p.parameters, shock, options}, system, near, work, state);
    if (found.several) outcome.notes.push_back(several_equilibria());
    outcome.convergence.iterations = found.ending.iterations + p.baseline.found.iterations;
    outcome.convergence.status = p.baseline.found.status;
    if (outcome.convergence.status == SolveStatus::converged) {
        outcome.convergence.status = found.ending.status;
        name_one_way(world, system, options, outcome);
    }
    outcome.state = {kind, {state.data(), state.data() + state.size()}};
    apply_numeraire(world, system, state, options.numeraire);
    system.sweep(state, gap);
    measure_sectors(world, base, system, state, shock, options, outcome);
    certify(outcome, accepted_residual);
    name_worst_markets(world, outcome);
    name_cut_off(world, system, outcome);
    return outcome;
}

Outcome solve_sector_model(const World& world, const Shock& shock, const SectorModelOptions& options,
                           const Outcome* nearby) {
    const std::shared_ptr<const World> borrowed(std::shared_ptr<const World>(), &world);
    const std::size_t as_many_as_pay = std::max(1u, std::thread::hardware_concurrency());
    return SectorModel(borrowed, options).solve(shock, nearby ? &nearby->state : nullptr, {.threads = as_many_as_pay});
}

}  // namespace detente
