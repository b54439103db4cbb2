#include <fmt/format.h>

#include <algorithm>

#include "detente/drafting/experiments.hpp"
#include "detente/support/text.hpp"
#include "drafting/growth.hpp"
#include "drafting/instruments.hpp"
#include "drafting/parties.hpp"

namespace detente {
namespace drafting {
namespace {

/// Years within which the trade of a world still says something of a measure to come.
constexpr int years_alike = 6;

/// What a question asks of a world.
struct Needs {
    std::vector<std::string> economies;  ///< named ones
    std::vector<std::string> one, two;   ///< sides of which some economy must be there; `two` empty: everybody
    bool products = false;               ///< goods that are a part of all
    bool tariffs = false;                ///< on goods, so that services stand apart
    std::string from;                    ///< year of the first measure; empty: not stated
};

class Choice {
public:
    Choice(const Reading& reading, const TextQuestion& question, const DraftedOn& on, const Registry& registry)
        : reading_(reading), question_(question), parties_(reading, registry, on.article), registry_(registry) {
        if (question.kind == "growth")
            needs_of_growth();
        else
            needs_of_measures();
    }

    /// Higher counts; below zero: it cannot hold the question. In order of weight, see choose_world.
    double worth(const World& world) const {
        if (!holds(world)) return -1;
        const std::string year = std::to_string(world.year);
        double worth = shortly_before(world) ? 1e6 : 0;
        const auto here = std::count_if(needs_.economies.begin(), needs_.economies.end(),
                                        [&](const auto& id) { return world.find_economy(id).has_value(); });
        worth += 1e4 * static_cast<double>(here);
        const bool sectors = world.sectors.size() > 1;
        if (needs_.tariffs || needs_.products)
            worth += (sectors ? 2e3 : 0) + (world.tariff.empty() ? 0 : 1e3);
        else
            worth += sectors ? 0 : 2e3;
        if (year <= parties_.day().substr(0, 4)) worth += static_cast<double>(world.year) / 10;
        return worth;
    }

    /// Both before the measure, or both after it: where only one holds it in the baseline, the two answer other
    /// questions.
    bool same_side_of_measure(const World& a, const World& b) const { return after(a) == after(b); }

    std::string why(const World& world) const {
        std::vector<std::string> reasons;
        std::vector<std::string> lacking;
        for (const std::string& id : needs_.economies)
            if (!world.find_economy(id)) lacking.push_back(parties_.name(id));
        if (needs_.products)
            reasons.push_back("it has the sectors of the goods");
        else if (needs_.tariffs)
            reasons.push_back("it has goods apart from services, and tariffs");
        else
            reasons.push_back(fmt::format("it has {} economies", world.n()));
        if (lacking.empty()) reasons.push_back("every economy that the text names for it");
        if (!needs_.from.empty() && std::to_string(world.year) <= needs_.from)
            reasons.push_back(fmt::format("its year, {}, is not after the measure's", world.year));
        std::string text = fmt::format("Run on the world '{}': {}.", world.id, listed_in_words(reasons));
        if (!lacking.empty())
            text = fmt::format("The world '{}' has no data for {}. ", world.id, listed_in_words(lacking)) + text;
        return text;
    }

private:
    bool after(const World& world) const { return !needs_.from.empty() && std::to_string(world.year) > needs_.from; }

    /// Without the measure, and not so much older that the world was another one.
    bool shortly_before(const World& world) const {
        if (needs_.from.empty()) return true;
        const int year = std::stoi(needs_.from);
        return world.year <= year && world.year >= year - years_alike;
    }

    void add_economies(const std::vector<std::string>& ids) {
        for (const std::string& id : ids)
            if (id != "all" && !parties_.is_framework(id) && !has(needs_.economies, id)) needs_.economies.push_back(id);
    }

    void needs_of_growth() {
        const auto growth = stated_growth(reading_, parties_);
        if (!growth) return;
        needs_.one = parties_.economies(growth->a);
        needs_.two = parties_.economies(growth->b);
        add_economies(growth->a);
        add_economies(growth->b);
    }

    void needs_of_measures() {
        bool first = true;
        for (const PolicyMeasure& measure : reading_.measures) {
            if (!can_be_run(measure, parties_).empty()) continue;
            const std::vector<std::string> by = parties_.known(measure.by), on = parties_.known(measure.on);
            add_economies(by);
            add_economies(on);
            needs_.products = needs_.products || !measure.products.empty();
            needs_.tariffs = needs_.tariffs || !is_agreement(measure);
            if (!first) continue;
            first = false;
            needs_.one = parties_.economies(by);
            if (!has(on, "all")) needs_.two = parties_.economies(on);
            needs_.from = (measure.from.empty() ? parties_.day() : measure.from).substr(0, 4);
        }
    }

    bool any_here(const std::vector<std::string>& ids, const World& world) const {
        return ids.empty() ||
               std::any_of(ids.begin(), ids.end(), [&](const auto& id) { return world.find_economy(id).has_value(); });
    }

    bool holds(const World& world) const {
        return any_here(needs_.one, world) && any_here(needs_.two, world) &&
               (!needs_.products || world.sectors.size() > 1);
    }

    const Reading& reading_;
    const TextQuestion& question_;
    Parties parties_;
    const Registry& registry_;
    Needs needs_;
};

}  // namespace
}  // namespace drafting

ChosenWorld choose_world(const Reading& reading, const TextQuestion& question, const DraftedOn& on,
                         const std::vector<const World*>& worlds, const Registry& registry) {
    const drafting::Choice choice(reading, question, on, registry);
    const World* best = nullptr;
    ChosenWorld out;
    for (const World* world : worlds)
        if (choice.worth(*world) >= 0 && (!best || choice.worth(*world) > choice.worth(*best))) best = world;
    if (!best) {
        out.why = "No installed world has both sides of what the text states.";
        return out;
    }
    out.id = best->id;
    out.why = choice.why(*best);
    for (const World* world : worlds)
        if (world != best && choice.worth(*world) >= 0 && choice.same_side_of_measure(*world, *best))
            out.others.push_back(world->id);
    return out;
}

}  // namespace detente
