#include "detente/front_door.hpp"

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

void check_capital(const World& world, const std::string& capital) {
    if (capital.empty() || world.find_economy(capital)) return;
    std::vector<std::string> ids;
    for (const Economy& economy : world.economies) ids.push_back(economy.id);
    throw InputError(world.id, 0, "capital", "no economy '" + capital + "' in this world", suggestion(capital, ids));
}

/// --capital takes an id, a name or anything else the registry knows an economy by.
std::string resolve_capital(const World& world, const std::string& capital) {
    if (capital.empty() || world.find_economy(capital)) return capital;
    const std::string id = Registry::installed().resolve_economy(capital).value_or(capital);
    check_capital(world, id);
    return id;
}

}  // namespace

Comparison compare(const std::vector<std::string>& specs, const std::vector<std::string>& overrides,
                   const std::string& world, const std::string& capital) {
    std::vector<Scenario> scenarios;
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
    comparison.world = load_world(world.empty() ? scenarios.front().world : world);
    comparison.capital = resolve_capital(comparison.world, capital);
    for (const Scenario& scenario : scenarios) {
        comparison.futures.push_back(solve(scenario, comparison.world, Registry::installed()));
    }
    return comparison;
}

Answer answer(const std::string& article_text, const std::string& world, const std::string& capital,
              const std::vector<std::string>& scenarios) {
    const Registry& registry = Registry::installed();
    Answer answer;
    answer.reading = read_article(article_text, registry);

    if (!scenarios.empty()) {
        answer.comparison = compare(scenarios, {}, world, capital);
        answer.why = "the scenarios were chosen by hand";
        return answer;
    }
    answer.comparison.world = load_world(world);
    answer.comparison.capital = resolve_capital(answer.comparison.world, capital);
    const DraftedPair drafted = draft_scenarios(answer.reading, answer.comparison.world, registry);
    answer.why = drafted.why;
    for (const Scenario& scenario : {drafted.split, drafted.talks}) {
        answer.comparison.futures.push_back(solve(scenario, answer.comparison.world, registry));
    }
    return answer;
}

}  // namespace detente
