#include "world/import/folder_tables.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/registry.hpp"
#include "world/model/round_flows.hpp"

namespace detente::folder_tables {

namespace fs = std::filesystem;

CsvTable table_of(const std::string& folder, const std::string& name) {
    for (const char* ending : {".csv", ".csv.gz"}) {
        const fs::path path = fs::path(folder) / (name + ending);
        if (fs::exists(path)) return read_csv(path.string());
    }
    throw InputError(folder, 0, name, "the folder has no " + name + ".csv or " + name + ".csv.gz",
                     fs::is_directory(folder) ? "" : "name a folder");
}

Names::Names(const CsvTable& table, const char* column, const char* what_they_are) : what(what_they_are) {
    const std::size_t c = table.column(column);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string name(table.cell(row, c));
        if (!at.emplace(name, list.size()).second) table.fail(row, c, "'" + name + "' stands twice");
        list.push_back(name);
    }
}

Names Names::of(const CsvTable& table, const std::vector<const char*>& columns, const char* what_they_are) {
    Names names(what_they_are);
    std::set<std::string> all;
    for (const char* column : columns) {
        const std::size_t c = table.column(column);
        for (std::size_t row = 0; row < table.rows(); ++row) all.emplace(table.cell(row, c));
    }
    for (const std::string& name : all) {
        names.at.emplace(name, names.list.size());
        names.list.push_back(name);
    }
    return names;
}

std::size_t Names::find(const CsvTable& table, std::size_t row, std::size_t column) const {
    const std::string name(table.cell(row, column));
    const auto found = at.find(name);
    if (found == at.end()) table.fail(row, column, fmt::format("no {} '{}'", what, name), suggestion(name, list));
    return found->second;
}

std::vector<double> grid(const CsvTable& table, const Names& economies, const Names& sectors, const char* economy,
                         const char* column) {
    std::vector<double> out(economies.list.size() * sectors.list.size(), 0);
    const std::size_t e = table.column(economy), s = table.column("sector"), v = table.column(column);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view text = table.cell(row, v);
        if (text.empty() || text == "NA") continue;
        out[economies.find(table, row, e) * sectors.list.size() + sectors.find(table, row, s)] = table.number(row, v);
    }
    return out;
}

std::vector<double> links(const CsvTable& table, const Names& economies, const Names& sectors, const char* economy,
                          const char* column) {
    const std::size_t J = sectors.list.size();
    std::vector<double> out(economies.list.size() * J * J, 0);
    const std::size_t e = table.column(economy), k = table.column("input_sector"), j = table.column("using_sector"),
                      v = table.column(column);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        out[(economies.find(table, row, e) * J + sectors.find(table, row, k)) * J + sectors.find(table, row, j)] =
            table.number(row, v);
    }
    return out;
}

void flows(const CsvTable& table, const Names& economies, const Names& sectors, const char* value, const char* tariff,
           World& world) {
    const std::size_t from = table.column("exporter"), to = table.column("importer"), v = table.column(value);
    const bool by_sector = table.has("sector");
    const std::size_t s = by_sector ? table.column("sector") : 0;
    const std::size_t t = tariff ? table.column(tariff) : 0;
    world.trade.assign(world.n() * world.sectors.size() * world.n(), 0);
    if (tariff) world.tariff = world.trade;
    std::vector<long> seen(world.trade.size(), 0);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t cell = world.cell(economies.find(table, row, to), by_sector ? sectors.find(table, row, s) : 0,
                                            economies.find(table, row, from));
        if (seen[cell]) table.fail(row, v, fmt::format("the same flow is on line {} already", seen[cell]));
        seen[cell] = table.line(row);
        world.trade[cell] = table.number(row, v);
        if (world.trade[cell] < 0) table.fail(row, v, "the flow is negative");
        if (tariff) world.tariff[cell] = table.number(row, t);
    }
}

std::string economy_id(const std::string& label) {
    return Registry::installed().resolve_economy(label).value_or(label);
}

Economy economy_of(const std::string& label) {
    const std::string id = economy_id(label);
    const EconomyRecord* known = Registry::installed().economy(id);
    return {id, known ? known->name : label};
}

/// What sectors are called and how they group, from the user's own table.
void name_sectors(const std::string& path, World& world) {
    const CsvTable table = read_csv(path);
    Names known("sector");
    for (const Sector& sector : world.sectors) {
        known.at.emplace(sector.id, known.list.size());
        known.list.push_back(sector.id);
    }
    const auto text = [&](std::size_t row, const char* column, std::string& into) {
        if (table.has(column) && !table.cell(row, table.column(column)).empty())
            into = table.cell(row, table.column(column));
    };
    const auto number = [&](std::size_t row, const char* column, std::optional<double>& into) {
        if (table.has(column) && !table.cell(row, table.column(column)).empty())
            into = table.number(row, table.column(column));
    };
    for (std::size_t row = 0; row < table.rows(); ++row) {
        Sector& sector = world.sectors[known.find(table, row, table.column("sector"))];
        text(row, "name", sector.name);
        text(row, "group", sector.group);
        number(row, "trade_elasticity", sector.trade_elasticity);
        number(row, "trade_elasticity_se", sector.trade_elasticity_se);
        text(row, "elasticity_source", sector.elasticity_source);
        text(row, "id", sector.id);
    }
}

ImportReport finish(World world, const FolderImportOptions& options, Notes notes) {
    world.id = !options.id.empty()      ? options.id
               : options.output.empty() ? "import"
                                        : (fs::path(options.output) / "").parent_path().filename().string();
    if (!options.title.empty()) world.title = options.title;
    if (!options.description.empty()) world.description = options.description;
    if (options.year != 0) world.year = int(options.year);
    if (!options.created.empty()) world.created = options.created, world.version = "1.0.0";
    if (!options.source.empty()) world.sources.push_back({options.source, options.source_url, options.licence});
    if (!options.sectors.empty()) name_sectors(options.sectors, world);
    round_flows(options, world, notes);
    for (const Finding& finding : check_world(world)) {
        if (finding.error) throw InputError(options.input, finding.line, finding.name, finding.message);
        notes.push_back({finding.name, finding.message});
    }
    if (!options.output.empty()) save_world(world, options.output, options.compress);
    return {std::move(world), std::move(notes)};
}

}  // namespace detente::folder_tables
