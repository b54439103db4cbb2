// parse_scenario on arbitrary bytes: a Scenario whose text reads back to itself, or an InputError; nothing else.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "detente/scenario/comparison.hpp"
#include "detente/support/error.hpp"

namespace {

/// What stands after "#set " in a line is given as --set, too.
std::vector<std::string> overrides_in(const std::string& text) {
    std::vector<std::string> out;
    const std::string mark = "#set ";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1))
        out.push_back(text.substr(at + mark.size(), text.find('\n', at) - at - mark.size()));
    return out;
}

detente::World three_economies() {
    detente::World world;
    world.id = "three";
    world.economies = {{"CHN", "China"}, {"RUS", "Russia"}, {"USA", "United States"}};
    world.sectors.push_back({"goods", "Goods", "", {}, {}, ""});
    world.trade = {9, 1, 2, 1, 8, 1, 3, 1, 7};
    return world;
}

/// Files are not the matter here: a scenario that names one, or a table of votes, is parsed only.
bool names_files(const detente::Scenario& scenario) {
    bool any = !scenario.model.trade_elasticity_path.empty() || scenario.measured;
    for (const detente::BlocSpec& bloc : scenario.blocs) any = any || !bloc.path.empty() || bloc.measurement;
    for (const detente::Change& change : scenario.changes)
        any = any || change.per_unit || !change.pairs_path.empty() || !change.trade_cost_factors_path.empty() ||
              !change.tariffs_path.empty();
    return any;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    detente::Scenario scenario;
    try {
        scenario = detente::parse_scenario(text, "fuzz.toml", "", overrides_in(text));
    } catch (const detente::InputError&) {
        return 0;
    }
    // What was accepted once is accepted again, and stays what it is.
    try {
        const detente::Scenario again = detente::parse_scenario(scenario.text, "fuzz.toml", "");
        if (again.changes.size() != scenario.changes.size() || again.blocs.size() != scenario.blocs.size())
            std::abort();
    } catch (const detente::InputError&) {
        std::abort();
    }
    if (names_files(scenario)) return 0;
    static const detente::World world = three_economies();
    try {
        detente::compile(scenario, world, detente::Registry::installed());
    } catch (const detente::InputError&) {
    }
    return 0;
}
