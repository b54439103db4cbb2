#include "detente/world/import_csv.hpp"

#include <fmt/format.h>

#include "commands.hpp"

namespace detente::cli {
namespace {

ExitCode import_a_csv(const CsvImportOptions& options, Terminal& terminal) {
    const ImportReport report = import_csv(options);
    for (const std::string& note : report.notes) terminal.warn(note);
    const World& world = report.world;
    terminal.print(
        fmt::format("{}: {} economies, {}, in {}; use it as world = \"{}\"\n", options.output, world.n(),
                    world.sectors.size() == 1 ? "one sector" : fmt::format("{} sectors", world.sectors.size()),
                    world.unit, options.output));
    return ExitCode::fine;
}

}  // namespace

Command import_csv_command() {
    return make_command<CsvImportOptions>(
        {.name = "import csv",
         .summary = "a world from a table of trade flows",
         .description =
             "Makes a world from a tidy CSV of exporter, importer[, sector], value[, tariff], plain or gzipped, with "
             "any delimiter. Economies are named by ISO 3166 alpha-3, alpha-2, numeric or English name.",
         .examples = {{"detente import csv trade.csv --unit kUSD --column value=trade -o mydir",
                       "Values in thousands of dollars, in a column named trade."}}},
        import_a_csv);
}

}  // namespace detente::cli
