#include "alignment/camps/division_search.hpp"

#include <algorithm>

namespace detente::alignment {
namespace {

/// Flips the node whose change of camp helps most, lately flipped ones left out unless that gives a new best.
std::vector<char> tabu(const SignedNet& net, std::vector<char> camps, Random& random, std::size_t& fewest) {
    std::vector<char> violated = violated_edges(net, camps);
    std::vector<long> helps(net.n, 0);  // edges fewer violated after a flip
    long now = 0;
    for (std::size_t e = 0; e < net.edges.size(); ++e) {
        const long change = violated[e] ? 1 : -1;
        helps[net.edges[e].from] += change, helps[net.edges[e].to] += change;
        now += violated[e];
    }
    std::vector<char> best = camps;
    long least = now;
    std::vector<std::size_t> free_at(net.n, 0);
    const std::size_t patience = 200 + 4 * net.n;
    for (std::size_t step = 1, last = 0; step - last < patience; ++step) {
        std::size_t flip = net.n;
        for (std::size_t v = 0; v < net.n; ++v) {
            if (free_at[v] > step && now - helps[v] >= least) continue;
            if (flip == net.n || helps[v] > helps[flip]) flip = v;
        }
        if (flip == net.n) continue;
        now -= helps[flip];
        helps[flip] = -helps[flip];
        camps[flip] ^= 1;
        for (std::size_t a = net.start[flip]; a < net.start[flip + 1]; ++a) {
            const auto [other, e] = net.arcs[a];
            violated[e] ^= 1;
            helps[other] += violated[e] ? 2 : -2;
        }
        free_at[flip] = step + 5 + random.below(10);
        if (now < least) least = now, best = camps, last = step;
    }
    fewest = static_cast<std::size_t>(least);
    return best;
}

/// Camps that violate no edge of a random spanning forest (Gulpinar, Gutin, Mitra and Zverovitch 2004): whole groups of
/// friends fall on a side together, which flips of single nodes do not do.
std::vector<char> forest_camps(const SignedNet& net, Random& random) {
    std::vector<char> camps(net.n, 0), seen(net.n, 0);
    std::vector<SignedNet::Arc> open;  // towards nodes not seen when they were added
    for (std::size_t root = 0; root < net.n; ++root) {
        std::size_t node = root;
        while (true) {
            if (!seen[node]) {
                seen[node] = 1;
                for (std::size_t a = net.start[node]; a < net.start[node + 1]; ++a)
                    if (!seen[net.arcs[a].to]) open.push_back(net.arcs[a]);
            }
            if (open.empty()) break;
            std::swap(open[random.below(open.size())], open.back());
            const SignedNet::Arc arc = open.back();
            open.pop_back();
            node = arc.to;
            if (seen[node]) continue;
            const SignedNet::Edge& edge = net.edges[arc.edge];
            const std::size_t from = edge.from == node ? edge.to : edge.from;
            camps[node] = static_cast<char>(edge.sign > 0 ? camps[from] : 1 - camps[from]);
        }
    }
    return camps;
}

}  // namespace

std::vector<char> search_divisions(const SignedNet& net, std::size_t restarts, Random& random) {
    std::vector<char> best(net.n, 0);
    std::size_t least = net.edges.size() + 1;
    for (std::size_t restart = 0; restart < restarts; ++restart) {
        std::vector<char> camps = forest_camps(net, random);
        std::size_t fewest = 0;
        camps = tabu(net, std::move(camps), random, fewest);
        if (fewest < least) least = fewest, best = std::move(camps);
    }
    return best;
}

}  // namespace detente::alignment
