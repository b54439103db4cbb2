#pragma once
#include <vector>

#include "detente/equilibrium/outcome.hpp"
#include "equilibrium/sectors/sector_system.hpp"

namespace detente {

/// The levels that an economy's income is made of, before and after, at the system's last sweep: what an explanation
/// of its welfare starts from.
std::vector<Measure> sector_ingredients(const SectorBaseline&, const SectorSystem&, const Eigen::ArrayXd& state);

}  // namespace detente
