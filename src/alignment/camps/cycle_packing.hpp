#pragma once
#include <cstddef>
#include <vector>

#include "detente/support/random.hpp"

namespace detente::alignment {

/// A signed multigraph as the search uses it.
struct SignedNet {
    struct Edge {
        std::size_t from, to;
        int sign;
    };
    struct Arc {
        std::size_t to, edge;
    };
    std::size_t n = 0;
    std::vector<Edge> edges;
    std::vector<std::size_t> start;  ///< [node]: its first arc
    std::vector<Arc> arcs;
    void index();  ///< fills start and arcs
};

/// [edge]: whether camps violate it.
std::vector<char> violated_edges(const SignedNet&, const std::vector<char>& camps);

/// A packing of negative cycles: a lower bound on what any camps violate. Routes for each violated edge `units` paths
/// of kept edges between its ends, at most `units` over any edge; each path closes a cycle with one violated edge.
/// Returns the number routed / units, rounded up.
std::size_t pack_cycles(const SignedNet&, const std::vector<char>& violated, std::size_t units, int rounds);

}  // namespace detente::alignment
