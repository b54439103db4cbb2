#include "report/brief/brief.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/clean_text.hpp"
#include "detente/version.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente {
namespace report {

std::string Brief::economy_name(std::size_t economy) const {
    return report::economy_name(world(), economy);
}

namespace {

Brief prepare(const Comparison& comparison, const std::optional<Reading>& reading, const BriefOptions& options) {
    const std::vector<double> values = all_values(comparison, welfare);
    Brief brief{comparison,           reading ? &*reading : nullptr, options, short_names(comparison),
                decimals_for(values), DivergingScale::fit(values),   {}};
    const auto focus_on = [&](const std::string& id) {
        const auto at = comparison.world.find_economy(id);
        if (at && std::find(brief.focus.begin(), brief.focus.end(), *at) == brief.focus.end())
            brief.focus.push_back(*at);
    };
    focus_on(comparison.capital);
    if (reading) {
        for (const std::string& id : reading->principals) focus_on(id);
    }
    return brief;
}

std::string page_title(const Brief& brief) {
    if (brief.reading != nullptr) {
        const Reading& reading = *brief.reading;
        std::string title = clean_line(reading.question.empty() ? reading.title : reading.question);
        if (!title.empty()) return title;
    }
    return brief.names.empty() ? "Brief" : listed(brief.names);
}

void write_head(Markup& page, const Brief& brief) {
    const auto head = page.in("head");
    page.leaf("meta", {{"charset", "utf-8"}});
    page.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    page.leaf("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    // The page holds all it needs; this keeps it from ever asking for more.
    page.leaf("meta", {{"http-equiv", "Content-Security-Policy"},
                       {"content", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"}});
    page.leaf("meta", {{"name", "generator"}, {"content", fmt::format("detente {}", version)}});
    page.element("title", {}, page_title(brief) + " · Detente");
    page.raw("<style>\n" + brief_style() + "</style>\n");
}

void write_masthead(Markup& page, const Brief& brief) {
    const auto header = page.in("header", {{"class", "masthead"}});
    page.element("span", {{"class", "brand"}}, "Detente");
    page.element("span", {{"class", "brand-line"}}, "a model of the international order");
    if (!brief.options.date.empty()) {
        page.element("time", {{"datetime", brief.options.date}}, brief.options.date);
    }
    page.element("button", {{"type", "button"}, {"id", "theme"}, {"hidden", ""}}, "Theme");
}

void write_contents(Markup& page, const Brief& brief) {
    const auto nav = page.in("nav", {{"aria-label", "Contents"}});
    const auto list = page.in("ul");
    const auto link = [&](const char* target, const char* label) {
        const auto item = page.in("li");
        page.element("a", {{"href", target}}, label);
    };
    if (brief.reading != nullptr) link("#text", "The text");
    if (brief.futures().empty()) return;
    if (brief.options.order != nullptr) link("#order", "The order today");
    link("#futures", "What changes");
    link("#map", "Map");
    link("#ranks", "Gains and losses");
    link("#blocs", "Trade");
    if (!brief.focus.empty()) link("#capital", "One capital");
    link("#certainty", "How sure");
    link("#sources", "Sources");
}

/// Without a future: what the text asks, and its reading.
void write_sections(Markup& page, const Brief& brief) {
    const bool solved = !brief.futures().empty();
    write_question(page, brief);
    write_answer(page, brief);
    if (solved) write_key_figures(page, brief);
    write_contents(page, brief);
    write_reading(page, brief);
    if (!solved) return;
    write_map_shapes(page, brief);
    write_order(page, brief);
    write_futures(page, brief);
    write_maps(page, brief);
    write_ranks(page, brief);
    write_blocs(page, brief);
    write_capital(page, brief);
    write_certainty(page, brief);
    write_sources(page, brief);
    write_reproduce(page, brief);
}

}  // namespace
}  // namespace report

std::string to_html_brief(const Comparison& comparison, const std::optional<Reading>& reading,
                          const BriefOptions& options) {
    using namespace report;
    const Brief brief = prepare(comparison, reading, options);
    Markup page;
    page.raw("<!DOCTYPE html>\n");
    {
        const auto html = page.in("html", {{"lang", "en"}});
        write_head(page, brief);
        const auto body = page.in("body");
        page.element("a", {{"class", "skip"}, {"href", "#main"}}, "Skip to the answer");
        write_masthead(page, brief);
        {
            const auto main = page.in("main", {{"id", "main"}});
            write_sections(page, brief);
        }
        {
            const auto footer = page.in("footer");
            page.text(fmt::format("Made with Detente {}. ", version));
            page.text("It reports what the text says and what data and model say; it takes no side.");
        }
        page.raw("<script type=\"application/json\" id=\"views\">" + capital_data(brief) + "</script>\n");
        page.raw("<script>\n");
        page.raw(brief_script());
        page.raw("</script>\n");
    }
    return page.str() + "\n";
}

}  // namespace detente
