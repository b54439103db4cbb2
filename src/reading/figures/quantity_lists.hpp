#pragma once
#include <vector>

#include "reading/figures/quantity_amounts.hpp"

namespace detente::reading {

/// Numbers of a list that say their unit once: "20 and 25 percent", "from 8 to 86 percent", "46 percent for Vietnam and
/// 24 for Japan", "111 billion euros, made up of 55 billion in exports and 56 billion in imports". Adds and completes
/// figures, in order.
void share_units(const Pieces&, std::vector<Found>&);

}  // namespace detente::reading
