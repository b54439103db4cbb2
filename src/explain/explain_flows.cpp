#include <cmath>

#include "detente/support/error.hpp"
#include "explain/explain_parts.hpp"

namespace detente::report {
namespace {

constexpr const char* solver = "solver";

double with_partner(const Facts& f, std::size_t importer, std::size_t exporter, bool now) {
    double sum = 0;
    for (std::size_t j = 0; j < f.J; ++j) sum += now ? f.after(importer, j, exporter) : f.before(importer, j, exporter);
    return sum;
}

void input_exports(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.input("X'", "exports after", f.exports(economy, true), solver, f.unit_after());
    draft.input("X", "exports before", f.exports(economy, false), f.flows_source(), f.world.unit);
}

void input_imports(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.input("M'", "imports after, net of tariff", f.imports(economy, true), solver, f.unit_after());
    draft.input("M", "imports before, net of tariff", f.imports(economy, false), f.flows_source(), f.world.unit);
}

/// Sales to, and (or) purchases from, each partner.
void sum_over_partners(Draft& draft, std::size_t economy, bool sales, bool purchases) {
    const Facts& f = draft.facts;
    const std::string whole = sales && purchases ? "X' + M'" : sales ? "X'" : "M'";
    draft.sum(whole + " = sum over partners; sectors added up, net of tariff", {"partner", "before", "after"});
    for (std::size_t m = 0; m < f.n; ++m) {
        if (m == economy) continue;
        double was = 0, is = 0;
        if (sales) was += with_partner(f, m, economy, false), is += with_partner(f, m, economy, true);
        if (purchases) was += with_partner(f, economy, m, false), is += with_partner(f, economy, m, true);
        if (was > 0) draft.row(f.name(m), {was, is}, std::abs(is - was));
    }
}

void exports_over_gdp(Draft& draft, std::size_t economy, bool sales) {
    const Facts& f = draft.facts;
    draft.equation(sales ? "100 * (X' / X / (W' / W) - 1)" : "100 * (M' / M / (W' / W) - 1)");
    sales ? input_exports(draft, economy) : input_imports(draft, economy);
    draft.input("W'", "value added after", f.ingredient("value_added_after", economy), solver, f.unit_after());
    draft.input("W", "value added before", f.ingredient("value_added", economy), f.flows_source(), f.world.unit);
    sum_over_partners(draft, economy, sales, !sales);
}

void deficit(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.equation("100 * ((M' - X') - (M - X)) / D");
    input_imports(draft, economy);
    input_exports(draft, economy);
    draft.input("D", "size of the deficit or surplus before, M - X without its sign",
                std::abs(f.imports(economy, false) - f.exports(economy, false)), f.flows_source(), f.world.unit);
}

}  // namespace

bool explain_flows(Draft& draft, const std::string& key, std::size_t economy) {
    const bool sales = key == "exports_pct" || key == "trade_pct",
               purchases = key == "imports_pct" || key == "trade_pct";
    if (sales || purchases) {
        draft.equation(!purchases ? "100 * (X' / X - 1)"
                       : !sales   ? "100 * (M' / M - 1)"
                                  : "100 * ((X' + M') / (X + M) - 1)");
        if (sales) input_exports(draft, economy);
        if (purchases) input_imports(draft, economy);
        sum_over_partners(draft, economy, sales, purchases);
        return true;
    }
    if (key == "exports_gdp_pct" || key == "imports_gdp_pct")
        exports_over_gdp(draft, economy, key == "exports_gdp_pct");
    else if (key == "deficit_pct")
        deficit(draft, economy);
    else
        return false;
    return true;
}

void input_revenue(Draft& draft, std::size_t economy, double before, double after) {
    const Facts& f = draft.facts;
    const bool taxes_exports = !f.future.compiled.shock.export_tax.empty();
    const std::string what = taxes_exports ? "tariff and export tax revenue" : "tariff revenue";
    draft.input("R'", what + " after", after, "solver; rates: " + f.tariff_source(true), f.unit_after());
    if (draft.out.equation.find("R)") != std::string::npos || draft.out.equation.find("R +") != std::string::npos)
        draft.input("R", what + " before", before, f.flows_source() + ", tariff", f.world.unit);
    if (after == 0) return;
    const Technology* technology = nullptr;
    std::optional<Technology> own;
    if (f.sectors && taxes_exports) technology = &own.emplace(f);
    draft.sum(taxes_exports ? "R' = sum over partners of tariff * imports + export tax * exports"
                            : "R' = sum over partners of tariff * imports",
              {"partner", "imports after", "revenue"});
    for (std::size_t m = 0; m < f.n; ++m) {
        double bought = 0, paid = 0;
        for (std::size_t j = 0; j < f.J; ++j) {
            bought += f.after(economy, j, m);
            paid += f.new_tariff(economy, j, m) * f.after(economy, j, m);
            if (technology)
                paid += (1 - technology->served_at_home(m)) * f.after(m, j, economy) *
                        (1 - 1 / (1 + f.export_tax(m, j, economy)));
        }
        if (paid != 0) draft.row(f.name(m), {bought, paid}, std::abs(paid));
    }
}

void explain_world(Draft& draft, const std::string& key) {
    const Facts& f = draft.facts;
    if (key == "trade_pct") {
        double was = 0, is = 0;
        draft.equation("100 * (X' / X - 1)");
        draft.sum("X' = sum over exporters; international trade, net of tariff", {"exporter", "before", "after"});
        for (std::size_t i = 0; i < f.n; ++i) {
            const double before = f.exports(i, false), after = f.exports(i, true);
            draft.row(f.name(i), {before, after}, std::abs(after - before));
            was += before, is += after;
        }
        draft.input("X'", "world trade after", is, solver, f.unit_after());
        draft.input("X", "world trade before", was, f.flows_source(), f.world.unit);
        return;
    }
    double spent = 0, gained = 0;
    draft.equation("100 * G / E");
    draft.sum("G = sum over economies of spending before * welfare, % / 100",
              {"economy", "spending", "welfare, %", "gain"});
    for (std::size_t i = 0; i < f.n; ++i) {
        double spending = 0;
        if (f.sectors)
            spending = f.ingredient("value_added", i) + f.ingredient("revenue", i) + f.ingredient("transfer", i);
        else
            spending = f.spending_before(i, 0);
        const double welfare = 100 * (f.hat("welfare_pct", i) - 1), gain = spending * welfare / 100;
        draft.row(f.name(i), {spending, welfare, gain}, std::abs(gain));
        spent += spending, gained += gain;
    }
    draft.input("G", "gains less losses, in spending before", gained, solver, f.world.unit);
    draft.input("E", "final spending before", spent, f.flows_source(), f.world.unit);
}

void explain_pair(Draft& draft, std::size_t exporter, std::size_t importer) {
    const Facts& f = draft.facts;
    const double was = with_partner(f, importer, exporter, false), is = with_partner(f, importer, exporter, true);
    draft.out.value = 100 * (is / was - 1);
    const double cost = f.trade_cost(importer, 0, exporter);
    if (f.sectors || is == 0) {
        draft.equation("100 * (X' / X - 1)");
        draft.input("X'", "sales after, net of tariff", is, solver, f.unit_after());
        draft.input("X", "sales before, net of tariff", was, f.flows_source(), f.world.unit);
        if (is == 0) draft.note("banned", "the scenario bans this trade: an exact zero");
        if (!f.sectors) return;
        draft.sum("X' = sum over sectors", {"sector", "before", "after"});
        for (std::size_t j = 0; j < f.J; ++j) {
            const double before = f.before(importer, j, exporter), after = f.after(importer, j, exporter);
            if (before > 0) draft.row(f.sector_name(j), {before, after}, std::abs(after - before));
        }
        return;
    }
    const double old_tariff = f.old_tariff(importer, 0, exporter), tariff = f.new_tariff(importer, 0, exporter);
    const bool changed = tariff != old_tariff;
    draft.equation(changed ? "100 * ((tau * (1 + t') / (1 + t) * p / P)^(-phi) * E' / E * (1 + t) / (1 + t') - 1)"
                           : "100 * ((tau * p / P)^(-phi) * E' / E - 1)");
    draft.input("tau", "cost of this trade, new / old", cost, "scenario");
    if (changed) {
        draft.input("t'", "tariff after", tariff, f.tariff_source(true));
        draft.input("t", "tariff before", old_tariff, f.tariff_source(false));
    }
    draft.input("p", "price of " + f.name(exporter) + "'s output, new / old", f.hat("producer_price_pct", exporter),
                solver);
    draft.input("P", "consumer price index of " + f.name(importer) + ", new / old", f.hat("price_pct", importer),
                solver);
    draft.input("phi", "trade elasticity", f.trade_elasticity(0), f.source_of("trade_elasticity"));
    draft.input("E'", "spending of " + f.name(importer) + " after", f.spending_after(importer, 0), solver,
                f.unit_after());
    draft.input("E", "the same before", f.spending_before(importer, 0), f.flows_source(), f.world.unit);
}

}  // namespace detente::report
