#pragma once
#include <vector>

#include "detente/alignment/frustration.hpp"
#include "detente/alignment/roll_calls.hpp"

namespace bench {

/// The eight indices of every pair of `voters` over `roll_calls`, by their equations: for each pair one loop over the
/// roll calls, one more for what needs means. [index][pair].
std::vector<std::vector<double>> plain_indices(const detente::RollCalls&, const std::vector<std::size_t>& roll_calls,
                                               const std::vector<std::size_t>& voters);

/// Scott's pi alone, the same way, as a full matrix; what is not defined is 0.
std::vector<double> plain_pi(const detente::RollCalls&, const std::vector<std::size_t>& roll_calls,
                             const std::vector<std::size_t>& voters);

/// Local moves and aggregation (Blondel and others 2008) for signed modularity as textbooks have it: a node looks at
/// all others to find its best bloc, until nobody moves; then blocs become nodes. Returns the objective.
double plain_louvain(const std::vector<double>& weights, std::size_t n, std::uint64_t seed);

/// Branch and bound over nodes, highest degree first; the bound adds to the edges violated so far what each node that
/// is left violates towards those placed, in its better camp. Returns the index, or -1 after `limit` nodes of the tree.
long plain_frustration(const detente::SignedGraph&, std::size_t limit);

/// The rows votes-* of `make bench`.
void votes_rows();
void sampler_row();

}  // namespace bench
