// One sweep. Sources: Bailey, Strezhnev and Voeten (2017), JCR 61(2); Johnson and Albert (1999), ch. 5 and 7; Cowles
// (1996) for drawing cut points with z integrated out; Carter and Kohn (1994) for the random walk.
#include "alignment/points/chain.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "alignment/points/normal_kernels.hpp"
#include "detente/support/parallel.hpp"
#include "detente/support/random.hpp"

namespace detente {
namespace {

enum Purpose : std::uint32_t { for_votes = 0, for_item = 1u << 30, for_theta = 2u << 30 };

constexpr double gamma_bound = 7, theta_bound = 5;
/// Items are cut into this many runs, each with sums of its own: the same at any number of threads.
constexpr std::size_t runs = 16;

double phi(double x) {
    return 0.5 * std::erfc(-x * M_SQRT1_2);
}

double uniform53(std::uint32_t a, std::uint32_t b) {
    return (static_cast<double>((std::uint64_t{a} << 32 | b) >> 11) + 0.5) * 0x1p-53;
}

kernels::Counter counter(const IdealPointOptions& options, const Chain& chain, std::uint32_t purpose) {
    return {static_cast<std::uint64_t>(options.seed), chain.number, static_cast<std::uint32_t>(chain.sweeps), purpose};
}

/// N(mean, step^2) cut to [low, high], from a uniform.
double draw_near(double mean, double step, double low, double high, double u) {
    const double a = phi((low - mean) / step), b = phi((high - mean) / step);
    const double p = std::clamp(a + u * (b - a), 1e-300, 1 - 1e-16);
    return std::clamp(mean + step * normal_quantile(p), low, high);
}

/// How the cut points' proposals step, and what their ratio leaves out.
struct Proposal {
    double step_1, step_2;
    bool exact;
};
Proposal proposal_of(const IdealPointOptions& options, const Panel::Item& item) {
    constexpr double published = 0.2 / 3;
    if (options.mode == IdealPointMode::bsv) return {published, published, false};
    return {item.step_1, item.step_2, true};
}

/// log of the ratio of proposal densities, back over forth, for cut points drawn one after the other: g1' in [-7, g2],
/// then g2' in [g1', 7]; the normal densities cancel, their masses within the bounds do not. The published sampler
/// leaves out the first cut's mass and the outer bounds, which favours close cuts a little.
double proposal_ratio(std::array<double, 2> now, std::array<double, 2> then, const Proposal& how) {
    const double tiny = 1e-300;
    if (!how.exact)
        return std::log(std::max(tiny, 1 - phi((then[0] - now[1]) / how.step_2))) -
               std::log(std::max(tiny, 1 - phi((now[0] - then[1]) / how.step_2)));
    const auto mass = [&](std::array<double, 2> from, double low_of_second) {
        return (phi((from[1] - from[0]) / how.step_1) - phi((-gamma_bound - from[0]) / how.step_1)) *
               (phi((gamma_bound - from[1]) / how.step_2) - phi((low_of_second - from[1]) / how.step_2));
    };
    return std::log(std::max(tiny, mass(now, then[0]))) - std::log(std::max(tiny, mass(then, now[0])));
}

/// Room for one item's votes.
struct Scratch {
    explicit Scratch(std::size_t n) : own(n), m(n), now(n), then(n), z(n), bits(n + 4) {}
    std::vector<float> own, m, now, then, z;
    std::vector<std::uint32_t> bits;
};

/// Cut points, latent z and slope of one item, given everybody's theta.
void draw_item(const Panel::Item& item, const std::uint32_t* unit, std::uint32_t number,
               const IdealPointOptions& options, Chain& chain, Scratch& s) {
    const std::size_t n = item.size(), ya = item.yes, na = std::size_t{item.yes} + item.abstain;
    kernels::normal().gather(unit, n, chain.theta.data(), chain.beta[number], s.own.data(), s.m.data());
    std::array<std::uint32_t, 8> luck;
    kernels::normal().random_bits(counter(options, chain, for_item | number), 8, luck.data());

    const std::array<double, 2> now{static_cast<double>(chain.gamma_1[number]),
                                    static_cast<double>(chain.gamma_2[number])};
    const Proposal how = proposal_of(options, item);
    std::array<double, 2> then;
    then[0] = draw_near(now[0], how.step_1, -gamma_bound, now[1], uniform53(luck[0], luck[1]));
    then[1] = draw_near(now[1], how.step_2, then[0], gamma_bound, uniform53(luck[2], luck[3]));
    const std::array<float, 2> cut{static_cast<float>(now[0]), static_cast<float>(now[1])};
    const std::array<float, 2> other{static_cast<float>(then[0]), static_cast<float>(then[1])};
    const double log_ratio =
        kernels::normal().below(s.m.data(), ya, cut[0], other[0], s.now.data(), s.then.data()) +
        kernels::normal().between(s.m.data() + ya, item.abstain, cut, other, s.now.data() + ya, s.then.data() + ya) +
        kernels::normal().above(s.m.data() + na, item.no, cut[1], other[1], s.now.data() + na, s.then.data() + na) +
        proposal_ratio(now, then, how);
    const bool accept = std::log(uniform53(luck[4], luck[5])) < log_ratio;
    const std::array<float, 2> gamma = accept ? other : cut;
    const std::vector<float>& mass = accept ? s.then : s.now;

    kernels::normal().random_bits(counter(options, chain, for_votes | number), n, s.bits.data());
    kernels::normal().draw_below(s.m.data(), mass.data(), s.bits.data(), ya, s.z.data());
    kernels::normal().draw_between(s.m.data() + ya, gamma, s.bits.data() + ya, item.abstain, s.z.data() + ya);
    kernels::normal().draw_above(s.m.data() + na, mass.data() + na, s.bits.data() + na, item.no, s.z.data() + na);

    const kernels::Moments sums = kernels::normal().moments(s.own.data(), s.z.data(), n);
    const double variance = 1 / (sums.theta_theta + 1);
    const double noise = normal_quantile(uniform53(luck[6], luck[7]));
    chain.beta[number] = static_cast<float>(variance * sums.theta_z + std::sqrt(variance) * noise);
    chain.gamma_1[number] = gamma[0];
    chain.gamma_2[number] = gamma[1];
}

/// theta_t ~ N(m, V), 1/V = sum beta^2 + 1/s, m = V (sum beta z + lag / s), s = smooth n_t / (n_t + n_lag); the lag is
/// the conditional mean of the year before (in the first year: of the year after) in the previous sweep.
void draw_theta_bsv(const Panel& panel, const IdealPointOptions& options, const std::vector<double>& noise,
                    Chain& chain) {
    const std::vector<float> lagged = chain.theta_mean;
    for (std::size_t u = 0; u < panel.units.size(); ++u) {
        const Panel::Unit& unit = panel.units[u];
        const std::uint32_t lag = unit.previous != Panel::npos ? unit.previous : unit.next;
        const double n = unit.votes, n_lag = lag == Panel::npos ? 0 : panel.units[lag].votes;
        const double prior = 1 / (options.smooth * n / (n + n_lag));
        const double mean_before = lag == Panel::npos ? 0 : static_cast<double>(lagged[lag]);
        const double variance = 1 / (static_cast<double>(chain.sum_1[u]) + prior);
        const double mean = variance * (static_cast<double>(chain.sum_z[u]) + prior * mean_before);
        chain.theta_mean[u] = static_cast<float>(mean);
        chain.theta[u] =
            static_cast<float>(std::clamp(mean + std::sqrt(variance) * noise[u], -theta_bound, theta_bound));
    }
}

/// All years of one voter at once: filtered forward, drawn backward.
void draw_walk(const Panel& panel, const IdealPointOptions& options, const std::vector<double>& noise,
               std::uint32_t first, std::vector<double>& mean, std::vector<double>& variance, Chain& chain) {
    const auto innovation = [&](std::uint32_t from, std::uint32_t to) {
        return options.innovation_variance * (panel.units[to].year - panel.units[from].year);
    };
    std::uint32_t last = first;
    for (std::uint32_t u = first, before = Panel::npos; u != Panel::npos; before = u, u = panel.units[u].next) {
        const double prior_mean = before == Panel::npos ? 0 : mean[before];
        const double prior_variance = before == Panel::npos ? 1 : variance[before] + innovation(before, u);
        variance[u] = 1 / (static_cast<double>(chain.sum_1[u]) + 1 / prior_variance);
        mean[u] = variance[u] * (static_cast<double>(chain.sum_z[u]) + prior_mean / prior_variance);
        last = u;
    }
    double after = mean[last] + std::sqrt(variance[last]) * noise[last];
    chain.theta[last] = static_cast<float>(after);
    chain.theta_mean[last] = static_cast<float>(mean[last]);
    for (std::uint32_t u = panel.units[last].previous, next = last; u != Panel::npos;
         next = u, u = panel.units[u].previous) {
        const double q = innovation(u, next);
        const double smoothed = 1 / (1 / variance[u] + 1 / q);
        const double center = smoothed * (mean[u] / variance[u] + after / q);
        after = center + std::sqrt(smoothed) * noise[u];
        chain.theta[u] = static_cast<float>(after);
        chain.theta_mean[u] = static_cast<float>(center);
    }
}

void draw_theta(const Panel& panel, const IdealPointOptions& options, Chain& chain) {
    const std::size_t units = panel.units.size();
    std::vector<std::uint32_t> bits(2 * units + 4);
    kernels::normal().random_bits(counter(options, chain, for_theta), 2 * units, bits.data());
    std::vector<double> noise(units);
    for (std::size_t u = 0; u < units; ++u) noise[u] = normal_quantile(uniform53(bits[2 * u], bits[2 * u + 1]));
    if (options.mode == IdealPointMode::bsv) return draw_theta_bsv(panel, options, noise, chain);
    std::vector<double> mean(units), variance(units);
    for (const std::uint32_t first : panel.first_unit_of_voter)
        if (first != Panel::npos) draw_walk(panel, options, noise, first, mean, variance, chain);
}

}  // namespace

void draw_items(const Panel& panel, const IdealPointOptions& options, std::size_t threads, Chain& chain) {
    const std::size_t units = panel.units.size();
    std::vector<float> sums(2 * runs * units, 0.0f);
    parallel_for(runs, threads, [&](std::size_t run) {
        Scratch scratch(panel.largest_item);
        float* sum_z = &sums[2 * run * units];
        for (std::size_t j = panel.items.size() * run / runs; j < panel.items.size() * (run + 1) / runs; ++j) {
            const Panel::Item& item = panel.items[j];
            const std::uint32_t* unit = &panel.unit_of[item.first];
            draw_item(item, unit, static_cast<std::uint32_t>(j), options, chain, scratch);
            kernels::normal().scatter(unit, item.size(), chain.beta[j], scratch.z.data(), sum_z, sum_z + units);
        }
    });
    std::fill(chain.sum_z.begin(), chain.sum_z.end(), 0.0f);
    std::fill(chain.sum_1.begin(), chain.sum_1.end(), 0.0f);
    for (std::size_t run = 0; run < runs; ++run)
        for (std::size_t u = 0; u < units; ++u) {
            chain.sum_z[u] += sums[2 * run * units + u];
            chain.sum_1[u] += sums[(2 * run + 1) * units + u];
        }
}

Scale standardise(std::vector<float>& theta) {
    const double n = static_cast<double>(theta.size());
    double mean = 0, squares = 0;
    for (const float t : theta) mean += static_cast<double>(t);
    mean /= n;
    for (const float t : theta) squares += (static_cast<double>(t) - mean) * (static_cast<double>(t) - mean);
    const double scale = squares > 0 && n > 1 ? 1 / std::sqrt(squares / (n - 1)) : 1;
    for (float& t : theta) t = static_cast<float>((static_cast<double>(t) - mean) * scale);
    return {mean, 1 / scale};
}

/// Slopes and cut points on the scale theta' = (theta - mean) / sd: beta' = sd beta, gamma' = gamma - beta mean. No
/// vote becomes more or less likely. The published sampler leaves this out.
void follow(const Scale& scale, Chain& chain) {
    for (std::size_t j = 0; j < chain.beta.size(); ++j) {
        const double beta = static_cast<double>(chain.beta[j]), shift = beta * scale.mean;
        const auto moved = [&](float cut, double low, double high) {
            return static_cast<float>(std::clamp(static_cast<double>(cut) - shift, low, high));
        };
        chain.gamma_1[j] = moved(chain.gamma_1[j], -0.999 * gamma_bound, 0.998 * gamma_bound);
        chain.gamma_2[j] = moved(chain.gamma_2[j], -0.998 * gamma_bound, 0.999 * gamma_bound);
        chain.beta[j] = static_cast<float>(beta * scale.sd);
    }
}

double anchor_gap(const Panel& panel, const std::vector<float>& theta, std::uint32_t high, std::uint32_t low) {
    double sum[2] = {}, count[2] = {};
    for (std::size_t u = 0; u < panel.units.size(); ++u)
        for (int side = 0; side < 2; ++side)
            if (panel.units[u].voter == (side == 0 ? high : low))
                sum[side] += static_cast<double>(theta[u]), ++count[side];
    return (count[0] > 0 ? sum[0] / count[0] : 0) - (count[1] > 0 ? sum[1] / count[1] : 0);
}

void flip(Chain& chain) {
    for (auto* values : {&chain.theta, &chain.theta_mean, &chain.beta, &chain.sum_z})
        for (float& value : *values) value = -value;
}

void sweep(const Panel& panel, const IdealPointOptions& options, std::uint32_t anchor_high, std::uint32_t anchor_low,
           std::size_t threads, Chain& chain) {
    draw_theta(panel, options, chain);
    const Scale scale = standardise(chain.theta);
    if (options.mode == IdealPointMode::random_walk) follow(scale, chain);
    if (anchor_gap(panel, chain.theta, anchor_high, anchor_low) < 0) flip(chain);
    draw_items(panel, options, threads, chain);
    ++chain.sweeps;
}

}  // namespace detente
