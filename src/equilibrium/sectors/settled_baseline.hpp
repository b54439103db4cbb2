#pragma once
#include "detente/support/notes.hpp"
#include "equilibrium/sectors/sector_equations.hpp"

namespace detente {

/// The baseline that changes are measured against: the data's, or the equilibrium that their shares give.
struct SettledBaseline {
    SectorBaseline base;
    Ending found;  ///< how it was found; converged, in no sweep, where the data stand as they are
    Notes notes;
};

/// Solves the data's own equations where the options ask for it, where deficits are purged, and where the data are no
/// equilibrium as they stand.
SettledBaseline settled_baseline(const World&, const SectorParameters&, const SectorModelOptions&);

/// Moves `state` to the equilibrium of a system; says how that ended.
Ending solve_sector_equations(SectorSystem&, const SectorModelOptions&, const Work&, Eigen::ArrayXd& state);

}  // namespace detente
