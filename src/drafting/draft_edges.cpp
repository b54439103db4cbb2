#include "drafting/draft_edges.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/scenario/write.hpp"
#include "detente/support/text.hpp"
#include "drafting/directions.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t most_edges = 4, longest_words = 160;

/// One line for a comment: no line ends or control characters, at most `longest_words` bytes.
std::string one_line(const std::string& words) {
    std::string out;
    for (const char c : words) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    if (out.size() <= longest_words) return out;
    std::size_t end = longest_words;
    while (end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80) --end;
    return out.substr(0, end) + " ...";
}

bool in_camp(const Camp& camp, const std::string& economy) {
    return camp.economy == economy ||
           std::find(camp.members.begin(), camp.members.end(), economy) != camp.members.end();
}

}  // namespace

std::string change_by_rule(const std::string& a, const std::string& b, const UnitRule& rule,
                           const std::string& source) {
    const std::string table = rule.path.substr(rule.path.find_last_of('/') + 1);
    return fmt::format(
        "[[change]]\nbetween = [{}, {}]\n"
        "trade_cost_per_unit = {{ table = {}, column = {}, of = {}, effect = {}, otherwise = {} }}\n"
        "assumption = true\nsource = {}\n",
        toml_string(a), toml_string(b), toml_string(table), toml_string(rule.column), toml_string(rule.of),
        shortest(rule.effect), shortest(rule.otherwise.value_or(0)), toml_string(source));
}

std::string edges_of_text(const Reading& article, const Camps& camps, const World& world, const EdgeRules& rules,
                          bool split) {
    std::string text;
    std::size_t edges = 0;
    for (const Direction& one : directions_in(article)) {
        if (one.cooperation == one.conflict || !world.find_economy(one.a) || !world.find_economy(one.b)) continue;
        if (edges++ == most_edges) break;
        const bool conflict = one.conflict > one.cooperation;
        const bool across = (in_camp(camps.a, one.a) && in_camp(camps.b, one.b)) ||
                            (in_camp(camps.a, one.b) && in_camp(camps.b, one.a));
        const auto united = [&](const Camp& camp) {
            return !camp.framework.empty() && in_camp(camp, one.a) && in_camp(camp, one.b);
        };
        const bool within = united(camps.a) || united(camps.b);
        text += fmt::format("\n# The text on {} and {}: \"{}\" ({}, rule: {}; {} of cooperation, {} of conflict).\n",
                            one.a, one.b, one_line(one.words), conflict ? "conflict" : "cooperation",
                            one_line(one.rule), one.cooperation, one.conflict);
        const UnitRule* rule = nullptr;
        if (across) {
            text += "# The change between the two sides covers them.\n";
        } else if (!conflict && (within || !split)) {
            text += "# Nothing changes between them.\n";
        } else if (conflict && split) {
            rule = &rules.rise;
        } else {
            rule = &rules.fall;
        }
        if (!rule) continue;
        const std::string& from = rule == &rules.rise ? rules.split : rules.talks;
        text += fmt::format("# {} in this future; the text gives the direction, the scenario {} the magnitude.\n",
                            rule == &rules.rise ? "Restrictions rise" : "Restrictions fall", from);
        text +=
            change_by_rule(one.a, one.b, *rule,
                           fmt::format("direction: a statement of the text; rule and effect: the scenario {}", from));
    }
    return text;
}

}  // namespace detente::reading
