#pragma once
#include <cstddef>
#include <vector>

namespace detente::alignment {

/// b_ij of signed_modularity: Q = sum_ij b_ij [bloc_i = bloc_j]. Symmetric, with a diagonal.
std::vector<double> modularity_matrix(const std::vector<double>& weights, std::size_t n, double resolution);

/// sum_ij b_ij [bloc_i = bloc_j].
double modularity_of(const std::vector<double>& b, const std::vector<std::size_t>& bloc);

/// Blocs numbered by size, the largest 0, ties by their first node.
std::vector<std::size_t> numbered_by_size(const std::vector<std::size_t>& bloc);

}  // namespace detente::alignment
