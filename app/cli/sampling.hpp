#pragma once
#include "detente/scenario/sampling.hpp"
#include "terminal.hpp"

namespace detente::cli {

/// sample() with its progress shown where somebody watches a long run, and Ctrl-C keeping the draws so far (a second
/// one ends the program).
void sample_in_sight(Comparison&, const SamplingOptions&, Terminal&);

}  // namespace detente::cli
