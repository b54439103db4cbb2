#include <algorithm>
#include <cmath>

#include "explain/explain_parts.hpp"

namespace detente::report {
namespace {

constexpr const char* solver = "solver";
constexpr double rounding = 1e-13;  // of value added: what purging leaves of a deficit

bool keeps_transfers(const Facts& f) {
    return counts_transfers(f.future.compiled.sectors.deficits);
}

std::string tables(const Facts& f) {
    if (f.world.value_added.empty()) return f.flows_source();
    return f.outcome.trade_before == f.world.trade ? "world: production.csv" : "solver, from production.csv";
}

/// Which of wages, revenue and transfers the income of an economy is made of: "W' + R' + T'".
struct Income {
    bool revenue, transfer;
    std::string sum(bool now) const {
        const std::string prime = now ? "'" : "";
        std::string text = "W" + prime;
        if (revenue) text += " + R" + prime;
        if (transfer) text += " + T" + prime;
        return revenue || transfer ? "(" + text + ")" : text;
    }
};

void input_value_added(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.input("W'", "wages and profits (value added) after", f.ingredient("value_added_after", economy), solver,
                f.unit_after());
    draft.input("W", "the same before", f.ingredient("value_added", economy), tables(f), f.world.unit);
}

void input_transfer(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.input("T'", "transfer received (trade deficit) after", f.ingredient("transfer_after", economy),
                "solver, by the closure", f.unit_after());
    draft.input("T", "the same before", f.ingredient("transfer", economy),
                f.world.transfers.empty() ? f.flows_source() : "world: economies.csv", f.world.unit);
}

/// Share of after-tax labour income in spending before: see less effort in docs/conventions.md.
void input_delta(Draft& draft, const Technology& technology, std::size_t economy, double income) {
    const Facts& f = draft.facts;
    const double kappa = technology.labour_supply(), kept = f.ingredient("kept_of_wage", economy);
    const double labour_income = f.ingredient("value_added", economy) / kept;
    draft.input("delta", "I / (I - kappa / (1 + kappa) * W / k): weight of income, the rest that of effort",
                income / (income - kappa / (1 + kappa) * labour_income), "the inputs below");
    draft.input("I", "income before", income, "the inputs above", f.world.unit);
    draft.input("kappa", "labour supply elasticity", kappa, f.source_of("labour_supply_elasticity"));
    draft.input("k", "kept of a wage after income tax, new / old", kept, solver);
}

void welfare(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    const Technology technology(f);
    const double R0 = f.ingredient("revenue", economy), R1 = f.ingredient("revenue_after", economy),
                 T0 = f.ingredient("transfer", economy), T1 = f.ingredient("transfer_after", economy);
    const Income income{R0 != 0 || R1 != 0, keeps_transfers(f) && std::max(std::abs(T0), std::abs(T1)) >
                                                                      rounding * f.ingredient("value_added", economy)};
    const std::string real = income.sum(true) + " / " + income.sum(false) + " / P";
    const bool effort = technology.labour_supply() > 0;
    draft.equation(effort ? "100 * (delta * " + real + " + (1 - delta) * W' / W / P - 1)" : "100 * (" + real + " - 1)");
    input_value_added(draft, economy);
    if (income.transfer) input_transfer(draft, economy);
    input_price_index(draft, technology, economy);
    if (income.revenue) input_revenue(draft, economy, R0, R1);
    if (effort)
        input_delta(draft, technology, economy,
                    f.ingredient("value_added", economy) + R0 + (keeps_transfers(f) ? T0 : 0));
}

/// w L = payroll' / payroll, added up from the flows.
void wage(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    const Technology technology(f);
    const bool elastic = technology.labour_supply() > 0;
    draft.equation(elastic ? "100 * (B' / B / L - 1)" : "100 * (B' / B - 1)");
    draft.sum(
        "B' = sum over sectors of the share of value added * what producers receive (and what serving buyers earns)",
        {"sector", "share", "before", "after"});
    double was = 0, is = 0;
    for (std::size_t j = 0; j < f.J; ++j) {
        const double before = technology.payroll(economy, j, false), after = technology.payroll(economy, j, true);
        draft.row(f.sector_name(j), {technology.value_added_share(economy, j), before, after},
                  std::abs(after - before));
        was += before, is += after;
    }
    draft.input("B'", "wages and profits that the flows after pay", is, solver, f.unit_after());
    draft.input("B", "wages and profits that the flows before pay", was, f.flows_source(), f.world.unit);
    if (elastic) draft.input("L", "employment, new / old", f.hat("employment_pct", economy), solver);
}

/// Caliendo and Parro (2015), equation 18.
void first_order(Draft& draft, const std::string& key, std::size_t economy) {
    const Facts& f = draft.facts;
    const Technology technology(f);
    const bool all = key == "welfare_first_order_pct", terms = all || key == "terms_of_trade_pct",
               volume = all || key == "volume_of_trade_pct", technical = all || key == "technical_pct";
    draft.equation(all ? "100 * (A + B + C) / I" : terms ? "100 * A / I" : volume ? "100 * B / I" : "100 * C / I");
    double gain = 0, more = 0, better = 0;
    if (terms) {
        draft.sum(
            "A = sum over partners of exports * own dc - imports * partner's dc; dc = change of unit cost, by sector",
            {"partner", "exports", "imports", "term"});
        for (std::size_t m = 0; m < f.n; ++m) {
            double sold = 0, bought = 0, term = 0;
            for (std::size_t j = 0; m != economy && j < f.J; ++j) {
                sold += f.before(m, j, economy), bought += f.before(economy, j, m);
                term += f.before(m, j, economy) * (technology.cost(economy, j) - 1) -
                        f.before(economy, j, m) * (technology.cost(m, j) - 1);
            }
            if (m != economy) draft.row(f.name(m), {sold, bought, term}, std::abs(term));
            gain += term;
        }
    }
    if (volume) {
        draft.sum("B = sum over partners of tariff before * imports * (d imports - partner's dc), by sector",
                  {"partner", "imports", "after", "term"});
        for (std::size_t m = 0; m < f.n; ++m) {
            double was = 0, is = 0, term = 0;
            for (std::size_t j = 0; m != economy && j < f.J; ++j) {
                const double flow = f.before(economy, j, m), now = f.after(economy, j, m);
                was += flow, is += now;
                if (flow > 0) term += f.old_tariff(economy, j, m) * flow * (now / flow - technology.cost(m, j));
            }
            if (m != economy) draft.row(f.name(m), {was, is, term}, std::abs(term));
            more += term;
        }
    }
    if (technical) {
        draft.sum(
            "C = sum over suppliers, home among them, of (1 + tariff before) * purchases * (productivity / trade cost "
            "- "
            "1), by sector",
            {"supplier", "purchases", "term"});
        for (std::size_t m = 0; m < f.n; ++m) {
            double bought = 0, term = 0;
            for (std::size_t j = 0; j < f.J; ++j) {
                const double paid = (1 + f.old_tariff(economy, j, m)) * f.before(economy, j, m);
                bought += paid;
                if (paid > 0) term += paid * (f.productivity(m) / f.trade_cost(economy, j, m) - 1);
            }
            draft.row(f.name(m), {bought, term}, std::abs(term));
            better += term;
        }
    }
    if (terms)
        draft.input("A", "terms of trade: own exports dearer, imports cheaper", gain, "trade.csv and solver",
                    f.world.unit);
    if (volume)
        draft.input("B", "volume of trade: more imports that pay tariffs", more, "trade.csv and solver", f.world.unit);
    if (technical)
        draft.input("C", "technical term: what is bought takes less work, or more of it arrives", better,
                    "trade.csv and scenario", f.world.unit);
    const double income =
        f.ingredient("value_added", economy) + f.ingredient("revenue", economy) + f.ingredient("transfer", economy);
    draft.input("I", "income before: value added, tariff revenue and transfer", income, tables(f), f.world.unit);
}

}  // namespace

bool explain_sector_income(Draft& draft, const std::string& key, std::size_t economy) {
    const Facts& f = draft.facts;
    if (key == "welfare_pct")
        welfare(draft, economy);
    else if (key == "wage_pct")
        wage(draft, economy);
    else if (key == "welfare_first_order_pct" || key == "terms_of_trade_pct" || key == "volume_of_trade_pct" ||
             key == "technical_pct")
        first_order(draft, key, economy);
    else if (key == "revenue_pct_of_expenditure") {
        draft.equation("100 * R' / I");
        input_revenue(draft, economy, 0, f.ingredient("revenue_after", economy));
        draft.input(
            "I", "final spending before: value added, tariff revenue and transfer",
            f.ingredient("value_added", economy) + f.ingredient("revenue", economy) + f.ingredient("transfer", economy),
            tables(f), f.world.unit);
    } else
        return false;
    return true;
}

}  // namespace detente::report
