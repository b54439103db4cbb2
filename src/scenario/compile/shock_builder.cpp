#include "scenario/compile/shock_builder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <set>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/compile/sentences.hpp"
#include "scenario/file/quantity.hpp"
#include "scenario/file/tables.hpp"

namespace detente {
namespace {

std::string file_name(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

/// Calls act(cell, importer, exporter) for each cell of the scope.
template <class Act>
void for_each_cell(const World& world, const Scope& scope, Act&& act) {
    const std::size_t n = world.n();
    for (std::size_t importer = 0; importer < n; ++importer)
        for (const std::size_t sector : scope.sectors)
            for (std::size_t exporter = 0; exporter < n; ++exporter)
                if (scope.has(importer, exporter, n)) act(world.cell(importer, sector, exporter), importer, exporter);
}

}  // namespace

void ShockBuilder::multiply(std::size_t cell, double factor) {
    if (shock_.trade_cost_hat.empty()) shock_.trade_cost_hat.assign(names_.world().trade.size(), 1.0);
    shock_.trade_cost_hat[cell] *= factor;
}

void ShockBuilder::start_tariffs() {
    if (!shock_.tariff.empty()) return;
    const World& world = names_.world();
    shock_.tariff = world.tariff.empty() ? std::vector<double>(world.trade.size(), 0.0) : world.tariff;
    tariff_set_by_.assign(world.trade.size(), 0);
}

void ShockBuilder::tax_exports(std::size_t cell, double level) {
    if (shock_.export_tax.empty()) shock_.export_tax.assign(names_.world().trade.size(), 0.0);
    shock_.export_tax[cell] = level;
}

void ShockBuilder::set_tariff(std::size_t cell, double level, double share, std::size_t number) {
    start_tariffs();
    if (tariff_set_by_[cell] != 0 && tariff_set_by_[cell] != number) {
        ++overwritten_;
        overwritten_by_ = tariff_set_by_[cell];
    }
    shock_.tariff[cell] = share == 1 ? level : shock_.tariff[cell] + share * (level - shock_.tariff[cell]);
    tariff_set_by_[cell] = number;
}

void ShockBuilder::add_tariff(std::size_t cell, double add, std::size_t importer, std::size_t exporter,
                              const Change& change, std::size_t number) {
    start_tariffs();
    const double level = shock_.tariff[cell] + add;
    if (level < -1e-12 || level > 10) {
        const auto& economies = names_.world().economies;
        const Place place = place_of(change, "tariff");
        throw InputError(place.file, place.line, field_of(number, "tariff"),
                         fmt::format("the tariff of {} on goods from {} would become {} percent",
                                     economies[importer].id, economies[exporter].id, shortest(level * 100)),
                         "Tariffs lie between 0 and 1000 percent");
    }
    shock_.tariff[cell] = std::max(level, 0.0);
}

/// All of the trade: no trade, exactly. A share s of it: costs rise as far as they would cut s of a flow at given
/// prices, (1 - s)^(-1 / elasticity).
double ShockBuilder::factor_of_ban(const Change& change, std::size_t cell) const {
    if (change.share == 1) return std::numeric_limits<double>::infinity();
    const World& world = names_.world();
    const Sector& sector = world.sectors[cell / world.n() % world.sectors.size()];
    const double usual = world.defaults.trade_elasticity.value_or(UniversalGravityOptions{}.trade_elasticity);
    const double elasticity = scenario_.model.trade_elasticity.value_or(sector.trade_elasticity.value_or(usual));
    return std::pow(1 - change.share, -1 / elasticity);
}

double ShockBuilder::growth_of(const Change& change, std::size_t number, double before) const {
    if (change.trade->growth) return *change.trade->growth;
    const Place place = place_of(change, "trade");
    const World& world = names_.world();
    const auto unit = money_unit(world.unit);
    if (!unit || unit->currency != change.trade->unit)
        throw InputError(place.file, place.line, field_of(number, "trade"),
                         fmt::format("a sum in {} cannot be set beside the world '{}', which is in '{}'",
                                     change.trade->unit, world.id, world.unit),
                         "Write the growth instead: trade = \"+33%\"");
    return *change.trade->total / (before * unit->scale) - 1;
}

ChangeInWords ShockBuilder::apply_target(const Change& change, std::size_t number, const Scope& scope) {
    TargetedTrade target{.change = number - 1, .cells = {}, .growth = 0, .whose = {}};
    double before = 0;
    for_each_cell(names_.world(), scope, [&](std::size_t cell, std::size_t, std::size_t) {
        target.cells.push_back(cell);
        before += names_.world().trade[cell];
    });
    const Place place = place_of(change, "trade");
    if (before == 0)
        throw InputError(
            place.file, place.line, field_of(number, "trade"),
            fmt::format("the pairs do not trade in the world '{}', so that nothing can grow", names_.world().id));
    target.growth = growth_of(change, number, before);
    target.whose = pairs_in_words(change, scope);
    targets_.push_back(std::move(target));
    return sentence_of_target(change, scope, targets_.back().growth);
}

ChangeInWords ShockBuilder::apply_to_pairs(const Change& change, std::size_t number, const Scope& scope) {
    for_each_cell(names_.world(), scope, [&](std::size_t cell, std::size_t importer, std::size_t exporter) {
        if (change.ban) multiply(cell, factor_of_ban(change, cell));
        if (change.trade_cost_factor) multiply(cell, 1 + change.share * (*change.trade_cost_factor - 1));
        if (change.tariff_level) set_tariff(cell, *change.tariff_level, change.share, number);
        if (change.export_tax) tax_exports(cell, *change.export_tax);
        if (change.tariff_add) add_tariff(cell, change.share * *change.tariff_add, importer, exporter, change, number);
    });
    const double factor = change.trade_cost_factor.value_or(1);
    if (factor > 10 || factor < 0.5)
        notes_.push_back({"large-factor",
                          fmt::format("change {} multiplies trade costs by {}; \"+20%\" would be a rise of 20 percent",
                                      number, shortest(factor))});
    const double level = change.tariff_level.value_or(0);
    if (level >= 1 && level < 2)
        notes_.push_back(
            {"gross-tariff",
             fmt::format("change {} sets a tariff of {} percent; if {} is 1 + tariff, write {}", number,
                         shortest(100 * level), shortest(level), shortest(std::round(1e9 * (level - 1)) / 1e9))});
    return sentence_of(change, scope);
}

ChangeInWords ShockBuilder::apply_per_unit(const Change& change, std::size_t number, const Scope& scope) {
    const World& world = names_.world();
    const UnitRule& rule = *change.per_unit;
    const CsvTable& table = table_of(scenario_, rule.path);
    const std::size_t economy = table.column(table.has("iso") ? "iso" : "economy"), value = table.column(rule.column);
    std::vector<double> units(world.n(), std::numeric_limits<double>::quiet_NaN());
    std::vector<char> seen(world.n(), 0);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto here = names_.economy_in(table, row, economy);
        if (!here) continue;
        if (seen[*here]++) table.fail(row, economy, fmt::format("'{}' stands twice", table.cell(row, economy)));
        if (!table.cell(row, value).empty()) units[*here] = table.number(row, value);
    }
    double least = std::numeric_limits<double>::infinity(), most = -least;
    std::set<std::string> lacking;
    for_each_cell(world, scope, [&](std::size_t cell, std::size_t importer, std::size_t exporter) {
        const std::size_t whose = rule.of == "exporter" ? exporter : importer;
        if (std::isnan(units[whose])) {
            lacking.insert(world.economies[whose].id);
            if (!rule.otherwise) return;
            units[whose] = *rule.otherwise;
        }
        least = std::min(least, units[whose]);
        most = std::max(most, units[whose]);
        multiply(cell, std::exp(rule.effect * units[whose]));
    });
    note_or_refuse_lacking(change, number, {lacking.begin(), lacking.end()});
    return sentence_of(change, scope, least, most);
}

void ShockBuilder::note_or_refuse_lacking(const Change& change, std::size_t number,
                                          const std::vector<std::string>& economies) {
    if (economies.empty()) return;
    const UnitRule& rule = *change.per_unit;
    const std::string what =
        fmt::format("{} has no '{}' for {}", file_name(rule.path), rule.column, some_of(economies));
    if (!rule.otherwise) {
        const Place place = place_of(change, "trade_cost_per_unit");
        throw InputError(place.file, place.line, field_of(number, "trade_cost_per_unit"), what,
                         "Add the figures, or say which number of units counts instead: otherwise = 0");
    }
    notes_.push_back(
        {"units-missing", fmt::format("{}; {} counts instead (change {})", what, shortest(*rule.otherwise), number)});
}

ChangeInWords ShockBuilder::apply_file(const Change& change, std::size_t number) {
    const World& world = names_.world();
    const bool tariffs = !change.tariffs_path.empty();
    const CsvTable& table = table_of(scenario_, tariffs ? change.tariffs_path : change.trade_cost_factors_path);
    const std::size_t exporter = table.column("exporter"), importer = table.column("importer");
    const std::size_t value = table.column(tariffs ? change.tariffs_column : change.trade_cost_factors_column);
    const bool by_sector = table.has("sector");
    std::vector<char> seen(world.trade.size(), 0);
    std::size_t pairs = 0, elsewhere = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto from = names_.economy_in(table, row, exporter), to = names_.economy_in(table, row, importer);
        const Place place{table.file, table.line(row)};
        const double figure = tariffs ? check_tariff(table.number(row, value), place, table.header[value])
                                      : check_factor(table.number(row, value), place, table.header[value]);
        if (!from || !to) {
            ++elsewhere;
            continue;
        }
        std::vector<std::size_t> sectors(by_sector ? 0 : world.sectors.size());
        if (by_sector)
            sectors = names_.sectors({std::string(table.cell(row, table.column("sector")))}, place, "sector");
        else
            for (std::size_t s = 0; s < sectors.size(); ++s) sectors[s] = s;
        for (const std::size_t sector : sectors) {
            const std::size_t cell = world.cell(*to, sector, *from);
            if (seen[cell]++) table.fail(row, importer, "this pair stands twice");
            tariffs ? set_tariff(cell, figure, 1, number) : multiply(cell, figure);
        }
        ++pairs;
    }
    if (elsewhere)
        notes_.push_back(
            {"pairs-missing", fmt::format("{} rows of {} name economies that the world '{}' does not have (change {})",
                                          elsewhere, file_name(table.file), world.id, number)});
    if (pairs == 0)
        throw InputError(
            change.place.file, change.place.line, fmt::format("change[{}]", number),
            fmt::format("touches nothing and would be silently ignored: no row of {} is about two economies "
                        "of the world '{}'",
                        file_name(table.file), world.id));
    return sentence_of(change, pairs);
}

ChangeInWords ShockBuilder::apply_productivity(const Change& change, std::size_t number, ScopeFinder& finder) {
    const Side side = finder.side(change, number, "to", change.to);
    if (shock_.productivity_hat.empty()) shock_.productivity_hat.assign(names_.world().n(), 1.0);
    for (const std::size_t economy : side.members) shock_.productivity_hat[economy] *= *change.productivity_factor;
    return sentence_of(change, side);
}

void ShockBuilder::note_overwritten(std::size_t number) {
    if (overwritten_)
        notes_.push_back(
            {"tariff-overwritten", fmt::format("change {} sets {} tariffs that change {} had set; the later one counts",
                                               number, overwritten_, overwritten_by_)});
    overwritten_ = 0;
}

void ShockBuilder::note_no_trade(std::size_t number, double trade) {
    if (trade == 0)
        notes_.push_back({"no-trade-touched",
                          fmt::format("the pairs of change {} do not trade in the world '{}', so that it has no effect",
                                      number, names_.world().id)});
}

ChangeInWords ShockBuilder::apply(const Change& change, std::size_t number, ScopeFinder& finder) {
    if (change.productivity_factor) return apply_productivity(change, number, finder);
    ChangeInWords sentence;
    if (!change.trade_cost_factors_path.empty() || !change.tariffs_path.empty()) {
        sentence = apply_file(change, number);
    } else {
        const Scope scope = finder.find(change, number);
        sentence = change.per_unit ? apply_per_unit(change, number, scope)
                   : change.trade  ? apply_target(change, number, scope)
                                   : apply_to_pairs(change, number, scope);
        double trade = 0;
        const World& world = names_.world();
        for_each_cell(world, scope, [&](std::size_t cell, std::size_t, std::size_t) { trade += world.trade[cell]; });
        note_no_trade(number, trade);
    }
    note_overwritten(number);
    return sentence;
}

void ShockBuilder::round_trade_costs(double step, const Place& place) {
    const double inverse = std::round(1 / step);
    const bool decimal = std::abs(inverse * step - 1) < 1e-9;  // 0.01: divide by 100, so that 1.16 is the double 1.16
    for (double& factor : shock_.trade_cost_hat) {
        if (std::isinf(factor)) continue;
        const double multiple = std::round(factor / step);
        factor = decimal ? multiple / inverse : multiple * step;
        if (!(factor > 0))
            throw InputError(place.file, place.line, "model.trade_cost_rounding",
                             fmt::format("{} rounds a factor to zero", shortest(step)), "Use a smaller step");
    }
}

}  // namespace detente
