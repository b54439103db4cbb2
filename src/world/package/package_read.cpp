#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include <algorithm>
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "world/model/unit.hpp"
#include "world/package/package.hpp"

namespace detente {
namespace {

using nlohmann::json;

long line_at(const std::string& text, std::size_t offset) {
    offset = std::min(offset, text.size());
    return 1 + static_cast<long>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// Reads members of the descriptor and knows where they stand.
class Reader {
public:
    Reader(const std::string& text, const std::string& file, Problems& problems)
        : text_(text), file_(file), problems_(problems) {}

    /// The line of the first `"key":` after `from`; 1 where there is none.
    long line_of(const std::string& key) const {
        const std::string quoted = "\"" + key + "\"";
        for (std::size_t at = text_.find(quoted); at != std::string::npos; at = text_.find(quoted, at + 1)) {
            const std::size_t next = text_.find_first_not_of(" \t\r\n", at + quoted.size());
            if (next != std::string::npos && text_[next] == ':') return line_at(text_, at);
        }
        return 1;
    }

    void wrong(const std::string& key, const std::string& what, const std::string& hint = "") const {
        problems_.error("bad-package", file_, line_of(key), key, what, hint);
    }

    std::string text(const json& object, const std::string& key) const {
        const auto at = object.find(key);
        if (at == object.end() || at->is_null()) return "";
        if (at->is_string()) return at->get<std::string>();
        wrong(key, "must be text in quotes");
        return "";
    }

    std::optional<double> number(const json& object, const std::string& key) const {
        const auto at = object.find(key);
        if (at == object.end() || at->is_null()) return std::nullopt;
        if (at->is_number() && std::isfinite(at->get<double>())) return at->get<double>();
        wrong(key, "must be a number");
        return std::nullopt;
    }

    std::optional<double> elasticity(const json& object, const std::string& key, bool zero_allowed) const {
        const auto value = number(object, key);
        if (!value || *value > 0 || (zero_allowed && *value == 0)) return value;
        problems_.error("bad-elasticity", file_, line_of(key), key,
                        fmt::format("must be {}, not {}", zero_allowed ? "at least 0" : "greater than 0", *value),
                        *value < 0 ? "Elasticities are stated without the minus sign of the flow's response" : "");
        return std::nullopt;
    }

    /// The members KEY_se and KEY_range beside KEY.
    Spread spread(const json& object, const std::string& key, std::optional<double> point) const {
        Spread out;
        const auto bad = [&](const std::string& at, const std::string& what) {
            problems_.error("bad-elasticity", file_, line_of(at), at, what);
            return Spread{};
        };
        out.se = elasticity(object, key + "_se", true);
        const auto range = object.find(key + "_range");
        if (range == object.end()) return out;
        if (out.se) return bad(key + "_range", "stands beside " + key + "_se; one of them states what is known");
        if (!range->is_array() || range->size() != 2 || !(*range)[0].is_number() || !(*range)[1].is_number())
            return bad(key + "_range", "must be two numbers, [low, high]");
        out.range = range->get<std::vector<double>>();
        if (!(out.range[0] > 0 && out.range[0] <= out.range[1] && std::isfinite(out.range[1])))
            return bad(key + "_range", "must be two numbers above zero, the lower one first");
        if (point && (*point < out.range[0] || *point > out.range[1]))
            return bad(key + "_range", fmt::format("does not hold the {} itself, {}", key, *point));
        return out;
    }

    /// A share in [0, 1), or up to and with 1.
    std::optional<double> share(const json& object, const std::string& key, bool one_allowed) const {
        const auto value = number(object, key);
        if (!value || (*value >= 0 && (*value < 1 || (one_allowed && *value == 1)))) return value;
        problems_.error("bad-elasticity", file_, line_of(key), key,
                        fmt::format("must be at least 0 and {} 1, not {}", one_allowed ? "at most" : "below", *value));
        return std::nullopt;
    }

    std::string word(const json& object, const std::string& key, const std::vector<std::string>& allowed) const {
        const std::string value = text(object, key);
        if (value.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return value;
        wrong(key, fmt::format("'{}' is not one of: {}", value.substr(0, 60), fmt::join(allowed, ", ")));
        return "";
    }

    const json& child(const json& object, const std::string& key, bool array) const {
        static const json no_object = json::object(), no_array = json::array();
        const auto at = object.find(key);
        const json& nothing = array ? no_array : no_object;
        if (at == object.end() || at->is_null()) return nothing;
        if (array ? at->is_array() : at->is_object()) return *at;
        wrong(key, array ? "must be a list" : "must be an object");
        return nothing;
    }

private:
    const std::string& text_;
    const std::string& file_;
    Problems& problems_;
};

bool safe_path(const std::string& path) {
    if (path.empty() || path.front() == '/' || path.find_first_of("\\:") != std::string::npos) return false;
    if (path.find('\0') != std::string::npos) return false;
    for (const std::string& part : split(path, '/'))
        if (part.empty() || part == "." || part == "..") return false;
    return true;
}

void read_resources(const json& root, const std::string& file, const Reader& reader, Package& package,
                    Problems& problems) {
    for (const json& entry : reader.child(root, "resources", true)) {
        if (!entry.is_object()) {
            reader.wrong("resources", "every resource must be an object");
            continue;
        }
        Resource resource{reader.text(entry, "name"), reader.text(entry, "path"), reader.text(entry, "hash"), -1,
                          reader.text(entry, "unit")};
        const auto bytes = reader.number(entry, "bytes");
        if (bytes && *bytes >= 0 && *bytes < 9e15) resource.bytes = static_cast<long long>(*bytes);
        if (resource.name.empty()) reader.wrong("resources", "a resource has no name");
        if (!safe_path(resource.path)) {
            problems.error("unsafe-path", file, reader.line_of("path"), "path",
                           fmt::format("'{}' is not a path inside the package", resource.path.substr(0, 200)),
                           "Name a file below the folder, without '..', a leading '/' or a URL");
            continue;
        }
        if (package.find(resource.name))
            reader.wrong("name", fmt::format("there are two resources '{}'", resource.name));
        else
            package.resources.push_back(std::move(resource));
    }
}

void read_sources(const json& root, const Reader& reader, World& world) {
    for (const json& entry : reader.child(root, "sources", true)) {
        if (entry.is_object())
            world.sources.push_back(
                {reader.text(entry, "title"), reader.text(entry, "path"), reader.text(entry, "licence")});
        else
            reader.wrong("sources", "every source must be an object with a title");
    }
}

void read_limits(const json& own, const Reader& reader, World& world) {
    for (const json& entry : reader.child(own, "limits", true)) {
        if (entry.is_object() && entry.contains("name"))
            world.limits.push_back({reader.text(entry, "name"), reader.text(entry, "text")});
        else
            reader.wrong("limits", "every limit must be an object with a name and a text");
    }
}

/// What is ours in the descriptor: the "detente" object.
void read_own(const json& root, const std::string& file, const Reader& reader, World& world, Problems& problems) {
    if (!root.contains("detente"))
        problems.error("bad-package", file, 1, "detente", "is missing",
                       "A world's datapackage.json has \"detente\": {\"year\": 2019, \"unit\": \"million USD\"}");
    const json& own = reader.child(root, "detente", false);
    const auto year = reader.number(own, "year");
    if (year && (*year != std::floor(*year) || *year < 0 || *year > 9999))
        reader.wrong("year", "must be a year like 2019");
    else
        world.year = static_cast<int>(year.value_or(0));
    const std::string id = reader.text(own, "id");
    if (!id.empty()) world.id = id;
    world.unit = reader.text(own, "unit");
    const auto unit = parse_unit(world.unit);
    if (unit)
        world.unit = *unit;
    else if (root.contains("detente"))
        problems.error("bad-unit", file, reader.line_of("unit"), "unit",
                       world.unit.empty() ? "the unit of the trade values is missing"
                                          : fmt::format("'{}' is not a unit of value", world.unit.substr(0, 60)),
                       "Write e.g. \"million USD\"");
    const json& model = reader.child(own, "model", false);
    world.defaults.trade_elasticity = reader.elasticity(model, "trade_elasticity", false);
    world.defaults.supply_elasticity = reader.elasticity(model, "supply_elasticity", true);
    world.defaults.trade_elasticity_spread = reader.spread(model, "trade_elasticity", world.defaults.trade_elasticity);
    world.defaults.supply_elasticity_spread =
        reader.spread(model, "supply_elasticity", world.defaults.supply_elasticity);
    world.defaults.spread_source = reader.text(model, "spread_source");
    world.defaults.labour_supply_elasticity = reader.elasticity(model, "labour_supply_elasticity", true);
    world.defaults.scale_share = reader.share(model, "scale_share", false);
    world.defaults.firm_pass_through = reader.share(model, "firm_pass_through", true);
    world.defaults.revenue = reader.word(model, "revenue", {"rebate", "income-tax"});
    world.defaults.numeraire = reader.word(model, "numeraire", {"world-output", "world-prices"});
    world.defaults.source = reader.text(model, "source");
    read_limits(own, reader, world);
}

/// The descriptor's JSON object; discarded when it is none.
json parse_descriptor(std::string& text, const std::string& file, Problems& problems) {
    json root(json::value_t::discarded);
    long line = 0;
    std::string wrong, hint;
    try {
        check_text(text, file);
        root = json::parse(text);
        if (!root.is_object()) line = 1, wrong = "must hold one JSON object";
    } catch (const json::parse_error& error) {
        line = line_at(text, error.byte == 0 ? 0 : error.byte - 1);
        wrong = "is not well-formed JSON";
        hint = "Look for a missing comma, quote or bracket near this line";
    } catch (const json::exception&) {
        wrong = "holds a number that is too large";
    } catch (const InputError& error) {
        line = error.line, wrong = error.problem, hint = error.hint;
    }
    if (wrong.empty()) return root;
    problems.error("bad-package", file, line, "", wrong, hint);
    return json(json::value_t::discarded);
}

}  // namespace

const Resource* Package::find(const std::string& name) const {
    for (const Resource& resource : resources)
        if (resource.name == name) return &resource;
    return nullptr;
}

bool valid_world_id(const std::string& id) {
    static constexpr const char* allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    return !id.empty() && id.size() <= 100 && id.find_first_not_of(allowed) == std::string::npos && id != "." &&
           id != "..";
}

Package read_package(const std::string& raw, const std::string& file, Problems& problems) {
    Package package;
    std::string text = raw;
    const json root = parse_descriptor(text, file, problems);
    if (root.is_discarded()) return package;
    const Reader reader(text, file, problems);
    World& world = package.world;
    world.id = reader.text(root, "name");
    world.title = reader.text(root, "title");
    world.description = reader.text(root, "description");
    world.version = reader.text(root, "version");
    world.created = reader.text(root, "created");
    read_own(root, file, reader, world, problems);
    if (!valid_world_id(world.id))
        reader.wrong("name", fmt::format("'{}' is not a name for a world", world.id.substr(0, 60)),
                     "Use letters, digits, '.', '_' and '-'");
    read_sources(root, reader, world);
    read_resources(root, file, reader, package, problems);
    world.sha256 = sha256(raw);
    return package;
}

}  // namespace detente
