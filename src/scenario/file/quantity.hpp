#pragma once
#include <optional>
#include <string>

#include "detente/scenario/scenario.hpp"

namespace detente {

/// How figures are written in a scenario. Throws InputError{place, field} for anything else.
///   factor  1.2 | "1.2" | "+20%" | "-5%"
///   tariff  0.25 | "25%" (new level) | "+10pp" | "-5pp" (added to the level that is there)
double parse_factor(const std::string& text, const Place&, const std::string& field);
/// Throws unless the factor is finite and above zero.
double check_factor(double factor, const Place&, const std::string& field);

struct TariffChange {
    std::optional<double> level, add;
};
TariffChange parse_tariff(const std::string& text, const Place&, const std::string& field);
/// Throws unless 0 <= level <= 10, i.e. at most 1000 percent.
double check_tariff(double level, const Place&, const std::string& field);

/// "+33%", "-90%", or { total = "190 bn USD" }, of which this is the text.
double parse_growth(const std::string& text, const Place&, const std::string& field);
TradeTarget parse_total(const std::string& text, const Place&, const std::string& field);
/// "thousand USD" is 1000 USD. None: the unit names no currency.
struct MoneyUnit {
    double scale = 1;
    std::string currency;
};
std::optional<MoneyUnit> money_unit(const std::string& words);

/// "20 percent", "1.66 percent": at most three significant digits beyond the point.
std::string in_percent(double share);

}  // namespace detente
