// Ideal points of some economies over the years, as lines with bands.
#include "report/picture/svg_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "detente/report/order_report.hpp"
#include "detente/support/clean_text.hpp"
#include "detente/version.hpp"
#include "report/picture/colour.hpp"
#include "report/words/order_words.hpp"
#include "report/words/ticks.hpp"
#include "words/columns.hpp"
#include "words/figures.hpp"

namespace detente {
namespace report {
namespace {

struct Point {
    int year;
    double mean, low, high;
};

/// Years without a gap of more than one between them, all with ten roll calls or more, or all with fewer.
struct Run {
    std::vector<Point> points;
    bool thin = false;
};

std::vector<Run> runs_of(const Order& order, std::size_t voter) {
    std::vector<Run> runs;
    for (const OrderYear& year : order.years) {
        const Standing* one = year.find(voter);
        if (!one || !std::isfinite(one->ideal_point)) continue;
        const bool thin = year.roll_calls < 10;
        const Point here{year.year, one->ideal_point, one->low, one->high};
        const bool gap = runs.empty() || year.year - runs.back().points.back().year > 2;
        if (gap || thin != runs.back().thin) {
            // A thin run reaches to its neighbours on both sides, so that the line does not break.
            std::vector<Point> first;
            if (!gap && thin) first.push_back(runs.back().points.back());
            if (!gap && !thin) runs.back().points.push_back(here);
            runs.push_back({std::move(first), thin});
        }
        runs.back().points.push_back(here);
    }
    return runs;
}

/// Labels at the right end, pushed apart so that none covers another.
std::vector<double> apart(std::vector<double> at, double least, double top, double bottom) {
    std::vector<std::size_t> order(at.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return at[a] < at[b]; });
    double floor = top;
    for (const std::size_t k : order) floor = (at[k] = std::max(at[k], floor)) + least;
    double ceiling = bottom;
    for (auto k = order.rbegin(); k != order.rend(); ++k) ceiling = (at[*k] = std::min(at[*k], ceiling)) - least;
    return at;
}

struct Frame {
    const LineChart& chart;
    int from, to;
    double low, high;
    double x(double year) const {
        return chart.left + (chart.width - chart.left - chart.right) * (year - from) / std::max(1, to - from);
    }
    double y(double value) const {
        return chart.top + (chart.height - chart.top - chart.bottom) * (high / 2 - value / 2) / (high / 2 - low / 2);
    }
};

Frame frame_of(const Order& order, const std::vector<std::size_t>& voters, const LineChart& chart) {
    Frame frame{chart, order.years.front().year, order.years.back().year, -1, 1};
    for (const std::size_t voter : voters)
        for (const Run& run : runs_of(order, voter))
            for (const Point& p : run.points)
                frame.low = std::min(frame.low, std::floor(p.low)),
                frame.high = std::max(frame.high, std::ceil(p.high));
    return frame;
}

constexpr std::size_t most_ticks = 15;

void write_grid(Markup& svg, const Frame& f) {
    const double every = f.to - f.from > 40 ? 10 : f.to - f.from > 12 ? 5 : 1;
    for (const double year : ticks(f.from, f.to, every, most_ticks)) {
        svg.leaf("path",
                 {{"class", "grid"}, {"d", fmt::format("M{:.1f} {:.1f}V{:.1f}", f.x(year), f.y(f.high), f.y(f.low))}});
        svg.element("text",
                    {{"class", "tick mid"},
                     {"x", fmt::format("{:.1f}", f.x(year))},
                     {"y", fmt::format("{:.1f}", f.y(f.low) + 16)}},
                    fmt::format("{:.0f}", year));
    }
    for (const double value : ticks(f.low, f.high, 1, most_ticks)) {
        svg.leaf("path", {{"class", value == 0 ? "zero" : "grid"},
                          {"d", fmt::format("M{:.1f} {:.1f}H{:.1f}", f.x(f.from), f.y(value), f.x(f.to))}});
        svg.element("text",
                    {{"class", "tick end"},
                     {"x", fmt::format("{:.1f}", f.x(f.from) - 7)},
                     {"y", fmt::format("{:.1f}", f.y(value) + 4)}},
                    std::abs(value) < 1e6 ? signed_figure(value, 0) : fmt::format("{:.3g}", value));
    }
}

void write_line(Markup& svg, const Frame& f, const std::vector<Run>& runs, std::size_t k) {
    const std::string number = std::to_string(k % line_styles);
    for (const Run& each : runs) {
        const std::vector<Point>& run = each.points;
        const std::string thin = each.thin ? " thin" : "";
        std::string band, line;
        for (const Point& p : run)
            band += fmt::format("{}{:.1f} {:.1f}", band.empty() ? "M" : "L", f.x(p.year), f.y(p.high));
        for (auto p = run.rbegin(); p != run.rend(); ++p)
            band += fmt::format("L{:.1f} {:.1f}", f.x(p->year), f.y(p->low));
        for (const Point& p : run)
            line += fmt::format("{}{:.1f} {:.1f}", line.empty() ? "M" : "L", f.x(p.year), f.y(p.mean));
        svg.leaf("path", {{"class", "band b" + number + thin}, {"d", band + "Z"}});
        svg.leaf("path", {{"class", "line l" + number + thin}, {"d", line}});
        if (run.size() == 1)
            svg.leaf("circle", {{"class", "spot l" + number},
                                {"cx", fmt::format("{:.1f}", f.x(run[0].year))},
                                {"cy", fmt::format("{:.1f}", f.y(run[0].mean))},
                                {"r", "3"}});
    }
}

std::string standalone_style() {
    const Theme& theme = light_theme();
    return fmt::format(
               "text{{font-family:'Noto Sans','Liberation Sans',Arial,sans-serif;fill:{}}}.t{{font-size:22px;"
               "font-weight:700}}.u{{font-size:14px}}.s{{font-size:11.5px;fill:{}}}",
               theme.ink, theme.muted) +
           line_chart_style(theme);
}

}  // namespace

std::string line_chart_style(const Theme& theme) {
    std::string css = fmt::format(
        ".tick{{font-size:12px;fill:{0}}}.mid{{text-anchor:middle}}.end{{text-anchor:end}}.grid{{stroke:{1};stroke-"
        "width:"
        ".6;fill:none}}.zero{{stroke:{0};stroke-width:1;fill:none}}.line{{fill:none;stroke-width:2.2;stroke-linejoin:"
        "round}}.band{{opacity:.16;stroke:none}}.line.thin{{stroke-width:1.1;opacity:.75}}.band.thin{{opacity:.08}}."
        "name{{font-size:12.5px;font-weight:600}}",
        theme.muted, theme.rule);
    // Okabe and Ito (2008): colours that people with any colour vision tell apart; the dash tells them apart without.
    static constexpr std::array<const char*, line_styles> light{"#0072b2", "#d55e00", "#009e73", "#a0508a",
                                                                "#8a6d00", "#2b7fb8", "#555555", "#b0303a"};
    static constexpr std::array<const char*, line_styles> dark{"#56b4e9", "#f0803c", "#2fc79b", "#d48abf",
                                                               "#d9b93b", "#8ec9ee", "#bbbbbb", "#f07a84"};
    static constexpr std::array<const char*, line_styles> dash{"none", "none",    "7 3", "2 3",
                                                               "none", "9 3 2 3", "4 2", "none"};
    const bool is_dark = &theme == &dark_theme();
    for (std::size_t k = 0; k < line_styles; ++k) {
        const char* colour = is_dark ? dark[k] : light[k];
        css += fmt::format(".l{0}{{stroke:{1};stroke-dasharray:{2}}}.b{0},.n{0}{{fill:{1}}}", k, colour, dash[k]);
    }
    return css;
}

void write_line_chart(Markup& svg, const Order& order, const std::vector<std::size_t>& voters, const LineChart& chart) {
    const Frame frame = frame_of(order, voters, chart);
    write_grid(svg, frame);
    std::vector<double> ends;
    std::vector<std::size_t> drawn;
    for (std::size_t k = 0; k < voters.size(); ++k) {
        const auto runs = runs_of(order, voters[k]);
        if (runs.empty()) continue;
        write_line(svg, frame, runs, k);
        ends.push_back(frame.y(runs.back().points.back().mean) + 4);
        drawn.push_back(k);
    }
    ends = apart(ends, 15, frame.y(frame.high) + 6, frame.y(frame.low) + 4);
    for (std::size_t e = 0; e < drawn.size(); ++e)
        svg.element("text",
                    {{"class", "name n" + std::to_string(drawn[e] % line_styles)},
                     {"x", fmt::format("{:.1f}", frame.x(frame.to) + 8)},
                     {"y", fmt::format("{:.1f}", ends[e])}},
                    truncate(clean_line(voter_name(order.voters[voters[drawn[e]]])), 22));
}

}  // namespace report

std::string to_svg_lines(const Order& order, const OrderView& view, const std::string& date) {
    using namespace report;
    const LineChart chart{.width = 1040, .height = 520, .left = 60, .right = 190, .top = 84, .bottom = 40};
    Markup svg;
    {
        const auto root = svg.in("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                                         {"viewBox", "0 0 1040 590"},
                                         {"width", "1040"},
                                         {"height", "590"},
                                         {"role", "img"}});
        const std::string title = "Ideal points in " + clean_line(order.votes_title);
        svg.element("title", {}, title);
        svg.raw("<style>" + standalone_style() + "</style>");
        svg.leaf("rect", {{"width", "1040"}, {"height", "590"}, {"fill", light_theme().paper}});
        svg.element("text", {{"class", "t"}, {"x", "20"}, {"y", "36"}}, truncate(title, 84));
        svg.element("text", {{"class", "u"}, {"x", "20"}, {"y", "60"}},
                    "Posterior means, bands from the 5th to the 95th percentile; in standard deviations of all points");
        if (!order.years.empty())
            write_line_chart(svg, order, shown_voters(order, order.years.back(), view.economies, 6), chart);
        svg.element("text", {{"class", "s"}, {"x", "20"}, {"y", "556"}}, truncate(clean_line(order.how), 165));
        std::string credit = "Data:";
        for (const RollCalls::Source& source : order.sources) credit += " " + clean_line(source.title) + ";";
        svg.element("text", {{"class", "s"}, {"x", "20"}, {"y", "572"}},
                    truncate(fmt::format("{} Detente {}{}", credit, version, date.empty() ? "" : ", " + date), 165));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.str();
}

}  // namespace detente
