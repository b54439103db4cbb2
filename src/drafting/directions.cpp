#include "drafting/directions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t shown = 4;

using Economies = std::unordered_map<std::string, std::string>;

/// Actor id -> economy, for those that have one.
Economies economies_of(const Reading& article) {
    Economies out;
    for (const Actor& actor : article.economies) out[actor.id] = actor.id;
    for (const NamedActor& actor : article.named_actors)
        if (!actor.economy.empty()) out[actor.id] = actor.economy;
    return out;
}

}  // namespace

std::vector<Direction> directions_in(const Reading& article) {
    const Economies economies = economies_of(article);
    std::map<std::pair<std::string, std::string>, Direction> pairs;
    std::map<std::pair<std::string, std::string>, int> first;  // sign of the statement that is quoted
    for (const Statement& one : article.statements) {
        if (!one.emitted || one.sign == 0 || !one.polarity.empty()) continue;
        std::vector<std::pair<std::string, std::string>> seen;
        for (const std::string& source : one.source) {
            for (const std::string& target : one.target) {
                const auto a = economies.find(source), b = economies.find(target);
                if (a == economies.end() || b == economies.end() || a->second == b->second) continue;
                const auto key = std::minmax(a->second, b->second);
                if (std::find(seen.begin(), seen.end(), std::pair<std::string, std::string>(key)) != seen.end())
                    continue;
                seen.emplace_back(key);
                Direction& direction = pairs[key];
                direction.a = key.first, direction.b = key.second;
                ++(one.sign > 0 ? direction.cooperation : direction.conflict);
                const bool stronger = (one.sign > 0) == (direction.cooperation >= direction.conflict);
                if (direction.rule.empty() || (stronger && first[key] != one.sign)) {
                    direction.words = article.text.substr(one.span.start, one.span.end - one.span.start);
                    direction.rule = one.rule;
                    first[key] = one.sign;
                }
            }
        }
    }
    std::vector<Direction> out;
    for (const auto& [key, direction] : pairs) out.push_back(direction);
    std::stable_sort(out.begin(), out.end(), [](const Direction& a, const Direction& b) {
        return a.cooperation + a.conflict > b.cooperation + b.conflict;
    });
    return out;
}

std::string directions_in_words(const Reading& article, const Registry& registry) {
    const std::vector<Direction> all = directions_in(article);
    if (all.empty()) return "";
    const auto name = [&](const std::string& id) {
        const EconomyRecord* economy = registry.economy(id);
        return economy ? economy->name : id;
    };
    std::vector<std::string> parts;
    for (const Direction& one : all) {
        if (parts.size() == shown) break;
        std::string counts;
        if (one.cooperation > 0) counts = fmt::format("cooperation {}", one.cooperation);
        if (one.conflict > 0) counts += fmt::format("{}conflict {}", counts.empty() ? "" : ", ", one.conflict);
        parts.push_back(fmt::format("{} and {}: {}", name(one.a), name(one.b), counts));
    }
    return " Statements of the text between economies: " + join(parts, "; ") +
           ". The text gives directions only; the magnitudes are those of the scenarios.";
}

}  // namespace detente::reading
