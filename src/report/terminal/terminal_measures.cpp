#include <fmt/format.h>

#include "detente/support/clean_text.hpp"
#include "report/terminal/terminal_sections.hpp"
#include "report/terminal/text_table.hpp"
#include "words/columns.hpp"
#include "words/figures.hpp"

namespace detente::report {
namespace {

std::string joined_ids(const std::vector<std::string>& list, const char* nobody) {
    std::string out;
    for (const std::string& id : list) out += (out.empty() ? "" : ", ") + id;
    return out.empty() ? nobody : out;
}

std::string height_in_words(const Level& level) {
    const bool rate = level.unit == "ad-valorem";
    const auto number = [&](const std::optional<double>& value) {
        return value ? rate ? fmt::format("{:g}%", 100 * *value) : fmt::format("{:g}", *value) : std::string("?");
    };
    const std::string unit = rate ? "" : " (" + level.unit + ")";
    if (level.kind == "to") return (level.from ? " from " + number(level.from) : "") + " to " + number(level.to) + unit;
    if (level.kind == "by") return " by " + number(level.by) + unit;
    if (level.kind == "up_to") return " up to " + number(level.high) + unit;
    if (level.kind == "between") return " " + number(level.low) + " to " + number(level.high) + unit;
    return "";
}

std::string in_a_line(const PolicyMeasure& measure) {
    std::string goods;
    for (const Product& product : measure.products) goods += (goods.empty() ? ": " : ", ") + product.text;
    std::string name = measure.instrument;
    for (char& c : name)
        if (c == '_') c = ' ';
    return fmt::format("{}{}, {} on {}{}, {}{}", name, height_in_words(measure.level),
                       joined_ids(measure.by, "not said who"), joined_ids(measure.on, "not said whom"), goods,
                       measure.status == "in_force" ? "in force" : measure.status,
                       measure.from.empty() ? "" : " from " + measure.from);
}

std::string in_a_line(const Effect& effect) {
    const std::string with = effect.with.empty() ? "" : " with " + joined_ids(effect.with, "");
    const std::string value = !effect.value            ? ""
                              : effect.unit == "share" ? fmt::format(" {:g}%", 100 * *effect.value)
                                                       : fmt::format(" {:g} {}", *effect.value, effect.unit);
    return fmt::format("{} of {}{}: {}{}", effect.about, joined_ids(effect.who, "not said whom"), with,
                       effect.direction, value);
}

template <class List>
std::string section(const char* heading, const List& list, const TerminalOptions& options) {
    if (list.empty()) return "";
    std::string text = "\n" + inked(truncate(heading, options.width), Ink::strong, options.colour) + "\n";
    for (const auto& one : list) text += wrap(clean_line(in_a_line(one)), options.width, 2);
    return text;
}

}  // namespace

std::string terminal_measures(const Reading& reading, const TerminalOptions& options) {
    return section("Measures", reading.measures, options) +
           section("What is said to come of it", reading.effects, options);
}

}  // namespace detente::report
