#pragma once
#include "detente/scenario/scenario.hpp"

namespace detente {

/// What is drawn for ranges: the parameters of compiled.used of which something is known.
void state_uncertainty(const World&, CompiledScenario& compiled);

}  // namespace detente
