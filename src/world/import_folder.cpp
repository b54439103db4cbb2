#include "detente/world/import_folder.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <unordered_map>

#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/registry.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

/// One table of the folder, plain or gzipped; the plain one first.
CsvTable table_of(const std::string& folder, const std::string& name) {
    for (const char* ending : {".csv", ".csv.gz"}) {
        const fs::path path = fs::path(folder) / (name + ending);
        if (fs::exists(path)) return read_csv(path.string());
    }
    throw InputError(folder, 0, name, "the folder has no " + name + ".csv or " + name + ".csv.gz",
                     fs::is_directory(folder) ? "" : "name a folder");
}

/// Names of a table's column in the order they stand, each once, with their positions.
struct Names {
    std::vector<std::string> list;
    std::unordered_map<std::string, std::size_t> at;
    const char* what;

    Names(const CsvTable& table, const char* column, const char* what_they_are) : what(what_they_are) {
        const std::size_t c = table.column(column);
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::string name(table.cell(row, c));
            if (!at.emplace(name, list.size()).second) table.fail(row, c, "'" + name + "' stands twice");
            list.push_back(name);
        }
    }
    std::size_t find(const CsvTable& table, std::size_t row, std::size_t column) const {
        const std::string name(table.cell(row, column));
        const auto found = at.find(name);
        if (found == at.end()) table.fail(row, column, fmt::format("no {} '{}'", what, name), suggestion(name, list));
        return found->second;
    }
};

/// Fills [economy][sector] from a tidy table.
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

/// Intermediate use [economy][input][using].
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

/// Flows and, where a column is named, tariffs.
void flows(const CsvTable& table, const Names& economies, const Names& sectors, const char* value, const char* tariff,
           World& world) {
    const std::size_t from = table.column("exporter"), to = table.column("importer"), s = table.column("sector"),
                      v = table.column(value);
    const std::size_t t = tariff ? table.column(tariff) : 0;
    world.trade.assign(world.n() * world.sectors.size() * world.n(), 0);
    if (tariff) world.tariff = world.trade;
    std::vector<long> seen(world.trade.size(), 0);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t cell =
            world.cell(economies.find(table, row, to), sectors.find(table, row, s), economies.find(table, row, from));
        if (seen[cell]) table.fail(row, v, fmt::format("the same flow is on line {} already", seen[cell]));
        seen[cell] = table.line(row);
        world.trade[cell] = table.number(row, v);
        if (world.trade[cell] < 0) table.fail(row, v, "the flow is negative");
        if (tariff) world.tariff[cell] = table.number(row, t);
    }
}

/// What the source calls an economy, as an id: its ISO code where the registry knows one.
std::string economy_id(const std::string& label) {
    return Registry::installed().resolve_economy(label).value_or(label);
}

ImportReport finish(World world, const FolderImportOptions& options, std::vector<std::string> notes) {
    world.id = !options.id.empty()      ? options.id
               : options.output.empty() ? "import"
                                        : (fs::path(options.output) / "").parent_path().filename().string();
    if (!options.title.empty()) world.title = options.title;
    if (!options.source.empty()) world.sources.push_back({options.source, "", options.licence});
    for (const Finding& finding : check_world(world)) {
        if (finding.error) throw InputError(options.input, finding.line, finding.name, finding.message);
        notes.push_back(finding.name + ": " + finding.message);
    }
    if (!options.output.empty()) save_world(world, options.output);
    return {std::move(world), std::move(notes)};
}

}  // namespace

void describe(FolderImportOptions& o, OptionVisitor& v) {
    v.visit({.name = "input",
             .help = "The folder of tables",
             .metavar = "DIR",
             .complete = "file",
             .positional = true,
             .required = true},
            o.input);
    v.visit({.name = "output",
             .help = "Folder to write the world to",
             .metavar = "DIR",
             .complete = "file",
             .required = true},
            o.output);
    v.visit({.name = "id", .help = "Id of the new world; otherwise the output folder's name", .metavar = "ID"}, o.id);
    v.visit({.name = "title", .help = "Title of the new world", .metavar = "TEXT"}, o.title);
    v.visit({.name = "source", .help = "Where the data come from", .metavar = "TEXT"}, o.source);
    v.visit({.name = "licence", .help = "Licence of the data", .metavar = "TEXT"}, o.licence);
}

ImportReport import_cp(const FolderImportOptions& options) {
    const std::string& folder = options.input;
    const Names regions(table_of(folder, "regions"), "region", "region"),
        sectors(table_of(folder, "sectors"), "sector", "sector");
    World world;
    world.unit = "USD";
    std::vector<std::string> notes;
    for (const std::string& region : regions.list) world.economies.push_back({economy_id(region), region});
    for (const std::string& sector : sectors.list) {
        world.sectors.emplace_back();
        world.sectors.back().id = world.sectors.back().name = sector;
    }
    const CsvTable theta = table_of(folder, "theta");
    for (std::size_t row = 0; row < theta.rows(); ++row) {
        Sector& sector = world.sectors[sectors.find(theta, row, theta.column("sector"))];
        sector.trade_elasticity = theta.number(row, theta.column("theta"));
        sector.elasticity_source = "Caliendo and Parro (2015), 99 percent sample";
    }
    flows(table_of(folder, "trade_tariffs"), regions, sectors, "value_fob", "tariff_1993", world);
    world.inputs = links(table_of(folder, "intermediate_consumption"), regions, sectors, "region", "value");
    world.final_demand = grid(table_of(folder, "final_consumption"), regions, sectors, "region", "value");
    world.value_added = grid(table_of(folder, "value_added"), regions, sectors, "region", "value");
    const CsvTable deficit = table_of(folder, "deficit");
    world.transfers.assign(world.n(), 0);
    for (std::size_t row = 0; row < deficit.rows(); ++row) {
        world.transfers[regions.find(deficit, row, deficit.column("region"))] =
            deficit.number(row, deficit.column("deficit"));
    }
    return finish(std::move(world), options, std::move(notes));
}

ImportReport import_wiod(const FolderImportOptions& options) {
    const std::string& folder = options.input;
    const CsvTable countries = table_of(folder, "countries"), industries = table_of(folder, "sectors");
    const Names economies(countries, "country", "country"), sectors(industries, "sector", "sector");
    World world;
    world.unit = "million USD";
    const std::size_t iso = countries.column("iso3"), name = industries.column("name"),
                      theta = industries.column("theta_suggested");
    for (std::size_t row = 0; row < countries.rows(); ++row) {
        const std::string code(countries.cell(row, iso));
        const EconomyRecord* known = Registry::installed().economy(code);
        world.economies.push_back({code, known ? known->name : economies.list[row]});
    }
    for (std::size_t row = 0; row < industries.rows(); ++row) {
        Sector sector;
        sector.id = sectors.list[row];
        sector.name = industries.cell(row, name);
        if (!industries.cell(row, theta).empty()) sector.trade_elasticity = industries.number(row, theta);
        world.sectors.push_back(std::move(sector));
    }
    flows(table_of(folder, "trade"), economies, sectors, "value_musd", nullptr, world);
    const CsvTable output = table_of(folder, "output_va");
    const std::vector<double> made = grid(output, economies, sectors, "country", "gross_output_musd");
    world.value_added = grid(output, economies, sectors, "country", "va_share");
    world.inputs = links(table_of(folder, "io_shares"), economies, sectors, "country", "gamma");
    world.final_demand = grid(table_of(folder, "final_demand"), economies, sectors, "country", "final_musd");
    const std::size_t J = world.sectors.size();
    for (std::size_t cell = 0; cell < made.size(); ++cell) {
        world.value_added[cell] *= made[cell];
        for (std::size_t k = 0; k < J; ++k) world.inputs[(cell / J * J + k) * J + cell % J] *= made[cell];
    }
    return finish(std::move(world), options, {});
}

}  // namespace detente
