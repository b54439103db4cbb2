#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/text.hpp"
#include "world/model/unit.hpp"
#include "world/package/package.hpp"

namespace detente {
namespace {

constexpr const char* bad_elasticity = "bad-elasticity";

std::optional<double> elasticity(const PackageObject& object, const std::string& key, bool zero_allowed) {
    const auto value = object.number(key);
    if (!value || *value > 0 || (zero_allowed && *value == 0)) return value;
    object.wrong(key, fmt::format("must be {}, not {}", zero_allowed ? "at least 0" : "greater than 0", *value),
                 *value < 0 ? "Elasticities are stated without the minus sign of the flow's response" : "",
                 bad_elasticity);
    return std::nullopt;
}

/// The members KEY_se and KEY_range beside KEY.
Spread spread(const PackageObject& object, const std::string& key, std::optional<double> point) {
    Spread out;
    const std::string range = key + "_range";
    const auto bad = [&](const std::string& what) {
        object.wrong(range, what, "", bad_elasticity);
        return Spread{};
    };
    out.se = elasticity(object, key + "_se", true);
    if (!object.has(range)) return out;
    if (out.se) return bad("stands beside " + key + "_se; one of them states what is known");
    out.range = object.numbers(range);
    if (out.range.size() != 2) return bad("must be two numbers, [low, high]");
    if (!(out.range[0] > 0 && out.range[0] <= out.range[1] && std::isfinite(out.range[1])))
        return bad("must be two numbers above zero, the lower one first");
    if (point && (*point < out.range[0] || *point > out.range[1]))
        return bad(fmt::format("does not hold the {} itself, {}", key, *point));
    return out;
}

/// A share in [0, 1), or up to and with 1.
std::optional<double> share(const PackageObject& object, const std::string& key, bool one_allowed) {
    const auto value = object.number(key);
    if (!value || (*value >= 0 && (*value < 1 || (one_allowed && *value == 1)))) return value;
    object.wrong(key, fmt::format("must be at least 0 and {} 1, not {}", one_allowed ? "at most" : "below", *value), "",
                 bad_elasticity);
    return std::nullopt;
}

std::string word(const PackageObject& object, const std::string& key, const std::vector<std::string>& allowed) {
    const std::string value = object.text(key);
    if (value.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
    object.wrong(key, fmt::format("'{}' is not one of: {}", value.substr(0, 60), fmt::join(allowed, ", ")));
    return "";
}

/// What is ours in the descriptor: the "detente" object.
void read_own(const PackageObject& root, World& world) {
    if (!root.has("detente"))
        root.wrong("detente", "is missing",
                   "A world's datapackage.json has \"detente\": {\"year\": 2019, \"unit\": \"million USD\"}");
    const PackageObject own = root.object("detente");
    const auto year = own.number("year");
    if (year && (*year != std::floor(*year) || *year < 0 || *year > 9999))
        own.wrong("year", "must be a year like 2019");
    else
        world.year = static_cast<int>(year.value_or(0));
    const std::string id = own.text("id");
    if (!id.empty()) world.id = id;
    world.unit = own.text("unit");
    const auto unit = parse_unit(world.unit);
    if (unit)
        world.unit = *unit;
    else if (root.has("detente"))
        own.wrong("unit",
                  world.unit.empty() ? "the unit of the trade values is missing"
                                     : fmt::format("'{}' is not a unit of value", world.unit.substr(0, 60)),
                  "Write e.g. \"million USD\"", "bad-unit");
    const PackageObject model = own.object("model");
    world.defaults.trade_elasticity = elasticity(model, "trade_elasticity", false);
    world.defaults.supply_elasticity = elasticity(model, "supply_elasticity", true);
    world.defaults.trade_elasticity_spread = spread(model, "trade_elasticity", world.defaults.trade_elasticity);
    world.defaults.supply_elasticity_spread = spread(model, "supply_elasticity", world.defaults.supply_elasticity);
    world.defaults.spread_source = model.text("spread_source");
    world.defaults.labour_supply_elasticity = elasticity(model, "labour_supply_elasticity", true);
    world.defaults.scale_share = share(model, "scale_share", false);
    world.defaults.firm_pass_through = share(model, "firm_pass_through", true);
    world.defaults.revenue = word(model, "revenue", {"rebate", "income-tax"});
    world.defaults.numeraire = word(model, "numeraire", {"world-output", "world-prices"});
    world.defaults.source = model.text("source");
    for (const PackageObject& limit : own.list("limits")) {
        if (limit.has("name"))
            world.limits.push_back({limit.text("name"), limit.text("text")});
        else
            own.wrong("limits", "every limit must be an object with a name and a text");
    }
}

}  // namespace

OnPackageFault problems_of_package(Problems& problems) {
    return [&problems](const PackageFault& fault) {
        if (fault.error)
            problems.error(fault.name, fault.file, fault.line, fault.field, fault.what, fault.hint);
        else
            problems.warning(fault.name, fault.file, fault.line, fault.what);
    };
}

Package read_package(const std::string& text, const std::string& file, Problems& problems) {
    Package package;
    package.data = read_data_package(text, file, problems_of_package(problems));
    if (!package.data.root) return package;
    const PackageObject& root = *package.data.root;
    World& world = package.world;
    world.id = root.text("name");
    world.title = root.text("title");
    world.description = root.text("description");
    world.version = root.text("version");
    world.created = root.text("created");
    read_own(root, world);
    if (!valid_package_id(world.id))
        root.wrong("name", fmt::format("'{}' is not a name for a world", world.id.substr(0, 60)),
                   "Use letters, digits, '.', '_' and '-'");
    for (const PackageSource& source : package.data.sources)
        world.sources.push_back({source.title, source.path, source.licence});
    world.sha256 = package.data.sha256;
    return package;
}

}  // namespace detente
