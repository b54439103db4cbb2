#include <fmt/format.h>

#include "detente/support/error.hpp"
#include "detente/world/import_folder.hpp"
#include "world/import/folder_tables.hpp"

namespace detente {
namespace {

using namespace folder_tables;

/// Trade elasticity of a sector whose varieties substitute with sigma.
double from_sigma(const CsvTable& table, std::size_t row, std::size_t column) {
    const double sigma = table.number(row, column);
    if (!(sigma > 1))
        table.fail(row, column, fmt::format("an elasticity of substitution is above 1, not {}", sigma),
                   "the trade elasticity is sigma - 1");
    return sigma - 1;
}

}  // namespace

ImportReport import_ossa(const FolderImportOptions& options) {
    const CsvTable trade = table_of(options.input, "trade_tariffs"), list = table_of(options.input, "sectors");
    const Names regions = Names::of(trade, {"exporter", "importer"}, "region"), sectors(list, "sector", "sector");
    World world;
    world.unit = "million USD";
    for (const std::string& region : regions.list) world.economies.push_back(economy_of(region));
    const std::size_t sigma = list.column("sigma");
    bool weights = false;
    for (const std::string& name : list.header) weights |= name.rfind("lambda_pol_", 0) == 0;
    for (std::size_t row = 0; row < list.rows(); ++row) {
        Sector sector{sectors.list[row], sectors.list[row], "", from_sigma(list, row, sigma), {}, "Ossa (2014)"};
        if (list.has("name")) sector.name = list.cell(row, list.column("name"));
        world.sectors.push_back(std::move(sector));
    }
    flows(trade, regions, sectors, "trade", "tariff", world);
    world.limits = {{"profits-not-modelled",
                     "in the model of these data (Ossa 2014) tariffs move profits between sectors and economies; the "
                     "models here have none, and what economies gain or lose by tariffs can be several times the "
                     "paper's figure"}};
    Notes notes;
    if (weights)
        notes.push_back({"not-imported", "the columns lambda_pol_* (political weights) have no place in a world"});
    return finish(std::move(world), options, std::move(notes));
}

void describe(LashkaripourImportOptions& o, OptionVisitor& v) {
    describe(o.table, v);
    v.visit({.name = "sigma",
             .help = "File of elasticities of substitution: sector, sigma (or sigma_IS)",
             .metavar = "FILE",
             .complete = "file",
             .required = true},
            o.sigma);
}

ImportReport import_lashkaripour(const LashkaripourImportOptions& options) {
    const CsvTable table = read_csv(options.table.input), list = read_csv(options.sigma);
    const Names economies = Names::of(table, {"exporter", "importer"}, "economy"), sectors(list, "sector", "sector");
    World world;
    world.unit = "million USD";
    for (const std::string& label : economies.list) world.economies.push_back(economy_of(label));
    const std::size_t sigma = list.column(list.has("sigma_IS") ? "sigma_IS" : "sigma");
    for (std::size_t row = 0; row < list.rows(); ++row)
        world.sectors.push_back(
            {sectors.list[row], sectors.list[row], "", from_sigma(list, row, sigma), {}, "Lashkaripour (2021)"});
    flows(table, economies, sectors, "expenditure", "applied_tariff", world);
    for (std::size_t cell = 0; cell < world.trade.size(); ++cell) world.trade[cell] /= 1 + world.tariff[cell];
    return finish(std::move(world), options.table,
                  {{"net-of-tariff", "expenditure divided by 1 + tariff, as a world states its flows"}});
}

}  // namespace detente
