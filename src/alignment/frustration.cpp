#include "detente/alignment/frustration.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "camp_search.hpp"
#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"

namespace detente {
namespace {

/// A part of the search tree: a graph in which some nodes stand together or apart for good.
struct Part {
    SignedNet net;
    std::size_t paid = 0;            ///< edges violated whatever follows
    std::vector<std::size_t> stand;  ///< [original node]: the node that stands for it
    std::vector<char> turned;        ///< [original node]: whether it is in the other camp than that node
};

/// `gone` put into the camp of `kept`, or into the other one.
Part joined(const Part& part, std::size_t kept, std::size_t gone, bool apart) {
    Part result{{part.net.n - 1, {}, {}, {}}, part.paid, part.stand, part.turned};
    const auto number = [&](std::size_t v) {
        const std::size_t stands = v == gone ? kept : v;
        return stands > gone ? stands - 1 : stands;
    };
    for (const SignedNet::Edge& edge : part.net.edges) {
        const bool turns = apart && (edge.from == gone) != (edge.to == gone);
        const SignedNet::Edge next{number(edge.from), number(edge.to), turns ? -edge.sign : edge.sign};
        if (next.from != next.to)
            result.net.edges.push_back(next);
        else
            result.paid += next.sign < 0;
    }
    for (std::size_t i = 0; i < result.stand.size(); ++i) {
        if (result.stand[i] == gone) result.turned[i] = static_cast<char>(result.turned[i] != char{apart});
        result.stand[i] = number(result.stand[i]);
    }
    result.net.index();
    return result;
}

class Search {
public:
    Search(const FrustrationOptions& options, Frustration& found)
        : options_(options), found_(found), random_(static_cast<std::uint64_t>(options.seed)) {}

    /// A lower bound on what any camps within `part` violate: at least found.value where nothing better is in it.
    std::size_t explore(const Part& part) {
        const bool first = found_.explored++ == 0;
        std::size_t restarts = first ? static_cast<std::size_t>(options_.restarts) : 2;
        std::size_t bound = part.paid, value = part.net.edges.size() + 1;
        std::vector<char> violated;
        CyclePacking packing;
        // While the packing falls short of the camps, look for better camps, harder each time, and pack with those.
        for (int times = first ? 4 : 1; times > 0; --times, restarts *= 2) {
            const std::vector<char> camps = search_camps(part.net, restarts, random_);
            std::vector<char> now = violated_edges(part.net, camps);
            const auto count = static_cast<std::size_t>(std::count(now.begin(), now.end(), char{1}));
            if (count >= value) continue;
            value = count, violated = std::move(now);
            keep(part, camps, part.paid + value);
            packing = pack_cycles(part.net, violated, 1, 60);
            bound = std::max(bound, part.paid + packing.bound);
            if (bound >= found_.value) return bound;
        }
        // Parts of units close small gaps only.
        for (std::size_t units = 2; units <= 4 && packing.bound + 2 + value / 20 >= value; units *= 2) {
            packing = pack_cycles(part.net, violated, units, 60);
            bound = std::max(bound, part.paid + packing.bound);
            if (bound >= found_.value) return bound;
        }
        if (packing.unrouted == part.net.edges.size() || found_.explored >= limit()) return bound;
        // A demand without a way: its two nodes together, and its two nodes apart.
        const SignedNet::Edge& edge = part.net.edges[packing.unrouted];
        const std::size_t apart = explore(joined(part, edge.from, edge.to, true));
        if (apart <= bound || found_.explored >= limit()) return bound;
        return std::max(bound, std::min(apart, explore(joined(part, edge.from, edge.to, false))));
    }

private:
    std::size_t limit() const { return static_cast<std::size_t>(options_.max_explored); }

    void keep(const Part& part, const std::vector<char>& camps, std::size_t value) {
        if (value >= found_.value && !found_.camps.empty()) return;
        found_.value = value;
        found_.camps.resize(part.stand.size());
        for (std::size_t i = 0; i < part.stand.size(); ++i)
            found_.camps[i] = static_cast<char>(camps[part.stand[i]] ^ part.turned[i]);
    }

    const FrustrationOptions& options_;
    Frustration& found_;
    Random random_;
};

void check(const SignedGraph& graph) {
    const auto fail = [](std::size_t e, const std::string& what) {
        throw InputError("", 0, "edges", fmt::format("edge {} {}", e + 1, what));
    };
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const SignedGraph::Edge& edge = graph.edges[e];
        if (edge.from >= graph.nodes || edge.to >= graph.nodes) fail(e, "goes to a node that is not there");
        if (edge.from == edge.to) fail(e, "joins a node with itself");
        if (edge.sign != 1 && edge.sign != -1) fail(e, fmt::format("has the sign {}, not 1 or -1", edge.sign));
    }
}

}  // namespace

void describe(FrustrationOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "restarts", .help = "Of the search for good camps.", .min = 1, .max = 1e6},
                  options.restarts);
    visitor.visit({.name = "max_explored",
                   .help = "Parts of the search tree looked at before bounds are given in place of a proof.",
                   .min = 1,
                   .max = 1e9},
                  options.max_explored);
    visitor.visit({.name = "seed", .help = "Of the search for good camps.", .min = 0}, options.seed);
}

Frustration frustration(const SignedGraph& graph, const FrustrationOptions& options) {
    check_options(options);
    check(graph);
    Frustration found;
    Part whole{{graph.nodes, {}, {}, {}}, 0, {}, std::vector<char>(graph.nodes, 0)};
    for (const SignedGraph::Edge& edge : graph.edges) whole.net.edges.push_back({edge.from, edge.to, edge.sign});
    for (std::size_t i = 0; i < graph.nodes; ++i) whole.stand.push_back(i);
    whole.net.index();
    found.lower_bound = std::min(Search(options, found).explore(whole), found.value);
    found.proven = found.lower_bound == found.value;
    if (!found.camps.empty() && found.camps[0] == 1)
        for (char& camp : found.camps) camp ^= 1;
    if (!graph.edges.empty())
        found.normalised = 1 - 2 * static_cast<double>(found.value) / static_cast<double>(graph.edges.size());
    return found;
}

TriangleBalance triangle_balance(const SignedGraph& graph) {
    check(graph);
    const std::size_t n = graph.nodes;
    std::vector<signed char> sign(n * n, 0);
    for (const SignedGraph::Edge& edge : graph.edges)
        sign[edge.from * n + edge.to] = sign[edge.to * n + edge.from] = static_cast<signed char>(edge.sign);
    TriangleBalance result;
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = a + 1; b < n; ++b) {
            if (sign[a * n + b] == 0) continue;
            for (std::size_t c = b + 1; c < n; ++c) {
                const int product = sign[a * n + b] * sign[b * n + c] * sign[a * n + c];
                result.triangles += product != 0;
                result.balanced += product > 0;
            }
        }
    if (result.triangles > 0)
        result.share = static_cast<double>(result.balanced) / static_cast<double>(result.triangles);
    return result;
}

}  // namespace detente
