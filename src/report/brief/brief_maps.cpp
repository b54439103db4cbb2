#include <fmt/format.h>

#include <array>
#include <unordered_map>

#include "detente/support/clean_text.hpp"
#include "report/brief/brief.hpp"
#include "report/picture/map_shapes.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

constexpr int dot_radius = 15;  // on the grid; larger on narrow screens by style

std::unordered_map<std::string, std::size_t> positions(const World& world) {
    std::unordered_map<std::string, std::size_t> at;
    for (std::size_t i = 0; i < world.n(); ++i) at.emplace(world.economies[i].id, i);
    return at;
}

/// One swatch a class with the breaks between them; the outer classes are open.
void write_legend(Markup& page, const DivergingScale& scale) {
    const auto box = page.in("div", {{"class", "legend"}});
    page.element("p", {{"class", "unit"}}, "Welfare (real income), change in %");
    {
        const auto row = page.in("div", {{"class", "swatches"}, {"aria-hidden", "true"}});
        for (int c = 0; c < DivergingScale::classes; ++c) page.element("i", {{"class", fmt::format("q{}", c)}}, "");
    }
    const auto row = page.in("div", {{"class", "breaks"}});
    for (int b = 0; b < 8; ++b) {
        const double value = b < 4 ? -scale.breaks[3 - b] : scale.breaks[b - 4];
        const std::string label = (b == 0   ? "≤ "
                                   : b == 7 ? "≥ "
                                            : "") +
                                  std::string(value < 0 ? "−" : "+") + break_label(std::abs(value));
        page.element("span", {{"style", fmt::format("left:{:.3f}%", 100.0 * (b + 1) / 9)}}, label);
    }
}

struct Drawn {
    const MapShape* shape;
    std::size_t economy;
};

void write_map(Markup& page, const Brief& brief, std::size_t f) {
    const Future& future = brief.futures()[f];
    const auto at = positions(brief.world());
    std::array<std::vector<Drawn>, DivergingScale::classes> by_class;
    for (const MapShape& shape : world_map().shapes) {
        const auto found = at.find(shape.id);
        if (found == at.end() || shape.id.empty()) continue;
        const auto value = value_of(future, welfare, found->second);
        if (value) by_class[static_cast<std::size_t>(brief.scale.class_of(*value))].push_back({&shape, found->second});
    }
    const std::string label =
        fmt::format("World map of welfare change, {}. The table below has every figure.", brief.names[f]);
    const auto svg = page.in("svg", {{"class", "map"},
                                     {"viewBox", map_view_box},
                                     {"role", "img"},
                                     {"aria-label", label},
                                     {"data-future", std::to_string(f)}});
    page.raw("<use href=\"#m-sea\"/><use href=\"#m-none\"/>");
    for (std::size_t c = 0; c < by_class.size(); ++c) {
        if (by_class[c].empty()) continue;
        const auto group = page.in("g", {{"class", fmt::format("q{}", c)}});
        for (const Drawn& drawn : by_class[c]) {
            const double value = *value_of(future, welfare, drawn.economy);
            page.raw(fmt::format("<g data-i=\"{}\">", drawn.economy));
            page.element("title", {},
                         fmt::format("{}: {}", brief.economy_name(drawn.economy), percent(value, brief.decimals)));
            if (!drawn.shape->path.empty()) page.raw(fmt::format("<use href=\"#m{}\"/>", drawn.economy));
            if (drawn.shape->small) {
                page.raw(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"/>", drawn.shape->dot_x, drawn.shape->dot_y,
                                     dot_radius));
            }
            page.raw("</g>");
        }
    }
}

std::vector<std::string> not_on_map(const Brief& brief) {
    auto at = positions(brief.world());
    for (const MapShape& shape : world_map().shapes) at.erase(shape.id);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < brief.world().n(); ++i) {
        if (at.count(brief.world().economies[i].id) > 0) names.push_back(brief.economy_name(i));
    }
    return names;
}

}  // namespace

void write_map_shapes(Markup& page, const Brief& brief) {
    const auto at = positions(brief.world());
    const WorldMap& map = world_map();
    const auto svg = page.in("svg", {{"width", "0"}, {"height", "0"}, {"class", "shapes"}, {"aria-hidden", "true"}});
    const auto defs = page.in("defs");
    page.raw(
        "<pattern id=\"hatch\" width=\"22\" height=\"22\" patternUnits=\"userSpaceOnUse\" "
        "patternTransform=\"rotate(45)\">"
        "<rect width=\"22\" height=\"22\" class=\"no-data\"/><rect width=\"7\" height=\"22\" "
        "class=\"stripe\"/></pattern>\n");
    {
        const auto sea = page.in("g", {{"id", "m-sea"}});
        page.leaf("path", {{"class", "sea"}, {"d", map.sphere}});
        page.leaf("path", {{"class", "graticule"}, {"d", map.graticule}});
    }
    {
        const auto none = page.in("g", {{"id", "m-none"}});
        for (const MapShape& shape : map.shapes) {
            if ((!shape.id.empty() && at.count(shape.id) > 0) || shape.path.empty()) continue;
            if (shape.id.empty()) {
                page.leaf("path", {{"class", "no-data"}, {"d", shape.path}});
                continue;
            }
            // The path itself has no class, so that other maps can use it in colours of their own.
            const auto group = page.in("g", {{"class", "none"}});
            page.element("title", {}, shape.name + ": not in this world");
            page.leaf("path", {{"id", "x" + shape.id}, {"d", shape.path}});
        }
    }
    for (const MapShape& shape : map.shapes) {
        const auto found = at.find(shape.id);
        if (shape.id.empty() || found == at.end() || shape.path.empty()) continue;
        page.leaf("path", {{"id", fmt::format("m{}", found->second)}, {"d", shape.path}});
    }
}

void write_maps(Markup& page, const Brief& brief) {
    const auto section = page.in("section", {{"id", "map"}, {"aria-labelledby", "map-h"}});
    page.element("h2", {{"id", "map-h"}}, "Where welfare changes");
    write_legend(page, brief.scale);
    {
        const auto maps = page.in("div", {{"class", "maps"}});
        for (std::size_t f = 0; f < brief.futures().size(); ++f) {
            const auto figure = page.in("figure");
            page.element("figcaption", {}, brief.names[f]);
            write_map(page, brief, f);
            page.raw("<output class=\"readout\" aria-live=\"polite\"></output>\n");
        }
    }
    std::string note =
        "One scale for all maps; its steps are not equal. Equal-area projection; small economies are dots. Hatched: "
        "not in this world’s data. ";
    const std::vector<std::string> missing = not_on_map(brief);
    if (!missing.empty()) note += "In the data but without a place on the map: " + listed(missing) + ". ";
    page.element("p", {{"class", "caption"}}, note + map_credit);
}

}  // namespace detente::report
