#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "detente/support/clean_text.hpp"
#include "report/brief/brief.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

constexpr const char* rank_label = "Rank by welfare, 1 gains most";
constexpr const char* partners_caption = "Largest partners, exports plus imports; bars: before, then each future";

const char* sign_class(double value, int decimals) {
    return rounds_to_zero(value, decimals) ? "n" : value > 0 ? "n gain" : "n lose";
}

/// Dearer is neither a gain nor a loss by itself: prices take no colour.
bool has_direction(const Measure& measure) {
    return measure.key.find("price") == std::string::npos;
}

/// Length of a bar in percent of the longest of the table.
int share_of(double value, double largest) {
    return largest > 0 && value > 0 ? static_cast<int>(std::lround(100 * std::min(1.0, value / largest))) : 0;
}

double largest_flow(const std::vector<Partner>& partners) {
    double largest = 0;
    for (const Partner& partner : partners) {
        largest = std::max(largest, partner.before);
        for (const double after : partner.after) largest = std::max(largest, after);
    }
    return largest;
}

/// Before (grey) and after in each future (dark), one thin bar each.
void write_partner_bars(Markup& page, const Partner& partner, double largest) {
    const auto cell = page.in("td", {{"class", "bars"}});
    page.raw(fmt::format(
        "<svg width=\"100%\" height=\"{}\" aria-hidden=\"true\"><rect class=\"was\" width=\"{}%\" height=\"4\"/>",
        6 * partner.after.size() + 4, share_of(partner.before, largest)));
    for (std::size_t f = 0; f < partner.after.size(); ++f) {
        page.raw(fmt::format("<rect class=\"is\" y=\"{}\" width=\"{}%\" height=\"4\"/>", 6 * (f + 1),
                             share_of(partner.after[f], largest)));
    }
    page.raw("</svg>");
}

/// Place by welfare, largest gain first, and how many have one: "97 of 151".
std::string rank_of(const Future& future, std::size_t economy) {
    const std::vector<Ranked> order = ranked(future, welfare);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i].economy == economy) return fmt::format("{} of {}", i + 1, order.size());
    }
    return "–";
}

void write_view_head(Markup& page, const Brief& brief, std::initializer_list<const char*> first) {
    const auto head = page.in("thead");
    const auto row = page.in("tr");
    for (const std::string_view label : first) {
        if (label.empty()) {
            page.raw("<td class=\"bars\"></td>");
        } else {
            page.element("th", {{"scope", "col"}, {"class", label == "Before" ? "n" : ""}}, label);
        }
    }
    for (const std::string& name : brief.names) page.element("th", {{"scope", "col"}, {"class", "n"}}, name);
}

void write_measures(Markup& page, const Brief& brief, std::size_t economy) {
    const auto wide = page.in("div", {{"class", "wide"}});
    const auto table = page.in("table", {{"class", "view"}});
    page.element("caption", {}, "Change, %");
    write_view_head(page, brief, {"Measure"});
    const auto body = page.in("tbody");
    for (const Measure* measure : capital_measures(brief.comparison)) {
        const auto row = page.in("tr");
        page.element("th", {{"scope", "row"}}, clean_line(measure->label));
        const int decimals = decimals_for(all_values(brief.comparison, measure->key));
        for (const Future& future : brief.futures()) {
            const auto value = value_of(future, measure->key, economy);
            const auto cell =
                page.in("td", {{"class", value && has_direction(*measure) ? sign_class(*value, decimals) : "n"}});
            page.text(value ? signed_figure(*value, decimals) : "–");
            if (const auto range = range_of(future, measure->key, economy))
                page.element("small", {}, range_text(*range, decimals));
        }
    }
    const auto row = page.in("tr");
    page.element("th", {{"scope", "row"}}, rank_label);
    for (const Future& future : brief.futures()) page.element("td", {{"class", "n"}}, rank_of(future, economy));
}

void write_partners(Markup& page, const Brief& brief, std::size_t economy) {
    const std::vector<Partner> partners = top_partners(brief.comparison, economy, partners_in_view);
    if (partners.empty()) return;
    const auto wide = page.in("div", {{"class", "wide"}});
    const auto table = page.in("table", {{"class", "view"}});
    page.element("caption", {}, partners_caption);
    write_view_head(page, brief, {"Partner", "", "Before"});
    const double largest = largest_flow(partners);
    const auto body = page.in("tbody");
    for (const Partner& partner : partners) {
        const auto row = page.in("tr");
        page.element("th", {{"scope", "row"}}, brief.economy_name(partner.economy));
        write_partner_bars(page, partner, largest);
        page.element("td", {{"class", "n"}}, money(partner.before, brief.world().unit));
        for (const double after : partner.after) {
            const auto pct = change(partner.before, after);
            page.element("td", {{"class", pct ? sign_class(*pct, 1) : "n"}}, pct ? percent(*pct, 1) : "–");
        }
    }
}

std::string seen_from(const Brief& brief, std::size_t economy) {
    const std::string city = capital_city(brief.world(), economy), name = brief.economy_name(economy);
    return city == name ? "Seen from " + name : fmt::format("Seen from {}, {}", city, name);
}

void write_switcher(Markup& page, const Brief& brief) {
    const auto label = page.in("p", {{"class", "switcher"}, {"hidden", ""}});
    page.raw("<label for=\"from\">Seen from </label>");
    const auto select = page.in("select", {{"id", "from"}});
    for (std::size_t i = 0; i < brief.world().n(); ++i) {
        page.element("option", {{"value", std::to_string(i)}}, brief.economy_name(i));
    }
}

using Json = nlohmann::ordered_json;

/// A figure as the page shows it, as a number; null (in this inner table only) where there is none.
Json rounded(std::optional<double> value, int decimals) {
    if (!value) return nullptr;
    const double step = std::pow(10.0, decimals);
    return std::round(*value * step) / step + 0.0;
}

/// [name, city, figures [measure][future] (with ranges: [figure, low, high]), ranks [future], partners [[position,
/// money before, bar before, change [future]]]]
Json view_json(const Brief& brief, std::size_t economy, const std::vector<const Measure*>& measures,
               const std::vector<int>& decimals) {
    const std::string city = capital_city(brief.world(), economy), name = brief.economy_name(economy);
    Json figures = Json::array(), ranks = Json::array(), rows = Json::array();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        Json row = Json::array();
        for (const Future& future : brief.futures()) {
            row.push_back(rounded(value_of(future, measures[m]->key, economy), decimals[m]));
            if (const auto range = range_of(future, measures[m]->key, economy))
                row.back() = {row.back(), rounded(range->low, decimals[m]), rounded(range->high, decimals[m])};
        }
        figures.push_back(row);
    }
    for (const Future& future : brief.futures()) ranks.push_back(rank_of(future, economy));
    const std::vector<Partner> partners = top_partners(brief.comparison, economy, partners_in_view);
    const double largest = largest_flow(partners);
    for (const Partner& partner : partners) {
        Json changes = Json::array();
        for (const double after : partner.after) changes.push_back(rounded(change(partner.before, after), 1));
        rows.push_back(Json::array(
            {partner.economy, money(partner.before, brief.world().unit), share_of(partner.before, largest), changes}));
    }
    return Json::array({name, city == name ? "" : city, figures, ranks, rows});
}

}  // namespace

std::vector<const Measure*> capital_measures(const Comparison& comparison) {
    std::vector<const Measure*> chosen;
    for (const char* key : {welfare, "real_wage_pct", "output_pct", "price_pct", "exports_pct", "imports_pct",
                            "trade_pct", "terms_of_trade_pct", "employment_pct", "revenue_pct_of_expenditure"}) {
        for (const Measure* measure : distinct_measures(comparison)) {
            if (measure->key == key) chosen.push_back(measure);
        }
    }
    return chosen;
}

void write_capital(Markup& page, const Brief& brief) {
    if (brief.world().n() == 0) return;
    const bool chosen = !brief.focus.empty();
    const std::size_t economy = chosen ? brief.focus[0] : 0;
    // Without a capital or a text nobody's view comes first: the section waits for the reader's choice.
    const auto section =
        chosen ? page.in("section", {{"id", "capital"}, {"aria-labelledby", "capital-h"}})
               : page.in("section", {{"id", "capital"}, {"aria-labelledby", "capital-h"}, {"hidden", ""}});
    page.element("h2", {{"id", "capital-h"}}, seen_from(brief, economy));
    write_switcher(page, brief);
    {
        const auto view =
            page.in("div", {{"id", "view"}, {"class", "columns"}, {"data-economy", std::to_string(economy)}});
        write_measures(page, brief, economy);
        write_partners(page, brief, economy);
    }
    if (chosen) write_how(page, brief, economy);
}

std::string capital_data(const Brief& brief) {
    const std::vector<const Measure*> measures = capital_measures(brief.comparison);
    Json data;
    data["futures"] = brief.names;
    data["measures"] = Json::array();
    std::vector<int> decimals;
    for (const Measure* measure : measures) {
        decimals.push_back(decimals_for(all_values(brief.comparison, measure->key)));
        data["measures"].push_back({clean_line(measure->label), decimals.back(), has_direction(*measure)});
    }
    data["rank"] = rank_label;
    data["partners"] = partners_caption;
    data["economies"] = Json::array();
    for (std::size_t i = 0; i < brief.world().n(); ++i) {
        data["economies"].push_back(view_json(brief, i, measures, decimals));
    }
    std::string text = data.dump(-1, ' ', false, Json::error_handler_t::replace);
    // "</script>" and "<!--" cannot stand in a script element: < is written as its JSON escape.
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 6))
        text.replace(at, 1, "\\u003c");
    return text;
}

}  // namespace detente::report
