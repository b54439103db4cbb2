#pragma once
#include <vector>

#include "detente/support/notes.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// What there is to say of economies that only sell to, or only buy from, the rest where trade has to balance.
Note one_way_note(const World&, const std::vector<std::size_t>& economies);

}  // namespace detente
