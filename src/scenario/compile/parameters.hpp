#pragma once
#include "scenario/file/names.hpp"

namespace detente {

/// Settles every parameter of the model, once: the scenario's, else the world's, else the program's. Fills
/// compiled.used, the options of the solver that follow from it, and says by notes what the scenario left open. Throws
/// InputError for a range that does not hold its own point, and for a numeraire that is not there.
void settle_parameters(const Scenario&, const Names&, CompiledScenario& compiled);

/// One figure a sector, from a table sector,value[, se | low, high] that a scenario names.
struct SectorFigures {
    std::vector<double> values;
    std::vector<Spread> spreads;
};
/// Throws InputError, with file and line: a sector that is missing, unknown or stands twice, a figure that is not above
/// zero (with `zero_allowed`: below it), a range that does not hold it.
SectorFigures sector_figures(const CsvTable&, const std::string& what, bool zero_allowed, const Names&);

}  // namespace detente
