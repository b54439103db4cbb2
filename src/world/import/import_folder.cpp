#include "detente/world/import_folder.hpp"

#include "detente/support/text.hpp"
#include "detente/world/registry.hpp"
#include "world/import/folder_tables.hpp"

namespace detente {

using namespace folder_tables;

void describe(FolderImportOptions& o, OptionVisitor& v) {
    v.visit({.name = "input",
             .help = "The folder of tables, or the file where there is one",
             .metavar = "PATH",
             .complete = "file",
             .positional = true,
             .required = true},
            o.input);
    v.visit({.name = "output",
             .help = "Folder to write the world to",
             .metavar = "DIR",
             .complete = "file",
             .required = true,
             .writes = Writes::folder},
            o.output);
    v.visit({.name = "id", .help = "Id of the new world; otherwise the output folder's name", .metavar = "ID"}, o.id);
    v.visit({.name = "title", .help = "Title of the new world", .metavar = "TEXT"}, o.title);
    v.visit({.name = "description", .help = "Description of the new world", .metavar = "TEXT"}, o.description);
    v.visit({.name = "year", .help = "Year of the data; 0: not stated", .min = 0, .max = 9999}, o.year);
    v.visit({.name = "created", .help = "Date to state, as 2026-11-24", .metavar = "DATE"}, o.created);
    v.visit({.name = "source", .help = "Where the data come from", .metavar = "TEXT"}, o.source);
    v.visit({.name = "source_url", .help = "Where to find them", .metavar = "URL"}, o.source_url);
    v.visit({.name = "licence", .help = "Licence of the data", .metavar = "TEXT"}, o.licence);
    v.visit({.name = "sectors",
             .help = "File of sector, and any of name, group, trade_elasticity, trade_elasticity_se, elasticity_source",
             .metavar = "FILE",
             .complete = "file"},
            o.sectors);
    v.visit({.name = "significant_digits",
             .help = "Round flows to this many digits, in worlds without inputs; 0: full precision",
             .min = 0,
             .max = 17},
            o.significant_digits);
    v.visit({.name = "decimals",
             .help = "Round flows and inputs to this many decimals and close the tables again; -1: full precision",
             .min = -1,
             .max = 12},
            o.decimals);
    v.visit({.name = "compress", .help = "Write the large tables as .csv.gz"}, o.compress);
    v.visit({.name = "rebalance", .help = "Solve the world's own equations from its shares, so that markets clear"},
            o.rebalance);
}

ImportReport import_cp(const FolderImportOptions& options) {
    const std::string& folder = options.input;
    const Names regions(table_of(folder, "regions"), "region", "region"),
        sectors(table_of(folder, "sectors"), "sector", "sector");
    World world;
    world.unit = "USD";
    Notes notes;
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
    if (const std::string wiot = wiot_of(options.input); !wiot.empty()) return import_wiot(wiot, options);
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
        const bool rest = lower_ascii(code) == "row";
        world.economies.push_back({code, known ? known->name : rest ? "Rest of the world" : economies.list[row]});
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
