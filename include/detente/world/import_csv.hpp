#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/support/describe.hpp"
#include "detente/support/notes.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// `detente import csv`: a world from a tidy table exporter, importer[, sector], value[, tariff].
struct CsvImportOptions {
    std::string input;   ///< plain or gz
    std::string output;  ///< folder to write
    /// More tables, each with columns: tariffs exporter, importer[, sector], tariff; inputs economy, input_sector,
    /// using_sector, value; value_added and final_demand economy, sector, value (what inputs leave, where not given);
    /// elasticities sector, value[, se][, source]; deficits economy, value (expenditure less output). Empty: none.
    std::string tariffs, inputs, value_added, final_demand, elasticities, deficits;
    std::string unit;                 ///< USD | kUSD | MUSD | BUSD (or another currency code in place of USD)
    std::string delimiter;            ///< empty: found; "tab" or one character
    std::vector<std::string> column;  ///< WANTED=NAME, e.g. value=trade
    std::string id;                   ///< of the new world; empty: the output folder's name
    std::string title;
    std::string description;
    std::int64_t year = 0;
    std::string source;  ///< title, authors, publication
    std::string source_url;
    std::string licence;
    std::string created;  ///< ISO date to state; empty: none, so that equal inputs give equal files
    std::optional<double> trade_elasticity, supply_elasticity;  ///< defaults that the world carries
    std::string elasticity_source;
    std::vector<double> trade_elasticity_range, supply_elasticity_range;  ///< low, high; empty: not stated
    std::string spread_source;
    std::int64_t significant_digits = 0;  ///< 0: full precision
    bool rebalance = false;               ///< see FolderImportOptions
    bool drop_unknown = false;            ///< skip rows of economies the registry does not know instead of stopping
};

void describe(CsvImportOptions&, OptionVisitor&);

struct ImportReport {
    World world;
    Notes notes;  ///< what was changed or dropped, in plain words
};

/// Reads options.input and, unless options.output is empty, writes the world there. Economies are sorted by id (ISO
/// alpha-3), sectors stand in the order of the table; a table without sectors has one, "all". Economies take their
/// names from the columns exporter_name and importer_name, from the table where it writes names, or from the registry.
/// Throws InputError for economies that one table has and another lacks, unknown and ambiguous economies, duplicate
/// cells (naming both lines), negative flows and what is no number.
ImportReport import_csv(const CsvImportOptions&);

}  // namespace detente
