#pragma once
#include <cstdint>
#include <vector>

#include "detente/support/describe.hpp"

namespace detente {

/// Blocs by the Leiden algorithm (Traag, Waltman and van Eck 2019, Scientific Reports 9, 5233) on a dense graph whose
/// weights may be negative.
struct LeidenOptions {
    std::int64_t restarts = 10;  ///< searches from different random orders; the best is kept
    std::int64_t seed = 1;
    double resolution = 1;      ///< g: above 1 more and smaller blocs
    std::int64_t blocs = 0;     ///< so many blocs exactly; 0: the number that maximises the objective
    std::int64_t min_size = 1;  ///< no bloc has fewer members
};
void describe(LeidenOptions&, OptionVisitor&);

/// Who is in which bloc.
struct Partition {
    std::vector<std::size_t> bloc;   ///< [node]; 0 is the largest bloc, ties go to the one with the first node
    std::vector<std::size_t> sizes;  ///< [bloc]
    double objective = 0;
    std::vector<double> objectives;  ///< [restart]
    std::size_t number() const { return sizes.size(); }
};

/// Signed modularity (Gomez, Jensen and Arenas 2009, Physical Review E 80, 016114, eq. 14-17), with resolution g:
///   Q = 1 / (2m+ + 2m-) sum_ij [ w_ij - g (k+_i k+_j / 2m+ - k-_i k-_j / 2m-) ] [bloc_i = bloc_j]
/// over ordered pairs, i = j included with w_ii = 0; k+_i = sum_j max(w_ij, 0), 2m+ = sum_i k+_i, and so for the
/// negative part. Without negative weights it is the modularity of Newman and Girvan. Without any weight Q = 0.
/// `weights` [i][j], symmetric, finite; the diagonal is not read.
double signed_modularity(const std::vector<double>& weights, const std::vector<std::size_t>& bloc,
                         double resolution = 1);

/// The partition of the largest signed modularity found. Each restart: Leiden's rounds (local moves, refinement,
/// aggregation) from single nodes until nothing moves, then chains of moves after Kernighan and Lin (1970), again
/// until nothing improves. A node without any weight stays alone, unless `blocs` or `min_size` forbid it.
/// Throws InputError: no node, weights that are no finite symmetric n x n matrix, more blocs than nodes allow.
Partition leiden(const std::vector<double>& weights, std::size_t n, const LeidenOptions& = {});

/// Adjusted Rand index (Hubert and Arabie 1985): 1 for equal partitions, 0 on average for unrelated ones. Two
/// partitions that both put everybody together, or both everybody alone, agree: 1.
double adjusted_rand(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other);

}  // namespace detente
