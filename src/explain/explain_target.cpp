#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/economy_finder.hpp"
#include "explain/explain_parts.hpp"

namespace detente::report {
namespace {

constexpr const char* forms = "Write ECONOMY.MEASURE, ECONOMY.SECTOR.price, world.welfare or 'EXPORTER>IMPORTER.trade'";

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
    throw UsageError("explain", what, hint);
}

std::optional<std::size_t> known_economy(const World& world, const std::string& text) {
    return EconomyFinder(world.economies, Registry::installed()).find(text);
}

std::size_t economy_named(const World& world, const std::string& text) {
    const EconomyFinder economies(world.economies, Registry::installed());
    if (const auto at = economies.find(text)) return *at;
    const std::string hint = economies.suggest(text);
    refuse("no economy '" + text + "' in this world", hint.empty() ? forms : hint);
}

std::optional<std::size_t> known_sector(const World& world, const std::string& text) {
    if (const auto at = world.find_sector(text)) return at;
    for (std::size_t j = 0; j < world.sectors.size(); ++j)
        if (fold_name(world.sectors[j].name) == fold_name(text)) return j;
    return {};
}

std::string without_unit(const std::string& key) {
    const std::size_t at = key.find("_pct");
    return at == std::string::npos ? key : key.substr(0, at);
}

std::string measure_named(const Outcome& outcome, const std::string& text) {
    std::vector<std::string> names;
    for (const Measure& measure : outcome.measures) {
        if (measure.key == text || without_unit(measure.key) == text) return measure.key;
        names.push_back(without_unit(measure.key));
    }
    const auto near = nearest(text, names);
    refuse("no measure '" + text + "' in this model",
           (near ? "did you mean '" + *near + "'? There are " : "There are ") + join(names, ", "));
}

/// One of the few measures of the world, a pair or a sector.
std::string one_of(const std::string& text, const std::vector<std::string>& names, const std::string& of) {
    for (const std::string& name : names)
        if (text == name || text == name + "_pct") return name + "_pct";
    refuse("no measure '" + text + "' of " + of,
           "There " + std::string(names.size() == 1 ? "is " : "are ") + join(names, ", "));
}

bool is_pair(const std::string& text) {
    return text.find('>') != std::string::npos;
}

ExplainTarget pair_named(const Facts& f, const std::string& left, const std::string& measure) {
    const std::size_t at = left.find('>');
    ExplainTarget target{.kind = ExplainTarget::Kind::pair, .key = one_of(measure, {"trade"}, "a pair")};
    target.economy = economy_named(f.world, std::string(trim(left.substr(0, at))));
    target.importer = economy_named(f.world, std::string(trim(left.substr(at + 1))));
    double before = 0;
    for (std::size_t j = 0; j < f.J; ++j) before += f.before(target.importer, j, target.economy);
    if (!(before > 0))
        refuse(f.name(target.economy) + " sold nothing to " + f.name(target.importer) + " before: no change is defined",
               "");
    return target;
}

/// ECONOMY.SECTOR, where a name may hold dots.
std::optional<ExplainTarget> sector_named(const Facts& f, const std::string& left, const std::string& measure) {
    for (std::size_t at = left.find('.'); at != std::string::npos; at = left.find('.', at + 1)) {
        const auto economy = known_economy(f.world, left.substr(0, at));
        if (!economy) continue;
        const std::string text = left.substr(at + 1);
        if (f.outcome.sector_price_pct.empty()) refuse("this model has no sectors: '" + text + "'", forms);
        const auto sector = known_sector(f.world, text);
        if (!sector) {
            std::vector<std::string> names;
            for (const Sector& one : f.world.sectors) names.push_back(one.id), names.push_back(one.name);
            refuse("no sector '" + text + "' in this world", suggestion(text, names));
        }
        return ExplainTarget{.kind = ExplainTarget::Kind::sector,
                             .key = one_of(measure, {"price", "output"}, "a sector"),
                             .economy = *economy,
                             .sector = *sector};
    }
    return {};
}

}  // namespace

ExplainTarget explain_target(const Facts& f, const std::string& text) {
    const std::size_t dot = text.rfind('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == text.size()) refuse("'" + text + "' names no number", forms);
    const std::string left(trim(text.substr(0, dot))), measure(trim(text.substr(dot + 1)));
    if (is_pair(left)) return pair_named(f, left, measure);
    if (lower_ascii(left) == "world")
        return {.kind = ExplainTarget::Kind::world, .key = one_of(measure, {"welfare", "trade"}, "the world")};
    if (!known_economy(f.world, left))
        if (const auto sector = sector_named(f, left, measure)) return *sector;
    ExplainTarget target{.economy = economy_named(f.world, left)};
    target.key = measure_named(f.outcome, measure);
    const bool converged = f.outcome.convergence.status == SolveStatus::converged;  // otherwise the result says why
    if (converged && !std::isfinite(f.outcome.measure(target.key)->values[target.economy]))
        refuse("'" + text + "' has no value in this scenario", "");
    return target;
}

}  // namespace detente::report
