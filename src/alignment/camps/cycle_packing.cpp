#include "alignment/camps/cycle_packing.hpp"

#include <algorithm>
#include <limits>
#include <queue>

namespace detente::alignment {
namespace {

/// Ways for demands that share edges of limited capacity, found by negotiation (PathFinder: McMurchie and Ebeling
/// 1995): all take their cheapest way, what is overused becomes dearer, and they choose again.
class Router {
public:
    Router(const SignedNet& net, const std::vector<char>& violated, std::size_t units)
        : net_(net), violated_(violated), capacity_(units), use_(net.edges.size(), 0), past_(net.edges.size(), 0) {
        for (std::size_t e = 0; e < net.edges.size(); ++e)
            if (violated[e])
                for (std::size_t k = 0; k < units; ++k) demands_.push_back({e, {}});
    }

    /// One round of choosing. Returns how many units of use are above capacity.
    std::size_t choose(double pressure) {
        for (Demand& demand : demands_) {
            if (!demand.path.empty() && !crowded(demand.path)) continue;
            take_back(demand.path);
            demand.path = way(demand.edge, [&](std::size_t e) {
                const std::size_t over = use_[e] >= capacity_ ? use_[e] + 1 - capacity_ : 0;
                return (1 + past_[e]) * (1 + pressure * static_cast<double>(over));
            });
            for (const std::size_t e : demand.path) ++use_[e];
        }
        std::size_t above = 0;
        for (std::size_t e = 0; e < use_.size(); ++e)
            if (use_[e] > capacity_) above += use_[e] - capacity_, past_[e] += 0.5;
        return above;
    }

    /// Keeps ways, short ones first, while there is room; others look once more in what room is left.
    std::size_t keep() const {
        std::vector<std::size_t> order, used(use_.size(), 0);
        for (std::size_t d = 0; d < demands_.size(); ++d) order.push_back(d);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return demands_[a].path.size() < demands_[b].path.size();
        });
        std::vector<std::size_t> late;
        std::size_t kept = 0;
        const auto take = [&](const std::vector<std::size_t>& path) {
            for (const std::size_t e : path)
                if (used[e] >= capacity_) return false;
            for (const std::size_t e : path) ++used[e];
            ++kept;
            return true;
        };
        for (const std::size_t d : order)
            if (demands_[d].path.empty() || !take(demands_[d].path)) late.push_back(d);
        for (const std::size_t d : late) {
            const std::vector<std::size_t> path = way(demands_[d].edge, [&](std::size_t e) {
                return used[e] < capacity_ ? 1.0 : std::numeric_limits<double>::infinity();
            });
            if (!path.empty()) take(path);
        }
        return kept;
    }

private:
    struct Demand {
        std::size_t edge;
        std::vector<std::size_t> path;
    };

    bool crowded(const std::vector<std::size_t>& path) const {
        return std::any_of(path.begin(), path.end(), [&](std::size_t e) { return use_[e] > capacity_; });
    }
    void take_back(const std::vector<std::size_t>& path) {
        for (const std::size_t e : path) --use_[e];
    }

    /// The cheapest path of kept edges between the ends of `edge` (Dijkstra); empty: none.
    template <class Cost>
    std::vector<std::size_t> way(std::size_t edge, const Cost& cost) const {
        constexpr double far = std::numeric_limits<double>::infinity();
        const std::size_t from = net_.edges[edge].from, to = net_.edges[edge].to, none = net_.edges.size();
        std::vector<double> distance(net_.n, far);
        std::vector<std::size_t> by(net_.n, none), before(net_.n, net_.n);
        using Item = std::pair<double, std::size_t>;
        std::priority_queue<Item, std::vector<Item>, std::greater<>> waiting;
        distance[from] = 0;
        waiting.push({0, from});
        while (!waiting.empty()) {
            const auto [here, node] = waiting.top();
            waiting.pop();
            if (here > distance[node]) continue;
            if (node == to) break;
            for (std::size_t a = net_.start[node]; a < net_.start[node + 1]; ++a) {
                const auto [next, e] = net_.arcs[a];
                if (violated_[e]) continue;
                const double there = here + cost(e);
                if (there >= distance[next]) continue;
                distance[next] = there, by[next] = e, before[next] = node;
                waiting.push({there, next});
            }
        }
        std::vector<std::size_t> path;
        if (by[to] == none) return path;
        for (std::size_t node = to; node != from; node = before[node]) path.push_back(by[node]);
        return path;
    }

    const SignedNet& net_;
    const std::vector<char>& violated_;
    std::size_t capacity_;
    std::vector<std::size_t> use_;
    std::vector<double> past_;
    std::vector<Demand> demands_;
};

}  // namespace

void SignedNet::index() {
    start.assign(n + 1, 0);
    for (const Edge& edge : edges) ++start[edge.from + 1], ++start[edge.to + 1];
    for (std::size_t v = 0; v < n; ++v) start[v + 1] += start[v];
    arcs.resize(2 * edges.size());
    std::vector<std::size_t> at(start.begin(), start.end() - 1);
    for (std::size_t e = 0; e < edges.size(); ++e) {
        arcs[at[edges[e].from]++] = {edges[e].to, e};
        arcs[at[edges[e].to]++] = {edges[e].from, e};
    }
}

std::vector<char> violated_edges(const SignedNet& net, const std::vector<char>& camps) {
    std::vector<char> violated(net.edges.size());
    for (std::size_t e = 0; e < net.edges.size(); ++e)
        violated[e] = (camps[net.edges[e].from] == camps[net.edges[e].to]) != (net.edges[e].sign > 0);
    return violated;
}

std::size_t pack_cycles(const SignedNet& net, const std::vector<char>& violated, std::size_t units, int rounds) {
    Router router(net, violated, units);
    const auto demands = static_cast<std::size_t>(std::count(violated.begin(), violated.end(), char{1}));
    std::size_t best = 0;
    double pressure = 0.5;
    int stale = 0;  // looks without a better bound
    for (int round = 0; round < rounds && best < demands && stale < 4;
         ++round, pressure = std::min(pressure * 1.3, 50.0)) {
        const std::size_t above = router.choose(pressure);
        if (above > 0 && round % 4 != 3 && round + 1 < rounds) continue;
        const std::size_t bound = (router.keep() + units - 1) / units;
        stale = bound > best ? 0 : stale + 1;
        best = std::max(best, bound);
    }
    return best;
}

}  // namespace detente::alignment
