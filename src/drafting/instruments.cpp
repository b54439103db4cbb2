#include "drafting/instruments.hpp"

#include <fmt/format.h>

#include <map>

namespace detente::drafting {
namespace {

bool is(const PolicyMeasure& measure, std::initializer_list<const char*> instruments) {
    for (const char* one : instruments)
        if (measure.instrument == one) return true;
    return false;
}

bool has_status(const PolicyMeasure& measure, std::initializer_list<const char*> statuses) {
    for (const char* one : statuses)
        if (measure.status == one) return true;
    return false;
}

bool has_rate(const Level& level) {
    if (level.unit == "quantity" || level.unit == "price") return false;
    return (level.kind == "to" && level.to) || (level.kind == "by" && level.by) ||
           (level.kind == "up_to" && (level.high || level.to)) || (level.kind == "between" && level.low && level.high);
}

/// Two sides at least, of whom something changes.
std::string lacking_sides(const PolicyMeasure& measure, const Parties& parties) {
    if (is_agreement(measure) || measure.instrument.starts_with("framework_")) {
        std::vector<std::string> all = parties.known(measure.by);
        for (const std::string& id : parties.known(measure.on)) all.push_back(id);
        const bool framework =
            std::any_of(all.begin(), all.end(), [&](const auto& id) { return parties.is_framework(id); });
        if (measure.instrument.starts_with("framework_") && (parties.known(measure.by).empty() || !framework))
            return "the text does not say who enters or leaves what";
        if (all.empty() || (all.size() == 1 && !framework)) return "the text does not say between whom";
        return "";
    }
    if (parties.known(measure.by).empty()) return "the text does not say who acts, or the registry does not know them";
    if (parties.known(measure.on).empty() && !is_for_everybody(measure)) return "the text does not say on whom";
    return "";
}

}  // namespace

bool is_duty(const PolicyMeasure& measure) {
    return is(measure, {"tariff", "anti_dumping", "countervailing", "safeguard", "border_levy"});
}

bool is_on_top(const PolicyMeasure& measure) {
    return is(measure, {"anti_dumping", "countervailing", "safeguard", "border_levy"});
}

bool is_ban(const PolicyMeasure& measure) {
    return is(measure, {"import_ban", "export_ban"});
}

bool is_sanction(const PolicyMeasure& measure) {
    return is(measure, {"sanction", "price_cap"});
}

bool leaves(const PolicyMeasure& measure) {
    return is(measure, {"agreement_exit", "framework_leave"});
}

bool is_agreement(const PolicyMeasure& measure) {
    return is(measure, {"agreement", "agreement_exit", "framework_join", "framework_leave"});
}

bool moves_a_bloc(const PolicyMeasure& measure, const Parties& parties) {
    if (!is(measure, {"framework_join", "framework_leave"})) return false;
    for (const std::string& id : parties.known(measure.on))
        if (parties.is_framework(id)) return !parties.has_trade_rules(id);
    return false;
}

bool is_current(const PolicyMeasure& measure) {
    if (has_status(measure, {"rejected"})) return false;
    return measure.status != "past" || leaves(measure);
}

bool is_held_out(const PolicyMeasure& measure) {
    return has_status(measure, {"threatened", "suspended"});
}

bool is_for_everybody(const PolicyMeasure& measure) {
    return is(measure, {"export_ban", "export_tax", "safeguard"});
}

std::string can_be_run(const PolicyMeasure& measure, const Parties& parties) {
    if (!is_current(measure)) return measure.status == "past" ? "it is past" : "it was rejected";
    if (is(measure, {"price_cap"})) return "a cap on a price has no counterpart in the models here";
    if (is(measure, {"quota"})) return "a quota has no counterpart in the models here";
    if (is(measure, {"subsidy"})) return "a subsidy has no counterpart in the models here";
    if (const std::string lacking = lacking_sides(measure, parties); !lacking.empty()) return lacking;
    const bool rate = has_rate(measure.level);
    if ((is_duty(measure) || measure.instrument == "export_tax") && !rate && measure.instrument != "border_levy")
        return "the text gives no rate";
    if (measure.instrument == "export_control" && measure.products.empty())
        return "the text does not say which goods are controlled";
    return "";
}

std::string instrument_in_words(const PolicyMeasure& measure) {
    static const std::map<std::string, std::string> words{{"anti_dumping", "anti-dumping duty"},
                                                          {"countervailing", "countervailing duty"},
                                                          {"safeguard", "safeguard duty"},
                                                          {"import_ban", "ban on imports"},
                                                          {"export_ban", "ban on exports"},
                                                          {"export_control", "control of exports"},
                                                          {"export_tax", "tax on exports"},
                                                          {"price_cap", "price cap"},
                                                          {"border_levy", "levy at the border"},
                                                          {"agreement_exit", "end of an agreement"},
                                                          {"framework_join", "entry"},
                                                          {"framework_leave", "exit"},
                                                          {"sanction", "sanctions"}};
    const auto found = words.find(measure.instrument);
    return found == words.end() ? measure.instrument : found->second;
}

}  // namespace detente::drafting
