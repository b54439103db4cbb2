#include "plain_sampler.hpp"

#include <algorithm>
#include <cmath>

#include "detente/support/random.hpp"

namespace bench {
namespace {

constexpr double step = 0.2 / 3, far = 99;

double phi(double x) {
    return 0.5 * std::erfc(-x * M_SQRT1_2);
}
double quantile(double p) {
    return detente::normal_quantile(std::clamp(p, 1e-300, 1 - 1e-16));
}

}  // namespace

PlainSampler::PlainSampler(std::vector<Vote> votes, std::vector<std::uint32_t> lag, std::vector<double> prior,
                           std::size_t items, std::vector<double> theta)
    : votes_(std::move(votes)),
      lag_(std::move(lag)),
      prior_(std::move(prior)),
      theta_(std::move(theta)),
      mean_(theta_),
      beta_(items, 0),
      gamma_1_(items),
      gamma_2_(items),
      z_(votes_.size(), 0) {
    std::vector<double> yes(items, 0), abstain(items, 0), all(items, 0);
    for (const Vote& vote : votes_) {
        yes[vote.item] += vote.choice == 1, abstain[vote.item] += vote.choice == 2, ++all[vote.item];
        beta_[vote.item] += (vote.choice - 2) * theta_[vote.unit];
    }
    for (std::size_t j = 0; j < items; ++j) {
        gamma_1_[j] = -1 + 2 * yes[j] / all[j];
        gamma_2_[j] = -1 + 2 * (yes[j] + abstain[j]) / all[j];
        beta_[j] = beta_[j] > 0 ? 1 : -1;
    }
    draw_latent();
}

void PlainSampler::draw_theta() {
    detente::Random random(7, ++position_);
    std::vector<double> sum(theta_.size(), 0), square(theta_.size(), 0);
    for (std::size_t k = 0; k < votes_.size(); ++k) {
        const double beta = beta_[votes_[k].item];
        sum[votes_[k].unit] += beta * z_[k];
        square[votes_[k].unit] += beta * beta;
    }
    const std::vector<double> lagged = mean_;
    double total = 0, squares = 0;
    for (std::size_t u = 0; u < theta_.size(); ++u) {
        const double variance = 1 / (square[u] + 1 / prior_[u]);
        mean_[u] = variance * (sum[u] + lagged[lag_[u]] / prior_[u]);
        theta_[u] = std::clamp(mean_[u] + std::sqrt(variance) * random.normal(), -5.0, 5.0);
        total += theta_[u];
    }
    const double n = double(theta_.size());
    for (const double t : theta_) squares += (t - total / n) * (t - total / n);
    for (double& t : theta_) t = (t - total / n) / std::sqrt(squares / (n - 1));
}

void PlainSampler::draw_cuts() {
    detente::Random random(7, ++position_);
    const std::size_t items = beta_.size();
    std::vector<double> to_1(items), to_2(items), ratio(items, 1);
    for (std::size_t j = 0; j < items; ++j) {
        const double low = phi((-7 - gamma_1_[j]) / step), high = phi((gamma_2_[j] - gamma_1_[j]) / step);
        to_1[j] = gamma_1_[j] + step * quantile(low + random.uniform() * (high - low));
        const double from = phi((to_1[j] - gamma_2_[j]) / step), upto = phi((7 - gamma_2_[j]) / step);
        to_2[j] = gamma_2_[j] + step * quantile(from + random.uniform() * (upto - from));
    }
    const auto mass = [](int choice, double cut_1, double cut_2, double m) {
        const double low = choice == 1 ? -far : choice == 2 ? cut_1 : cut_2;
        const double high = choice == 1 ? cut_1 : choice == 2 ? cut_2 : far;
        return phi(high - m) - phi(low - m);
    };
    for (const Vote& vote : votes_) {
        const std::size_t j = vote.item;
        const double m = beta_[j] * theta_[vote.unit];
        const double now = mass(vote.choice, gamma_1_[j], gamma_2_[j], m);
        ratio[j] *= now > 0 ? mass(vote.choice, to_1[j], to_2[j], m) / now : 1;
    }
    for (std::size_t j = 0; j < items; ++j) {
        const double all =
            ratio[j] * (1 - phi((to_1[j] - gamma_2_[j]) / step)) / (1 - phi((gamma_1_[j] - to_2[j]) / step));
        if (random.uniform() < all) gamma_1_[j] = to_1[j], gamma_2_[j] = to_2[j];
    }
}

void PlainSampler::draw_latent() {
    detente::Random random(7, ++position_);
    for (std::size_t k = 0; k < votes_.size(); ++k) {
        const Vote& vote = votes_[k];
        const double m = beta_[vote.item] * theta_[vote.unit];
        const double low = vote.choice == 1 ? -far : vote.choice == 2 ? gamma_1_[vote.item] : gamma_2_[vote.item];
        const double high = vote.choice == 1 ? gamma_1_[vote.item] : vote.choice == 2 ? gamma_2_[vote.item] : far;
        const double a = phi(low - m), b = phi(high - m);
        z_[k] = std::clamp(m + quantile(a + random.uniform() * (b - a)), -9.0, 9.0);
    }
}

void PlainSampler::draw_slopes() {
    detente::Random random(7, ++position_);
    std::vector<double> sum(beta_.size(), 0), square(beta_.size(), 1);
    for (std::size_t k = 0; k < votes_.size(); ++k) {
        const double theta = theta_[votes_[k].unit];
        sum[votes_[k].item] += theta * z_[k];
        square[votes_[k].item] += theta * theta;
    }
    for (std::size_t j = 0; j < beta_.size(); ++j)
        beta_[j] = sum[j] / square[j] + random.normal() / std::sqrt(square[j]);
}

void PlainSampler::sweep() {
    draw_theta();
    draw_cuts();
    draw_latent();
    draw_slopes();
}

}  // namespace bench
