#pragma once
#include "alignment/camps/cycle_packing.hpp"

namespace detente::alignment {

/// Camps that violate few edges: tabu search from random spanning forests.
std::vector<char> search_divisions(const SignedNet&, std::size_t restarts, Random&);

}  // namespace detente::alignment
