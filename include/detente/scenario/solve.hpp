#pragma once
#include "detente/scenario/comparison.hpp"
#include "detente/scenario/sampling.hpp"

namespace detente {

/// Throws InputError for options that sample() would refuse: known before anything is solved.
void check(const SamplingOptions&);

/// Solves what was compiled against that world already.
Future solve(CompiledScenario, const World&);

}  // namespace detente
