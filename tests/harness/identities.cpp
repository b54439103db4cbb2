#include "harness/identities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "detente/support/error.hpp"
#include "detente/support/random.hpp"

namespace detente::harness {
namespace {

struct Examination {
    const Case& trial;
    Verdict verdict;
    std::size_t n, J;

    void hold(const char* identity, bool holds, const std::string& how) {
        if (holds) return;
        for (const Verdict::Broken& one : verdict.broken)
            if (one.identity == identity) return;
        verdict.broken.push_back({identity, how});
    }
    double tariff(const std::vector<double>& tariffs, std::size_t cell) const {
        return tariffs.empty() ? 0 : tariffs[cell];
    }
    const std::vector<double>& new_tariffs() const {
        return trial.shock.tariff.empty() ? trial.world.tariff : trial.shock.tariff;
    }
    bool all_trade_together(const std::vector<double>& flows) const;
    bool plain() const { return !trial.destination && !trial.partial_pass_through; }

    void figures(const Outcome&);
    void gravity_of_flows(const Outcome&);
    void markets(const Outcome&);
    void deficits(const Outcome&);
    void no_shock();
    void shock_without_effect();
    void units(const Outcome&);
    void row_order(const Outcome&);
    void two_models(const Outcome&);
    void transfers_that_do_not_add_up();
};

bool converged(const Outcome& outcome) {
    return outcome.convergence.status == SolveStatus::converged;
}

/// A measure that its model leaves open (an economy that has no price) is empty for that economy; not so where all
/// economies trade before and after, and never a flow.
void Examination::figures(const Outcome& outcome) {
    const double residual = outcome.convergence.residual;
    const double tolerance = trial.model == Model::gravity ? trial.gravity.tolerance : trial.sectors.tolerance;
    hold("residual", residual <= std::max(1e-9, tolerance), fmt::format("residual {}", residual));
    for (const double each : outcome.convergence.residuals)
        hold("every market's residual", std::abs(each) <= 1e-9, fmt::format("residual {}", each));
    for (const double flow : outcome.trade_after)
        hold("flows", std::isfinite(flow) && flow >= 0, fmt::format("a flow of {}", flow));
    for (std::size_t cell = 0; cell < outcome.trade_after.size(); ++cell) {
        const bool banned = !trial.shock.trade_cost_hat.empty() && std::isinf(trial.shock.trade_cost_hat[cell]);
        hold("bans", !banned || outcome.trade_after[cell] == 0, fmt::format("{}", outcome.trade_after[cell]));
        hold("no trade before", trial.world.trade[cell] > 0 || outcome.trade_after[cell] == 0,
             fmt::format("{}", outcome.trade_after[cell]));
    }
    for (const Measure& measure : outcome.measures) {
        hold("measures", measure.values.size() == n, measure.key);
        for (const double value : measure.values)
            hold("finite figures", std::isfinite(value), measure.key + fmt::format(" {}", value));
    }
    hold("finite figures", std::isfinite(outcome.world_trade_pct), "world trade");
    hold("finite figures", std::isfinite(outcome.world_welfare_pct), "world welfare");
}

/// Flows relative to flows: g'(ki) g'(lj) / (g'(kj) g'(li)) moves by the same of the trade costs to the power -theta,
/// whatever prices are.
void Examination::gravity_of_flows(const Outcome& outcome) {
    if (!plain()) return;  // tariffs move flows by another power where firms pass them on in part, or serve at a cost
    Random random(trial.seed, 22);
    for (int each = 0; each < 20; ++each) {
        const std::size_t j = random.below(J), k = random.below(n), l = random.below(n), i = random.below(n),
                          m = random.below(n);
        double apart = 0, size = 0;
        bool all = true;
        for (const auto& [to, from, sign] : {std::tuple{k, i, 1.0}, {l, m, 1.0}, {k, m, -1.0}, {l, i, -1.0}}) {
            const std::size_t cell = trial.world.cell(to, j, from);
            const double before = outcome.trade_before[cell], after = outcome.trade_after[cell];
            if (!(before > 0) || !(after > 1e-200)) {
                all = false;
                break;
            }
            const double duty = (1 + tariff(new_tariffs(), cell)) / (1 + tariff(trial.world.tariff, cell));
            const double cost = trial.shock.trade_cost_hat.empty() ? 1 : trial.shock.trade_cost_hat[cell];
            const double moved = std::log(after / before) + std::log(duty) + trial.theta(j) * std::log(cost * duty);
            apart += sign * moved, size += std::abs(moved);
        }
        if (all) hold("gravity", std::abs(apart) <= 1e-9 * (1 + size), fmt::format("{} off", apart));
    }
}

/// Every market for goods, from flows alone: what an economy spends on a sector is its inputs, in the shares of the
/// data, and a constant share of what it spends on final goods.
void Examination::markets(const Outcome& outcome) {
    if (trial.model == Model::gravity || !plain() || trial.world.value_added.empty()) return;
    const World& world = trial.world;
    std::vector<double> made0(n * J, 0), made(n * J, 0), spent(n * J, 0);
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t cell = world.cell(k, j, i);
                made0[i * J + j] += world.trade[cell];
                made[i * J + j] += outcome.trade_after[cell];
                spent[k * J + j] += outcome.trade_after[cell] * (1 + tariff(new_tariffs(), cell));
            }
    for (std::size_t k = 0; k < n; ++k) {
        std::vector<double> left(J);
        double final_now = 0, final_before = 0, larger = 0;
        for (std::size_t s = 0; s < J; ++s) {
            left[s] = spent[k * J + s];
            for (std::size_t j = 0; j < J; ++j)
                if (made0[k * J + j] > 0)
                    left[s] -= world.inputs[(k * J + s) * J + j] / made0[k * J + j] * made[k * J + j];
            final_now += left[s], final_before += world.final_demand[k * J + s];
            larger = std::max(larger, spent[k * J + s]);
        }
        for (std::size_t s = 0; s < J && final_before > 0; ++s) {
            const double wanted = world.final_demand[k * J + s] / final_before * final_now;
            hold("Walras", std::abs(left[s] - wanted) <= 1e-8 * larger,
                 fmt::format("{} in sector {} of {}", (left[s] - wanted) / larger, s, world.economies[k].id));
        }
    }
}

/// Is there one world market, or several that do not trade with each other?
bool Examination::all_trade_together(const std::vector<double>& flows) const {
    std::vector<std::size_t> reached{0};
    std::vector<bool> seen(n, false);
    seen[0] = true;
    for (std::size_t at = 0; at < reached.size(); ++at)
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t j = 0; j < J && !seen[k]; ++j)
                if (flows[trial.world.cell(k, j, reached[at])] > 0 || flows[trial.world.cell(reached[at], j, k)] > 0)
                    seen[k] = true, reached.push_back(k);
    return reached.size() == n;
}

/// What flows imply of each economy's deficit, against the closure; money is paid by somebody.
void Examination::deficits(const Outcome& outcome) {
    if (trial.destination || !all_trade_together(outcome.trade_after)) return;  // parts have no common money
    const auto balance = [&](const std::vector<double>& flows) {
        std::vector<double> deficit(n, 0);
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t j = 0; j < J; ++j)
                for (std::size_t i = 0; i < n; ++i) {
                    deficit[k] += flows[trial.world.cell(k, j, i)];
                    deficit[i] -= flows[trial.world.cell(k, j, i)];
                }
        return deficit;
    };
    const double all = std::accumulate(outcome.trade_after.begin(), outcome.trade_after.end(), 0.0);
    if (trial.deficits() == Deficits::zero)
        for (const double each : balance(outcome.trade_after))
            hold("no deficits", std::abs(each) <= 1e-8 * all, fmt::format("{} of world sales", each / all));
    if (trial.deficits() != Deficits::world_share || !trial.world.value_added.empty()) return;
    const double before = std::accumulate(outcome.trade_before.begin(), outcome.trade_before.end(), 0.0);
    const std::vector<double> old = balance(outcome.trade_before), now = balance(outcome.trade_after);
    for (std::size_t k = 0; k < n; ++k)
        hold("deficits keep their share", std::abs(now[k] / all - old[k] / before) <= 1e-8,
             fmt::format("{} against {}", now[k] / all, old[k] / before));
}

/// Nothing changes, nothing moves: neither without a shock nor with one that says so.
void Examination::no_shock() {
    Shock same;
    same.trade_cost_hat.assign(trial.world.trade.size(), 1);
    same.tariff = trial.world.tariff;
    same.productivity_hat.assign(n, 1);
    for (const Shock& none : {Shock{}, same}) {
        const Outcome rest = solved(trial, trial.world, none);
        if (!converged(rest)) continue;
        for (const Measure& measure : rest.measures) {
            if (measure.unit.find('%') == std::string::npos || measure.key == "revenue_pct_of_expenditure") continue;
            for (const double value : measure.values)
                hold("no shock", std::abs(value) <= 1e-6, measure.key + fmt::format(" {}", value));
        }
        hold("no shock", std::abs(rest.world_trade_pct) <= 1e-6, fmt::format("world trade {}", rest.world_trade_pct));
    }
}

/// Costs of trade that does not take place.
void Examination::shock_without_effect() {
    Shock idle;
    idle.trade_cost_hat.assign(trial.world.trade.size(), 1);
    for (std::size_t cell = 0; cell < idle.trade_cost_hat.size(); ++cell)
        if (trial.world.trade[cell] == 0) idle.trade_cost_hat[cell] = 1.7;
    const Outcome rest = solved(trial, trial.world, idle);
    if (!converged(rest)) return;
    for (const char* key : {"welfare_pct", "price_pct", "output_pct", "trade_pct"})
        if (const Measure* measure = rest.measure(key))
            for (const double value : measure->values)
                hold("costs of no trade", std::abs(value) <= 1e-6, std::string(key) + fmt::format(" {}", value));
}

double largest_difference(const Outcome& a, const Outcome& b, const std::vector<std::size_t>& place) {
    double largest = 0;
    for (const char* key : {"welfare_pct", "output_pct", "trade_pct", "real_wage_pct"}) {
        const Measure *left = a.measure(key), *right = b.measure(key);
        if (!left || !right) continue;
        for (std::size_t k = 0; k < place.size(); ++k) {
            const double apart =
                std::abs(left->values[k] - right->values[place[k]]) / (100 + std::abs(left->values[k]));
            if (!(apart <= largest)) largest = apart;
        }
    }
    return largest;
}

/// Thousands of dollars in place of dollars.
void Examination::units(const Outcome& outcome) {
    World world = trial.world;
    for (auto* table : {&world.trade, &world.value_added, &world.inputs, &world.final_demand, &world.transfers})
        for (double& value : *table) value /= 1000;
    const Outcome other = solved(trial, world, trial.shock);
    if (!converged(other)) return;
    std::vector<std::size_t> place(n);
    std::iota(place.begin(), place.end(), 0);
    const double apart = largest_difference(outcome, other, place);
    hold("units", apart <= 1e-7, fmt::format("{} apart", apart));
}

/// The economies in another order.
void Examination::row_order(const Outcome& outcome) {
    Random random(trial.seed, 23);
    std::vector<std::size_t> place(n);  // place[k]: where economy k stands in the other world
    std::iota(place.begin(), place.end(), 0);
    for (std::size_t k = n; k > 1; --k) std::swap(place[k - 1], place[random.below(k)]);
    World world = trial.world;
    Shock shock = trial.shock;
    const auto move_flows = [&](const std::vector<double>& from, std::vector<double>& to) {
        if (from.empty()) return;
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t j = 0; j < J; ++j)
                for (std::size_t i = 0; i < n; ++i) to[world.cell(place[k], j, place[i])] = from[world.cell(k, j, i)];
    };
    const auto move_rows = [&](const std::vector<double>& from, std::vector<double>& to, std::size_t width) {
        for (std::size_t k = 0; k < n && !from.empty(); ++k)
            std::copy_n(from.begin() + std::ptrdiff_t(k * width), width, to.begin() + std::ptrdiff_t(place[k] * width));
    };
    for (std::size_t k = 0; k < n; ++k) world.economies[place[k]] = trial.world.economies[k];
    move_flows(trial.world.trade, world.trade), move_flows(trial.world.tariff, world.tariff);
    move_flows(trial.shock.trade_cost_hat, shock.trade_cost_hat), move_flows(trial.shock.tariff, shock.tariff);
    move_rows(trial.world.value_added, world.value_added, J), move_rows(trial.world.inputs, world.inputs, J * J);
    move_rows(trial.world.final_demand, world.final_demand, J);
    move_rows(trial.shock.productivity_hat, shock.productivity_hat, 1);
    const Outcome other = solved(trial, world, shock);
    hold("row order decides convergence", converged(other), to_string(other.convergence.status));
    if (!converged(other)) return;
    const double apart = largest_difference(outcome, other, place);
    hold("row order", apart <= 1e-7, fmt::format("{} apart", apart));
}

/// One sector without links is gravity without a supply response.
void Examination::two_models(const Outcome& outcome) {
    if (trial.model == Model::gravity || J > 1 || !trial.world.value_added.empty() || trial.elastic_labour ||
        trial.scale || !plain() || trial.sectors.revenue == RevenueUse::income_tax)
        return;
    if (trial.deficits() != Deficits::world_share && trial.deficits() != Deficits::zero) return;
    UniversalGravityOptions options;
    options.trade_elasticity = trial.theta(0), options.supply_elasticity = 0, options.deficits = trial.deficits();
    const Outcome gravity = solve_universal_gravity(trial.world, trial.shock, options);
    if (!converged(gravity)) return;
    std::vector<std::size_t> place(n);
    std::iota(place.begin(), place.end(), 0);
    for (const char* key : {"welfare_pct", "real_wage_pct"}) {
        const Measure *left = outcome.measure(key), *right = gravity.measure(key);
        if (!left || !right) continue;
        for (std::size_t k = 0; k < n; ++k)
            hold("gravity is sectors at psi 0",
                 std::abs(left->values[k] - right->values[k]) <= 1e-7 * (100 + std::abs(left->values[k])),
                 fmt::format("{}: {} against {}", key, left->values[k], right->values[k]));
    }
}

/// Transfers that nobody pays are refused. (Gravity takes deficits from flows, which add up by themselves.)
void Examination::transfers_that_do_not_add_up() {
    if (trial.model == Model::gravity) return;
    World world = trial.world;
    world.transfers.assign(n, 0);
    world.transfers[0] = 0.1 * std::accumulate(world.trade.begin(), world.trade.end(), 0.0);
    try {
        solved(trial, world, trial.shock);
        hold("transfers sum to zero", false, "accepted");
    } catch (const InputError& error) {
        hold("transfers sum to zero", error.field == "transfers", error.what());
    }
}

}  // namespace

Verdict examine(const Case& trial) {
    Examination all{trial, {}, trial.world.n(), trial.world.sectors.size()};
    const char* now = "solve";
    const auto step = [&](const char* name, auto&& look) {
        now = name;
        look();
    };
    try {
        const Outcome outcome = solved(trial, trial.world, trial.shock);
        all.verdict.end = converged(outcome) ? Verdict::End::converged : Verdict::End::not_converged;
        step("no shock", [&] { all.no_shock(); });
        step("costs of no trade", [&] { all.shock_without_effect(); });
        step("transfers", [&] { all.transfers_that_do_not_add_up(); });
        if (!converged(outcome)) return all.verdict;
        all.figures(outcome);
        all.gravity_of_flows(outcome);
        all.markets(outcome);
        all.deficits(outcome);
        step("units", [&] { all.units(outcome); });
        step("row order", [&] { all.row_order(outcome); });
        step("two models", [&] { all.two_models(outcome); });
    } catch (const InputError& error) {
        // A world that its own shock solves is refused by no other order, unit or smaller shock.
        if (std::string(now) == "solve")
            all.verdict.word = trial.world.find_economy(error.field) ? "an economy" : error.field;
        else
            all.hold("refused only sometimes", false, std::string(now) + ": " + error.what());
    } catch (const std::exception& error) {
        all.hold("exceptions", false, std::string(now) + ": " + error.what());
    }
    return all.verdict;
}

}  // namespace detente::harness
