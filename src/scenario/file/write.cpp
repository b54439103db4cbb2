#include "detente/scenario/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "detente/support/text.hpp"
#include "scenario/file/toml_value.hpp"

namespace detente {
namespace {

bool brings_elasticities(const World& world) {
    return world.defaults.trade_elasticity ||
           std::all_of(world.sectors.begin(), world.sectors.end(),
                       [](const Sector& sector) { return sector.trade_elasticity.has_value(); });
}

/// Whether a value of a bloc names an economy that the world lacks; framework ids and files stand under other keys.
bool lacks(const World& world, const TomlValue& value) {
    return value.is_text() && value.text != "rest" && !world.find_economy(value.text);
}

void drop_missing(const World& world, TomlValue& list) {
    if (!list.is_list()) return;
    auto& items = list.items;
    items.erase(std::remove_if(items.begin(), items.end(), [&](const TomlValue& item) { return lacks(world, item); }),
                items.end());
}

}  // namespace

std::string toml_string(const std::string& text) {
    return write_toml_value(TomlValue::of(text, {}));
}

std::string model_for(const World& world, const ModelOptions& like) {
    const bool sectors = world.sectors.size() > 1;
    std::string text = fmt::format("[model]\nkind = \"{}\"\n", sectors ? "sectors" : "gravity");
    if (!sectors || !brings_elasticities(world)) {
        if (like.trade_elasticity) text += fmt::format("trade_elasticity = {}\n", shortest(*like.trade_elasticity));
        if (!sectors && like.supply_elasticity)
            text += fmt::format("supply_elasticity = {}\n", shortest(*like.supply_elasticity));
        if (!like.elasticity_source.empty())
            text += fmt::format("elasticity_source = {}\n", toml_string(like.elasticity_source));
    }
    return text + fmt::format("deficits = \"{}\"\n\n", sectors ? "world-share" : "multiplicative");
}

Scenario for_world(const Scenario& scenario, const World& world, const VotesShelf& votes) {
    TomlValue root = parse_toml(scenario.text, scenario.place.file);
    root.set("title", TomlValue::of(scenario.title + ", on the world " + world.id, {}));
    root.set("description",
             TomlValue::of(scenario.description + (scenario.description.empty() ? "" : " ") + "Here for the world " +
                               world.id + ": what is said of other worlds' numbers does not hold of it.",
                           {}));
    root.set("world", TomlValue::of(world.id, {}));
    if (world.sectors.size() > 1)
        root.set("model", *parse_toml(model_for(world, scenario.model), scenario.place.file).find("model"));
    if (TomlValue* blocs = root.find("blocs"); blocs && blocs->is_table())
        for (auto& [name, bloc] : blocs->entries) {
            drop_missing(world, bloc);
            if (!bloc.is_table()) continue;
            for (const char* key : {"also", "except"})
                if (TomlValue* list = bloc.find(key)) drop_missing(world, *list);
            auto& keys = bloc.entries;
            keys.erase(
                std::remove_if(keys.begin(), keys.end(),
                               [](const auto& entry) { return entry.second.is_list() && entry.second.items.empty(); }),
                keys.end());
        }
    return parse_scenario(write_toml(root), fmt::format("{}-on-{}.toml", scenario.id, world.id),
                          std::filesystem::path(scenario.place.file).parent_path().string(), {}, votes);
}

}  // namespace detente
