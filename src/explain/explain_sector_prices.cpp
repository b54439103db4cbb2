#include <cmath>

#include "explain/explain_parts.hpp"

namespace detente::report {
namespace {

constexpr const char* solver = "solver";

/// What a buyer pays on top of the producer's cost, new / old: trade cost over productivity, and taxes to their power.
double wedge(const Facts& f, const Technology& technology, std::size_t importer, std::size_t j, std::size_t exporter) {
    const double taxes = (1 + f.new_tariff(importer, j, exporter)) / (1 + f.old_tariff(importer, j, exporter)) *
                         (1 + f.export_tax(importer, j, exporter));
    return f.trade_cost(importer, j, exporter) * std::pow(taxes, technology.pass_through(importer, j)) /
           f.productivity(exporter);
}

/// S = sum_i share_i (kappa_i c_i)^-theta; returns S.
double sum_over_suppliers(Draft& draft, const Technology& technology, std::size_t economy, std::size_t j) {
    const Facts& f = draft.facts;
    const double theta = technology.theta(j), spent = f.spending_before(economy, j);
    draft.sum(
        "S = sum over suppliers of share * (cost * c)^(-theta); share: in spending before; cost: of trade, with taxes",
        {"supplier", "share", "cost", "c", "term"});
    double S = 0;
    for (std::size_t i = 0; i < f.n; ++i) {
        const double share =
            spent > 0 ? f.before(economy, j, i) * (1 + f.old_tariff(economy, j, i)) / spent : (i == economy ? 1 : 0);
        if (share == 0) continue;
        const double cost = wedge(f, technology, economy, j, i), c = technology.cost(i, j);
        const double term = std::isinf(cost) ? 0 : share * std::pow(cost * c, -theta);
        draft.row(f.name(i), {share, cost, c, term}, std::abs(term - share));
        S += term;
    }
    return S;
}

void sector_price(Draft& draft, std::size_t economy, std::size_t j) {
    const Facts& f = draft.facts;
    const Technology technology(f);
    const double phi = technology.pass_through(economy, j);
    draft.equation(phi == 1 ? "100 * (S^(-1 / theta) - 1)" : "100 * (S^(-1 / theta) * (X' / X / w)^(1 - phi) - 1)");
    const double S = sum_over_suppliers(draft, technology, economy, j);
    draft.input("S", "sum over suppliers, below", S, "trade.csv, scenario and solver");
    draft.input("theta", "trade elasticity of the sector", technology.theta(j), f.source_of("trade_elasticity"));
    if (phi == 1) return;
    draft.input("X'", "spending on the sector after", f.spending_after(economy, j), solver, f.unit_after());
    draft.input("X", "spending on the sector before", f.spending_before(economy, j), f.flows_source(), f.world.unit);
    draft.input("w", "wage, new / old", f.hat("wage_pct", economy), solver);
    draft.input("phi", "exponent of 1 + tariff in demand, over theta", phi, "world: datapackage.json, or scenario");
}

/// Unit cost from its own equation: b = w^g_w * prod P_k^g_k, with scale c = b (payroll / b)^-psi.
void sector_output(Draft& draft, std::size_t economy, std::size_t j) {
    const Facts& f = draft.facts;
    const Technology technology(f);
    draft.equation("100 * (V' / V / c - 1)");
    draft.input("V'", "what producers receive after", technology.sales(economy, j, true), solver, f.unit_after());
    draft.input("V", "the same before", technology.sales(economy, j, false), f.flows_source(), f.world.unit);
    draft.input("c", "unit cost, new / old", technology.cost(economy, j), "solver, by the cost equation");
    draft.sum(technology.scale(j) > 0
                  ? "log b = share of wages * log w + sum over inputs of share * log(price); then c = b "
                    "* (payroll, new / old, / b)^(-scale elasticity)"
                  : "log c = share of wages * log w + sum over inputs of share * log(price)",
              {"input", "share", "price", "term"});
    const auto row = [&](const std::string& name, double share, double price) {
        if (share != 0) draft.row(name, {share, price, share * std::log(price)}, std::abs(share * std::log(price)));
    };
    row("wages and profits", technology.value_added_share(economy, j), f.hat("wage_pct", economy));
    for (std::size_t k = 0; !f.world.inputs.empty() && k < f.J; ++k)
        row(f.sector_name(k), technology.input_share(economy, k, j), technology.price(economy, k));
}

void output(Draft& draft, std::size_t economy) {
    const Facts& f = draft.facts;
    const Technology technology(f);
    draft.equation("100 * (Q / V - 1)");
    draft.sum("Q = sum over sectors of sales after / c; c: unit cost, new / old",
              {"sector", "before", "after", "c", "quantity"});
    double made = 0, sold = 0;
    for (std::size_t j = 0; j < f.J; ++j) {
        const double before = technology.sales(economy, j, false), after = technology.sales(economy, j, true);
        if (!(before > 0)) continue;
        const double c = technology.cost(economy, j);
        draft.row(f.sector_name(j), {before, after, c, after / c}, std::abs(after / c - before));
        made += after / c, sold += before;
    }
    draft.input("Q", "output after, at prices before", made, solver, f.world.unit);
    draft.input("V", "output before", sold, f.flows_source(), f.world.unit);
}

/// log P = sum_j alpha_j log P_j; returns it.
double sum_over_sectors(Draft& draft, const Technology& technology, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.sum("log P = sum over sectors of share in final spending * log(price of the sector)",
              {"sector", "share", "price", "term"});
    double log_P = 0;
    for (std::size_t j = 0; j < f.J; ++j) {
        const double share = technology.final_share(economy, j), price = technology.price(economy, j);
        draft.row(f.sector_name(j), {share, price, share * std::log(price)}, std::abs(share * std::log(price)));
        log_P += share * std::log(price);
    }
    return log_P;
}

void price_index(Draft& draft, const Technology& technology, std::size_t economy) {
    if (draft.facts.J == 1) return sector_price(draft, economy, 0);
    draft.equation("100 * (exp(S) - 1)");
    const double S = sum_over_sectors(draft, technology, economy);
    draft.out.sums.back().relation.replace(0, 5, "S");
    draft.input("S", "log of the price index, below", S, "world's tables and solver");
}

}  // namespace

void input_price_index(Draft& draft, const Technology& technology, std::size_t economy) {
    const Facts& f = draft.facts;
    draft.input("P", "consumer price index, new / old", f.hat("price_pct", economy), solver);
    if (f.J == 1 && technology.pass_through(economy, 0) == 1) {
        sum_over_suppliers(draft, technology, economy, 0);
        draft.out.sums.back().relation.replace(0, 1, "P^(-theta)");
        draft.input("theta", "trade elasticity", technology.theta(0), f.source_of("trade_elasticity"));
        return;
    }
    sum_over_sectors(draft, technology, economy);
}

bool explain_sector_prices(Draft& draft, const std::string& key, std::size_t economy) {
    const Facts& f = draft.facts;
    if (key == "output_pct") return output(draft, economy), true;
    const bool real = key == "real_wage_pct", hours = key == "employment_pct";
    if (key != "price_pct" && !real && !hours) return false;
    const Technology technology(f);
    if (key == "price_pct") return price_index(draft, technology, economy), true;
    draft.equation(hours ? "100 * ((w / P * k)^kappa - 1)" : "100 * (w / P - 1)");
    draft.input("w", "wage, new / old", f.hat("wage_pct", economy), solver);
    input_price_index(draft, technology, economy);
    if (!hours) return true;
    draft.input("k", "kept of a wage after income tax, new / old", f.ingredient("kept_of_wage", economy), solver);
    draft.input("kappa", "labour supply elasticity", technology.labour_supply(),
                f.source_of("labour_supply_elasticity"));
    return true;
}

void explain_sector(Draft& draft, const std::string& key, std::size_t economy, std::size_t sector) {
    key == "price_pct" ? sector_price(draft, economy, sector) : sector_output(draft, economy, sector);
}

}  // namespace detente::report
