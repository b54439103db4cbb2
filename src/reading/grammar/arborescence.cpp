#include "reading/grammar/arborescence.hpp"

#include <algorithm>

namespace detente::reading {
namespace {

using Heads = std::vector<std::int32_t>;

/// Scores of nodes, node 0 the root: at(dependent, head).
struct Graph {
    std::size_t nodes = 0;
    std::vector<float> scores;
    float& at(std::size_t dependent, std::size_t head) { return scores[dependent * nodes + head]; }
    float at(std::size_t dependent, std::size_t head) const { return scores[dependent * nodes + head]; }
};

constexpr float never = -1e30F;

Heads best_heads(const Graph& graph) {
    Heads heads(graph.nodes, 0);
    for (std::size_t d = 1; d < graph.nodes; ++d) {
        std::size_t best = 0;
        for (std::size_t h = 1; h < graph.nodes; ++h)
            if (h != d && graph.at(d, h) > graph.at(d, best)) best = h;
        heads[d] = std::int32_t(best);
    }
    return heads;
}

/// The nodes of one circle; empty: there is none.
std::vector<std::size_t> circle_in(const Heads& heads) {
    std::vector<std::size_t> seen(heads.size(), 0);  // 0: not yet; else the walk that came by
    for (std::size_t start = 1; start < heads.size(); ++start) {
        std::size_t at = start;
        while (at != 0 && seen[at] == 0) seen[at] = start, at = std::size_t(heads[at]);
        if (at == 0 || seen[at] != start) continue;
        std::vector<std::size_t> circle{at};
        for (std::size_t next = std::size_t(heads[at]); next != at; next = std::size_t(heads[next]))
            circle.push_back(next);
        return circle;
    }
    return {};
}

Heads solve(const Graph& graph);

/// The graph with a circle drawn together into its last node; then the circle is opened where the tree enters it.
Heads contracted(const Graph& graph, const Heads& heads, const std::vector<std::size_t>& circle) {
    std::vector<std::size_t> outside;
    for (std::size_t node = 0; node < graph.nodes; ++node)
        if (std::find(circle.begin(), circle.end(), node) == circle.end()) outside.push_back(node);
    const std::size_t joint = outside.size();
    Graph small{joint + 1, std::vector<float>((joint + 1) * (joint + 1), never)};
    std::vector<std::size_t> enters(joint, 0), leaves(joint, 0);
    for (std::size_t a = 0; a < joint; ++a) {
        for (std::size_t b = 0; b < joint; ++b) small.at(a, b) = graph.at(outside[a], outside[b]);
        float in = never, out = never;
        for (const std::size_t node : circle) {
            const float entering = graph.at(node, outside[a]) - graph.at(node, std::size_t(heads[node]));
            if (entering > in) in = entering, enters[a] = node;
            if (graph.at(outside[a], node) > out) out = graph.at(outside[a], node), leaves[a] = node;
        }
        small.at(joint, a) = in;
        small.at(a, joint) = out;
    }
    const Heads found = solve(small);
    Heads result = heads;
    for (std::size_t a = 1; a < joint; ++a) {
        const auto head = std::size_t(found[a]);
        result[outside[a]] = std::int32_t(head == joint ? leaves[a] : outside[head]);
    }
    const auto entry = std::size_t(found[joint]);
    result[enters[entry]] = std::int32_t(outside[entry]);
    return result;
}

Heads solve(const Graph& graph) {
    const Heads heads = best_heads(graph);
    const std::vector<std::size_t> circle = circle_in(heads);
    return circle.empty() ? heads : contracted(graph, heads, circle);
}

}  // namespace

std::vector<std::int32_t> best_tree(std::span<const float> scores, std::size_t words) {
    Graph graph{words + 1, std::vector<float>((words + 1) * (words + 1), never)};
    std::copy(scores.begin(), scores.end(), graph.scores.begin() + std::ptrdiff_t(graph.nodes));
    Heads heads = best_heads(graph);
    if (std::count(heads.begin() + 1, heads.end(), 0) != 1 || !circle_in(heads).empty()) {
        // A second word at the root costs more than any other arc can bring.
        constexpr float dear = 4096;
        for (std::size_t d = 1; d < graph.nodes; ++d) graph.at(d, 0) -= dear;
        heads = solve(graph);
    }
    heads.erase(heads.begin());
    return heads;
}

}  // namespace detente::reading
