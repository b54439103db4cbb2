#include "detente/door/front_door.hpp"

namespace detente {

Comparison compare(const std::vector<std::string>& scenarios, const std::vector<std::string>& set,
                   const std::string& world, const std::string& capital, const std::vector<std::string>& aggregate) {
    return solve(plan(Library(), {.scenarios = named_scenarios(scenarios),
                                  .set = set,
                                  .world = world,
                                  .capital = capital,
                                  .aggregate = aggregate,
                                  .sampling = {.draws = 0}}));
}

}  // namespace detente
