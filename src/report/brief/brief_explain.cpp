#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "detente/explain/explain.hpp"
#include "detente/support/clean_text.hpp"
#include "explain/expression.hpp"
#include "report/brief/brief.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

constexpr std::size_t terms_shown = 5;

/// The explanation of an economy's welfare, where the equation does give the number.
std::optional<Explanation> explained(const World& world, const Future& future, std::size_t economy) {
    const std::size_t cells = world.trade.size();
    if (!value_of(future, welfare, economy)) return {};
    if (future.outcome.trade_before.size() != cells || future.outcome.trade_after.size() != cells) return {};
    Explanation one = explain(world, future, world.economies[economy].id + "." + welfare);
    if (!(std::abs(one.recomputed - one.value) <= 1e-9)) return {};
    return one;
}

std::string figure(double value, int digits) {
    return std::isfinite(value) ? plain_number(value, digits) : "–";
}

/// The one figure that may be infinite: the cost of trade that is banned.
std::string figure(double value, int digits, const std::string& column) {
    return column == "cost" && std::isinf(value) ? "ban" : figure(value, digits);
}

void write_inputs(Markup& page, const Explanation& one) {
    const auto wide = page.in("div", {{"class", "wide"}});
    const auto table = page.in("table", {{"class", "view"}});
    {
        const auto head = page.in("thead");
        const auto row = page.in("tr");
        for (const char* label : {"Symbol", "Value", "Meaning", "From"})
            page.element("th", {{"scope", "col"}, {"class", label[0] == 'V' ? "n" : ""}}, label);
    }
    const auto body = page.in("tbody");
    for (const ExplainedInput& input : one.inputs) {
        const auto row = page.in("tr");
        page.element("th", {{"scope", "row"}}, input.symbol);
        page.element("td", {{"class", "n"}}, figure(input.value, one.digits));
        page.element("td", {}, input.meaning + (input.unit.empty() ? "" : ", " + input.unit));
        page.element("td", {}, input.source);
    }
}

void write_sum(Markup& page, const ExplainedSum& sum) {
    const auto wide = page.in("div", {{"class", "wide"}});
    const auto table = page.in("table", {{"class", "view"}});
    page.element("caption", {}, sum.relation);
    {
        const auto head = page.in("thead");
        const auto row = page.in("tr");
        for (std::size_t c = 0; c < sum.columns.size(); ++c)
            page.element("th", {{"scope", "col"}, {"class", c > 0 ? "n" : ""}}, sum.columns[c]);
    }
    const auto body = page.in("tbody");
    double rest = sum.total;
    const auto line = [&](const std::string& name, const std::vector<double>& values) {
        const auto row = page.in("tr");
        page.element("th", {{"scope", "row"}}, name);
        for (std::size_t c = values.size() + 1; c < sum.columns.size(); ++c) page.element("td", {}, "");
        for (std::size_t v = 0; v < values.size(); ++v)
            page.element("td", {{"class", "n"}},
                         figure(values[v], 6, sum.columns[sum.columns.size() - values.size() + v]));
    };
    for (std::size_t r = 0; r < std::min(terms_shown, sum.rows.size()); ++r) {
        line(sum.rows[r].name, sum.rows[r].values);
        rest -= sum.rows[r].values.back();
    }
    if (sum.rows.size() > terms_shown) line(fmt::format("{} more", sum.rows.size() - terms_shown), {rest});
    line("Sum", {sum.total});
}

}  // namespace

void write_how(Markup& page, const Brief& brief, std::size_t economy) {
    std::vector<Explanation> all;
    for (const Future& future : brief.futures()) {
        const auto one = explained(brief.world(), future, economy);
        if (!one) return;
        all.push_back(*one);
    }
    const auto details = page.in("details", {{"id", "how"}});
    page.element("summary", {}, "How these welfare figures come about");
    for (std::size_t f = 0; f < all.size(); ++f) {
        if (all.size() > 1) page.element("h3", {}, brief.names[f]);
        page.element(
            "p", {},
            fmt::format("Welfare = {} = {} = {:.9g} %", all[f].equation, all[f].arithmetic, all[f].recomputed));
        write_inputs(page, all[f]);
        for (const ExplainedSum& sum : all[f].sums) write_sum(page, sum);
    }
    page.element(
        "p", {{"class", "source"}},
        fmt::format("Any other number: detente run SCENARIO --explain {}.trade", brief.world().economies[economy].id));
}

}  // namespace detente::report
