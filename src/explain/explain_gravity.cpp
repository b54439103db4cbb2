#include <cmath>

#include "explain/explain_parts.hpp"

namespace detente::report {
namespace {

constexpr const char* solver = "solver";

double iceberg(const Facts& f, std::size_t importer, std::size_t exporter) {
    return f.trade_cost(importer, 0, exporter) * (1 + f.new_tariff(importer, 0, exporter)) /
           (1 + f.old_tariff(importer, 0, exporter));
}

/// P^-phi = sum_i share_i (tau_i p_i)^-phi; returns it.
double sum_over_suppliers(Draft& draft, std::size_t economy) {
    double S = 0;
    const Facts& f = draft.facts;
    const double phi = f.trade_elasticity(0), spent = f.spending_before(economy, 0);
    draft.sum(
        "P^(-phi) = sum over suppliers of share * (cost * p)^(-phi); share: in spending before; cost: of trade, with "
        "tariff",
        {"supplier", "share", "cost", "p", "term"});
    for (std::size_t i = 0; i < f.n; ++i) {
        const double share = f.before(economy, 0, i) * (1 + f.old_tariff(economy, 0, i)) / spent;
        if (share == 0) continue;
        const double cost = iceberg(f, economy, i), p = f.hat("producer_price_pct", i);
        const double term = std::isinf(cost) ? 0 : share * std::pow(cost * p, -phi);
        draft.row(f.name(i), {share, cost, p, term}, std::abs(term - share));
        S += term;
    }
    return S;
}

void input_prices(Draft& draft, std::size_t economy, bool own) {
    const Facts& f = draft.facts;
    if (own) draft.input("p", "price of its output, new / old", f.hat("producer_price_pct", economy), solver);
    draft.input("P", "consumer price index, new / old", f.hat("price_pct", economy), solver);
    draft.input("phi", "trade elasticity", f.trade_elasticity(0), f.source_of("trade_elasticity"));
}

void input_supply(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.input("psi", "supply elasticity", f.future.compiled.gravity.supply_elasticity,
                f.source_of("supply_elasticity"));
    if (f.productivity(economy) != 1) draft.input("c", "productivity, new / old", f.productivity(economy), "scenario");
}

double output(const Facts& f, std::size_t economy, bool now) {
    double sum = 0;
    for (std::size_t m = 0; m < f.n; ++m) sum += now ? f.after(m, 0, economy) : f.before(m, 0, economy);
    return sum;
}

/// Real spending, where the closure keeps transfers in world money.
void real_spending(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.equation("100 * (E' / E / P - 1)");
    draft.input("E'", "spending after, tariffs included", f.spending_after(economy, 0), solver, f.unit_after());
    draft.input("E", "spending before, tariffs included", f.spending_before(economy, 0), f.flows_source(),
                f.world.unit);
    input_prices(draft, economy, false);
    sum_over_suppliers(draft, economy);
}

void real_income_with_revenue(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.equation("100 * ((Y' + R') / (Y + R) / P - 1)");
    draft.input("Y'", "output after, at its price", output(f, economy, true), solver, f.unit_after());
    draft.input("Y", "output before", output(f, economy, false), f.flows_source(), f.world.unit);
    input_prices(draft, economy, false);
    sum_over_suppliers(draft, economy);
    input_revenue(draft, economy, f.revenue(economy, false), f.revenue(economy, true));
}

void real_factor_income(Draft& draft, std::size_t economy, const char* power) {
    const Facts& f = draft.facts;
    const std::string c = f.productivity(economy) == 1 ? "" : "c * ";
    draft.equation("100 * (" + c + "(p / P)^" + power + " - 1)");
    input_prices(draft, economy, true);
    input_supply(draft, economy);
    sum_over_suppliers(draft, economy);
}

/// The price that makes its output worth what the world buys of it.
void producer_price(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    const bool c = f.productivity(economy) != 1;
    draft.equation(c ? "100 * ((Y' / Y / c * P^psi)^(1 / (1 + psi)) - 1)"
                     : "100 * ((Y' / Y * P^psi)^(1 / (1 + psi)) - 1)");
    draft.input("Y'", "what the world buys of its output, after", output(f, economy, true), solver, f.unit_after());
    draft.input("Y", "the same before", output(f, economy, false), f.flows_source(), f.world.unit);
    draft.input("P", "consumer price index, new / old", f.hat("price_pct", economy), solver);
    input_supply(draft, economy);
    draft.sum("Y' = sum over buyers of what they pay for it, net of tariff", {"buyer", "before", "after"});
    for (std::size_t m = 0; m < f.n; ++m) {
        const double was = f.before(m, 0, economy), is = f.after(m, 0, economy);
        if (was > 0) draft.row(f.name(m), {was, is}, std::abs(is - was));
    }
}

}  // namespace

bool explain_gravity(Draft& draft, const std::string& key, std::size_t economy) {
    const Facts& f = draft.facts;
    const Deficits deficits = f.future.compiled.gravity.deficits;
    if (key == "welfare_pct" && (deficits == Deficits::world_share || deficits == Deficits::closed))
        real_spending(draft, economy);
    else if (key == "welfare_pct" && f.has_tariffs())
        real_income_with_revenue(draft, economy);
    else if (key == "welfare_pct" || key == "real_wage_pct")
        real_factor_income(draft, economy, "(1 + psi)");
    else if (key == "output_pct")
        real_factor_income(draft, economy, "psi");
    else if (key == "price_pct") {
        draft.equation("100 * (S^(-1 / phi) - 1)");
        const double S = sum_over_suppliers(draft, economy);
        draft.out.sums.back().relation.replace(0, 8, "S");
        draft.input("S", "sum over suppliers, below", S, "trade.csv, scenario and solver");
        draft.input("phi", "trade elasticity", f.trade_elasticity(0), f.source_of("trade_elasticity"));
    } else if (key == "producer_price_pct")
        producer_price(draft, economy);
    else if (key == "revenue_pct_of_expenditure") {
        draft.equation("100 * R' / E'");
        draft.input("E'", "spending after, tariffs included", f.spending_after(economy, 0), solver, f.unit_after());
        input_revenue(draft, economy, 0, f.revenue(economy, true));
    } else
        return false;
    return true;
}

}  // namespace detente::report
