#pragma once
#include <cstdint>
#include <vector>

#include "detente/support/describe.hpp"

namespace detente {

/// A graph of friends and foes. Edges may stand more than once; a loop is an error.
struct SignedGraph {
    struct Edge {
        std::size_t from = 0, to = 0;
        int sign = 1;  ///< 1 or -1
    };
    std::size_t nodes = 0;
    std::vector<Edge> edges;
};

struct FrustrationOptions {
    std::int64_t restarts = 4;            ///< of the first local search for good camps; three more, each twice as long
    std::int64_t max_explored = 2000000;  ///< nodes of the search tree looked at before giving up on a proof
    std::int64_t seed = 1;
};
void describe(FrustrationOptions&, OptionVisitor&);

/// The frustration index L (Harary 1959; Aref and Wilson 2019, Journal of Complex Networks 7(2)): the fewest edges that
/// a division into two camps violates, a friend in the other camp or a foe in one's own.
struct Frustration {
    std::size_t value = 0;        ///< violated by `camps`: L where proven, else not below it
    std::size_t lower_bound = 0;  ///< no division violates fewer
    bool proven = false;
    std::vector<char> camps;   ///< [node] 0 or 1; the first node is in 0
    std::size_t explored = 0;  ///< nodes of the search tree; 0: camps and packing met, nothing to search
    double normalised = 1;     ///< F = 1 - 2 L / m: 1 balanced, 0 as far from it as can be; 1 without edges
};

/// Exact where it can. Camps come from a tabu search. A lower bound is a packing of cycles with an odd number of
/// negative edges, each of which every division violates somewhere: with the edges that the camps violate as demands,
/// paths of kept edges between their ends are routed by negotiation, so that no edge is used twice (in half or quarter
/// units where whole ones do not prove it). Where the packing is as large as what the camps violate, they are optimal;
/// where it is not, branch and bound over nodes decides. Stops by count, never by time: the same result on any machine.
/// Throws InputError for an edge to a node that is not there, a loop, a sign other than 1 or -1.
Frustration frustration(const SignedGraph&, const FrustrationOptions& = {});

/// Triangles, and those of them that are balanced: an even number of negative edges (Cartwright and Harary 1956).
struct TriangleBalance {
    std::size_t triangles = 0, balanced = 0;
    double share = 1;  ///< T; 1 without triangles
};
TriangleBalance triangle_balance(const SignedGraph&);

}  // namespace detente
