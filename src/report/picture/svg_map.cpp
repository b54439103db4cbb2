#include <fmt/format.h>

#include <cmath>

#include "detente/report/report.hpp"
#include "detente/support/clean_text.hpp"
#include "detente/support/error.hpp"
#include "detente/version.hpp"
#include "report/brief/markup.hpp"
#include "report/picture/colour.hpp"
#include "report/picture/map_shapes.hpp"
#include "words/columns.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente {
namespace report {
namespace {

// The map's grid is drawn at a quarter of its size under a title, above a legend and the source lines.
constexpr int width = 1040, height = 660;
constexpr const char* map_transform = "translate(20 84) scale(0.25)";

std::string style() {
    const Theme& theme = light_theme();
    std::string css = fmt::format(
        "text{{font-family:'Noto Sans','Liberation "
        "Sans',Arial,sans-serif;fill:{0}}}.t{{font-size:24px;font-weight:700}}.u{{font-size:15px}}"
        ".s{{font-size:11.5px;fill:{1}}}.l{{font-size:12px;text-anchor:middle}}.sea{{fill:{2};stroke:{3};stroke-width:"
        "4}}"
        ".gr{{fill:none;stroke:{3};stroke-width:2}}.land{{stroke:{2};stroke-width:2}}.none{{fill:url(#hatch)}}.grey{{"
        "fill:{4}}}"
        ".dot{{stroke:{5};stroke-width:2.5}}",
        theme.ink, theme.muted, theme.sea, theme.rule, theme.no_data, theme.outline);
    for (std::size_t c = 0; c < DivergingScale::classes; ++c) css += fmt::format(".q{}{{fill:{}}}", c, theme.scale[c]);
    return css;
}

void write_shapes(Markup& svg, const Comparison& comparison, const Future& future, const std::string& key,
                  const DivergingScale& scale, int decimals) {
    const WorldMap& map = world_map();
    const auto group = svg.in("g", {{"transform", map_transform}});
    svg.leaf("path", {{"class", "sea"}, {"d", map.sphere}});
    svg.leaf("path", {{"class", "gr"}, {"d", map.graticule}});
    std::string dots;
    for (const MapShape& shape : map.shapes) {
        const auto economy = shape.id.empty() ? std::nullopt : comparison.world.find_economy(shape.id);
        const auto value = economy ? value_of(future, key, *economy) : std::nullopt;
        const std::string kind = value              ? fmt::format("q{}", scale.class_of(*value))
                                 : shape.id.empty() ? "grey"
                                                    : "none";
        const std::string title =
            value ? fmt::format("{}: {}", economy_name(comparison.world, *economy), percent(*value, decimals))
                  : shape.name + ": no figure";
        if (!shape.path.empty()) {
            const auto path = svg.in("path", {{"class", "land " + kind}, {"d", shape.path}});
            svg.element("title", {}, title);
        }
        if (shape.small && value) {
            dots += fmt::format("<circle class=\"dot {}\" cx=\"{}\" cy=\"{}\" r=\"11\"><title>{}</title></circle>",
                                kind, shape.dot_x, shape.dot_y, escaped(title));
        }
    }
    svg.raw(dots);
}

void write_legend(Markup& svg, const DivergingScale& scale) {
    constexpr int left = 320, top = 556, swatch = 44;
    for (int c = 0; c < DivergingScale::classes; ++c) {
        svg.leaf("rect", {{"class", fmt::format("q{}", c)},
                          {"x", std::to_string(left + c * swatch)},
                          {"y", std::to_string(top)},
                          {"width", std::to_string(swatch)},
                          {"height", "14"},
                          {"stroke", "#8a8d93"},
                          {"stroke-width", "0.6"}});
    }
    for (int b = 0; b < 8; ++b) {
        const double value =
            b < 4 ? -scale.breaks[static_cast<std::size_t>(3 - b)] : scale.breaks[static_cast<std::size_t>(b - 4)];
        const std::string label = (b == 0   ? "≤ "
                                   : b == 7 ? "≥ "
                                            : "") +
                                  std::string(value < 0 ? "−" : "+") + break_label(std::abs(value));
        svg.element("text",
                    {{"class", "l"}, {"x", std::to_string(left + (b + 1) * swatch)}, {"y", std::to_string(top + 29)}},
                    label);
    }
}

std::vector<std::string> source_lines(const Comparison& comparison, const Future& future, const std::string& date) {
    const World& world = comparison.world;
    std::string data =
        fmt::format("Data: {} (world {}{})", clean_line(world.title.empty() ? world.id : world.title),
                    clean_line(world.id), world.sha256.empty() ? "" : ", sha256 " + world.sha256.substr(0, 12));
    for (const Source& source : world.sources) data += "; " + clean_line(source.title);
    const Convergence& c = future.outcome.convergence;
    const bool sectors = future.compiled.scenario.model.kind == ModelKind::sectors;
    const std::string run =
        fmt::format("Detente {}{}{}, {}, {}, largest residual {}. Hatched: no figure.", version,
                    date.empty() ? "" : ", ", clean_line(date),
                    sectors ? fmt::format("{} sectors", world.sectors.size())
                            : fmt::format("trade elasticity {:.4g}", future.compiled.gravity.trade_elasticity),
                    c.status == SolveStatus::converged ? "converged" : "DID NOT CONVERGE", tiny(c.residual));
    return {truncate(data, 165), run, map_credit};
}

}  // namespace
}  // namespace report

std::string to_svg_map(const Comparison& comparison, std::size_t at, const std::string& key, const std::string& date) {
    using namespace report;
    if (at >= comparison.futures.size())
        throw InputError("", 0, "future", fmt::format("there is no future number {}", at + 1));
    const Future& future = comparison.futures[at];
    const Measure* measure = nullptr;
    for (const Measure& candidate : future.outcome.measures) {
        if (candidate.key == key) measure = &candidate;
    }
    if (measure == nullptr) {
        std::vector<std::string> keys;
        for (const Measure& candidate : future.outcome.measures) keys.push_back(candidate.key);
        throw InputError("", 0, "measure", "this future has no measure '" + key + "'", "one of: " + listed(keys));
    }
    const std::vector<double> values = all_values(comparison, key);
    const DivergingScale scale = DivergingScale::fit(values);

    Markup svg;
    {
        const std::string box = fmt::format("0 0 {} {}", width, height);
        const std::string title = clean_line(measure->label) + ": " + future_name(future);
        const auto root = svg.in("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                                         {"viewBox", box},
                                         {"width", std::to_string(width)},
                                         {"height", std::to_string(height)},
                                         {"role", "img"}});
        svg.element("title", {}, title);
        svg.raw("<style>" + style() + "</style>");
        svg.raw(
            fmt::format("<defs><pattern id=\"hatch\" width=\"22\" height=\"22\" patternUnits=\"userSpaceOnUse\" "
                        "patternTransform=\"rotate(45)\"><rect width=\"22\" height=\"22\" fill=\"{}\"/><rect "
                        "width=\"7\" height=\"22\" "
                        "fill=\"{}\"/></pattern></defs>",
                        light_theme().no_data, light_theme().hatch));
        svg.leaf("rect",
                 {{"width", std::to_string(width)}, {"height", std::to_string(height)}, {"fill", light_theme().paper}});
        svg.element("text", {{"class", "t"}, {"x", "20"}, {"y", "38"}}, truncate(title, 80));
        svg.element("text", {{"class", "u"}, {"x", "20"}, {"y", "63"}},
                    fmt::format("Change in {}; world welfare {}", clean_line(measure->unit),
                                percent(future.outcome.world_welfare_pct, decimals_for(values))));
        write_shapes(svg, comparison, future, key, scale, decimals_for(values));
        write_legend(svg, scale);
        int y = 616;
        for (const std::string& line : source_lines(comparison, future, date)) {
            svg.element("text", {{"class", "s"}, {"x", "20"}, {"y", std::to_string(y)}}, line);
            y += 15;
        }
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg.str();
}

}  // namespace detente
