#pragma once
#include "equilibrium/sectors/sector_system.hpp"

namespace detente {

/// Fills in the measures by economy and by economy and sector, the flows, the world's totals and the residual of every
/// labour market, recomputed from the flows themselves.
void measure_sectors(const World&, const SectorBaseline&, const SectorSystem&, const Eigen::ArrayXd& state,
                     const Shock&, const SectorModelOptions&, Outcome&);

}  // namespace detente
