#pragma once
#include <optional>
#include <string>

namespace detente {

/// "million USD" from "million USD", "MUSD"; "thousand EUR" from "kEUR"; nullopt for what is no unit of value.
std::optional<std::string> parse_unit(const std::string& text);

/// What one unit is in whole currency units: 1000 for "thousand USD".
double unit_scale(const std::string& unit);

inline constexpr const char* unit_hint =
    "Give USD, kUSD (thousand), MUSD (million) or BUSD (billion), or another currency code in place of USD";

}  // namespace detente
