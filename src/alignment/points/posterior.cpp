#include "alignment/points/posterior.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace detente {
namespace {

struct MeanVariance {
    double mean = 0, variance = 0;
};

MeanVariance mean_variance(const float* x, std::size_t n) {
    MeanVariance out;
    for (std::size_t k = 0; k < n; ++k) out.mean += static_cast<double>(x[k]);
    out.mean /= static_cast<double>(n);
    for (std::size_t k = 0; k < n; ++k) {
        const double gap = static_cast<double>(x[k]) - out.mean;
        out.variance += gap * gap;
    }
    out.variance /= static_cast<double>(std::max<std::size_t>(1, n - 1));
    return out;
}

/// Split R-hat: each chain cut in two; sqrt(((n - 1)/n W + B/n) / W), B/n the variance of the parts' means, W the mean
/// of their variances (Gelman and others, Bayesian Data Analysis, 3rd ed., eq. 11.1-11.4).
double split_r_hat(const std::vector<float>& x, std::size_t chains) {
    const std::size_t half = x.size() / chains / 2;
    if (half < 4) return std::numeric_limits<double>::quiet_NaN();
    std::vector<float> means;
    double within = 0;
    for (std::size_t c = 0; c < chains; ++c)
        for (std::size_t part = 0; part < 2; ++part) {
            const MeanVariance one = mean_variance(&x[c * (x.size() / chains) + part * half], half);
            means.push_back(static_cast<float>(one.mean));
            within += one.variance / static_cast<double>(2 * chains);
        }
    const double n = static_cast<double>(half);
    const double between = mean_variance(means.data(), means.size()).variance;
    return within > 0 ? std::sqrt(((n - 1) / n * within + between) / within) : 1;
}

/// n times variance over that of batch means scaled up: about how many independent draws the chain is worth.
double effective_draws(const std::vector<float>& x, std::size_t chains, double variance) {
    const std::size_t n = x.size() / chains;
    const auto size = static_cast<std::size_t>(std::sqrt(static_cast<double>(n)));
    if (size < 2 || variance <= 0) return static_cast<double>(x.size());
    std::vector<float> means;
    for (std::size_t c = 0; c < chains; ++c)
        for (std::size_t b = 0; b + size <= n; b += size)
            means.push_back(static_cast<float>(mean_variance(&x[c * n + b], size).mean));
    const double long_run = mean_variance(means.data(), means.size()).variance * static_cast<double>(size);
    return long_run > 0 ? std::min(1.0, variance / long_run) * static_cast<double>(x.size())
                        : static_cast<double>(x.size());
}

double percentile(std::vector<float>& sorted, double p) {
    const double at = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const double left = static_cast<double>(sorted[below]);
    if (below + 1 >= sorted.size()) return left;
    return left + (at - static_cast<double>(below)) * (static_cast<double>(sorted[below + 1]) - left);
}

void summarise_items(const Panel& panel, const std::vector<Chain>& chains, IdealPoints& result) {
    result.items.resize(panel.items.size());
    for (std::size_t j = 0; j < panel.items.size(); ++j) {
        ItemEstimate& item = result.items[j];
        item.roll_calls.assign(panel.items[j].roll_calls.begin(), panel.items[j].roll_calls.end());
        double sums[3] = {};
        for (const Chain& chain : chains)
            for (std::size_t k = 0; k < 3 && !chain.item_sums.empty(); ++k) sums[k] += chain.item_sums[3 * j + k];
        const double n = static_cast<double>(std::max<std::int64_t>(1, result.draws_made));
        item.beta = sums[0] / n, item.gamma_1 = sums[1] / n, item.gamma_2 = sums[2] / n;
    }
}

void say_what_is_wrong(IdealPoints& result) {
    if (result.draws_made == 0) {
        result.notes.push_back({"no-draws", "stopped before the first draw; there is nothing to report yet"});
        return;
    }
    if (result.stopped)
        result.notes.push_back({"stopped", fmt::format("{} draws were kept of {}", result.draws_made,
                                                       result.options.draws * result.options.chains)});
    if (result.share_mixed < 1 && !std::isnan(result.largest_r_hat))
        result.notes.push_back(
            {"chains-disagree",
             fmt::format("R-hat is 1.05 or more for {:.1f} percent of points (largest {:.2f}); more draws "
                         "would settle them",
                         100 * (1 - result.share_mixed), result.largest_r_hat)});
}

}  // namespace

void summarise(const Panel& panel, const std::vector<Chain>& chains, IdealPoints& result) {
    const std::size_t units = panel.units.size();
    result.sweeps = chains.front().sweeps;
    std::vector<float> column;
    for (const Chain& chain : chains) result.draws.insert(result.draws.end(), chain.draws.begin(), chain.draws.end());
    result.draws_made = static_cast<std::int64_t>(result.draws.size() / units);
    const auto draws = static_cast<std::size_t>(result.draws_made);
    std::size_t mixed = 0;
    for (std::size_t u = 0; u < units && draws > 0; ++u) {
        column.resize(draws);
        for (std::size_t k = 0; k < draws; ++k) column[k] = result.draws[k * units + u];
        IdealPoint& point = result.points[u];
        const MeanVariance all = mean_variance(column.data(), draws);
        point.mean = all.mean, point.sd = std::sqrt(all.variance);
        point.r_hat = split_r_hat(column, chains.size());
        point.effective_draws = effective_draws(column, chains.size(), all.variance);
        result.largest_r_hat = std::max(result.largest_r_hat, std::isnan(point.r_hat) ? 0.0 : point.r_hat);
        mixed += point.r_hat < 1.05;
        std::sort(column.begin(), column.end());
        point.low = percentile(column, 0.05), point.high = percentile(column, 0.95);
    }
    result.share_mixed = static_cast<double>(mixed) / static_cast<double>(units);
    summarise_items(panel, chains, result);
    say_what_is_wrong(result);
}

}  // namespace detente
