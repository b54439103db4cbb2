#include "drafting/levels.hpp"

#include <fmt/format.h>

#include <cmath>

#include "detente/support/text.hpp"
#include "drafting/instruments.hpp"

namespace detente::drafting {
namespace {

// Ours, where a text gives no figure; every one is said, with its key.
constexpr const char* levy_without_rate = "tariff = \"+5pp\"";
constexpr const char* control = "trade_cost = \"+20%\"";
constexpr const char* ban_lifted = "trade_cost = \"-10%\"";

std::string points(double share) {
    return fmt::format("tariff = \"{}{}pp\"", share < 0 ? "-" : "+", percent_of(std::abs(share)));
}

std::string level(double share) {
    return fmt::format("tariff = \"{}%\"", percent_of(share));
}

/// The one figure of a level: a middle, a maximum.
double figure_of(const Level& level) {
    if (level.kind == "by") return level.by.value_or(0);
    if (level.kind == "up_to") return level.high.value_or(level.to.value_or(0));
    if (level.kind == "between") return (level.low.value_or(0) + level.high.value_or(0)) / 2;
    return level.to.value_or(0);
}

Height duty(const PolicyMeasure& measure) {
    const Level& stated = measure.level;
    const double rate = figure_of(stated);
    if (measure.instrument == "border_levy" && stated.kind == "none")
        return {levy_without_rate, {}, "the text gives no rate for the levy; 5 percentage points are assumed", true};
    if (stated.kind == "between")
        return {points(rate),
                {*stated.low, *stated.high},
                fmt::format("of {} to {} percent the middle is taken, and all of it drawn for the range",
                            percent_of(*stated.low), percent_of(*stated.high))};
    const std::string highest =
        stated.kind == "up_to" ? "the highest rate that the text gives is taken for all of it" : "";
    if (stated.kind == "by" || is_on_top(measure)) return {points(rate), {}, highest};
    if (stated.kind == "to" && stated.from && rate > *stated.from) return {points(rate - *stated.from)};
    return {level(rate), {}, highest};
}

}  // namespace

std::string percent_of(double share) {
    return shortest(std::round(share * 1e8) / 1e6);
}

Height height_of(const PolicyMeasure& measure) {
    if (is_duty(measure)) return duty(measure);
    if (is_ban(measure)) return {"ban = true"};
    if (measure.instrument == "export_tax")
        return {fmt::format("export_tax = \"{}%\"", percent_of(figure_of(measure.level)))};
    if (measure.instrument == "export_control")
        return {control, {}, "what licences cost is not known; trade costs of the goods rise by 20 percent", true};
    if (measure.instrument == "sanction" && !measure.products.empty()) return {"ban = true"};
    return {control, {}, "the text does not say what the sanctions bar; all trade costs rise by 20 percent", true};
}

Height height_undone(const PolicyMeasure& measure, double lowest) {
    if (!is_duty(measure))
        return {ban_lifted,
                {},
                "what a ban or a control costs is not known; without it trade costs fall by 10 percent",
                true};
    const double rate = figure_of(measure.level);
    if (rate <= lowest) return {points(-rate)};
    return {level(0)};
}

}  // namespace detente::drafting
