// Where a chain starts: a cheap picture of the votes, so that few sweeps are burnt.
#include <algorithm>
#include <array>
#include <cmath>

#include "alignment/points/chain.hpp"
#include "detente/support/random.hpp"

namespace detente {
namespace {

/// Votes as numbers -1, 0, 1 less the item's mean, by position in an item.
struct Centred {
    std::array<double, 3> value{};
    double variance = 0;
};

Centred centred(const Panel::Item& item) {
    const double n = static_cast<double>(item.size());
    const double mean = (static_cast<double>(item.no) - item.yes) / n;
    Centred c{{-1 - mean, -mean, 1 - mean}, 0};
    c.variance = (item.yes * c.value[0] * c.value[0] + item.abstain * c.value[1] * c.value[1] +
                  item.no * c.value[2] * c.value[2]) /
                 n;
    return c;
}

double value_at(const Panel::Item& item, const Centred& c, std::size_t k) {
    return c.value[k < item.yes ? 0 : k < std::size_t{item.yes} + item.abstain ? 1 : 2];
}

/// One power step towards the first principal component: slopes from points, then points from slopes, where `group`
/// says which units share a point. Points with few votes are drawn to zero as by one more vote of slope 1.
void power_step(const Panel& panel, const std::vector<std::uint32_t>& group, std::vector<double>& point,
                std::vector<double>& slope) {
    std::vector<double> sum(point.size(), 0), weight(point.size(), 1);
    for (std::size_t j = 0; j < panel.items.size(); ++j) {
        const Panel::Item& item = panel.items[j];
        const Centred c = centred(item);
        double along = 0, square = 1;
        for (std::size_t k = 0; k < item.size(); ++k) {
            const double here = point[group[panel.unit_of[item.first + k]]];
            along += here * value_at(item, c, k);
            square += here * here;
        }
        slope[j] = along / square;
        for (std::size_t k = 0; k < item.size(); ++k) {
            const std::uint32_t g = group[panel.unit_of[item.first + k]];
            sum[g] += slope[j] * value_at(item, c, k);
            weight[g] += slope[j] * slope[j];
        }
    }
    for (std::size_t g = 0; g < point.size(); ++g) point[g] = sum[g] / weight[g];
    double squares = 0;
    for (const double p : point) squares += p * p;
    const double scale = squares > 0 ? std::sqrt(static_cast<double>(point.size()) / squares) : 1;
    for (double& p : point) p *= scale;
}

/// Cut points that give the observed shares where theta ~ N(0, 1): gamma = sqrt(1 + beta^2) Phi^-1(share).
void start_items(const Panel& panel, const std::vector<double>& slope, Chain& chain) {
    for (std::size_t j = 0; j < panel.items.size(); ++j) {
        const Panel::Item& item = panel.items[j];
        const Centred c = centred(item);
        const double r = std::clamp(slope[j] / std::sqrt(c.variance), -0.9, 0.9);
        const double beta = r / std::sqrt(1 - r * r), n = static_cast<double>(item.size());
        const auto cut = [&](double below) {
            return std::clamp(std::sqrt(1 + beta * beta) * normal_quantile((below + 0.5) / (n + 1)), -6.9, 6.9);
        };
        chain.beta[j] = static_cast<float>(beta);
        chain.gamma_1[j] = static_cast<float>(cut(item.yes));
        chain.gamma_2[j] = static_cast<float>(cut(static_cast<double>(item.yes) + item.abstain));
    }
}

}  // namespace

void start_chain(const Panel& panel, const IdealPointOptions& options, std::uint32_t anchor_high,
                 std::uint32_t anchor_low, Chain& chain) {
    const std::size_t units = panel.units.size(), items = panel.items.size();
    std::vector<std::uint32_t> voter_of(units), itself(units);
    for (std::uint32_t u = 0; u < units; ++u) voter_of[u] = panel.units[u].voter, itself[u] = u;
    Random random(static_cast<std::uint64_t>(options.seed), 0x57A2700000000000u + chain.number);
    std::vector<double> voter(panel.first_unit_of_voter.size()), slope(items);
    for (double& v : voter) v = random.normal();
    for (int step = 0; step < 12; ++step) power_step(panel, voter_of, voter, slope);
    std::vector<double> point(units);
    for (std::size_t u = 0; u < units; ++u) point[u] = voter[voter_of[u]];
    for (int step = 0; step < 2; ++step) power_step(panel, itself, point, slope);

    chain.theta.assign(point.begin(), point.end());
    standardise(chain.theta);
    chain.beta.resize(items), chain.gamma_1.resize(items), chain.gamma_2.resize(items);
    start_items(panel, slope, chain);
    chain.sum_z.assign(units, 0.0f), chain.sum_1.assign(units, 0.0f);
    chain.theta_mean = chain.theta;
    if (anchor_gap(panel, chain.theta, anchor_high, anchor_low) < 0) flip(chain);
    draw_items(panel, options, 1, chain);
}

}  // namespace detente
