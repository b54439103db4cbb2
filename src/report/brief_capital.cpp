#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "report/brief.hpp"
#include "report/clean_text.hpp"
#include "report/figures.hpp"
#include "report/results.hpp"

namespace detente::report {
namespace {

const char* sign_class(double value, int decimals) {
    return rounds_to_zero(value, decimals) ? "n" : value > 0 ? "n gain" : "n lose";
}

/// "97 of 151": place by welfare, largest gain first.
std::string place(const Future& future, std::size_t economy) {
    const std::vector<Ranked> order = ranked(future, welfare);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (order[i].economy == economy) return fmt::format("{} of {}", i + 1, order.size());
    }
    return "–";
}

void write_view_head(Markup& page, const Brief& brief, std::initializer_list<const char*> first) {
    const auto head = page.in("thead");
    const auto row = page.in("tr");
    for (const char* label : first) page.element("th", {{"scope", "col"}}, label);
    for (const std::string& name : brief.names) page.element("th", {{"scope", "col"}, {"class", "n"}}, name);
}

void write_measures(Markup& page, const Brief& brief, std::size_t economy) {
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
            page.element("td", {{"class", value ? sign_class(*value, decimals) : "n"}}, value ? signed_figure(*value, decimals) : "–");
        }
    }
    const auto row = page.in("tr");
    page.element("th", {{"scope", "row"}}, "Place by welfare, first gains most");
    for (const Future& future : brief.futures()) page.element("td", {{"class", "n"}}, place(future, economy));
}

void write_partners(Markup& page, const Brief& brief, std::size_t economy) {
    const std::vector<Partner> partners = top_partners(brief.comparison, economy, partners_in_view);
    if (partners.empty()) return;
    const auto table = page.in("table", {{"class", "view"}});
    page.element("caption", {}, "Largest partners, exports plus imports");
    write_view_head(page, brief, {"Partner", "Before"});
    const auto body = page.in("tbody");
    for (const Partner& partner : partners) {
        const auto row = page.in("tr");
        page.element("th", {{"scope", "row"}}, brief.economy_name(partner.economy));
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

}  // namespace

std::vector<const Measure*> capital_measures(const Comparison& comparison) {
    std::vector<const Measure*> chosen;
    for (const char* key : {welfare, "real_wage_pct", "output_pct", "price_pct", "exports_pct", "imports_pct", "trade_pct", "terms_of_trade_pct",
                            "employment_pct", "revenue_pct_of_expenditure"}) {
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
    const auto section = chosen ? page.in("section", {{"id", "capital"}, {"aria-labelledby", "capital-h"}})
                                : page.in("section", {{"id", "capital"}, {"aria-labelledby", "capital-h"}, {"hidden", ""}});
    page.element("h2", {{"id", "capital-h"}}, seen_from(brief, economy));
    write_switcher(page, brief);
    const auto view = page.in("div", {{"id", "view"}, {"class", "columns"}, {"data-economy", std::to_string(economy)}});
    write_measures(page, brief, economy);
    write_partners(page, brief, economy);
}

std::string capital_data(const Brief& brief) {
    using Json = nlohmann::ordered_json;
    const std::vector<const Measure*> measures = capital_measures(brief.comparison);
    Json data;
    data["futures"] = brief.names;
    data["measures"] = Json::array();
    std::vector<int> decimals;
    for (const Measure* measure : measures) {
        decimals.push_back(decimals_for(all_values(brief.comparison, measure->key)));
        data["measures"].push_back(clean_line(measure->label));
    }
    data["economies"] = Json::array();
    for (std::size_t i = 0; i < brief.world().n(); ++i) {
        const std::string city = capital_city(brief.world(), i), name = brief.economy_name(i);
        Json rows = Json::array(), places = Json::array(), partners = Json::array();
        for (std::size_t m = 0; m < measures.size(); ++m) {
            Json row = Json::array();
            for (const Future& future : brief.futures()) {
                const auto value = value_of(future, measures[m]->key, i);
                row.push_back(value ? signed_figure(*value, decimals[m]) : "–");
            }
            rows.push_back(row);
        }
        for (const Future& future : brief.futures()) places.push_back(place(future, i));
        for (const Partner& partner : top_partners(brief.comparison, i, partners_in_view)) {
            Json row{partner.economy, money(partner.before, brief.world().unit)};
            for (const double after : partner.after) {
                const auto pct = change(partner.before, after);
                row.push_back(pct ? percent(*pct, 1) : "–");
            }
            partners.push_back(row);
        }
        data["economies"].push_back({name, city == name ? "" : city, rows, places, partners});
    }
    std::string text = data.dump(-1, ' ', false, Json::error_handler_t::replace);
    // "</script>" and "<!--" cannot stand in a script element: < is written as its JSON escape.
    for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 6)) text.replace(at, 1, "\\u003c");
    return text;
}

}  // namespace detente::report
