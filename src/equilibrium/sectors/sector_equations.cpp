#include "equilibrium/sectors/sector_equations.hpp"

#include <algorithm>
#include <limits>

namespace detente {

LoopRules sector_rules(const SectorModelOptions& options) {
    return {.max_iterations = int(std::min<std::int64_t>(options.max_iterations, std::numeric_limits<int>::max())),
            .anderson_depth = options.anderson_depth,
            .setback = 3,
            .setbacks = 3,
            .safe_stretch = 10,
            .patience = 25,
            .far = 1e-4,
            .accepted = std::max(accepted_residual, options.tolerance),
            .stalled_after = 500,
            .settled_after = 60};
}

}  // namespace detente
