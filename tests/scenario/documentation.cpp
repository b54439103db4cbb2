// The page of keys says all there is, and its example runs.
#include "fixture.hpp"
#include "scenario/file/keys.hpp"

namespace detente {
namespace {

std::string page() {
    return read_text_file(std::string(DETENTE_SOURCE) + "/docs/scenarios.md");
}

TEST(Documentation, EveryKeyStandsInThePage) {
    const std::string text = page();
    for (const auto& keys :
         {scenario_keys::top(), scenario_keys::model(), scenario_keys::bloc(), scenario_keys::change(),
          scenario_keys::per_unit(), scenario_keys::column_of_file(), scenario_keys::positions()})
        for (const std::string& key : keys) EXPECT_NE(text.find(key), std::string::npos) << key;
    for (const ScenarioSummary& summary : installed_scenarios())
        EXPECT_NE(text.find("`" + summary.id + "`"), std::string::npos) << summary.id;
}

TEST(Documentation, TheExampleRuns) {
    const std::string text = page(), fence = "```toml\n";
    const std::size_t begin = text.find(fence) + fence.size();
    const Scenario scenario = parse_scenario(text.substr(begin, text.find("```", begin) - begin), "example.toml", "");
    const Future future = solve(scenario, load_world(scenario.world), Registry::installed());
    EXPECT_EQ(future.outcome.convergence.status, SolveStatus::converged);
    EXPECT_EQ(future.compiled.changes.size(), 2u);
}

}  // namespace
}  // namespace detente
