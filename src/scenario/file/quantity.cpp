#include "scenario/file/quantity.hpp"

#include <fmt/format.h>

#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

struct Quantity {
    double value = 0;
    bool is_signed = false;
    std::string unit;  ///< "", "%" or "pp"
};

[[noreturn]] void fail(const Place& place, const std::string& field, const std::string& what, const std::string& hint) {
    throw InputError(place.file, place.line, field, what, hint);
}

/// Splits "+20 %" into sign, number and unit. The minus sign of typesetters (U+2212) counts as '-'.
Quantity parse_quantity(const std::string& written, const Place& place, const std::string& field,
                        const std::string& hint) {
    std::string text(trim(written));
    if (text.starts_with("\xE2\x88\x92")) text = "-" + text.substr(3);
    Quantity out;
    out.is_signed = !text.empty() && (text[0] == '+' || text[0] == '-');
    const double sign = out.is_signed && text[0] == '-' ? -1 : 1;
    if (out.is_signed) text = std::string(trim(text.substr(1)));
    const std::size_t end = std::min(text.find_first_not_of("0123456789.eE"), text.size());
    const auto value = parse_number(text.substr(0, end));
    if (!value) fail(place, field, fmt::format("'{}' is not a figure", written), hint);
    out.value = sign * *value;
    out.unit = std::string(trim(text.substr(end)));
    return out;
}

}  // namespace

double check_factor(double factor, const Place& place, const std::string& field) {
    if (!std::isfinite(factor)) fail(place, field, "must be a finite number", "For no trade at all write ban = true");
    if (factor > 0) return factor;
    fail(place, field, fmt::format("the factor {} is not above zero", shortest(factor)),
         "1.2 or \"+20%\" is a rise, 0.95 or \"-5%\" a fall");
}

double parse_factor(const std::string& written, const Place& place, const std::string& field) {
    const std::string hint = "Write a factor such as 1.2, or a change such as \"+20%\" or \"-5%\"";
    const Quantity quantity = parse_quantity(written, place, field, hint);
    if (quantity.unit == "%") {
        if (!quantity.is_signed)
            fail(place, field, fmt::format("'{}' does not say whether costs rise or fall", written),
                 fmt::format("Write \"+{0}\" or \"-{0}\"", std::string(trim(written))));
        return check_factor(1 + quantity.value / 100, place, field);
    }
    if (!quantity.unit.empty())
        fail(place, field, fmt::format("unknown unit '{}' in '{}'", quantity.unit, written), hint);
    if (quantity.is_signed)
        fail(place, field, fmt::format("'{}' has a sign but no unit", written),
             fmt::format("Write \"{}%\" for percent", std::string(trim(written))));
    return check_factor(quantity.value, place, field);
}

double check_tariff(double level, const Place& place, const std::string& field) {
    if (!std::isfinite(level)) fail(place, field, "must be a finite number", "For no trade at all write ban = true");
    if (level < 0)
        fail(place, field, fmt::format("a tariff of {} is below zero", shortest(level)),
             "Import subsidies are not part of the model");
    if (level > 10)
        fail(place, field, fmt::format("{0} means {1} percent", shortest(level), shortest(level * 100)),
             fmt::format("Write {} or \"{}%\"", shortest(level / 100), shortest(level)));
    return level;
}

TariffChange parse_tariff(const std::string& written, const Place& place, const std::string& field) {
    const std::string hint = "Write a level such as 0.25 or \"25%\", or a change such as \"+10pp\" (percentage points)";
    const Quantity quantity = parse_quantity(written, place, field, hint);
    if (quantity.unit == "pp") {
        if (!quantity.is_signed)
            fail(place, field, fmt::format("'{}' does not say whether the tariff rises or falls", written),
                 fmt::format("Write \"+{0}\" or \"-{0}\"", std::string(trim(written))));
        if (std::abs(quantity.value) > 1000)
            fail(place, field, fmt::format("'{}' is more than 1000 percentage points", written), hint);
        return {{}, quantity.value / 100};
    }
    if (!quantity.unit.empty() && quantity.unit != "%")
        fail(place, field, fmt::format("unknown unit '{}' in '{}'", quantity.unit, written), hint);
    if (quantity.is_signed) fail(place, field, fmt::format("'{}' could be a new level or a change", written), hint);
    return {check_tariff(quantity.unit == "%" ? quantity.value / 100 : quantity.value, place, field), {}};
}

double parse_growth(const std::string& written, const Place& place, const std::string& field) {
    const std::string hint = "Write a growth such as \"+33%\" or \"-90%\", or a level { total = \"190 bn USD\" }";
    const Quantity quantity = parse_quantity(written, place, field, hint);
    if (quantity.unit != "%" || !quantity.is_signed)
        fail(place, field, fmt::format("'{}' does not say by how many percent trade rises or falls", written), hint);
    if (quantity.value <= -100)
        fail(place, field, fmt::format("'{}' leaves no trade", written), "For no trade at all write ban = true");
    if (quantity.value > 10000) fail(place, field, fmt::format("'{}' is more than hundredfold", written), hint);
    return quantity.value / 100;
}

std::optional<MoneyUnit> money_unit(const std::string& words) {
    static const std::pair<const char*, double> scales[] = {{"thousand", 1e3}, {"k", 1e3},         {"million", 1e6},
                                                            {"mn", 1e6},       {"m", 1e6},         {"billion", 1e9},
                                                            {"bn", 1e9},       {"trillion", 1e12}, {"tn", 1e12}};
    const std::string text(trim(words));
    const std::size_t space = text.find(' ');
    MoneyUnit unit{1, space == std::string::npos ? text : std::string(trim(text.substr(space)))};
    if (space != std::string::npos) {
        unit.scale = 0;
        for (const auto& [word, scale] : scales)
            if (text.substr(0, space) == word) unit.scale = scale;
    }
    const bool code =
        unit.currency.size() == 3 && unit.currency.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
    if (!code || unit.scale == 0) return std::nullopt;
    return unit;
}

TradeTarget parse_total(const std::string& written, const Place& place, const std::string& field) {
    const std::string hint = "Write a figure, its scale and a currency: \"190 bn USD\"";
    const Quantity quantity = parse_quantity(written, place, field, hint);
    const auto unit = money_unit(quantity.unit);
    if (!unit || quantity.is_signed || quantity.value <= 0)
        fail(place, field, fmt::format("'{}' is no sum of money above zero", written), hint);
    return {{}, quantity.value * unit->scale, unit->currency};
}

std::string in_percent(double share) {
    const double percent = 100 * share;
    if (std::abs(percent) >= 100) return fmt::format("{:.0f} percent", percent);
    return fmt::format("{:.3g} percent", percent);
}

}  // namespace detente
