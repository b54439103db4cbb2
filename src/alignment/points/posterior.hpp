#pragma once
#include "alignment/points/chain.hpp"

namespace detente {

/// Means, deviations, percentiles, R-hat and effective draws of every point, from the chains' draws.
void summarise(const Panel&, const std::vector<Chain>&, IdealPoints&);

}  // namespace detente
