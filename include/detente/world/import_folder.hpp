#pragma once
#include <string>

#include "detente/support/describe.hpp"
#include "detente/world/import_csv.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Importers that read a folder of tables in a known layout.
struct FolderImportOptions {
    std::string input;   ///< the folder
    std::string output;  ///< folder to write; empty: none
    std::string id;      ///< of the new world; empty: the output folder's name
    std::string title;
    std::string source;
    std::string licence;
};

void describe(FolderImportOptions&, OptionVisitor&);

/// `detente import cp`: the tables of Caliendo and Parro (2015) as tidy CSV: regions (region), sectors (sector), theta
/// (sector, theta), trade_tariffs (exporter, importer, sector, value_fob, tariff_1993), intermediate_consumption
/// (region, input_sector, using_sector, value), final_consumption and value_added (region, sector, value), deficit
/// (region, deficit). Plain or .gz. The world keeps the tariffs of the baseline. Throws InputError for a missing table,
/// unknown names, duplicate cells, what is no number.
ImportReport import_cp(const FolderImportOptions&);

/// `detente import wiod`: a year of WIOD as tidy CSV: countries (country, iso3), sectors (sector, name,
/// theta_suggested), trade (exporter, importer, sector, value_musd), io_shares (country, input_sector, using_sector,
/// gamma), output_va (country, sector, gross_output_musd, va_share), final_demand (country, sector, final_musd).
ImportReport import_wiod(const FolderImportOptions&);

}  // namespace detente
