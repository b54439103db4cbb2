#include <fmt/format.h>

#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/file/keys.hpp"
#include "scenario/file/quantity.hpp"
#include "scenario/file/read.hpp"
#include "scenario/file/table_reader.hpp"

namespace detente {
namespace {

double number_at(const TableReader& reader, const std::string& key) {
    if (!reader.find(key)->is_number()) reader.wrong_type(key, "a number");
    return reader.find(key)->as_number();
}

double factor_at(const TableReader& reader, const std::string& key) {
    const TomlValue& value = *reader.find(key);
    if (value.is_text()) return parse_factor(value.text, value.place, reader.field(key));
    if (!value.is_number()) reader.wrong_type(key, "a factor such as 1.2 or a change such as \"+20%\"");
    return check_factor(value.as_number(), value.place, reader.field(key));
}

void read_tariff(const TableReader& reader, Change& change) {
    const TomlValue& value = *reader.find("tariff");
    if (value.is_text()) {
        const TariffChange parsed = parse_tariff(value.text, value.place, reader.field("tariff"));
        change.tariff_level = parsed.level;
        change.tariff_add = parsed.add;
    } else {
        if (!value.is_number()) reader.wrong_type("tariff", "a level such as 0.25 or a text such as \"+10pp\"");
        change.tariff_level = check_tariff(value.as_number(), value.place, reader.field("tariff"));
    }
}

void read_export_tax(const TableReader& reader, Change& change) {
    const TomlValue& value = *reader.find("export_tax");
    if (value.is_text()) {
        const TariffChange parsed = parse_tariff(value.text, value.place, reader.field("export_tax"));
        change.export_tax = parsed.level ? *parsed.level : *parsed.add;  // no world has any to begin with
        check_tariff(*change.export_tax, value.place, reader.field("export_tax"));
    } else {
        if (!value.is_number()) reader.wrong_type("export_tax", "a level such as 0.1 or a text such as \"10%\"");
        change.export_tax = check_tariff(value.as_number(), value.place, reader.field("export_tax"));
    }
}

void read_per_unit(const TableReader& reader, Change& change) {
    const TomlValue& value = *reader.find("trade_cost_per_unit");
    if (!value.is_table())
        reader.wrong_type("trade_cost_per_unit", "a table { table = \"x.csv\", column = \"rise\", effect = 0.0165 }");
    const TableReader rule(value, reader.field("trade_cost_per_unit"));
    rule.allow_only(scenario_keys::per_unit());
    for (const char* key : {"table", "column", "effect"})
        if (!rule.has(key)) reader.fail("trade_cost_per_unit", fmt::format("needs '{}'", key));
    UnitRule unit{rule.file("table"), rule.text("column"), rule.text("of", "exporter"), number_at(rule, "effect"), {}};
    if (rule.has("otherwise")) unit.otherwise = number_at(rule, "otherwise");
    if (unit.of != "exporter" && unit.of != "importer")
        rule.fail("of", fmt::format("'{}' is neither exporter nor importer", unit.of),
                  suggestion(unit.of, {"exporter", "importer"}));
    if (!std::isfinite(unit.effect) || std::abs(unit.effect) > 10)
        rule.fail("effect", "must be a number of log points, at most 10 either way", "0.0165 is 1.66 percent a unit");
    change.per_unit = unit;
}

/// "tau.csv", or { file = "tau.csv", column = "tau_hat_1" }.
void read_file_of_cells(const TableReader& reader, const std::string& key, std::string& path, std::string& column) {
    const TomlValue& value = *reader.find(key);
    if (value.is_text()) {
        path = reader.file(key);
    } else if (value.is_table()) {
        const TableReader inner(value, reader.field(key));
        inner.allow_only(scenario_keys::column_of_file());
        if (!inner.has("file")) reader.fail(key, "needs 'file'");
        path = inner.file("file");
        column = inner.text("column", column);
    } else {
        reader.wrong_type(key, "the name of a CSV file");
    }
    if (path.empty()) reader.fail(key, "names no file");
}

/// "+33%", or { total = "190 bn USD" }.
TradeTarget trade_target(const TableReader& reader) {
    const TomlValue& value = *reader.find("trade");
    if (value.is_text()) return {parse_growth(value.text, value.place, reader.field("trade")), {}, {}};
    if (!value.is_table()) reader.wrong_type("trade", "a growth such as \"+33%\", or { total = \"190 bn USD\" }");
    const TableReader inner(value, reader.field("trade"));
    inner.allow_only({"total"});
    if (!inner.has("total")) reader.fail("trade", "needs 'total'");
    return parse_total(inner.text("total"), value.place, inner.field("total"));
}

/// [low, high] with 0 < low <= high, that hold the value itself.
std::vector<double> range_at(const TableReader& reader, const std::string& key, double value, double most) {
    if (!reader.has(key)) return {};
    const TomlValue& list = *reader.find(key);
    const bool two = list.is_list() && list.items.size() == 2 && list.items[0].is_number() && list.items[1].is_number();
    if (!two) reader.wrong_type(key, "a list of two numbers, [low, high]");
    const double low = list.items[0].as_number(), high = list.items[1].as_number();
    if (!(low > 0) || !(low <= high) || !(high <= most) || value < low || value > high)
        reader.fail(key, fmt::format("must lie above zero, in order, and hold the value itself, {}", shortest(value)));
    return {low, high};
}

/// Which part of the trade is touched, and how well part and tariff are known.
void read_share(const TableReader& reader, const std::string& instrument, Change& change) {
    if (reader.has("share")) {
        const bool can = instrument == "tariff" || instrument == "ban" || instrument == "trade_cost";
        if (!can) reader.fail("share", fmt::format("does not go with {}", instrument));
        change.share = number_at(reader, "share");
        if (!(change.share > 0) || !(change.share <= 1)) reader.fail("share", "must lie above 0 and at most be 1");
    }
    change.share_range = range_at(reader, "share_range", change.share, 1);
    const double tariff = change.tariff_add.value_or(change.tariff_level.value_or(0));
    if (reader.has("tariff_range") && instrument != "tariff") reader.fail("tariff_range", "needs a tariff");
    change.tariff_range = range_at(reader, "tariff_range", tariff, 10);
}

void read_between(const TableReader& reader, Change& change) {
    reader.forbid({"from", "to"}, "'between' already names both sides");
    const TomlValue& value = *reader.find("between");
    if (!value.is_list() || value.items.size() != 2)
        reader.fail("between", "must be a list of two sides", "E.g. between = [\"west\", \"east\"]");
    TomlValue sides;
    sides.place = value.place;
    sides.set("between", value.items[0]);
    change.from = TableReader(sides, "change").names("between");
    sides.set("between", value.items[1]);
    change.to = TableReader(sides, "change").names("between");
    if (change.from.empty() || change.to.empty()) reader.fail("between", "one side is empty");
    change.both_directions = true;
}

void read_membership(const TableReader& reader, Change& change) {
    const std::string key = reader.has("leave") ? "leave" : "join";
    if (reader.has("leave") && reader.has("join")) reader.fail("join", "stands beside leave", "Write two changes");
    reader.forbid({"from", "to", "between", "pairs", "pairs_not"},
                  fmt::format("'{}' with 'who' says between whom", key));
    change.membership = key == "leave" ? Change::Membership::leave : Change::Membership::join;
    change.framework = reader.text(key);
    for (const char* needed : {"who", "on", "trade_cost"})
        if (!reader.has(needed)) reader.fail(key, fmt::format("needs '{}'", needed));
    change.from = reader.names("who");
    if (change.from.empty()) reader.fail("who", "names nobody");
    change.among = reader.boolean("among", true);
}

void read_sides(const TableReader& reader, Change& change) {
    if (reader.has("leave") || reader.has("join")) return read_membership(reader, change);
    reader.forbid({"who", "among"}, "it belongs to leave or join");
    if (reader.has("between")) return read_between(reader, change);
    change.from = reader.names("from");
    change.to = reader.names("to");
    for (const char* key : {"from", "to"})
        if (reader.has(key) && reader.names(key).empty()) reader.fail(key, "names nobody");
}

std::string the_instrument(const TableReader& reader) {
    std::string instrument;
    for (const std::string& key : scenario_keys::instruments()) {
        if (!reader.has(key)) continue;
        if (!instrument.empty())
            reader.fail(key, fmt::format("stands beside {} in one change", instrument),
                        "Write two changes, one for each");
        instrument = key;
    }
    if (instrument.empty())
        throw InputError(reader.table().place.file, reader.table().place.line, reader.field("instrument"),
                         "the change does not say what changes",
                         "Give one of: " + join(scenario_keys::instruments(), ", "));
    return instrument;
}

void read_instrument(const TableReader& reader, const std::string& instrument, Change& change) {
    if (instrument == "trade_cost") {
        change.trade_cost_factor = factor_at(reader, instrument);
    } else if (instrument == "tariff") {
        read_tariff(reader, change);
    } else if (instrument == "export_tax") {
        read_export_tax(reader, change);
    } else if (instrument == "ban") {
        change.ban = reader.boolean("ban", false);
        if (!change.ban) reader.fail("ban", "false changes nothing", "Leave the change out, or write ban = true");
    } else if (instrument == "trade") {
        change.trade = trade_target(reader);
    } else if (instrument == "productivity") {
        change.productivity_factor = factor_at(reader, instrument);
        if (!reader.has("to")) reader.fail(instrument, "needs 'to': whose productivity", "E.g. to = \"CHN\"");
        reader.forbid({"from", "between", "sectors", "pairs", "pairs_not"},
                      "productivity belongs to one economy, named by 'to'");
    } else if (instrument == "trade_cost_per_unit") {
        read_per_unit(reader, change);
    } else {
        const bool tariffs = instrument == "tariffs";
        reader.forbid({"from", "to", "between", "on", "sectors", "pairs", "pairs_not"}, "the file names its own pairs");
        read_file_of_cells(reader, instrument, tariffs ? change.tariffs_path : change.trade_cost_factors_path,
                           tariffs ? change.tariffs_column : change.trade_cost_factors_column);
    }
}

}  // namespace

Change read_change(const TomlValue& table, std::size_t number) {
    const TableReader reader(table, fmt::format("change[{}]", number));
    reader.allow_only(scenario_keys::change());
    Change change;
    change.place = table.place;
    for (const auto& [key, value] : table.entries) change.key_places[key] = value.place;
    const std::string instrument = the_instrument(reader);
    read_sides(reader, change);
    if (change.membership != Change::Membership::none && instrument != "trade_cost")
        reader.fail(instrument, "leaving or joining a framework has an effect on trade costs only", "Write trade_cost");
    change.on = reader.date("on");
    change.sectors = reader.names("sectors");
    if (reader.has("sectors") && change.sectors.empty()) reader.fail("sectors", "names no sector");
    if (reader.has("pairs") && reader.has("pairs_not")) reader.fail("pairs_not", "stands beside pairs");
    change.pairs_listed = !reader.has("pairs_not");
    change.pairs_path = reader.file(change.pairs_listed ? "pairs" : "pairs_not");
    read_instrument(reader, instrument, change);
    read_share(reader, instrument, change);
    change.source = reader.text("source");
    change.assumption = reader.boolean("assumption", false);
    change.note = reader.text("note");
    return change;
}

}  // namespace detente
