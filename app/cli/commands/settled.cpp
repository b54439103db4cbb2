#include "settled.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace detente::cli {
namespace {

/// Imports less exports, [economy].
std::vector<double> deficits_of(const World& world) {
    std::vector<double> out(world.n(), 0);
    for (std::size_t k = 0; k < world.n(); ++k)
        for (std::size_t j = 0; j < world.sectors.size(); ++j)
            for (std::size_t i = 0; i < world.n(); ++i) {
                if (i == k) continue;
                out[k] += world.trade[world.cell(k, j, i)];
                out[i] -= world.trade[world.cell(k, j, i)];
            }
    return out;
}

}  // namespace

std::string what_moved(const World& before, const World& after) {
    double moved = 0, sum = 0, most = 0, farthest = 0;  // farthest: of a flow, relative to itself
    std::size_t where = 0, farthest_at = 0;
    for (std::size_t cell = 0; cell < before.trade.size(); ++cell) {
        const double change = std::abs(after.trade[cell] - before.trade[cell]);
        moved += change;
        sum += before.trade[cell];
        if (change > most) most = change, where = cell;
        if (change > farthest * before.trade[cell]) farthest = change / before.trade[cell], farthest_at = cell;
    }
    const auto flow = [&](std::size_t cell) {
        const std::size_t J = before.sectors.size(), n = before.n();
        return fmt::format("from {} to {} in {}: {:.5g} to {:.5g} {}", before.economies[cell % n].id,
                           before.economies[cell / n / J].id, before.sectors[cell / n % J].id, before.trade[cell],
                           after.trade[cell], before.unit);
    };
    std::string out =
        fmt::format("flows moved by {:.3g} percent in all, {:.5g} {}", 100 * moved / sum, moved, before.unit);
    if (most > 0) out += fmt::format(", most {}", flow(where));
    if (farthest > 0) out += fmt::format("; farthest, by {:.3g} percent, {}", 100 * farthest, flow(farthest_at));
    return out;
}

std::string deficits_table(const World& before, const World& after) {
    const std::size_t n = before.n();
    std::string out = "                     deficit before       after\n";
    const std::vector<double> then = deficits_of(before), now = deficits_of(after);
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(then[a] - now[a]) > std::abs(then[b] - now[b]);
    });
    for (std::size_t row = 0; row < std::min<std::size_t>(n, 12); ++row)
        out += fmt::format("{:<20} {:>14.6g} {:>11.6g}\n", before.economies[order[row]].id, then[order[row]],
                           std::abs(now[order[row]]) < 1e-9 * std::abs(then[order[row]]) ? 0.0 : now[order[row]]);
    if (n > 12) out += fmt::format("... {} more\n", n - 12);
    return out;
}

}  // namespace detente::cli
