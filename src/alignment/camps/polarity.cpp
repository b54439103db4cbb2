#include "detente/alignment/polarity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "detente/support/error.hpp"

namespace detente {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Mean and sum of squared distances from it, of sorted[from, to).
struct Spread {
    double mean = 0, squares = 0;
};
Spread spread_of(const std::vector<double>& sorted, std::size_t from, std::size_t to) {
    Spread spread;
    for (std::size_t i = from; i < to; ++i) spread.mean += sorted[i] / static_cast<double>(to - from);
    for (std::size_t i = from; i < to; ++i) spread.squares += (sorted[i] - spread.mean) * (sorted[i] - spread.mean);
    return spread;
}

/// P_a of Duclos, Esteban and Ray; `distance` [i] mean distance of point i from all.
double esteban_ray(const std::vector<double>& x, const std::vector<double>& distance, double sd, double a) {
    const double n = static_cast<double>(x.size());
    const double h = 4.7 / std::sqrt(n) * sd * std::pow(a, 0.1);
    const double scale = 1 / (n * h * std::sqrt(2 * M_PI));
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        double density = 0;
        for (const double y : x) density += std::exp(-0.5 * (x[i] - y) * (x[i] - y) / (h * h));
        sum += std::pow(scale * density, a) * distance[i];
    }
    return sum / n;
}

double wolfson_gap(const std::vector<double>& x, double mean_distance) {
    const std::size_t n = x.size();
    const double median = (x[(n - 1) / 2] + x[n / 2]) / 2;
    double above = 0, below = 0, count = 0;
    for (const double point : x)
        if (point > median)
            above += point, ++count;
        else
            below += point;
    return count > 0 ? above / count - below / (static_cast<double>(n) - count) - mean_distance : none;
}

double sarle(const std::vector<double>& x, double mean, double sd) {
    const double n = static_cast<double>(x.size());
    if (n <= 3) return none;
    double third = 0, fourth = 0;
    for (const double point : x) {
        const double z = (point - mean) / sd;
        third += z * z * z / n, fourth += z * z * z * z / n;
    }
    return (third * third + 1) / (fourth - 3 + 3 * (n - 1) * (n - 1) / ((n - 2) * (n - 3)));
}

/// The best cut in two, from sums up to each place, and what follows from it.
void split(const std::vector<double>& x, double squares, PointPolarity& result) {
    const std::size_t n = x.size();
    double up_to = 0, best_between = -1;
    std::size_t best = 1;
    for (std::size_t k = 1; k < n; ++k) {
        up_to += x[k - 1] - result.mean;
        // Between the groups: n_1 n_2 / n (m_1 - m_2)^2, with sums about the common mean.
        const double between = up_to * up_to * static_cast<double>(n) / static_cast<double>(k * (n - k));
        if (x[k - 1] < x[k] && between > best_between) best_between = between, best = k;
    }
    const Spread low = spread_of(x, 0, best), high = spread_of(x, best, n);
    result.cut = (x[best - 1] + x[best]) / 2;
    result.split_share = static_cast<double>(best) / static_cast<double>(n);
    result.two_mean_r2 = 1 - (low.squares + high.squares) / squares;
    const double variances = low.squares / static_cast<double>(best) + high.squares / static_cast<double>(n - best);
    result.ashman_d = variances > 0 ? std::sqrt(2 / variances) * (high.mean - low.mean) : none;
}

}  // namespace

PointPolarity point_polarity(const std::vector<double>& points) {
    std::vector<double> x = points;
    for (const double point : x)
        if (!std::isfinite(point)) throw InputError("", 0, "points", "a point is not a finite number");
    std::sort(x.begin(), x.end());
    const double n = static_cast<double>(x.size());
    PointPolarity result{x.size(), none, none, none, none, none, none, none, none, none, none, none};
    if (x.empty()) return result;
    const Spread all = spread_of(x, 0, x.size());
    result.mean = all.mean, result.sd = x.front() == x.back() ? 0 : std::sqrt(all.squares / n);
    if (x.front() == x.back()) return result;
    std::vector<double> distance(x.size(), 0);
    for (std::size_t i = 0; i < x.size(); ++i)
        for (const double y : x) distance[i] += std::abs(x[i] - y) / n;
    result.esteban_ray_1 = esteban_ray(x, distance, result.sd, 1);
    result.esteban_ray_13 = esteban_ray(x, distance, result.sd, 1.3);
    result.esteban_ray_16 = esteban_ray(x, distance, result.sd, 1.6);
    result.wolfson_gap = wolfson_gap(x, std::accumulate(distance.begin(), distance.end(), 0.0) / n);
    result.sarle = sarle(x, result.mean, result.sd);
    split(x, all.squares, result);
    return result;
}

Concentration concentration(const std::vector<std::size_t>& bloc, const std::vector<double>& weights) {
    if (!weights.empty() && weights.size() != bloc.size())
        throw InputError("", 0, "weights", fmt::format("{} weights for {} members", weights.size(), bloc.size()));
    Concentration result;
    double all = 0;
    for (std::size_t i = 0; i < bloc.size(); ++i) {
        const double weight = weights.empty() ? 1 : weights[i];
        if (!(weight >= 0) || !std::isfinite(weight))
            throw InputError("", 0, "weights", fmt::format("{} is no weight", weight), "weights are 0 or more");
        if (bloc[i] >= result.shares.size()) result.shares.resize(bloc[i] + 1, 0);
        result.shares[bloc[i]] += weight;
        all += weight;
    }
    if (all == 0) throw InputError("", 0, "weights", "no member has any weight");
    for (double& share : result.shares) {
        share /= all;
        result.hhi += share * share;
    }
    result.effective_number = 1 / result.hhi;
    return result;
}

double mean_agreement(const Agreement& pairs, AgreementIndex index) {
    double sum = 0, count = 0;
    for (const double value : pairs.values(index))
        if (!std::isnan(value)) sum += value, ++count;
    return count > 0 ? sum / count : none;
}

}  // namespace detente
