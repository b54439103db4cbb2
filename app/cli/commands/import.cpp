#include "detente/world/import_csv.hpp"
#include "detente/world/import_folder.hpp"

#include <fmt/format.h>

#include "commands.hpp"

namespace detente::cli {
namespace {

ExitCode say_what_was_made(const ImportReport& report, const std::string& output, Terminal& terminal) {
    for (const std::string& note : report.notes) terminal.warn(note);
    const World& world = report.world;
    terminal.print(
        fmt::format("{}: {} economies, {}, in {}; use it as world = \"{}\"\n", output, world.n(),
                    world.sectors.size() == 1 ? "one sector" : fmt::format("{} sectors", world.sectors.size()),
                    world.unit, output));
    return ExitCode::fine;
}

ExitCode import_a_csv(const CsvImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_csv(options), options.output, terminal);
}

ExitCode import_a_cp(const FolderImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_cp(options), options.output, terminal);
}

ExitCode import_a_wiod(const FolderImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_wiod(options), options.output, terminal);
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

Command import_cp_command() {
    return make_command<FolderImportOptions>(
        {.name = "import cp",
         .summary = "a world from tables laid out as Caliendo and Parro's",
         .description =
             "Makes a world of many sectors with input-output links and tariffs from a folder of tidy CSV tables: "
             "regions, sectors, theta, trade_tariffs, intermediate_consumption, final_consumption, value_added, "
             "deficit.",
         .examples = {{"detente import cp nafta -o nafta-world", "A folder of tables as a world."}}},
        import_a_cp);
}

Command import_wiod_command() {
    return make_command<FolderImportOptions>(
        {.name = "import wiod",
         .summary = "a world from a year of WIOD as tidy tables",
         .description =
             "Makes a world of many sectors with input-output links from a folder of tidy CSV tables: countries, "
             "sectors, trade, io_shares, output_va, final_demand.",
         .examples = {{"detente import wiod wiod2011 -o wiod-world", "A folder of tables as a world."}}},
        import_a_wiod);
}

}  // namespace detente::cli
