#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Throws InputError unless the numeraire is one of `known` or an economy of the world.
inline void check_numeraire(const World& world, const std::string& numeraire,
                            std::vector<std::string> known = {"world-output"}) {
    if (std::find(known.begin(), known.end(), numeraire) != known.end() || world.find_economy(numeraire)) return;
    std::vector<std::string>& ids = known;
    for (const Economy& economy : world.economies) ids.push_back(economy.id);
    throw InputError(world.id, 0, "model.numeraire", fmt::format("no economy '{}' in this world", numeraire),
                     suggestion(numeraire, ids));
}

}  // namespace detente
