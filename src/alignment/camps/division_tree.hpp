#pragma once
#include "alignment/camps/cycle_packing.hpp"

namespace detente::alignment {

/// Branch and bound over nodes, placed one after the other in a camp. The bound adds, to the edges violated among those
/// placed, what each other node violates towards them in its better camp. Next is the node whose camps differ most, its
/// better camp first.
struct DivisionTree {
    std::vector<char> camps;  ///< violate `value` edges; given at the start, better ones where found
    std::size_t value = 0;
    std::size_t explored = 0;  ///< nodes of the tree
    bool complete = false;     ///< the whole tree was looked at: nothing is below `value`
};
void explore_divisions(const SignedNet&, std::size_t max_explored, DivisionTree&);

}  // namespace detente::alignment
