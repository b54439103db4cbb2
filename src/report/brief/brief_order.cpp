// "The order today": where the text's actors stand by votes of the UN General Assembly.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "detente/support/clean_text.hpp"
#include "report/brief/brief.hpp"
#include "report/picture/map_shapes.hpp"
#include "report/picture/svg_lines.hpp"
#include "report/words/order_words.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

constexpr std::size_t lines_shown = 6, rows_shown = 16;
constexpr std::size_t bloc_colours = 6;

/// The text's principals, the United States, China and Russia for comparison, then the text's other economies.
std::vector<std::string> actors_of(const Brief& brief) {
    std::vector<std::string> ids;
    const auto add = [&](const std::string& id) {
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    };
    if (!brief.comparison.capital.empty()) add(brief.comparison.capital);
    if (brief.reading != nullptr)
        for (const std::string& id : brief.reading->principals) add(id);
    for (const char* id : {"USA", "CHN", "RUS"}) add(id);
    if (brief.reading != nullptr)
        for (const Actor& actor : brief.reading->economies) add(actor.id);
    return ids;
}

std::vector<std::size_t> voters_of(const Order& order, const OrderYear& year, const std::vector<std::string>& ids,
                                   std::size_t most) {
    std::vector<std::size_t> voters;
    for (const std::string& id : ids) {
        const std::size_t voter = order.find_voter(id);
        const Standing* one = voter == Order::npos ? nullptr : year.find(voter);
        if (one && std::isfinite(one->ideal_point) && voters.size() < most) voters.push_back(voter);
    }
    return voters;
}

std::string share(double probability) {
    return std::isfinite(probability) ? fmt::format("{:.0f} %", 100 * probability) : "–";
}

void write_lines(Markup& page, const Order& order, const OrderYear& year, const std::vector<std::string>& ids) {
    const auto figure = page.in("figure");
    page.element("figcaption", {},
                 fmt::format("Ideal points, {} to {}", order.years.front().year, order.years.back().year));
    const std::vector<std::size_t> voters = voters_of(order, year, ids, lines_shown);
    std::string names;
    for (const std::size_t voter : voters) names += (names.empty() ? "" : ", ") + voter_name(order.voters[voter]);
    const auto wide = page.in(
        "div",
        {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Ideal points over the years"}});
    const auto svg = page.in("svg", {{"class", "lines"},
                                     {"viewBox", "0 0 900 420"},
                                     {"role", "img"},
                                     {"aria-label", "Lines over the years of the ideal points of " + names +
                                                        ". The table below has the last year's figures."}});
    write_line_chart(page, order, voters, LineChart{});
}

void write_table(Markup& page, const Order& order, const OrderYear& year, const std::vector<std::string>& ids) {
    const auto wide = page.in(
        "div",
        {{"class", "wide"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Where the text's economies stand"}});
    const auto table = page.in("table", {{"class", "view standings"}});
    page.element("caption", {}, "By votes in " + year_title(year) + "; ranges from the 5th to the 95th percentile");
    {
        const auto head = page.in("thead");
        const auto row = page.in("tr");
        page.element("th", {{"scope", "col"}}, "Economy");
        for (const char* title : {"Ideal point", "Range", "Bloc", "How often there"})
            page.element("th", {{"scope", "col"}, {"class", "n"}}, title);
    }
    const auto body = page.in("tbody");
    for (const std::size_t voter : voters_of(order, year, ids, rows_shown)) {
        const Standing& one = *year.find(voter);
        const auto row = page.in("tr");
        page.element("th", {{"scope", "row"}}, clean_line(voter_name(order.voters[voter])));
        page.element("td", {{"class", "n"}}, signed_figure(one.ideal_point, 2));
        page.element("td", {{"class", "n"}}, signed_figure(one.low, 2) + " to " + signed_figure(one.high, 2));
        page.element("td", {{"class", "n"}}, bloc_letter(one.bloc));
        page.element("td", {{"class", "n"}}, share(one.probability));
    }
}

/// Three steps of certainty: nine draws in ten, six in ten, less.
const char* certainty(double probability) {
    return !(probability < 0.9) ? "sure" : probability >= 0.6 ? "likely" : "unsure";
}

void write_bloc_map(Markup& page, const Brief& brief, const Order& order, const OrderYear& year) {
    const auto svg = page.in(
        "svg",
        {{"class", "map blocs-map"},
         {"viewBox", map_view_box},
         {"role", "img"},
         {"aria-label",
          "World map of blocs by UN votes, paler where membership is in doubt. The lists below name every member."}});
    page.raw("<use href=\"#m-sea\"/><use href=\"#m-none\"/>");
    for (const MapShape& shape : world_map().shapes) {
        const std::size_t voter = shape.id.empty() ? Order::npos : order.find_voter(shape.id);
        const Standing* one = voter == Order::npos ? nullptr : year.find(voter);
        if (!one || one->bloc == Standing::no_bloc) continue;
        const auto group =
            page.in("g", {{"class", fmt::format("k{} {}", one->bloc % bloc_colours, certainty(one->probability))}});
        page.element("title", {},
                     fmt::format("{}: bloc {}, {} of draws", clean_line(voter_name(shape.id)), bloc_letter(one->bloc),
                                 share(one->probability)));
        const auto economy = brief.world().find_economy(shape.id);
        if (!shape.path.empty())
            page.raw(economy ? fmt::format("<use href=\"#m{}\"/>", *economy)
                             : fmt::format("<use href=\"#x{}\"/>", escaped(shape.id)));
        if (shape.small) page.raw(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"13\"/>", shape.dot_x, shape.dot_y));
    }
}

std::string member_list(const Order& order, const std::vector<const Standing*>& members, bool in_doubt) {
    std::string text;
    for (const Standing* one : members) {
        if ((one->probability < 0.9) != in_doubt) continue;
        text += (text.empty() ? "" : ", ") + clean_line(voter_name(order.voters[one->voter]));
        if (in_doubt) text += " " + share(one->probability);
    }
    return text;
}

void write_bloc_lists(Markup& page, const Order& order, const OrderYear& year) {
    const auto list = page.in("ul", {{"class", "blocs"}});
    for (std::size_t b = 0; b < year.blocs.size(); ++b) {
        const std::vector<const Standing*> members = year.members(b);
        const auto item = page.in("li");
        const auto details = page.in("details");
        {
            const auto summary = page.in("summary");
            page.raw(fmt::format("<i class=\"swatch k{}\"></i> ", b % bloc_colours));
            page.element("b", {}, fmt::format("Bloc {}", bloc_letter(b)));
            const double mean = mean_point(year, b);
            page.text(fmt::format(": {} members, with {}{}", members.size(), clean_line(year.blocs[b]),
                                  std::isfinite(mean) ? ", mean ideal point " + signed_figure(mean, 2) : ""));
        }
        page.element("p", {}, member_list(order, members, false));
        const std::string doubt = member_list(order, members, true);
        if (!doubt.empty()) page.element("p", {}, "In doubt: " + doubt);
    }
}

double polarity_of(const OrderYear& year, const std::string& key) {
    for (const auto& [name, value] : year.polarity)
        if (name == key) return value;
    return Standing::none;
}

/// One index over the years as a small line, with its least, largest and present value.
void write_polarity(Markup& page, const Order& order, const OrderYear& now, const std::string& key) {
    const double value = polarity_of(now, key);
    double low = value, high = value;
    for (const OrderYear& year : order.years)
        if (const double x = polarity_of(year, key); std::isfinite(x) && year.roll_calls >= 10)
            low = std::min(low, x), high = std::max(high, x);
    if (!std::isfinite(value)) return;
    const int from = order.years.front().year, to = order.years.back().year;
    std::string path;
    for (const OrderYear& year : order.years) {
        const double x = polarity_of(year, key);
        if (!std::isfinite(x) || year.roll_calls < 10) continue;
        path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L",
                            300.0 * (year.year - from) / std::max(1, to - from),
                            44 - 38 * (x - low) / std::max(1e-12, high - low));
    }
    const auto item = page.in("li");
    page.element("b", {}, polarity_label(key));
    page.raw(
        fmt::format("<svg viewBox=\"0 0 300 48\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path "
                    "class=\"spark\" d=\"{}\"/></svg>",
                    path));
    page.element("span", {}, fmt::format("{:.2f} in {}; {:.2f} to {:.2f} since {}", value, now.year, low, high, from));
}

}  // namespace

void write_order(Markup& page, const Brief& brief) {
    const Order* order = brief.options.order;
    const OrderYear* year = order == nullptr ? nullptr : order->latest();
    if (year == nullptr) return;
    const std::vector<std::string> ids = actors_of(brief);
    const auto section = page.in("section", {{"id", "order"}, {"aria-labelledby", "order-h"}});
    page.element("h2", {{"id", "order-h"}}, "The order today, by votes");
    page.element(
        "p", {},
        fmt::format(
            "How states voted in the UN General Assembly, {} roll calls of {}. An ideal point sums up a voter on "
            "one line; mean 0 and standard deviation 1 over all years. Votes are one sign of where a state "
            "stands, not all of it.",
            year->roll_calls, year_title(*year)));
    write_lines(page, *order, *year, ids);
    page.element("p", {{"class", "caption"}},
                 "Thin ends: years with fewer than ten roll calls; they rest on few votes.");
    write_table(page, *order, *year, ids);
    if (!year->blocs.empty()) {
        page.element("h3", {}, fmt::format("{} blocs by agreement beyond chance", year->blocs.size()));
        const auto figure = page.in("figure");
        write_bloc_map(page, brief, *order, *year);
        page.element("p", {{"class", "caption"}},
                     "Paler: in fewer than nine (palest: six) of ten draws of roll calls. Hatched: no vote counted.");
    }
    write_bloc_lists(page, *order, *year);
    page.element("h3", {}, fmt::format("Polarity since {}", order->years.front().year));
    {
        const auto list = page.in("ul", {{"class", "sparks"}});
        for (const char* key : {"esteban_ray_1.3", "two_mean_r2", "effective_blocs", "mean_half_agreement"})
            write_polarity(page, *order, *year, key);
    }
    std::string sources = "How: " + clean_line(order->how) + ". Sources:";
    for (const RollCalls::Source& source : order->sources)
        sources += " " + clean_line(source.title) +
                   (source.licence.empty() ? "" : " (" + clean_line(source.licence) + ")") + ";";
    sources.back() = '.';
    page.element("p", {{"class", "caption"}}, sources);
}

std::string order_style() {
    static constexpr std::array<const char*, bloc_colours> light{"#8a6d00", "#0072b2", "#a0508a",
                                                                 "#009e73", "#d55e00", "#777777"};
    static constexpr std::array<const char*, bloc_colours> dark{"#d9b93b", "#56b4e9", "#d48abf",
                                                                "#2fc79b", "#f0803c", "#aaaaaa"};
    const auto rules = [](const std::array<const char*, bloc_colours>& colours, const Theme& theme,
                          const std::string& scope) {
        std::string css;
        for (std::size_t k = 0; k < bloc_colours; ++k)
            css +=
                fmt::format("{0} .blocs-map .k{1}{{fill:{2}}}{0} .swatch.k{1}{{background:{2}}}", scope, k, colours[k]);
        std::string chart = line_chart_style(theme), scoped;
        for (std::size_t at = 0; at < chart.size();) {
            const std::size_t end = chart.find('}', at);
            std::string rule = chart.substr(at, end + 1 - at);
            for (std::size_t comma = rule.find(','), brace = rule.find('{'); comma < brace;
                 comma = rule.find(',', comma + 1 + scope.size() + 8)) {
                rule.insert(comma + 1, scope + " .lines ");
                brace = rule.find('{');
            }
            scoped += scope + " .lines " + rule;
            at = end + 1;
        }
        return css + scoped + "\n";
    };
    return std::string(
               ".lines{width:100%;min-width:560px;height:auto;display:block}.blocs-map .likely{opacity:.6}.blocs-map "
               ".unsure{opacity:.32}"
               ".swatch{display:inline-block;width:.8em;height:.8em;border-radius:2px}.standings{width:auto;min-width:"
               "min(100%,640px)}"
               ".sparks{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,"
               "240px),1fr));gap:1.2rem 2rem;max-width:none}"
               ".sparks b,.sparks span{display:block;font-size:.86rem}.sparks span{color:var(--muted)}.sparks "
               "svg{width:100%;height:52px;display:block}"
               ".spark{fill:none;stroke:var(--accent);stroke-width:2;vector-effect:non-scaling-stroke}\n") +
           rules(light, light_theme(), ":root") + "@media screen and (prefers-color-scheme:dark){" +
           rules(dark, dark_theme(), ":root:not([data-theme=light])") + "}\n@media screen{" +
           rules(dark, dark_theme(), ":root[data-theme=dark]") + "}\n";
}

}  // namespace detente::report
