#pragma once
#include <optional>
#include <vector>

#include "detente/scenario/scenario.hpp"

namespace detente {

/// What is known of the elasticities that `compiled` uses, scenario first, then the world: fills compiled.uncertain.
/// `by_sector`: of a table that the scenario names, one a sector; empty: none given.
/// Throws InputError for a range that does not hold its own point.
void state_uncertainty(const World&, const std::vector<Spread>& by_sector, CompiledScenario& compiled);

}  // namespace detente
