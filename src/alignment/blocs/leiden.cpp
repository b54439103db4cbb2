#include "detente/alignment/leiden.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "alignment/blocs/bloc_moves.hpp"
#include "alignment/blocs/modularity.hpp"
#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"

namespace detente {
namespace {

using namespace alignment;

/// A number for each node: its bloc, its part, or how many members it stands for.
using PerNode = std::vector<std::size_t>;

/// A graph whose nodes stand for groups of the nodes below.
struct Level {
    std::vector<double> b;
    PerNode mass;  ///< members that a node stands for
    std::size_t n() const { return mass.size(); }
};

void add_row(std::size_t n, const double* row, double* sum) {
    for (std::size_t j = 0; j < n; ++j) sum[j] += row[j];
}

/// Leiden's refinement: within each bloc nodes start alone and join the part of their bloc that gains most, if both
/// node and part are well connected with the rest of the bloc: sum of b between them not negative (Traag et al. 2019,
/// algorithm A.2, with the best part in place of a random one). Returns the part of each node, numbered from 0.
PerNode refine(const Level& level, const BlocMoves& moves, Random& random) {
    const std::size_t n = level.n();
    PerNode part(n), size(n, 1);
    std::vector<PerNode> parts_of(n + 1);  // [bloc]
    std::vector<double> sums = level.b;    // [part][node]: sum of b between them
    std::vector<double> to_rest(n);        // [part]: sum of b between it and the rest of its bloc
    for (std::size_t i = 0; i < n; ++i) {
        part[i] = i, to_rest[i] = moves.tie(i);
        parts_of[moves.bloc()[i]].push_back(i);
    }
    for (const std::size_t i : shuffled(n, random)) {
        if (part[i] != i || size[i] > 1 || to_rest[i] < 0) continue;
        PerNode& parts = parts_of[moves.bloc()[i]];
        std::size_t best = i;
        double most = 0;
        for (const std::size_t p : parts)
            if (p != i && to_rest[p] >= 0 && sums[p * n + i] > most) best = p, most = sums[p * n + i];
        if (best == i) continue;
        to_rest[best] += to_rest[i] - 2 * most;
        part[i] = best, ++size[best];
        std::erase(parts, i);
        add_row(n, &level.b[i * n], &sums[best * n]);
    }
    PerNode number(n, n);
    std::size_t count = 0;
    for (std::size_t& p : part) {
        if (number[p] == n) number[p] = count++;
        p = number[p];
    }
    return part;
}

Level aggregate(const Level& level, const PerNode& part, std::size_t parts) {
    const std::size_t n = level.n();
    Level above{std::vector<double>(parts * parts, 0), PerNode(parts, 0)};
    std::vector<double> sums(parts * n, 0);  // [part][node]
    for (std::size_t i = 0; i < n; ++i) {
        above.mass[part[i]] += level.mass[i];
        add_row(n, &level.b[i * n], &sums[part[i] * n]);
    }
    for (std::size_t p = 0; p < parts; ++p)
        for (std::size_t j = 0; j < n; ++j) above.b[p * parts + part[j]] += sums[p * n + j];
    return above;
}

std::size_t count_of(const PerNode& numbered) {
    return numbered.empty() ? 0 : *std::max_element(numbered.begin(), numbered.end()) + 1;
}

/// One iteration of Leiden from `bloc`: move nodes, refine, go on with the parts as nodes, until no part moves.
PerNode iterate(const Level& ground, PerNode bloc, Random& random, const MoveLimits& limits) {
    Level level = ground;
    PerNode node_of(ground.n());  // [ground node]: the node of `level` that stands for it
    for (std::size_t i = 0; i < node_of.size(); ++i) node_of[i] = i;
    while (true) {
        BlocMoves moves(level.b, level.n(), bloc, level.mass);
        moves.improve(random, limits);
        const PerNode part = refine(level, moves, random);
        const std::size_t parts = count_of(part);
        if (parts == level.n()) {
            PerNode result(ground.n());
            for (std::size_t i = 0; i < result.size(); ++i) result[i] = moves.bloc()[node_of[i]];
            return numbered_by_size(result);
        }
        PerNode above(parts);
        for (std::size_t i = 0; i < level.n(); ++i) above[part[i]] = moves.bloc()[i];
        for (std::size_t& node : node_of) node = part[node];
        bloc = numbered_by_size(above);
        level = aggregate(level, part, parts);
    }
}

/// Merges the pair of blocs that loses least until `number` are left.
void merge_down_to(BlocMoves& moves, std::size_t number) {
    while (moves.number() > number) {
        std::size_t from = 0, into = 0;
        double most = -INFINITY;
        for (const std::size_t one : moves.used())
            for (const std::size_t other : moves.used()) {
                if (one >= other) continue;
                const double gain = moves.merge_gain(one, other);
                if (gain > most) most = gain, from = one, into = other;
            }
        moves.merge(from, into);
    }
}

/// Sends the members of blocs below the least size to where they lose least.
void dissolve_small(BlocMoves& moves, std::size_t min_size) {
    while (moves.number() > 1) {
        const auto smaller = [&](std::size_t a, std::size_t b) { return moves.size(a) < moves.size(b); };
        const std::size_t least = *std::min_element(moves.used().begin(), moves.used().end(), smaller);
        if (moves.size(least) >= min_size) return;
        for (std::size_t i = 0; i < moves.n(); ++i) {
            if (moves.bloc()[i] != least) continue;
            std::size_t best = least;
            for (const std::size_t bloc : moves.used())
                if (bloc != least && (best == least || moves.gain(i, bloc) > moves.gain(i, best))) best = bloc;
            moves.move(i, best);
        }
    }
}

/// Moves and chains until neither gains. Returns whether any did.
bool polish(BlocMoves& moves, Random& random, const MoveLimits& limits) {
    const bool limited = limits.fixed_number || limits.min_size > 1;
    bool any = moves.improve(random, limits);
    while (moves.chain(limits) > 0 || (limited && moves.exchange(limits))) {
        any = true;
        moves.improve(random, limits);
    }
    return any;
}

/// A search of its own number of blocs.
PerNode search(const Level& ground, Random& random, std::size_t min_size) {
    PerNode bloc(ground.n());
    for (std::size_t i = 0; i < bloc.size(); ++i) bloc[i] = i;
    bool polished = true;
    while (polished) {
        bloc = iterate(ground, bloc, random, {});
        BlocMoves moves(ground.b, ground.n(), bloc);
        polished = polish(moves, random, {});
        bloc = numbered_by_size(moves.bloc());
    }
    if (min_size <= 1) return bloc;
    BlocMoves moves(ground.b, ground.n(), bloc);
    dissolve_small(moves, min_size);
    polish(moves, random, {.min_size = min_size});
    return moves.bloc();
}

/// A search with a fixed number of blocs: the first from the free optimum, merged down or with single nodes split off;
/// the others from blocs of equal size at random.
PerNode search_fixed(const Level& ground, Random& random, std::size_t number, std::size_t min_size, bool from_free) {
    const std::size_t n = ground.n();
    const MoveLimits limits{.min_size = min_size, .fixed_number = true};
    PerNode bloc(n);
    const PerNode order = shuffled(n, random);
    for (std::size_t k = 0; k < n; ++k) bloc[order[k]] = k % number;
    if (from_free) {
        const PerNode free = search(ground, random, min_size);
        BlocMoves moves(ground.b, n, numbered_by_size(free));
        merge_down_to(moves, number);
        if (moves.number() == number) bloc = numbered_by_size(moves.bloc());
    }
    BlocMoves moves(ground.b, n, bloc);
    polish(moves, random, limits);
    return moves.bloc();
}

void check(const std::vector<double>& weights, std::size_t n, const LeidenOptions& options) {
    check_options(options);
    if (n == 0) throw InputError("", 0, "blocs", "there is nobody to put into blocs");
    if (weights.size() != n * n)
        throw InputError("", 0, "weights", fmt::format("{} weights for {} nodes, not {}", weights.size(), n, n * n));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (!std::isfinite(weights[i * n + j]) || weights[i * n + j] != weights[j * n + i])
                throw InputError("", 0, "weights", fmt::format("weights ({0}, {1}) and ({1}, {0}) differ", i, j),
                                 "weights must be finite and symmetric");
    const std::size_t least = std::max<std::int64_t>(options.blocs, 1) * options.min_size;
    if (least > n)
        throw InputError("", 0, "blocs",
                         fmt::format("{} blocs of at least {} need {} members, there are {}",
                                     std::max<std::int64_t>(options.blocs, 1), options.min_size, least, n),
                         "ask for fewer blocs");
}

}  // namespace

void describe(LeidenOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "restarts", .help = "Searches from different random orders.", .min = 1, .max = 1e6},
                  options.restarts);
    visitor.visit({.name = "seed", .help = "Of the random orders.", .min = 0}, options.seed);
    visitor.visit({.name = "resolution", .help = "Above 1 more and smaller blocs, below 1 fewer.", .min = 0},
                  options.resolution);
    visitor.visit({.name = "blocs", .help = "How many blocs; 0: as many as fit best.", .min = 0, .max = 1e4},
                  options.blocs);
    visitor.visit({.name = "min_size", .help = "No bloc has fewer members than this.", .min = 1, .max = 1e6},
                  options.min_size);
}

Partition leiden(const std::vector<double>& weights, std::size_t n, const LeidenOptions& options) {
    check(weights, n, options);
    const Level ground{modularity_matrix(weights, n, options.resolution), PerNode(n, 1)};
    const auto number = static_cast<std::size_t>(options.blocs);
    const auto min_size = static_cast<std::size_t>(options.min_size);
    Partition best;
    for (std::int64_t restart = 0; restart < options.restarts; ++restart) {
        Random random(static_cast<std::uint64_t>(options.seed), static_cast<std::uint64_t>(restart));
        PerNode bloc = number == 0 ? search(ground, random, min_size)
                                   : search_fixed(ground, random, number, min_size, restart % 2 == 0);
        bloc = numbered_by_size(bloc);
        const double objective = modularity_of(ground.b, bloc);
        best.objectives.push_back(objective);
        if (restart == 0 || objective > best.objective + 1e-12) best.objective = objective, best.bloc = std::move(bloc);
    }
    best.sizes.assign(count_of(best.bloc), 0);
    for (const std::size_t k : best.bloc) ++best.sizes[k];
    return best;
}

}  // namespace detente
