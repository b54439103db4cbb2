#pragma once
#include "alignment/camps/cycle_packing.hpp"

namespace detente {

/// Camps that violate few edges: tabu search from random spanning forests.
std::vector<char> search_camps(const SignedNet&, std::size_t restarts, Random&);

}  // namespace detente
