#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/clean_text.hpp"
#include "report/brief/brief.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

/// Two bars, before and after, as long as the flow is large among the table's flows.
void write_flow_bars(Markup& page, double before, double after, double largest) {
    if (!(largest > 0) || !std::isfinite(before) || !std::isfinite(after)) return;
    page.raw(
        fmt::format("<svg class=\"flow\" width=\"100%\" height=\"9\" aria-hidden=\"true\">"
                    "<rect class=\"was\" width=\"{:.1f}%\" height=\"3\"/>"
                    "<rect class=\"is\" y=\"5\" width=\"{:.1f}%\" height=\"4\"/></svg>",
                    100 * std::clamp(before / largest, 0.0, 1.0), 100 * std::clamp(after / largest, 0.0, 1.0)));
}

void write_cell(Markup& page, const Brief& brief, std::size_t f, const BlocTrade& trade, std::size_t from,
                std::size_t to, const DivergingScale& scale, double largest) {
    const std::size_t at = from * trade.blocs.size() + to;
    const double pct = trade.pct(from, to);
    const auto cell =
        page.in("td", {{"class", std::isfinite(pct) ? fmt::format("q{}", scale.class_of(pct)) : "empty"}});
    page.element("b", {}, percent(pct, 1));
    const std::vector<Range>& ranges = brief.futures()[f].bloc_trade_range;
    if (at < ranges.size() && std::isfinite(ranges[at].low)) page.element("small", {}, range_text(ranges[at], 1));
    write_flow_bars(page, trade.before[at], trade.after[at], largest);
    const std::string& unit = brief.world().unit;
    page.element("small", {}, money_change(trade.before[at], trade.after[at], unit));
}

void write_matrix(Markup& page, const Brief& brief, std::size_t f, const BlocTrade& trade, const DivergingScale& scale,
                  double largest) {
    const auto figure = page.in("figure");
    page.element("figcaption", {}, brief.names[f]);
    const auto wide = page.in("div", {{"class", "wide"},
                                      {"tabindex", "0"},
                                      {"role", "region"},
                                      {"aria-label", "Trade between blocs, " + brief.names[f]}});
    const auto table = page.in("table", {{"class", "matrix"}});
    {
        const auto head = page.in("thead");
        const auto row = page.in("tr");
        page.element("th", {{"scope", "col"}}, "from ↓  to →");
        for (const std::string& bloc : trade.blocs) page.element("th", {{"scope", "col"}}, clean_line(bloc));
    }
    const auto body = page.in("tbody");
    for (std::size_t from = 0; from < trade.blocs.size(); ++from) {
        const auto row = page.in("tr");
        page.element("th", {{"scope", "row"}}, clean_line(trade.blocs[from]));
        for (std::size_t to = 0; to < trade.blocs.size(); ++to)
            write_cell(page, brief, f, trade, from, to, scale, largest);
    }
}

void write_totals(Markup& page, const Brief& brief) {
    const auto list = page.in("ul", {{"class", "totals"}});
    for (std::size_t f = 0; f < brief.futures().size(); ++f) {
        const auto item = page.in("li");
        page.element("b", {}, brief.names[f]);
        page.text(": trade between economies " + percent(brief.futures()[f].outcome.world_trade_pct, 1));
    }
}

}  // namespace

void write_blocs(Markup& page, const Brief& brief) {
    const auto section = page.in("section", {{"id", "blocs"}, {"aria-labelledby", "blocs-h"}});
    page.element("h2", {{"id", "blocs-h"}}, "Trade before and after");
    write_totals(page, brief);

    std::vector<BlocTrade> tables(brief.futures().size());
    std::vector<double> changes;
    double largest = 0;
    for (std::size_t f = 0; f < tables.size(); ++f) {
        if (brief.futures()[f].compiled.blocs.empty()) continue;
        tables[f] = bloc_trade(brief.world(), brief.futures()[f]);
        for (std::size_t at = 0; at < tables[f].before.size(); ++at) {
            changes.push_back(tables[f].pct(at / tables[f].blocs.size(), at % tables[f].blocs.size()));
            for (const double flow : {tables[f].before[at], tables[f].after[at]}) {
                if (std::isfinite(flow)) largest = std::max(largest, flow);
            }
        }
    }
    if (changes.empty()) {
        page.element("p", {}, "No blocs are defined in these scenarios, so there is no trade between blocs to show.");
        return;
    }
    const DivergingScale scale = DivergingScale::fit(changes);
    {
        const auto lead = page.in("p", {{"class", "caption key"}});
        page.text("International trade from each bloc (rows) to each bloc (columns), change in %; below it the value ");
        page.raw("<span><i class=\"k was\"></i> before</span> → <span><i class=\"k is\"></i> after</span>");
        page.text(fmt::format(
            " in {}, at the prices of each equilibrium with world output as the measure. Trade inside a bloc is that "
            "between its members. tn: 10¹², bn: 10⁹, m: 10⁶.",
            clean_line(currency_of(brief.world().unit))));
    }
    const auto panels = page.in("div", {{"class", "maps"}});
    for (std::size_t f = 0; f < tables.size(); ++f) {
        if (!tables[f].blocs.empty()) write_matrix(page, brief, f, tables[f], scale, largest);
    }
}

}  // namespace detente::report
