#include "detente/alignment/change_points.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/random.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

using Line = std::vector<LinePoint>;

/// A walk from `level`, with a jump before the point `at`.
Line made_up(std::uint64_t seed, std::size_t n, double sd, double drift, std::size_t at = 0, double jump = 0) {
    Random random(seed, 9);
    Line line;
    double level = random.normal();
    for (std::size_t k = 0; k < n; ++k) {
        if (k > 0) level += drift * random.normal();
        if (k > 0 && k == at) level += jump;
        line.push_back({1950 + static_cast<int>(k), level + sd * random.normal(), sd});
    }
    return line;
}

/// The posterior by adding up all 2^(n-1) divisions, densities as determinants left aside: drift 0 has a closed form.
std::vector<double> by_enumeration(const Line& line, const ChangePointOptions& options) {
    const std::size_t n = line.size();
    std::vector<double> sums(n, 0);
    double all = 0;
    for (std::size_t code = 0; code < (std::size_t{1} << (n - 1)); ++code) {
        double log_p = 0;
        for (std::size_t k = 1; k < n; ++k) {
            const double stay = std::pow(1 - options.rate, line[k].year - line[k - 1].year);
            log_p += std::log(code >> (k - 1) & 1 ? 1 - stay : stay);
        }
        for (std::size_t first = 0, k = 1; k <= n; ++k) {
            if (k < n && !(code >> (k - 1) & 1)) continue;
            // N(0, v) level: log density = sum log N(y; 0, sd) - log(1 + v W) / 2 + (sum y w)^2 / (2 (W + 1 / v)).
            double w = 0, wy = 0, v = options.level_sd * options.level_sd;
            for (std::size_t i = first; i < k; ++i) {
                const double precision = 1 / (line[i].sd * line[i].sd);
                w += precision, wy += precision * line[i].value;
                log_p -= 0.5 * (std::log(2 * M_PI / precision) + precision * line[i].value * line[i].value);
            }
            log_p += -0.5 * std::log1p(v * w) + 0.5 * wy * wy / (w + 1 / v);
            first = k;
        }
        all += std::exp(log_p);
        for (std::size_t k = 1; k < n; ++k)
            if (code >> (k - 1) & 1) sums[k] += std::exp(log_p);
    }
    for (double& sum : sums) sum /= all;
    return sums;
}

TEST(ChangePoints, EqualsTheSumOverAllDivisions) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        Line line = made_up(seed, 9, 0.4, 0, 4, 1);
        for (std::size_t k = 5; k < line.size(); ++k) line[k].year += 3;  // years without votes
        const ChangePointOptions options{.rate = 0.05, .drift = 0.0, .level_sd = 1};
        const std::vector<double> expected = by_enumeration(line, options);
        const ChangePoints found = change_points(line, options);
        for (std::size_t k = 0; k < line.size(); ++k) EXPECT_NEAR(found.probability[k], expected[k], 1e-12);
    }
}

TEST(ChangePoints, WithoutAChangeOneIsRarelyFound) {
    int found = 0, sure = 0;
    double expected = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const ChangePoints line = change_points(made_up(seed, 40, 0.15, seed % 2 == 0 ? 0 : 0.1));
        found += line.segments.size() > 1;
        expected += line.expected / 200;
        for (const double p : line.probability) sure += p > 0.9;
    }
    EXPECT_LE(found, 10);
    EXPECT_LE(sure, 2);
    EXPECT_LT(expected, 0.4);
}

// A jump of three standard deviations. Where the line may walk as well, one in five is taken for a walk.
TEST(ChangePoints, AJumpIsFoundInItsYear) {
    for (const bool may_walk : {false, true}) {
        int right = 0, near = 0, jumps = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const std::size_t at = 10 + seed % 20;
            ChangePointOptions options;
            if (!may_walk) options.drift = 0;
            const ChangePoints line = change_points(made_up(seed, 40, 0.3, 0, at, 0.9), options);
            if (line.segments.size() != 2) continue;
            ++jumps;
            right += line.segments[1].first == at;
            near += line.segments[1].first + 1 >= at && line.segments[1].first <= at + 1;
        }
        EXPECT_GE(jumps, may_walk ? 150 : 190);
        EXPECT_GE(right, may_walk ? 125 : 155);
        EXPECT_GE(near, may_walk ? 145 : 180);
    }
}

// Draws from the model itself: of changes given probability p, a share of p happened.
TEST(ChangePoints, ProbabilitiesAreCalibrated) {
    const ChangePointOptions options{.rate = 0.05, .drift = 0.05, .level_sd = 1};
    std::vector<double> said(5, 0), happened(5, 0), count(5, 0);
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        Random random(seed, 4);
        Line line;
        std::vector<char> changed;
        double level = random.normal();
        for (int k = 0; k < 40; ++k) {
            changed.push_back(k > 0 && random.uniform() < options.rate);
            level = changed.back() ? random.normal() : level + 0.05 * random.normal();
            line.push_back({k, level + 0.3 * random.normal(), 0.3});
        }
        const ChangePoints found = change_points(line, options);
        for (std::size_t k = 1; k < line.size(); ++k) {
            const auto bin = std::min<std::size_t>(4, static_cast<std::size_t>(5 * found.probability[k]));
            said[bin] += found.probability[k], happened[bin] += changed[k], ++count[bin];
        }
    }
    for (std::size_t bin = 0; bin < 5; ++bin) {
        const double p = said[bin] / count[bin];
        EXPECT_NEAR(happened[bin] / count[bin], p, 4 * std::sqrt(p * (1 - p) / count[bin]) + 1e-3) << bin;
    }
}

TEST(ChangePoints, DegenerateLines) {
    EXPECT_TRUE(change_points({}).segments.empty());
    EXPECT_NEAR(change_points({{2000, 1, 0.1}}).none, 1, 1e-12);
    EXPECT_EQ(change_points({{2000, 1, 0.1}}).segments.size(), 1u);
    EXPECT_THROW(change_points({{2000, 1, 0.1}, {2000, 1, 0.1}}), InputError);
    EXPECT_THROW(change_points({{2000, 1, 0}}), InputError);
    EXPECT_THROW(change_points({{2000, NAN, 0.1}}), InputError);
    EXPECT_THROW(change_points({{2000, 1, 0.1}}, {.rate = 0}), InputError);
}

TEST(ChangePoints, RussiaIn1991) {
    const CsvTable table = read_csv(published("bsv2017/points.csv.gz"));
    const auto line_of = [&](const char* iso) {
        Line line;
        for (std::size_t r = 0; r < table.rows(); ++r)
            if (table.cell(r, 0) == "all" && table.cell(r, 1) == iso)
                line.push_back({1945 + static_cast<int>(table.number(r, table.column("session"))),
                                table.number(r, table.column("ideal")),
                                table.number(r, table.column("band")) / (2 * normal_quantile(0.95))});
        return line;
    };
    const Line russia = line_of("RUS");
    const ChangePoints found = change_points(russia);
    for (std::size_t k = 0; k < russia.size(); ++k) {
        if (russia[k].year == 1991)
            EXPECT_GT(found.probability[k], 0.9);
        else
            EXPECT_LT(found.probability[k], 0.5) << russia[k].year;
    }
    ASSERT_EQ(found.segments.size(), 2u);
    EXPECT_EQ(russia[found.segments[1].first].year, 1991);
    EXPECT_LT(found.segments[0].level, -1.5);
    EXPECT_GT(found.segments[1].level, 0);
    EXPECT_EQ(change_points(line_of("USA")).segments.size(), 1u);  // walks far, but never jumps
}

}  // namespace
}  // namespace detente
