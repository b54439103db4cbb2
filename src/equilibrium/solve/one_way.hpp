#pragma once
#include <string>
#include <vector>

#include "detente/world/world.hpp"

namespace detente {

/// What there is to say of economies that only sell to, or only buy from, the rest where trade has to balance.
std::string one_way_note(const World&, const std::vector<std::size_t>& economies);

}  // namespace detente
