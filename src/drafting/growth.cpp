#include "drafting/growth.hpp"

namespace detente::drafting {
namespace {

std::optional<StatedGrowth> growth_of(const Effect& effect, std::size_t position, const Parties& parties) {
    const bool trade = effect.about == "trade" || effect.about == "exports" || effect.about == "imports";
    const bool share = effect.unit == "share" || effect.unit.empty();
    if (!trade || !share || !effect.value || *effect.value <= 0 || has(effect.who, "world")) return std::nullopt;
    StatedGrowth out{position, parties.known(effect.who), parties.known(effect.with), *effect.value, effect.about};
    if (effect.direction == "down") out.growth = -out.growth;
    if (out.growth <= -1 || effect.direction == "none") return std::nullopt;
    if (out.b.empty() && out.a.size() == 2) {  // "trade of China and Russia"
        out.b = {out.a[1]};
        out.a = {out.a[0]};
    }
    if (out.a.empty() || out.a == out.b) return std::nullopt;
    return out;
}

}  // namespace

std::optional<StatedGrowth> stated_growth(const Reading& reading, const Parties& parties) {
    std::optional<StatedGrowth> of_one;
    for (std::size_t e = 0; e < reading.effects.size(); ++e) {
        const auto found = growth_of(reading.effects[e], e, parties);
        if (!found) continue;
        if (!found->b.empty()) return found;
        if (!of_one) of_one = found;
    }
    return of_one;
}

}  // namespace detente::drafting
