#include <algorithm>
#include <limits>

#include "detente/alignment/blocs.hpp"

namespace detente {
namespace {

/// The assignment of rows to columns of least cost, a square matrix: shortest augmenting paths (Kuhn 1955; Jonker and
/// Volgenant 1987). Returns the column of each row.
std::vector<std::size_t> cheapest_assignment(const std::vector<double>& cost, std::size_t n) {
    constexpr double far = std::numeric_limits<double>::infinity();
    std::vector<double> row_price(n + 1, 0), column_price(n + 1, 0);
    std::vector<std::size_t> row_of(n + 1, n), from(n + 1, n);  // column n: where a new row starts
    for (std::size_t row = 0; row < n; ++row) {
        row_of[n] = row;
        std::vector<double> slack(n, far);
        std::vector<char> done(n + 1, 0);
        std::size_t at = n;
        while (row_of[at] < n) {
            done[at] = 1;
            std::size_t next = n;
            for (std::size_t j = 0; j < n; ++j) {
                if (done[j]) continue;
                const double reduced = cost[row_of[at] * n + j] - row_price[row_of[at]] - column_price[j];
                if (reduced < slack[j]) slack[j] = reduced, from[j] = at;
                if (next == n || slack[j] < slack[next]) next = j;
            }
            const double step = slack[next];
            for (std::size_t j = 0; j <= n; ++j) {
                if (done[j])
                    row_price[row_of[j]] += step, column_price[j] -= step;
                else if (j < n)
                    slack[j] -= step;
            }
            at = next;
        }
        for (; at != n; at = from[at]) row_of[at] = row_of[from[at]];
        row_of[n] = n;
    }
    std::vector<std::size_t> column_of(n);
    for (std::size_t j = 0; j < n; ++j) column_of[row_of[j]] = j;
    return column_of;
}

}  // namespace

std::vector<std::size_t> matched_blocs(const Partition& reference, const Partition& other) {
    const std::size_t n = std::max(reference.number(), other.number());
    std::vector<double> cost(n * n, 0);
    for (std::size_t i = 0; i < other.bloc.size(); ++i) --cost[other.bloc[i] * n + reference.bloc[i]];
    std::vector<std::size_t> match = cheapest_assignment(cost, n);
    match.resize(other.number());
    // A bloc that shares nobody with its match is a new one.
    std::size_t fresh = reference.number();
    for (std::size_t k = 0; k < match.size(); ++k)
        if (match[k] >= reference.number() || cost[k * n + match[k]] == 0) match[k] = fresh++;
    return match;
}

}  // namespace detente
