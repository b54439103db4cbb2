#pragma once
#include <string>
#include <vector>

#include "detente/support/describe.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// `detente import csv`: a world from a tidy table exporter, importer[, sector], value[, tariff].
struct CsvImportOptions {
    std::string input;                 ///< plain or gz
    std::string output;                ///< folder to write
    std::string unit;                  ///< USD | kUSD | MUSD | BUSD (or another currency code in place of USD)
    std::string delimiter;             ///< empty: found; "tab" or one character
    std::vector<std::string> column;   ///< WANTED=NAME, e.g. value=trade
    std::string id;                    ///< of the new world; empty: the output folder's name
    std::string title;
    std::int64_t year = 0;
    std::string source;
    std::string licence;
    std::int64_t significant_digits = 0;  ///< 0: full precision
    bool drop_unknown = false;            ///< skip rows of economies the registry does not know instead of stopping
};

void describe(CsvImportOptions&, OptionVisitor&);

struct ImportReport {
    World world;
    std::vector<std::string> notes;  ///< what was changed or dropped, in plain words
};

ImportReport import_csv(const CsvImportOptions&);

}  // namespace detente
