#include <fmt/format.h>

#include "detente/support/csv.hpp"
#include "detente/support/text.hpp"
#include "world/package/tables.hpp"

namespace detente {
namespace {

std::string number_or_empty(const std::optional<double>& value) {
    return value ? shortest(*value) : "";
}

std::string write_economies(const World& world) {
    const bool transfers = !world.transfers.empty(), shares = !world.destination_share.empty();
    std::string out = "id,name";
    if (transfers) out += ",transfer";
    if (shares) out += ",destination_share";
    out += "\n";
    for (std::size_t i = 0; i < world.n(); ++i) {
        out += csv_field(world.economies[i].id) + "," + csv_field(world.economies[i].name);
        if (transfers) out.append(",").append(shortest(world.transfers[i]));
        if (shares) out.append(",").append(shortest(world.destination_share[i]));
        out += "\n";
    }
    return out;
}

std::string write_sectors(const World& world) {
    std::string out = "id,name,group,trade_elasticity,trade_elasticity_se,elasticity_source\n";
    for (const Sector& sector : world.sectors)
        out += csv_field(sector.id) + "," + csv_field(sector.name) + "," + csv_field(sector.group) + "," +
               number_or_empty(sector.trade_elasticity) + "," + number_or_empty(sector.trade_elasticity_se) + "," +
               csv_field(sector.elasticity_source) + "\n";
    return out;
}

std::string write_trade(const World& world) {
    const bool tariffs = !world.tariff.empty();
    std::string out = tariffs ? "exporter,importer,sector,value,tariff\n" : "exporter,importer,sector,value\n";
    std::vector<std::string> economies, sectors;
    for (const Economy& economy : world.economies) economies.push_back(csv_field(economy.id) + ",");
    for (const Sector& sector : world.sectors) sectors.push_back(csv_field(sector.id) + ",");
    for (std::size_t exporter = 0; exporter < world.n(); ++exporter)
        for (std::size_t importer = 0; importer < world.n(); ++importer)
            for (std::size_t sector = 0; sector < world.sectors.size(); ++sector) {
                const std::size_t cell = world.cell(importer, sector, exporter);
                const double tariff = tariffs ? world.tariff[cell] : 0.0;
                if (world.trade[cell] == 0 && tariff == 0) continue;
                out += economies[exporter] + economies[importer] + sectors[sector];
                fmt::format_to(std::back_inserter(out), "{}", world.trade[cell]);
                if (tariffs) fmt::format_to(std::back_inserter(out), ",{}", tariff);
                out += "\n";
            }
    return out;
}

}  // namespace

std::vector<TableText> write_tables(const World& world) {
    std::vector<TableText> tables = {
        {"economies", write_economies(world)}, {"sectors", write_sectors(world)}, {"trade", write_trade(world)}};
    if (!world.value_added.empty()) tables.push_back({"production", write_production(world)});
    if (!world.inputs.empty()) tables.push_back({"inputs", write_inputs(world)});
    return tables;
}

}  // namespace detente
