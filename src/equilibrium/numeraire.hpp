#pragma once
#include <fmt/format.h>

#include <string>
#include <vector>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Throws InputError unless the numeraire is "world-output" or an economy of the world.
inline void check_numeraire(const World& world, const std::string& numeraire) {
    if (numeraire == "world-output" || world.find_economy(numeraire)) return;
    std::vector<std::string> ids{"world-output"};
    for (const Economy& economy : world.economies) ids.push_back(economy.id);
    throw InputError(world.id, 0, "model.numeraire", fmt::format("no economy '{}' in this world", numeraire),
                     suggestion(numeraire, ids));
}

}  // namespace detente
