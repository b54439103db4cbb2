#include "plain_votes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "detente/support/random.hpp"

namespace bench {

using namespace detente;

std::vector<std::vector<double>> plain_indices(const RollCalls& votes, const std::vector<std::size_t>& roll_calls,
                                               const std::vector<std::size_t>& voters) {
    std::vector<std::vector<double>> result(8);
    for (std::size_t a = 0; a < voters.size(); ++a)
        for (std::size_t b = a + 1; b < voters.size(); ++b) {
            double n = 0, equal = 0, absolute = 0, squared = 0, sum_x = 0, sum_y = 0;
            std::array<double, 3> own{}, other{};
            for (const std::size_t r : roll_calls) {
                const Vote v = votes.vote(r, voters[a]), w = votes.vote(r, voters[b]);
                if (!is_cast(v) || !is_cast(w)) continue;
                const int x = int(v) - 1, y = int(w) - 1;
                ++n, equal += x == y, absolute += std::abs(x - y), squared += (x - y) * (x - y);
                sum_x += x, sum_y += y, ++own[x], ++other[y];
            }
            double pooled = 0, apart = 0;
            const double mean_x = sum_x / n, mean_y = sum_y / n, mean = (mean_x + mean_y) / 2;
            for (const std::size_t r : roll_calls) {
                const Vote v = votes.vote(r, voters[a]), w = votes.vote(r, voters[b]);
                if (!is_cast(v) || !is_cast(w)) continue;
                const double x = int(v) - 1, y = int(w) - 1;
                pooled += (x - mean) * (x - mean) + (y - mean) * (y - mean);
                apart += (x - mean_x) * (x - mean_x) + (y - mean_y) * (y - mean_y);
            }
            double by_own = 1, by_pooled = 1;
            for (int v = 0; v < 3; ++v) {
                by_own -= own[v] * other[v] / (n * n);
                by_pooled -= (own[v] + other[v]) * (own[v] + other[v]) / (4 * n * n);
            }
            const std::array<double, 8> here{equal / n,
                                             1 - absolute / (2 * n),
                                             1 - absolute / n,
                                             1 - squared / (2 * n),
                                             1 - squared / pooled,
                                             1 - squared / (apart + n * (mean_x - mean_y) * (mean_x - mean_y)),
                                             1 - (1 - equal / n) / by_pooled,
                                             1 - (1 - equal / n) / by_own};
            for (std::size_t k = 0; k < 8; ++k) result[k].push_back(here[k]);
        }
    return result;
}

std::vector<double> plain_pi(const RollCalls& votes, const std::vector<std::size_t>& roll_calls,
                             const std::vector<std::size_t>& voters) {
    const std::size_t size = voters.size();
    std::vector<double> result(size * size, 0);
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = a + 1; b < size; ++b) {
            double n = 0, squared = 0, sum = 0, squares = 0;
            for (const std::size_t r : roll_calls) {
                const Vote v = votes.vote(r, voters[a]), w = votes.vote(r, voters[b]);
                if (!is_cast(v) || !is_cast(w)) continue;
                const double x = int(v) - 1, y = int(w) - 1;
                ++n, squared += (x - y) * (x - y), sum += x + y, squares += x * x + y * y;
            }
            const double spread = squares - sum * sum / (2 * n);
            result[a * size + b] = result[b * size + a] = n > 0 && spread > 1e-9 ? 1 - squared / spread : 0;
        }
    return result;
}

double plain_louvain(const std::vector<double>& weights, std::size_t n, std::uint64_t seed) {
    Random random(seed, 1);
    std::vector<double> plus(n, 0), minus(n, 0), b(n * n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (i != j) (weights[i * n + j] > 0 ? plus : minus)[i] += std::abs(weights[i * n + j]);
    const double p = std::accumulate(plus.begin(), plus.end(), 0.0),
                 m = std::accumulate(minus.begin(), minus.end(), 0.0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            b[i * n + j] = ((i == j ? 0 : weights[i * n + j]) - (p > 0 ? plus[i] * plus[j] / p : 0) +
                            (m > 0 ? minus[i] * minus[j] / m : 0)) /
                           (p + m);
    while (true) {
        std::vector<std::size_t> bloc(n), order(n);
        std::iota(bloc.begin(), bloc.end(), std::size_t{0});
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t k = n; k > 1; --k) std::swap(order[k - 1], order[random.below(k)]);
        bool any = false;
        for (bool moved = true; moved;) {
            moved = false;
            for (const std::size_t i : order) {
                std::vector<double> towards(n, 0);
                for (std::size_t j = 0; j < n; ++j)
                    if (j != i) towards[bloc[j]] += b[i * n + j];
                const auto best = std::max_element(towards.begin(), towards.end());
                if (*best <= towards[bloc[i]] + 1e-13) continue;
                bloc[i] = static_cast<std::size_t>(best - towards.begin());
                moved = any = true;
            }
        }
        std::vector<std::size_t> number(n, n);
        std::size_t count = 0;
        for (std::size_t& k : bloc) k = number[k] == n ? number[k] = count++ : number[k];
        std::vector<double> above(count * count, 0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j) above[bloc[i] * count + bloc[j]] += b[i * n + j];
        b = std::move(above), n = count;
        if (!any) break;
    }
    double objective = 0;
    for (std::size_t i = 0; i < n; ++i) objective += b[i * n + i];
    return objective;
}

namespace {

struct Tree {
    const std::vector<std::vector<std::pair<std::size_t, int>>>& near;
    const std::vector<std::size_t>& order;
    std::vector<int> camp;  ///< -1: not placed
    std::size_t left;       ///< nodes of the tree that may still be looked at
    long best;

    long towards(std::size_t node, int side) const {
        long violated = 0;
        for (const auto& [other, sign] : near[node])
            if (camp[other] >= 0) violated += (camp[other] == side) != (sign > 0);
        return violated;
    }

    void place(std::size_t depth, long violated) {
        if (left == 0) return;
        --left;
        if (depth == order.size()) {
            best = std::min(best, violated);
            return;
        }
        long bound = violated;
        for (std::size_t k = depth; k < order.size(); ++k)
            bound += std::min(towards(order[k], 0), towards(order[k], 1));
        if (bound >= best) return;
        const std::size_t node = order[depth];
        const long first = towards(node, 0), second = towards(node, 1);
        for (const int side : {first <= second ? 0 : 1, first <= second ? 1 : 0}) {
            if (depth == 0 && side == 1) continue;
            camp[node] = side;
            place(depth + 1, violated + (side == 0 ? first : second));
            camp[node] = -1;
        }
    }
};

}  // namespace

long plain_frustration(const SignedGraph& graph, std::size_t limit) {
    std::vector<std::vector<std::pair<std::size_t, int>>> near(graph.nodes);
    for (const auto& edge : graph.edges) {
        near[edge.from].emplace_back(edge.to, edge.sign);
        near[edge.to].emplace_back(edge.from, edge.sign);
    }
    std::vector<std::size_t> order(graph.nodes);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return near[a].size() > near[b].size(); });
    Tree tree{near, order, std::vector<int>(graph.nodes, -1), limit, static_cast<long>(graph.edges.size()) + 1};
    tree.place(0, 0);
    return tree.left > 0 ? tree.best : -1;
}

}  // namespace bench
