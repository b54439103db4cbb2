#include "detente/explain/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "detente/support/clean_text.hpp"
#include "detente/support/error.hpp"
#include "explain/explain_parts.hpp"
#include "explain/expression.hpp"
#include "words/results.hpp"

namespace detente {
namespace report {

void Draft::input(std::string symbol, std::string meaning, double value, std::string source, std::string unit) {
    out.inputs.push_back({std::move(symbol), std::move(meaning), value, std::move(unit), std::move(source)});
}

void Draft::sum(std::string relation, std::vector<std::string> columns) {
    out.sums.push_back({std::move(relation), std::move(columns), {}, 0});
    weights_.emplace_back();
}

void Draft::row(std::string name, std::vector<double> values, double weight) {
    out.sums.back().rows.push_back({std::move(name), std::move(values)});
    weights_.back().push_back(weight);
}

void Draft::settle() {
    for (std::size_t s = 0; s < out.sums.size(); ++s) {
        ExplainedSum& sum = out.sums[s];
        std::vector<std::size_t> order(sum.rows.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return weights_[s][a] > weights_[s][b]; });
        std::vector<ExplainedSum::Row> rows;
        rows.reserve(order.size());
        for (const auto& row : sum.rows) sum.total += row.values.back();
        for (const std::size_t at : order) rows.push_back(std::move(sum.rows[at]));
        sum.rows = std::move(rows);
    }
}

namespace {

/// Digits that a reader needs to get the number again to a billionth of a percent.
constexpr int fewest_digits = 8, all_digits = 17;
constexpr double again = 0.5e-9;
constexpr std::size_t changes_cited = 3;

void substitute(Explanation& out) {
    for (out.digits = fewest_digits; out.digits <= all_digits; ++out.digits) {
        out.arithmetic = substituted(out.equation, [&](const std::string& symbol) {
            for (const ExplainedInput& input : out.inputs)
                if (input.symbol == symbol) return number_in_arithmetic(input.value, out.digits);
            return symbol;
        });
        out.recomputed = evaluate(out.arithmetic);
        if (std::abs(out.recomputed - out.value) <= again) return;
    }
    out.digits = all_digits;
    if (!std::isfinite(out.value)) return;
    out.notes.push_back(
        {"inexact", fmt::format("the equation gives {:.6g}, {:.1e} from the number: the markets do not clear exactly",
                                out.recomputed, out.recomputed - out.value)});
}

std::string title_of(const Facts& f, const ExplainTarget& target) {
    switch (target.kind) {
        case ExplainTarget::Kind::world: return "World";
        case ExplainTarget::Kind::pair: return f.name(target.economy) + " to " + f.name(target.importer);
        case ExplainTarget::Kind::sector: return f.name(target.economy) + ", " + f.sector_name(target.sector);
        case ExplainTarget::Kind::measure: break;
    }
    return f.name(target.economy);
}

std::string id_of(const World& world, const ExplainTarget& target) {
    const std::string& id = world.economies[target.economy].id;
    switch (target.kind) {
        case ExplainTarget::Kind::world: return "world";
        case ExplainTarget::Kind::pair: return id + ">" + world.economies[target.importer].id;
        case ExplainTarget::Kind::sector: return id + "." + world.sectors[target.sector].id;
        case ExplainTarget::Kind::measure: break;
    }
    return id;
}

void fill(Draft& draft, const ExplainTarget& target) {
    const Facts& f = draft.facts;
    Explanation& out = draft.out;
    if (target.kind == ExplainTarget::Kind::world) {
        const bool trade = target.key == "trade_pct";
        out.label = trade ? "Trade" : "Welfare", out.unit = "%";
        out.value = trade ? f.outcome.world_trade_pct : f.outcome.world_welfare_pct;
        return explain_world(draft, target.key);
    }
    if (target.kind == ExplainTarget::Kind::pair) {
        out.label = "Trade", out.unit = "%";
        return explain_pair(draft, target.economy, target.importer);
    }
    if (target.kind == ExplainTarget::Kind::sector) {
        const bool price = target.key == "price_pct";
        out.label = price ? "Price" : "Output", out.unit = "%";
        out.value =
            (price ? f.outcome.sector_price_pct : f.outcome.sector_output_pct)[target.economy * f.J + target.sector];
        return explain_sector(draft, target.key, target.economy, target.sector);
    }
    const Measure& measure = *f.outcome.measure(target.key);
    out.label = clean_line(measure.label), out.unit = measure.unit, out.value = measure.values[target.economy];
    const bool known = f.sectors ? explain_sector_income(draft, target.key, target.economy) ||
                                       explain_sector_prices(draft, target.key, target.economy)
                                 : explain_gravity(draft, target.key, target.economy);
    if (known || explain_flows(draft, target.key, target.economy)) return;
    throw UsageError("explain", "'" + target.key + "' cannot be taken apart", "its formula: " + measure.formula);
}

void cite(const Facts& f, Explanation& out) {
    const World& world = f.world;
    std::string text = "World " + clean_line(world.id) + (world.title.empty() ? "" : ": " + clean_line(world.title));
    if (!world.sha256.empty()) text += fmt::format("; sha256 of its datapackage.json {}", world.sha256);
    out.sources.push_back(text);
    for (const Source& source : world.sources)
        out.sources.push_back("Its source: " + clean_line(source.title) +
                              (source.path.empty() ? "" : " " + clean_line(source.path)));
    out.sources.push_back("Scenario " + clean_line(f.future.compiled.scenario.id) + ": " +
                          clean_line(f.future.compiled.scenario.title));
    const std::vector<ChangeInWords>& changes = f.future.compiled.changes;
    for (std::size_t c = 0; c < std::min(changes.size(), changes_cited); ++c)
        out.sources.push_back("Change: " + clean_line(changes[c].in_words()));
    if (changes.size() > changes_cited)
        out.sources.push_back(fmt::format("{} more changes", changes.size() - changes_cited));
    for (const UsedParameter& used : f.future.compiled.used) {
        if (used.unit != "elasticity" && used.key != "scale_share" && used.key != "deficits") continue;
        const std::string fact = parameter_fact(used, f.future.compiled.scenario.model.kind);
        if (!fact.empty()) out.sources.push_back(fact);
    }
}

}  // namespace
}  // namespace report

Explanation explain(const World& world, const Future& future, const std::string& text) {
    if (future.outcome.trade_before.size() != world.trade.size())
        throw UsageError("explain", "this result carries no flows to explain a number with");
    const report::Facts facts(world, future);
    const report::ExplainTarget target = report::explain_target(facts, text);
    Explanation out;
    out.target = report::id_of(world, target) + "." + target.key;
    out.of = report::title_of(facts, target);
    report::Draft draft(facts, out);
    report::fill(draft, target);
    draft.settle();
    report::substitute(out);
    if (future.outcome.convergence.status != SolveStatus::converged)
        out.notes.push_back({"not-converged", "the solver did not converge: this is its best iterate, no equilibrium"});
    report::cite(facts, out);
    return out;
}

}  // namespace detente
