#include "detente/world/import_csv.hpp"
#include "detente/world/import_folder.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "detente/equilibrium/sector_model.hpp"
#include "settled.hpp"

namespace detente::cli {
namespace {

ExitCode say_what_was_made(const ImportReport& report, const std::string& output, bool rebalance, Terminal& terminal) {
    for (const std::string& note : report.notes) terminal.warn(note);
    const World world = rebalance ? solved_baseline(report.world, {}) : report.world;
    if (rebalance) {
        save_world(world, output);
        terminal.warn("rebalanced: " + what_moved(report.world, world));
    }
    terminal.print(
        fmt::format("{}: {} economies, {}, in {}; use it as world = \"{}\"\n", output, world.n(),
                    world.sectors.size() == 1 ? "one sector" : fmt::format("{} sectors", world.sectors.size()),
                    world.unit, output));
    return ExitCode::fine;
}

ExitCode import_a_csv(const CsvImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_csv(options), options.output, options.rebalance, terminal);
}

ExitCode import_a_cp(const FolderImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_cp(options), options.output, options.rebalance, terminal);
}

ExitCode import_a_wiod(const FolderImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_wiod(options), options.output, options.rebalance, terminal);
}

ExitCode import_an_icio(const FolderImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_icio(options), options.output, options.rebalance, terminal);
}

ExitCode import_a_liberation(const LiberationImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_liberation(options), options.folder.output, options.folder.rebalance, terminal);
}

ExitCode import_a_lashkaripour(const LashkaripourImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_lashkaripour(options), options.table.output, options.table.rebalance, terminal);
}

ExitCode import_an_ossa(const FolderImportOptions& options, Terminal& terminal) {
    return say_what_was_made(import_ossa(options), options.output, options.rebalance, terminal);
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
         .summary = "a world from a year of WIOD",
         .description =
             "Makes a world of many sectors with input-output links from a World Input-Output Table as published "
             "(release of 2013 or 2016) and saved as CSV, or from a folder of tidy CSV tables: countries, sectors, "
             "trade, io_shares, output_va, final_demand. Says what it changed: negative final use, output rebuilt.",
         .examples = {{"detente import wiod WIOT2014_Nov16_ROW.csv -o wiod-world", "A published table as a world."},
                      {"detente import wiod wiod2011 -o wiod-world", "A folder of tables as a world."}}},
        import_a_wiod);
}

Command import_icio_command() {
    return make_command<FolderImportOptions>(
        {.name = "import icio",
         .summary = "a world from an OECD Inter-Country Input-Output table",
         .description =
             "Makes a world of many sectors with input-output links from an OECD ICIO table as published (CSV, plain "
             "or gzipped). The two Chinas and Mexicos of some editions become one. Says what it changed: negative "
             "final use, output rebuilt.",
         .examples = {{"detente import icio 2018.csv -o icio-world", "A published table as a world."},
                      {"detente import icio 2018.csv --sectors elasticities.csv --rebalance -o icio-world",
                       "With trade elasticities of one's own."}}},
        import_an_icio);
}

Command import_liberation_command() {
    return make_command<LiberationImportOptions>(
        {.name = "import liberation",
         .summary = "a world from international trade and GDP, with elastic labour",
         .description =
             "Makes a one-sector world from a folder of tidy CSV tables: trade, countries, parameters. Domestic sales "
             "are calibrated from GDP. The world carries the parameters of Ignatenko, Lashkaripour, Macedoni and "
             "Simonovska (2025): scale economies, elastic labour, tariff revenue that cuts the income tax.",
         .examples = {{"detente import liberation liberation2025 -o liberation-world",
                       "A folder of tables as a world."},
                      {"detente import liberation liberation2025 --value-added-share 0.49 -o with-inputs",
                       "The same where producers buy inputs."}}},
        import_a_liberation);
}

Command import_lashkaripour_command() {
    return make_command<LashkaripourImportOptions>(
        {.name = "import lashkaripour",
         .summary = "a world from a table of spending and applied tariffs",
         .description = "Makes a world of many sectors from a tidy CSV of exporter, importer, sector, expenditure "
                        "(tariff included), applied_tariff, and a CSV of sector, sigma.",
         .examples = {{"detente import lashkaripour flows.csv.gz --sigma sigma.csv -o tariffs-world",
                       "Two tables as a world."}}},
        import_a_lashkaripour);
}

Command import_ossa_command() {
    return make_command<FolderImportOptions>(
        {.name = "import ossa",
         .summary = "a world from tables laid out as Ossa's",
         .description = "Makes a world of many sectors from a folder of tidy CSV tables: trade_tariffs, sectors.",
         .examples = {{"detente import ossa ossa2014 -o trade-wars", "A folder of tables as a world."}}},
        import_an_ossa);
}

}  // namespace detente::cli
