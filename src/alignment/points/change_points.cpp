#include "detente/alignment/change_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"

namespace detente {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

double log_sum(double a, double b) {
    if (a < b) std::swap(a, b);
    return b == never ? a : a + std::log1p(std::exp(b - a));
}

/// Everything in logarithms; a segment is [first, last].
class Divisions {
public:
    Divisions(const std::vector<LinePoint>& line, const ChangePointOptions& options, double drift)
        : n_(line.size()), segment_(n_ * n_, never), change_(n_, never), forward_(n_, never), backward_(n_ + 1, never) {
        std::vector<double> stay(n_, 0);
        for (std::size_t k = 1; k < n_; ++k) {
            const double years = line[k].year - line[k - 1].year;
            stay[k] = years * std::log1p(-options.rate);
            change_[k] = std::log(-std::expm1(stay[k]));
        }
        for (std::size_t first = 0; first < n_; ++first) filter(line, first, options.level_sd, drift, stay);
        forward_[0] = 0;
        for (std::size_t k = 1; k < n_; ++k)
            for (std::size_t first = 0; first < k; ++first)
                forward_[k] = log_sum(forward_[k], forward_[first] + segment(first, k - 1) + change_[k]);
        backward_[n_] = 0;
        for (std::size_t first = n_; first-- > 0;)
            for (std::size_t last = first; last < n_; ++last)
                backward_[first] =
                    log_sum(backward_[first], segment(first, last) + follows(last) + backward_[last + 1]);
    }

    double evidence() const { return backward_[0]; }
    double none() const { return std::exp(segment(0, n_ - 1) - evidence()); }
    double change_before(std::size_t k) const { return std::exp(forward_[k] + backward_[k] - evidence()); }

    /// First points of the segments of the most probable division, and its log probability times density.
    std::vector<std::size_t> most_probable(double& log_density) const {
        std::vector<double> best(n_ + 1, never);
        std::vector<std::size_t> next(n_ + 1, n_);
        best[n_] = 0;
        for (std::size_t first = n_; first-- > 0;)
            for (std::size_t last = first; last < n_; ++last) {
                const double here = segment(first, last) + follows(last) + best[last + 1];
                if (here > best[first]) best[first] = here, next[first] = last + 1;
            }
        std::vector<std::size_t> starts;
        log_density = best[0];
        for (std::size_t first = 0; first < n_; first = next[first]) starts.push_back(first);
        return starts;
    }

private:
    double segment(std::size_t first, std::size_t last) const { return segment_[first * n_ + last]; }
    double follows(std::size_t last) const { return last + 1 < n_ ? change_[last + 1] : 0; }

    /// Likelihood of [first, last] and of no change within, for every last.
    void filter(const std::vector<LinePoint>& line, std::size_t first, double level_sd, double drift,
                const std::vector<double>& stay) {
        double mean = 0, variance = level_sd * level_sd, sum = 0;
        for (std::size_t k = first; k < n_; ++k) {
            if (k > first) {
                variance += drift * drift * (line[k].year - line[k - 1].year);
                sum += stay[k];
            }
            const double seen = variance + line[k].sd * line[k].sd, gap = line[k].value - mean;
            sum -= 0.5 * (std::log(2 * M_PI * seen) + gap * gap / seen);
            mean += variance / seen * gap;
            variance *= line[k].sd * line[k].sd / seen;
            segment_[first * n_ + k] = sum;
        }
    }

    std::size_t n_;
    std::vector<double> segment_, change_;
    std::vector<double> forward_;   ///< [k]: points before k, and a change right before k
    std::vector<double> backward_;  ///< [k]: points from k on, given a segment starts there
};

void check(const std::vector<LinePoint>& line) {
    for (std::size_t k = 0; k < line.size(); ++k) {
        if (!std::isfinite(line[k].value) || !(line[k].sd > 0) || !std::isfinite(line[k].sd))
            throw InputError(
                "", 0, "line",
                fmt::format("the point of {} is {} with an sd of {}", line[k].year, line[k].value, line[k].sd),
                "values must be finite and their sd positive");
        if (k > 0 && line[k].year <= line[k - 1].year)
            throw InputError("", 0, "line", fmt::format("{} follows {}", line[k].year, line[k - 1].year),
                             "years must ascend, each once");
    }
}

ChangePoints::Segment segment_of(const std::vector<LinePoint>& line, std::size_t first, std::size_t last) {
    double sum = 0, weight = 0;
    for (std::size_t k = first; k <= last; ++k) {
        const double precision = 1 / (line[k].sd * line[k].sd);
        sum += precision * line[k].value, weight += precision;
    }
    return {first, last, sum / weight};
}

}  // namespace

void describe(ChangePointOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "rate",
                   .help = "Probability of a change in a year, before looking.",
                   .min = 0,
                   .max = 0.999,
                   .min_excluded = true},
                  options.rate);
    visitor.visit(
        {.name = "drift", .help = "Slow walk of a line in a year; left out: averaged over 0 to 0.3.", .min = 0},
        options.drift);
    visitor.visit({.name = "level_sd", .help = "Of levels about zero.", .min = 0, .min_excluded = true},
                  options.level_sd);
}

ChangePoints change_points(const std::vector<LinePoint>& line, const ChangePointOptions& options) {
    check_options(options);
    check(line);
    ChangePoints result;
    if (line.empty()) return result;
    static const std::vector<double> list{0, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3};
    const std::vector<double> drifts = options.drift ? std::vector<double>{*options.drift} : list;
    std::vector<Divisions> divisions;
    double all = never;
    for (const double drift : drifts) {
        divisions.emplace_back(line, options, drift);
        all = log_sum(all, divisions.back().evidence());
    }
    result.probability.assign(line.size(), 0);
    result.none = 0;
    double most = never;
    std::vector<std::size_t> starts;
    for (std::size_t d = 0; d < drifts.size(); ++d) {
        const double share = std::exp(divisions[d].evidence() - all);
        for (std::size_t k = 1; k < line.size(); ++k) result.probability[k] += share * divisions[d].change_before(k);
        result.none += share * divisions[d].none();
        result.drift += share * drifts[d];
        double log_density = never;
        const std::vector<std::size_t> found = divisions[d].most_probable(log_density);
        if (log_density > most) most = log_density, starts = found;
    }
    for (double& p : result.probability) result.expected += p = std::min(p, 1.0);
    for (std::size_t s = 0; s < starts.size(); ++s)
        result.segments.push_back(
            segment_of(line, starts[s], (s + 1 < starts.size() ? starts[s + 1] : line.size()) - 1));
    return result;
}

}  // namespace detente
