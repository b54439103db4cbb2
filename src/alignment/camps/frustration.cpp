#include "detente/alignment/frustration.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "alignment/camps/division_search.hpp"
#include "alignment/camps/division_tree.hpp"
#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"

namespace detente {
namespace {

using namespace alignment;

/// The tree goes as deep as there are nodes.
constexpr std::size_t deepest = 5000;

std::size_t count_of(const std::vector<char>& violated) {
    return static_cast<std::size_t>(std::count(violated.begin(), violated.end(), char{1}));
}

/// Camps and a packing that get nearer to each other; `found` proven where they meet.
void meet(const SignedNet& net, const FrustrationOptions& options, Frustration& found) {
    Random random(static_cast<std::uint64_t>(options.seed));
    std::vector<char> violated;
    const auto pack = [&](std::size_t units) {
        found.lower_bound = std::max(found.lower_bound, pack_cycles(net, violated, units, 60));
        return found.lower_bound == found.value;
    };
    // While the packing falls short of the camps, look for better camps, harder each time, and pack with those.
    auto restarts = static_cast<std::size_t>(options.restarts);
    for (int times = 0; times < 4; ++times, restarts *= 2) {
        std::vector<char> camps = search_divisions(net, restarts, random);
        std::vector<char> now = violated_edges(net, camps);
        if (times > 0 && count_of(now) >= found.value) continue;
        violated = std::move(now);
        found.camps = std::move(camps), found.value = count_of(violated);
        if (found.value <= found.lower_bound || pack(1)) return;
    }
    // Parts of units close small gaps only.
    for (const std::size_t units : {2, 4})
        if (found.lower_bound + 2 + found.value / 20 >= found.value && pack(units)) return;
}

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
                   .help = "Nodes of the search tree looked at before bounds are given in place of a proof.",
                   .min = 0,
                   .max = 1e12},
                  options.max_explored);
    visitor.visit({.name = "seed", .help = "Of the search for good camps.", .min = 0}, options.seed);
}

Frustration frustration(const SignedGraph& graph, const FrustrationOptions& options) {
    check_options(options);
    check(graph);
    SignedNet net{graph.nodes, {}, {}, {}};
    for (const SignedGraph::Edge& edge : graph.edges) net.edges.push_back({edge.from, edge.to, edge.sign});
    net.index();
    Frustration found;
    meet(net, options, found);
    if (found.lower_bound < found.value && graph.nodes <= deepest) {
        DivisionTree tree{found.camps, found.value};
        explore_divisions(net, static_cast<std::size_t>(options.max_explored), tree);
        found.camps = tree.camps, found.value = tree.value, found.explored = tree.explored;
        if (tree.complete) found.lower_bound = found.value;
    }
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
