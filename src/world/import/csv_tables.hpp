#pragma once
#include <string>
#include <vector>

#include "detente/world/import_csv.hpp"
#include "world/check/problems.hpp"

namespace detente {

/// The tables that `import csv` takes beside the one of trade, read into a world that has its economies, sectors and
/// flows. Economies go by any code or name that the registry knows. `lines` gains what messages need. Throws InputError
/// with file, line and column: unknown economies and sectors, cells that stand twice, economies without a row.
void read_more_tables(const CsvImportOptions&, World&, WorldLines& lines, Notes& notes);

}  // namespace detente
