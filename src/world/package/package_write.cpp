#include <set>

#include <nlohmann/json.hpp>

#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "world/package/package.hpp"

namespace detente {
namespace {

using json = nlohmann::ordered_json;

json field(const char* name, const char* type, const char* description, bool required) {
    json out = {{"name", name}, {"type", type}, {"description", description}};
    if (required) out["constraints"]["required"] = true;
    return out;
}

json foreign_key(const char* name, const char* resource) {
    return {{"fields", name}, {"reference", {{"resource", resource}, {"fields", "id"}}}};
}

json economies_schema(const World& world) {
    json fields = {field("id", "string", "ISO 3166-1 alpha-3 code where the economy has one", true),
                   field("name", "string", "name, as the source or ISO 3166 has it", false)};
    if (!world.transfers.empty()) {
        fields.push_back(field("transfer", "number", "expenditure less output", false));
        fields.back()["unit"] = world.unit;
    }
    if (!world.destination_share.empty())
        fields.push_back(field("destination_share", "number", "share of imports that is earned at home", false));
    return {{"fields", fields}, {"primaryKey", "id"}, {"missingValues", {""}}};
}

json sectors_schema() {
    json elasticity =
        field("trade_elasticity", "number", "elasticity of flows to trade costs, without its sign", false);
    elasticity["constraints"]["exclusiveMinimum"] = 0;
    json fields = {field("id", "string", "code of the sector", true),
                   field("name", "string", "name", false),
                   field("group", "string", "group of sectors", false),
                   elasticity,
                   field("trade_elasticity_se", "number", "standard error", false),
                   field("elasticity_source", "string", "source of the elasticity", false)};
    return {{"fields", fields}, {"primaryKey", "id"}, {"missingValues", {""}}};
}

json trade_schema(const World& world) {
    json value = field("value", "number", "flow net of tariff, domestic sales included", true);
    value["constraints"]["minimum"] = 0;
    value["unit"] = world.unit;
    json fields = {field("exporter", "string", "where it is made", true),
                   field("importer", "string", "where it is bought", true), field("sector", "string", "sector", true),
                   value};
    if (!world.tariff.empty())
        fields.push_back(field("tariff", "number", "ad-valorem tariff of the importer, 0.25 = 25 percent", true));
    return {{"fields", fields},
            {"primaryKey", {"exporter", "importer", "sector"}},
            {"foreignKeys",
             {foreign_key("exporter", "economies"), foreign_key("importer", "economies"),
              foreign_key("sector", "sectors")}},
            {"missingValues", {""}}};
}

json production_schema(const World& world) {
    json value_added = field("value_added", "number", "value added", true),
         final_demand = field("final_demand", "number", "final demand at purchaser's value, tariff included", true);
    value_added["unit"] = final_demand["unit"] = world.unit;
    json fields = {field("economy", "string", "economy", true), field("sector", "string", "sector", true), value_added,
                   final_demand};
    return {{"fields", fields},
            {"primaryKey", {"economy", "sector"}},
            {"foreignKeys", {foreign_key("economy", "economies"), foreign_key("sector", "sectors")}}};
}

json inputs_schema(const World& world) {
    json value = field("value", "number", "purchases at purchaser's value, tariff included, from all economies", true);
    value["unit"] = world.unit;
    json fields = {field("economy", "string", "economy that uses the input", true),
                   field("input_sector", "string", "what is bought", true),
                   field("using_sector", "string", "who buys it", true), value};
    return {{"fields", fields},
            {"primaryKey", {"economy", "input_sector", "using_sector"}},
            {"foreignKeys",
             {foreign_key("economy", "economies"), foreign_key("input_sector", "sectors"),
              foreign_key("using_sector", "sectors")}}};
}

json describe_table(const World& world, const TableText& table, bool compress) {
    json out = {{"name", table.name},
                {"path", table.path(compress)},
                {"profile", "tabular-data-resource"},
                {"format", "csv"},
                {"mediatype", "text/csv"},
                {"encoding", "utf-8"},
                {"bytes", table.content.size()},
                {"hash", "sha256:" + sha256(table.content)}};
    if (table.path(compress).ends_with(".gz")) out["compression"] = "gz";
    if (table.name == "economies") out["schema"] = economies_schema(world);
    if (table.name == "sectors") out["schema"] = sectors_schema();
    if (table.name == "production" || table.name == "inputs") {
        out["title"] = table.name == "inputs" ? "Intermediate use" : "Value added and final demand";
        out["unit"] = world.unit;
        out["schema"] = table.name == "inputs" ? inputs_schema(world) : production_schema(world);
    }
    if (table.name == "trade") {
        out["title"] = "Trade flows; pairs that are not listed are zero";
        out["unit"] = world.unit;
        out["schema"] = trade_schema(world);
    }
    return out;
}

void write_sources(const World& world, json& root) {
    std::set<std::string> named;
    for (const Source& source : world.sources) {
        json entry = {{"title", source.title}};
        if (!source.path.empty()) entry["path"] = source.path;
        if (!source.licence.empty()) entry["licence"] = source.licence;
        root["sources"].push_back(entry);
        if (!source.licence.empty() && named.insert(source.licence).second)
            root["licenses"].push_back({{"name", source.licence}});
    }
}

/// Parameters of models that the world carries; those left out are not written.
void write_defaults(const ModelDefaults& defaults, json& own) {
    const auto number = [&](const char* key, const std::optional<double>& value) {
        if (value) own["model"][key] = *value;
    };
    const auto text = [&](const char* key, const std::string& value) {
        if (!value.empty()) own["model"][key] = value;
    };
    number("trade_elasticity", defaults.trade_elasticity);
    number("supply_elasticity", defaults.supply_elasticity);
    const auto spread = [&](const std::string& key, const Spread& value) {
        if (value.se) own["model"][key + "_se"] = *value.se;
        if (!value.range.empty()) own["model"][key + "_range"] = value.range;
    };
    number("labour_supply_elasticity", defaults.labour_supply_elasticity);
    number("scale_share", defaults.scale_share);
    number("firm_pass_through", defaults.firm_pass_through);
    text("revenue", defaults.revenue);
    text("numeraire", defaults.numeraire);
    text("source", defaults.source);
    spread("trade_elasticity", defaults.trade_elasticity_spread);
    spread("supply_elasticity", defaults.supply_elasticity_spread);
    text("spread_source", defaults.spread_source);
}

}  // namespace

std::string write_package(const World& world, const std::vector<TableText>& tables, bool compress) {
    json root = {{"profile", "tabular-data-package"}, {"name", lower_ascii(world.id)}};
    if (!world.title.empty()) root["title"] = world.title;
    if (!world.description.empty()) root["description"] = world.description;
    if (!world.version.empty()) root["version"] = world.version;
    if (!world.created.empty()) root["created"] = world.created;
    write_sources(world, root);
    json& own = root["detente"];
    own["format"] = 1;
    if (lower_ascii(world.id) != world.id) own["id"] = world.id;
    if (world.year != 0) own["year"] = world.year;
    own["unit"] = world.unit;
    write_defaults(world.defaults, own);
    for (const Note& limit : world.limits) own["limits"].push_back({{"name", limit.name}, {"text", limit.text}});
    for (const TableText& table : tables) root["resources"].push_back(describe_table(world, table, compress));
    return root.dump(2) + "\n";
}

}  // namespace detente
