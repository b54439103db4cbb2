#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/clean_text.hpp"
#include "report/brief/brief.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

constexpr std::size_t end_rows = 10;

/// One axis for every bar of the section, in percent of the bar's width.
struct Axis {
    double low = 0, high = 0;
    double at(double value) const {
        const double span = high > low ? high - low : 1;
        return 2 + 96 * (std::clamp(value, low, high) - low) / span;
    }
};

/// A line from end to end of a range, with a tick at either.
std::string whisker(const Axis& axis, const Range& range) {
    const double low = axis.at(range.low), high = axis.at(range.high);
    std::string svg =
        fmt::format("<line class=\"whisker\" x1=\"{:.2f}%\" x2=\"{:.2f}%\" y1=\"8\" y2=\"8\"/>", low, high);
    for (const double end : {low, high})
        svg += fmt::format("<line class=\"whisker\" x1=\"{0:.2f}%\" x2=\"{0:.2f}%\" y1=\"4\" y2=\"12\"/>", end);
    return svg;
}

void write_bar(Markup& page, const Brief& brief, std::size_t f, std::size_t economy, const Axis& axis) {
    const auto cell = page.in("td", {{"class", "bar"}});
    const auto svg = page.in("svg", {{"width", "100%"}, {"height", "16"}, {"aria-hidden", "true"}});
    const double zero = axis.at(0);
    page.raw(fmt::format("<line class=\"axis\" x1=\"{0:.1f}%\" x2=\"{0:.1f}%\" y2=\"16\"/>", zero));
    if (const auto value = value_of(brief.futures()[f], welfare, economy)) {
        const double end = axis.at(*value);
        page.raw(fmt::format("<rect class=\"{}\" x=\"{:.2f}%\" y=\"3\" width=\"{:.2f}%\" height=\"10\"/>",
                             *value < 0 ? "lose" : "gain", std::min(zero, end), std::abs(end - zero)));
    }
    if (const auto range = range_of(brief.futures()[f], welfare, economy)) page.raw(whisker(axis, *range));
    for (std::size_t other = 0; other < brief.futures().size(); ++other) {
        const auto value = value_of(brief.futures()[other], welfare, economy);
        if (other != f && value)
            page.raw(fmt::format("<circle class=\"other\" cx=\"{:.2f}%\" cy=\"8\" r=\"3.5\"/>", axis.at(*value)));
    }
}

void write_rows(Markup& page, const Brief& brief, std::size_t f, const char* heading,
                const std::vector<std::size_t>& economies, const Axis& axis) {
    if (economies.empty()) return;
    const auto body = page.in("tbody");
    {
        const auto row = page.in("tr", {{"class", "group"}});
        page.element("th", {{"colspan", "3"}, {"scope", "rowgroup"}}, heading);
    }
    for (const std::size_t economy : economies) {
        const auto row = page.in("tr");
        page.element("th", {{"scope", "row"}}, brief.economy_name(economy));
        write_bar(page, brief, f, economy, axis);
        const auto value = value_of(brief.futures()[f], welfare, economy);
        page.element("td", {{"class", "n"}}, value ? signed_figure(*value, brief.decimals) : "–");
    }
}

/// Both ends of a future's ranking, the farthest first: "Gain most" with "Lose most", or, where all go one way, "Gain
/// most" with "Gain least".
struct Ends {
    std::vector<std::size_t> top, bottom;
    const char *top_name = "Gain most", *bottom_name = "Lose most";
};

Ends ends_of(const Brief& brief, std::size_t f) {
    Ends ends;
    const std::vector<Ranked> order = ranked(brief.futures()[f], welfare);
    const Tally count = tally(brief.futures()[f], welfare, brief.decimals);
    const bool all_gain = count.lose == 0, all_lose = count.gain == 0;
    if (all_gain) ends.bottom_name = "Gain least";
    if (all_lose) ends.top_name = "Lose least";
    for (const Ranked& entry : order) {
        const bool fits = all_lose || (entry.value > 0 && !rounds_to_zero(entry.value, brief.decimals));
        if (fits && ends.top.size() < end_rows) ends.top.push_back(entry.economy);
    }
    for (auto entry = order.rbegin(); entry != order.rend(); ++entry) {
        const bool fits = all_gain || (entry->value < 0 && !rounds_to_zero(entry->value, brief.decimals));
        const bool shown = std::find(ends.top.begin(), ends.top.end(), entry->economy) != ends.top.end();
        if (fits && !shown && ends.bottom.size() < end_rows) ends.bottom.push_back(entry->economy);
    }
    return ends;
}

const char* focus_heading(const Brief& brief) {
    const bool capital = !brief.comparison.capital.empty();
    if (brief.reading == nullptr) return "The chosen capital";
    return capital ? "The chosen capital, and those the text is about" : "Those the text is about";
}

void write_panel(Markup& page, const Brief& brief, std::size_t f, const Axis& axis) {
    const auto figure = page.in("figure");
    page.element("figcaption", {}, brief.names[f]);
    const auto table = page.in("table", {{"class", "rank"}});
    page.element("caption", {{"class", "unseen"}}, "Welfare change in %, largest gains and losses, " + brief.names[f]);
    page.raw("<colgroup><col class=\"c-name\"/><col/><col class=\"c-figure\"/></colgroup>");
    const Ends ends = ends_of(brief, f);
    write_rows(page, brief, f, focus_heading(brief), brief.focus, axis);
    write_rows(page, brief, f, ends.top_name, ends.top, axis);
    write_rows(page, brief, f, ends.bottom_name, ends.bottom, axis);
}

struct ApartRow {
    std::string name;
    double value;
    Range range;
};

/// The world, the economies in focus and those that the choice moves most.
std::vector<ApartRow> rows_apart(const Brief& brief, const Difference& apart) {
    std::vector<ApartRow> rows;
    if (apart.world_welfare_range) rows.push_back({"World", apart.world_welfare, *apart.world_welfare_range});
    std::vector<std::size_t> economies = brief.focus, by_size;
    const Measure* measure = nullptr;
    for (const Measure& one : apart.measures)
        if (one.key == welfare) measure = &one;
    if (!measure) return rows;
    for (std::size_t i = 0; i < measure->values.size(); ++i)
        if (range_of(apart, welfare, i) && std::find(economies.begin(), economies.end(), i) == economies.end())
            by_size.push_back(i);
    std::stable_sort(by_size.begin(), by_size.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(measure->values[a]) > std::abs(measure->values[b]);
    });
    for (std::size_t i = 0; i < by_size.size() && economies.size() < end_rows; ++i) economies.push_back(by_size[i]);
    for (const std::size_t i : economies)
        if (const auto range = range_of(apart, welfare, i))
            rows.push_back({brief.economy_name(i), measure->values[i], *range});
    return rows;
}

/// Welfare in one future less that in another, as bars with whiskers on an axis of their own.
void write_difference(Markup& page, const Brief& brief, const Difference& apart) {
    const std::vector<ApartRow> rows = rows_apart(brief, apart);
    if (rows.empty()) return;
    Axis axis;
    for (const ApartRow& row : rows) {
        axis.low = std::min({axis.low, row.value, row.range.low});
        axis.high = std::max({axis.high, row.value, row.range.high});
    }
    const auto table = page.in("table", {{"class", "rank apart"}});
    page.element("caption", {{"class", "shown"}},
                 fmt::format("What is at stake: welfare in “{}” less welfare in “{}”, percentage points. Every draw is "
                             "solved in both futures.",
                             brief.names[apart.of], brief.names[apart.less]));
    page.raw("<colgroup><col class=\"c-name\"/><col/><col class=\"c-figure\"/></colgroup>");
    const auto body = page.in("tbody");
    for (const ApartRow& row : rows) {
        const auto line = page.in("tr");
        page.element("th", {{"scope", "row"}}, row.name);
        {
            const auto cell = page.in("td", {{"class", "bar"}});
            const auto svg = page.in("svg", {{"width", "100%"}, {"height", "16"}, {"aria-hidden", "true"}});
            const double zero = axis.at(0), end = axis.at(row.value);
            page.raw(fmt::format("<line class=\"axis\" x1=\"{0:.1f}%\" x2=\"{0:.1f}%\" y2=\"16\"/>", zero));
            page.raw(fmt::format("<rect class=\"{}\" x=\"{:.2f}%\" y=\"3\" width=\"{:.2f}%\" height=\"10\"/>",
                                 row.value < 0 ? "lose" : "gain", std::min(zero, end), std::abs(end - zero)));
            page.raw(whisker(axis, row.range));
        }
        const auto figure = page.in("td", {{"class", "n"}});
        page.text(signed_figure(row.value, brief.decimals) + " ");
        page.element("small", {}, range_text(row.range, brief.decimals));
    }
}

/// Measures of the table twin: welfare, then those that say most beside it.
std::vector<const Measure*> table_measures(const Brief& brief) {
    std::vector<const Measure*> chosen;
    for (const char* key : {welfare, "real_wage_pct", "output_pct", "trade_pct"}) {
        for (const Measure* measure : distinct_measures(brief.comparison)) {
            if (measure->key == key) chosen.push_back(measure);
        }
    }
    return chosen;
}

void write_table_head(Markup& page, const Brief& brief, const std::vector<const Measure*>& measures) {
    const auto head = page.in("thead");
    {
        const auto row = page.in("tr");
        page.element("th", {{"scope", "col"}, {"rowspan", "2"}}, "Economy");
        page.element("th", {{"scope", "col"}, {"rowspan", "2"}}, "Code");
        for (const Measure* measure : measures) {
            page.element("th", {{"scope", "colgroup"}, {"colspan", std::to_string(brief.futures().size())}},
                         clean_line(measure->label) + ", " + clean_line(measure->unit));
        }
    }
    const auto row = page.in("tr");
    for (std::size_t m = 0; m < measures.size(); ++m) {
        for (const std::string& name : brief.names) page.element("th", {{"scope", "col"}, {"class", "n"}}, name);
    }
}

void write_table(Markup& page, const Brief& brief) {
    const auto details = page.in("details", {{"class", "twin"}});
    page.element("summary", {}, fmt::format("All {} economies as a table", brief.world().n()));
    const auto wrap = page.in(
        "div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Results of all economies"}});
    const auto table = page.in("table", {{"class", "sortable"}});
    const std::vector<const Measure*> measures = table_measures(brief);
    std::vector<int> decimals;
    decimals.reserve(measures.size());
    for (const Measure* measure : measures)
        decimals.push_back(decimals_for(all_values(brief.comparison, measure->key)));
    write_table_head(page, brief, measures);
    const auto body = page.in("tbody");
    for (std::size_t i = 0; i < brief.world().n(); ++i) {
        const auto row = page.in("tr");
        page.element("th", {{"scope", "row"}}, brief.economy_name(i));
        page.element("td", {}, brief.world().economies[i].id);
        for (std::size_t m = 0; m < measures.size(); ++m) {
            for (const Future& future : brief.futures()) {
                const auto value = value_of(future, measures[m]->key, i);
                page.element("td", {}, value ? signed_figure(*value, decimals[m]) : "–");
            }
        }
    }
}

}  // namespace

void write_ranks(Markup& page, const Brief& brief) {
    const auto section = page.in("section", {{"id", "ranks"}, {"aria-labelledby", "ranks-h"}});
    page.element("h2", {{"id", "ranks-h"}}, "Who gains, who loses");
    Axis axis;
    for (std::size_t f = 0; f < brief.futures().size(); ++f) {
        Ends ends = ends_of(brief, f);
        ends.top.insert(ends.top.end(), ends.bottom.begin(), ends.bottom.end());
        ends.top.insert(ends.top.end(), brief.focus.begin(), brief.focus.end());
        for (const std::size_t economy : ends.top) {
            for (const Future& future : brief.futures()) {
                const double value = value_of(future, welfare, economy).value_or(0);
                const Range range = range_of(future, welfare, economy).value_or(Range{value, value});
                axis.low = std::min({axis.low, value, range.low});
                axis.high = std::max({axis.high, value, range.high});
            }
        }
    }
    {
        const auto lead = page.in("p", {{"class", "caption key"}});
        page.text("Welfare change, %. ");
        page.raw("<span><i class=\"k lose\"></i> loss</span> <span><i class=\"k gain\"></i> gain</span>");
        if (brief.futures().size() > 1) {
            page.raw(" <i class=\"k other\"></i> ");
            page.text(brief.futures().size() == 2 ? "the same economy in the other future"
                                                  : "the same economy in the other futures");
        }
        const Future* drawn = nullptr;
        for (const Future& future : brief.futures())
            if (future.drawn) drawn = &future;
        if (drawn) {
            page.raw(" <i class=\"k whisker\"></i> ");
            page.text("where " + level_words(*drawn->drawn) + " of the draws lie");
        }
        page.text(". One axis for all bars.");
    }
    {
        const auto panels = page.in("div", {{"class", "maps"}});
        for (std::size_t f = 0; f < brief.futures().size(); ++f) write_panel(page, brief, f, axis);
    }
    for (const Difference& apart : brief.comparison.differences) write_difference(page, brief, apart);
    write_table(page, brief);
}

}  // namespace detente::report
