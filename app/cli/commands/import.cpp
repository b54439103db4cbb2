#include "detente/world/import_csv.hpp"
#include "detente/world/import_folder.hpp"

#include <fmt/format.h>

#include <cctype>
#include <filesystem>

#include "commands.hpp"
#include "detente/equilibrium/sector_model.hpp"
#include "detente/support/error.hpp"
#include "settled.hpp"

namespace detente::cli {
namespace {

/// The part of an importer's options that says where the world goes.
struct Place {
    std::string &output, &id;
    const bool rebalance, compress;
    const char* elasticities;  ///< the option that gives them
};
Place place_of(CsvImportOptions& o) {
    return {o.output, o.id, o.rebalance, false, "--elasticities or --trade-elasticity"};
}
Place place_of(FolderImportOptions& o) {
    return {o.output, o.id, o.rebalance, o.compress, "--sectors"};
}
Place place_of(LiberationImportOptions& o) {
    return place_of(o.folder);
}
Place place_of(LashkaripourImportOptions& o) {
    return place_of(o.table);
}

/// The id that a world takes from its folder.
std::string id_from(const std::string& output) {
    std::string id = (std::filesystem::path(output) / "").parent_path().filename().string();
    for (char& c : id)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '_' && c != '-') c = '-';
    return id;
}

void check_elasticities(const World& world, const char* option) {
    for (const Sector& sector : world.sectors)
        if (!sector.trade_elasticity && !world.defaults.trade_elasticity)
            throw UsageError("rebalance", "sector '" + sector.id + "' has no trade elasticity",
                             std::string("Give it with ") + option);
}

/// Imports and writes; with --rebalance solves in between, and writes nothing where that fails.
template <class Options>
ExitCode make(const Options& given, ImportReport (*import)(const Options&), Terminal& terminal) {
    Options options = given;
    const auto place = place_of(options);
    const std::string output = place.output;
    if (place.rebalance) {
        if (place.id.empty()) place.id = id_from(output);
        place.output.clear();
    }
    const ImportReport report = import(options);
    if (place.rebalance) check_elasticities(report.world, place.elasticities);
    const World world = place.rebalance ? solved_baseline(report.world, {}) : report.world;
    if (place.rebalance) save_world(world, output, place.compress);
    for (const Note& note : report.notes) terminal.warn(note.in_words());
    terminal.print(
        fmt::format("{}: {} economies, {}, in {}; use it as world = \"{}\"\n", output, world.n(),
                    world.sectors.size() == 1 ? "one sector" : fmt::format("{} sectors", world.sectors.size()),
                    world.unit, output));
    if (place.rebalance)
        terminal.print(
            fmt::format("rebalanced: {}\n\n{}", what_moved(report.world, world), deficits_table(report.world, world)));
    return ExitCode::fine;
}

ExitCode import_a_csv(const CsvImportOptions& options, Terminal& terminal) {
    return make(options, import_csv, terminal);
}

ExitCode import_a_cp(const FolderImportOptions& options, Terminal& terminal) {
    return make(options, import_cp, terminal);
}

ExitCode import_a_wiod(const FolderImportOptions& options, Terminal& terminal) {
    return make(options, import_wiod, terminal);
}

ExitCode import_an_icio(const FolderImportOptions& options, Terminal& terminal) {
    return make(options, import_icio, terminal);
}

ExitCode import_a_liberation(const LiberationImportOptions& options, Terminal& terminal) {
    return make(options, import_liberation, terminal);
}

ExitCode import_a_lashkaripour(const LashkaripourImportOptions& options, Terminal& terminal) {
    return make(options, import_lashkaripour, terminal);
}

ExitCode import_an_ossa(const FolderImportOptions& options, Terminal& terminal) {
    return make(options, import_ossa, terminal);
}

}  // namespace

Command import_csv_command() {
    return make_command<CsvImportOptions>(
        {.name = "import csv",
         .summary = "a world from a table of trade flows",
         .description =
             "Makes a world from a tidy CSV of exporter, importer[, sector], value[, tariff], plain or gzipped, with "
             "any delimiter. Economies are named by ISO 3166 alpha-3, alpha-2, numeric or English name. Further tables "
             "give tariffs, inputs, value added, final demand, elasticities and deficits.",
         .examples = {{"detente import csv trade.csv --unit kUSD --column value=trade -o mydir",
                       "Values in thousands of dollars, in a column named trade."},
                      {"detente import csv trade.csv --inputs io.csv --elasticities theta.csv --unit MUSD -o mydir",
                       "With input-output links; value added and final demand are what inputs leave."}}},
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
