#include "detente/world/import_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "detente/support/csv_mapping.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "world/check/problems.hpp"
#include "world/import/csv_tables.hpp"
#include "world/import/flow_table.hpp"
#include "world/model/unit.hpp"
#include "world/package/package.hpp"

namespace detente {
namespace {

CsvOptions csv_options(const CsvImportOptions& options) {
    static const std::vector<std::string> wanted = {"exporter", "importer",      "sector",        "value",
                                                    "tariff",   "exporter_name", "importer_name", "sector_name"};
    return csv_mapping(options.delimiter, options.column, wanted, "value=trade");
}

std::string id_from(const CsvImportOptions& options) {
    if (!options.id.empty()) {
        if (!valid_package_id(options.id))
            throw InputError("", 0, "id", fmt::format("'{}' is not a name for a world", options.id),
                             "Use letters, digits, '.', '_' and '-'");
        return options.id;
    }
    std::filesystem::path folder(options.output);
    if (!folder.has_filename()) folder = folder.parent_path();
    std::string id = folder.filename().string();
    for (char& c : id)
        if (!valid_package_id(std::string("x") + c)) c = '-';
    return valid_package_id(id) ? id : "world";
}

World describe_world(const CsvImportOptions& options) {
    World world;
    const auto unit = parse_unit(options.unit);
    if (!unit)
        throw InputError("", 0, "unit",
                         options.unit.empty() ? "the unit of the values is not given"
                                              : fmt::format("'{}' is not a unit of value", options.unit),
                         unit_hint);
    if (!options.created.empty()) check_date(options.created, "", 0, "created");
    world.id = id_from(options);
    world.title = options.title.empty() ? world.id : options.title;
    world.description = options.description;
    world.version = "1.0.0";
    world.created = options.created;
    world.year = static_cast<int>(options.year);
    world.unit = *unit;
    world.defaults = {options.trade_elasticity, options.supply_elasticity, options.elasticity_source};
    world.defaults.trade_elasticity_spread.range = options.trade_elasticity_range;
    world.defaults.supply_elasticity_spread.range = options.supply_elasticity_range;
    world.defaults.spread_source = options.spread_source;
    if (!options.source.empty() || !options.source_url.empty() || !options.licence.empty())
        world.sources.push_back(
            {options.source.empty() ? options.input : options.source, options.source_url, options.licence});
    return world;
}

void describe_more_tables(CsvImportOptions& o, OptionVisitor& v) {
    const auto table = [&](const char* name, const char* help, std::string& file) {
        v.visit({.name = name, .help = help, .metavar = "FILE", .complete = "file"}, file);
    };
    table("tariffs", "Table of exporter, importer[, sector], tariff; 0.25 is 25 percent.", o.tariffs);
    table("inputs", "Table of economy, input_sector, using_sector, value.", o.inputs);
    table("value_added", "Table of economy, sector, value; what inputs leave of sales if not given.", o.value_added);
    table("final_demand", "Table of economy, sector, value; what inputs leave of spending if not given.",
          o.final_demand);
    table("elasticities", "Table of sector, value[, se][, source]: trade elasticities.", o.elasticities);
    table("deficits", "Table of economy, value: expenditure less output; what the flows imply if not given.",
          o.deficits);
}

/// What is odd with the world, with file and line.
void check_imported(const World& world, const WorldLines& lines, Notes& notes) {
    std::vector<Finding> findings;
    Problems problems(findings);
    check_units(world, lines, problems);
    check_economics(world, lines, problems);
    problems.finish();
    for (const Finding& finding : findings) {
        notes.push_back(
            {finding.name, finding.message, finding.line > 0 ? Place{finding.file, finding.line} : Place{}});
    }
}

}  // namespace

void describe(CsvImportOptions& o, OptionVisitor& v) {
    v.visit({.name = "input",
             .help = "Table with columns exporter, importer[, sector], value[, tariff]; plain or gzipped.",
             .metavar = "FILE",
             .complete = "file",
             .positional = true,
             .required = true},
            o.input);
    v.visit({.name = "output",
             .help = "Folder of the new world.",
             .metavar = "FOLDER",
             .complete = "file",
             .required = true,
             .writes = Writes::folder},
            o.output);
    v.visit({.name = "unit",
             .help = "Unit of the values: USD, kUSD (thousand), MUSD (million), BUSD (billion), or another currency.",
             .metavar = "UNIT",
             .required = true},
            o.unit);
    describe_more_tables(o, v);
    v.visit(
        {.name = "column", .help = "Takes a column under another name, e.g. value=trade.", .metavar = "WANTED=NAME"},
        o.column);
    v.visit({.name = "delimiter",
             .help = "What separates cells: one character, or tab; found by itself if not given.",
             .metavar = "CHARACTER"},
            o.delimiter);
    v.visit({.name = "id", .help = "Id of the new world; the folder's name if not given.", .metavar = "ID"}, o.id);
    v.visit({.name = "title", .help = "Title of the new world.", .metavar = "TEXT"}, o.title);
    v.visit({.name = "description", .help = "What the data are, in a sentence.", .metavar = "TEXT"}, o.description);
    v.visit({.name = "year", .help = "Year of the data.", .min = 0, .max = 9999, .metavar = "YEAR"}, o.year);
    v.visit({.name = "source", .help = "Where the data come from: title, authors, publication.", .metavar = "TEXT"},
            o.source);
    v.visit({.name = "source_url", .help = "Address of the source.", .metavar = "URL"}, o.source_url);
    v.visit({.name = "licence", .help = "Licence of the data, e.g. MIT.", .metavar = "NAME"}, o.licence);
    v.visit({.name = "created", .help = "Date to state in the package, as year-month-day.", .metavar = "DATE"},
            o.created);
    v.visit({.name = "trade_elasticity",
             .help = "Default elasticity of flows to trade costs, without its sign.",
             .min = 0,
             .min_excluded = true,
             .metavar = "NUMBER"},
            o.trade_elasticity);
    v.visit({.name = "supply_elasticity", .help = "Default elasticity of supply.", .min = 0, .metavar = "NUMBER"},
            o.supply_elasticity);
    v.visit({.name = "elasticity_source", .help = "Source of the default elasticities.", .metavar = "TEXT"},
            o.elasticity_source);
    v.visit({.name = "trade_elasticity_range",
             .help = "Its 5 and 95 percentiles, for ranges of results; the flag stands twice.",
             .min = 0,
             .min_excluded = true,
             .metavar = "NUMBER"},
            o.trade_elasticity_range);
    v.visit({.name = "supply_elasticity_range",
             .help = "The same of the supply elasticity.",
             .min = 0,
             .min_excluded = true,
             .metavar = "NUMBER"},
            o.supply_elasticity_range);
    v.visit({.name = "spread_source", .help = "Source of the two ranges.", .metavar = "TEXT"}, o.spread_source);
    v.visit({.name = "significant_digits",
             .help = "Rounds values to so many significant digits; 0 keeps them all.",
             .min = 0,
             .max = 17,
             .metavar = "DIGITS"},
            o.significant_digits);
    v.visit({.name = "rebalance", .help = "Solve the world's own equations from its shares, so that markets clear."},
            o.rebalance);
    v.visit(
        {.name = "drop_unknown", .help = "Skips rows of economies that are not in the registry, instead of stopping."},
        o.drop_unknown);
}

ImportReport import_csv(const CsvImportOptions& options) {
    ImportReport report;
    report.world = describe_world(options);
    const CsvTable table = read_csv(options.input, csv_options(options));
    FlowTable flows(table, Registry::installed(), options.drop_unknown, static_cast<int>(options.significant_digits));
    flows.read();
    flows.fill(report.world);
    report.notes = flows.notes();
    WorldLines lines = flows.lines(report.world);
    read_more_tables(options, report.world, lines, report.notes);
    check_imported(report.world, lines, report.notes);
    if (!options.output.empty()) save_world(report.world, options.output);
    return report;
}

}  // namespace detente
