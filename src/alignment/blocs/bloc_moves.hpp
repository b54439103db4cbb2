#pragma once
#include <cstddef>
#include <vector>

#include "detente/support/random.hpp"

namespace detente::alignment {

/// What a move of a node may not do.
struct MoveLimits {
    std::size_t min_size = 1;   ///< leave a bloc with fewer members than this, but for none at all
    bool fixed_number = false;  ///< open a bloc or empty one
};

/// A partition of nodes that moves one node at a time, on a dense matrix b: the objective is the sum of b over pairs in
/// the same bloc. `inside[bloc][node]` = sum of b[node][j] over the members j is kept up to date: a move costs two
/// passes over one row, choosing it one look at each bloc.
class BlocMoves {
public:
    /// `b` n x n, symmetric, outlives this. `mass`: members that a node stands for.
    BlocMoves(const std::vector<double>& b, std::size_t n, const std::vector<std::size_t>& bloc,
              const std::vector<std::size_t>& mass = {});

    const std::vector<std::size_t>& bloc() const { return bloc_; }
    std::size_t n() const { return n_; }
    std::size_t number() const { return used_.size(); }
    const std::vector<std::size_t>& used() const { return used_; }
    std::size_t size(std::size_t bloc) const { return size_[bloc]; }

    /// What the objective gains when `node` goes to `bloc`.
    double gain(std::size_t node, std::size_t bloc) const {
        const std::size_t own = bloc_[node];
        return 2 * (inside_[bloc * n_ + node] - (inside_[own * n_ + node] - b_[node * n_ + node]));
    }
    /// Sum of b between a node and the others of its bloc.
    double tie(std::size_t node) const { return inside_[bloc_[node] * n_ + node] - diagonal_[node]; }
    double objective() const;
    /// What it gains when two blocs become one.
    double merge_gain(std::size_t one, std::size_t other) const;

    struct Move {
        std::size_t node = 0, bloc = 0;
        double gain = 0;
        bool possible = false;
    };
    /// The best bloc for a node to go to, its own left out.
    Move best_for(std::size_t node, const MoveLimits&) const;
    void move(std::size_t node, std::size_t bloc);
    void merge(std::size_t from, std::size_t into);

    /// Moves single nodes, in random order, while that gains. Returns whether any moved.
    bool improve(Random&, const MoveLimits&);
    /// A chain in which every node moves at most once, the best move first even where it loses; what follows the best
    /// state is taken back (Kernighan and Lin 1970). It ends when fifty moves found no better state. Returns the gain.
    double chain(const MoveLimits&);
    /// The best of: two nodes change places; two blocs become one while a node opens a bloc. Both keep the number, and
    /// the first every size: what single moves cannot reach under limits. Returns whether it gained.
    bool exchange(const MoveLimits&);

private:
    std::size_t empty() const { return free_.back(); }
    void enter(std::size_t node, std::size_t bloc);
    void leave(std::size_t node);
    /// [node]: the best sum of b with another bloc, the sum with its own, and which bloc is best.
    struct Survey {
        std::vector<double> most, own;
        std::vector<std::size_t> where;
    };
    Move best_of_all(const std::vector<char>& moved, Survey&, const MoveLimits&) const;
    struct Exchange {
        std::size_t one = 0, other = 0, node = 0;  ///< two nodes; or two blocs and the node that opens one
        double gain = 0;
    };
    Exchange best_swap() const;
    Exchange best_merge_and_split() const;

    const std::vector<double>& b_;
    std::size_t n_;
    std::vector<std::size_t> bloc_, mass_, size_, used_, place_, free_;
    std::vector<double> inside_, diagonal_;
};

/// Nodes 0 ... n - 1 in random order.
std::vector<std::size_t> shuffled(std::size_t n, Random&);

}  // namespace detente::alignment
