#include "door/capital.hpp"

#include "detente/support/error.hpp"
#include "detente/world/economy_finder.hpp"

namespace detente {

std::string find_capital(const World& world, const std::string& capital, const Registry& registry) {
    if (capital.empty()) return capital;
    const EconomyFinder economies(world.economies, registry);
    if (const auto here = economies.find(capital)) return world.economies[*here].id;
    const auto id = economies.known(capital);
    const std::string known =
        !id || *id == capital ? "no economy '" + capital + "'" : "no " + *id + " ('" + capital + "')";
    throw InputError(world.id, 0, "capital", known + " in this world", economies.suggest(capital));
}

}  // namespace detente
