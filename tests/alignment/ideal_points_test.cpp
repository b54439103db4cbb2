// The sampler on votes drawn from the model itself: intervals must cover, threads and stops must not matter.
#include "detente/alignment/ideal_points.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/random.hpp"

namespace detente {
namespace {

struct Simulated {
    RollCalls votes;
    std::vector<double> theta;  ///< [year][voter], mean 0, standard deviation 1
};

/// Votes by the model: a random walk of theta, slopes N(0, 1), cut points around 0; one in ten is not cast.
Simulated simulate(std::size_t voters, int years, std::size_t roll_calls, double innovation, std::uint64_t seed) {
    Random random(seed);
    Simulated out;
    const std::size_t n = voters;
    out.theta.resize(n * static_cast<std::size_t>(years));
    for (std::size_t v = 0; v < n; ++v) {
        out.votes.voters.push_back(fmt::format("V{:02}", v));
        double at = random.normal();
        for (int t = 0; t < years; ++t, at += std::sqrt(innovation) * random.normal())
            out.theta[static_cast<std::size_t>(t) * n + v] = at;
    }
    double mean = 0, squares = 0;
    for (const double t : out.theta) mean += t / static_cast<double>(out.theta.size());
    for (const double t : out.theta) squares += (t - mean) * (t - mean) / static_cast<double>(out.theta.size() - 1);
    for (double& t : out.theta) t = (t - mean) / std::sqrt(squares);
    for (int t = 0; t < years; ++t)
        for (std::size_t j = 0; j < roll_calls; ++j) {
            RollCall one;
            one.id = fmt::format("{}-{}", t, j);
            one.year = 2000 + t;
            out.votes.roll_calls.push_back(one);
            const double beta = random.normal(), cut = random.normal(), gap = 0.2 + random.uniform();
            for (std::size_t v = 0; v < n; ++v) {
                const double z = beta * out.theta[static_cast<std::size_t>(t) * n + v] + random.normal();
                const bool cast = random.uniform() > 0.1;
                out.votes.votes.push_back(!cast           ? Vote::absent
                                          : z < cut       ? Vote::yes
                                          : z < cut + gap ? Vote::abstain
                                                          : Vote::no);
            }
        }
    return out;
}

IdealPointOptions quick(IdealPointMode mode, const Simulated& data) {
    IdealPointOptions options;
    options.mode = mode;
    options.draws = 400, options.burn_in = 300, options.thin = 2;
    const std::size_t n = data.votes.n();
    const auto first = data.theta.begin();
    const auto last = first + static_cast<std::ptrdiff_t>(n);
    options.high = data.votes.voters[static_cast<std::size_t>(std::max_element(first, last) - first)];
    options.low = data.votes.voters[static_cast<std::size_t>(std::min_element(first, last) - first)];
    return options;
}

TEST(IdealPoints, NinetyPercentIntervalsCoverOnVotesOfTheModel) {
    std::size_t covered = 0, points = 0, mixed = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const Simulated data = simulate(40, 8, 25, 0.05, seed);
        const IdealPoints result = ideal_points(data.votes, quick(IdealPointMode::random_walk, data));
        for (const IdealPoint& point : result.points) {
            const double truth = data.theta[static_cast<std::size_t>(point.year - 2000) * 40 + point.voter];
            covered += point.low <= truth && truth <= point.high;
            mixed += point.r_hat < 1.05;
            ++points;
        }
    }
    const double coverage = static_cast<double>(covered) / static_cast<double>(points);
    RecordProperty("coverage", fmt::format("{:.3f}", coverage));
    EXPECT_GE(coverage, 0.85);
    EXPECT_LE(coverage, 0.95);
    EXPECT_GE(static_cast<double>(mixed), 0.97 * static_cast<double>(points)) << "two chains agree";
}

TEST(IdealPoints, BothModesFindTheOrder) {
    const Simulated data = simulate(40, 6, 30, 0.05, 11);
    for (const IdealPointMode mode : {IdealPointMode::bsv, IdealPointMode::random_walk}) {
        const IdealPoints result = ideal_points(data.votes, quick(mode, data));
        double xy = 0, xx = 0, yy = 0;
        for (const IdealPoint& point : result.points) {
            const double truth = data.theta[static_cast<std::size_t>(point.year - 2000) * 40 + point.voter];
            xy += point.mean * truth, xx += point.mean * point.mean, yy += truth * truth;
        }
        EXPECT_GT(xy / std::sqrt(xx * yy), 0.95);
    }
}

TEST(IdealPoints, SameBitsAtAnyNumberOfThreads) {
    const Simulated data = simulate(60, 10, 100, 0.05, 4);  // enough votes that threads share a sweep
    IdealPointOptions options = quick(IdealPointMode::bsv, data);
    options.draws = 12, options.burn_in = 10, options.thin = 1;
    std::vector<float> draws;
    for (const std::int64_t threads : {1, 2, 3, 8}) {
        options.threads = threads;
        const IdealPoints result = ideal_points(data.votes, options);
        if (draws.empty()) draws = result.draws;
        ASSERT_EQ(draws, result.draws) << threads << " threads";
    }
}

TEST(IdealPoints, AStoppedRunGoesOnAsIfNothingHadHappened) {
    const Simulated data = simulate(20, 4, 20, 0.05, 5);
    IdealPointOptions options = quick(IdealPointMode::random_walk, data);
    options.draws = 1500;
    const IdealPoints whole = ideal_points(data.votes, options);
    const std::string file = (std::filesystem::temp_directory_path() / "detente-chains-test").string();
    std::filesystem::remove(file);
    options.resume = file;
    const double all = static_cast<double>(options.burn_in + options.draws * options.thin);
    const IdealPoints part =
        ideal_points(data.votes, options, {.watch = [&](const Progress& at) { return at.share < 1200. / all; }});
    EXPECT_TRUE(part.stopped);
    EXPECT_LT(part.draws_made, whole.draws_made);
    EXPECT_GT(part.draws_made, 0);
    const IdealPoints rest = ideal_points(data.votes, options);
    EXPECT_EQ(rest.draws, whole.draws);
    EXPECT_EQ(rest.points[7].mean, whole.points[7].mean);

    options.seed = 2;
    EXPECT_THROW(ideal_points(data.votes, options), InputError) << "chains of another seed";
    options.seed = 1;
    const std::string good = read_file(file);
    for (std::size_t at = 7; at < good.size(); at += good.size() / 200) {
        std::string damaged = good;
        damaged[at] = static_cast<char>(damaged[at] ^ 16);
        write_file(file, damaged);
        EXPECT_THROW(ideal_points(data.votes, options), InputError) << "damaged at " << at;
    }
    write_file(file, good + "x");
    EXPECT_THROW(ideal_points(data.votes, options), InputError) << "more than was written";
    std::filesystem::resize_file(file, 500);
    EXPECT_THROW(ideal_points(data.votes, options), InputError) << "cut short";
    std::filesystem::remove(file);
}

TEST(IdealPoints, DegenerateVotesTeach) {
    Simulated data = simulate(5, 1, 3, 0.05, 6);
    const auto problem = [&](const RollCalls& votes) -> std::string {
        try {
            ideal_points(votes);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    };
    RollCalls same = data.votes;
    std::fill(same.votes.begin(), same.votes.end(), Vote::yes);
    EXPECT_NE(problem(same).find("no roll call divides"), std::string::npos);
    EXPECT_NE(problem(RollCalls{}).find("no roll call divides"), std::string::npos);
    RollCalls lone = data.votes;
    lone.voters.resize(1);
    lone.votes.assign(lone.size(), Vote::no);
    EXPECT_NE(problem(lone).find("no roll call divides"), std::string::npos);
    IdealPointOptions options;
    options.high = "ZZZ";
    EXPECT_THROW(ideal_points(data.votes, options), InputError) << "an anchor that nobody is";
}

/// One roll call, one year: limits, not an abort; without the usual anchors a note says how the scale runs.
TEST(IdealPoints, OneRollCallGivesWhatOneRollCallCan) {
    const Simulated data = simulate(12, 1, 1, 0.05, 8);
    IdealPointOptions options;
    options.draws = 50, options.burn_in = 50;
    const IdealPoints result = ideal_points(data.votes, options);
    EXPECT_EQ(result.items.size(), 1u);
    for (const IdealPoint& point : result.points) {
        EXPECT_TRUE(std::isfinite(point.mean) && std::isfinite(point.sd));
        EXPECT_EQ(point.votes, 1u);
    }
    ASSERT_FALSE(result.notes.empty());
    EXPECT_EQ(result.notes[0].name, "anchor-missing");
}

/// Linked roll calls are one item: its cut points and slope are shared.
TEST(IdealPoints, RecurringTextsAreOneItem) {
    Simulated data = simulate(20, 2, 5, 0.05, 9);
    data.votes.roll_calls[5].linked = data.votes.roll_calls[0].id;
    IdealPointOptions options = quick(IdealPointMode::bsv, data);
    options.draws = 20;
    const IdealPoints result = ideal_points(data.votes, options);
    EXPECT_EQ(result.items.size(), 9u);
    EXPECT_EQ(result.items[0].roll_calls, (std::vector<std::size_t>{0, 5}));
}

}  // namespace
}  // namespace detente
