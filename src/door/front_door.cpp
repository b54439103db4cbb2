#include "detente/door/front_door.hpp"

#include "detente/drafting/drafting.hpp"
#include "detente/reading/checks.hpp"
#include "detente/scenario/grouping.hpp"
#include "detente/support/error.hpp"
#include "detente/world/economy_finder.hpp"

namespace detente {
namespace {

/// --capital takes an id, a capital, a name or anything else the registry knows an economy by.
std::string resolve_capital(const World& world, const std::string& capital) {
    if (capital.empty()) return capital;
    const EconomyFinder economies(world.economies, Registry::installed());
    if (const auto here = economies.find(capital)) return world.economies[*here].id;
    const auto id = economies.known(capital);
    const std::string known =
        !id || *id == capital ? "no economy '" + capital + "'" : "no " + *id + " ('" + capital + "')";
    throw InputError(world.id, 0, "capital", known + " in this world", economies.suggest(capital));
}

}  // namespace

Comparison compare(const std::vector<std::string>& specs, const std::vector<std::string>& overrides,
                   const std::string& world, const std::string& capital, const std::vector<std::string>& groups) {
    std::vector<Scenario> scenarios;
    scenarios.reserve(specs.size());
    for (const std::string& spec : specs) scenarios.push_back(load_scenario(spec, overrides));
    for (const Scenario& scenario : scenarios) {
        if (world.empty() && scenario.world != scenarios.front().world) {
            throw UsageError("world",
                             "scenarios '" + scenarios.front().id + "' and '" + scenario.id +
                                 "' are written for different worlds ('" + scenarios.front().world + "', '" +
                                 scenario.world + "')",
                             "choose one with --world");
        }
    }
    Comparison comparison;
    Notes joined;
    comparison.world = aggregate(world.empty() ? world_of(scenarios.front()) : load_world(world), groups,
                                 Registry::installed(), joined);
    comparison.capital = resolve_capital(comparison.world, capital);
    for (const Scenario& scenario : scenarios) {
        comparison.futures.push_back(solve(scenario, comparison.world, Registry::installed()));
        Notes& notes = comparison.futures.back().compiled.notes;
        notes.insert(notes.begin(), joined.begin(), joined.end());
    }
    return comparison;
}

Answer answer(const std::string& article_text, const std::string& world, const std::string& capital,
              const std::vector<std::string>& scenarios) {
    const Registry& registry = Registry::installed();
    Answer answer;
    answer.reading = read_article(article_text, registry);
    answer.order = load_order("unga");

    if (!scenarios.empty()) {
        answer.comparison = compare(scenarios, {}, world, capital);
        check_claims(answer.reading, &answer.comparison.world, registry);
        answer.why = "the scenarios were chosen by hand";
        return answer;
    }
    answer.comparison.world = load_world(world);
    check_claims(answer.reading, &answer.comparison.world, registry);
    answer.comparison.capital = resolve_capital(answer.comparison.world, capital);
    const DraftedPair drafted = draft_scenarios(answer.reading, answer.comparison.world, registry);
    answer.why = drafted.why;
    for (const Scenario& scenario : {drafted.split, drafted.talks}) {
        answer.comparison.futures.push_back(solve(scenario, answer.comparison.world, registry));
    }
    return answer;
}

}  // namespace detente
