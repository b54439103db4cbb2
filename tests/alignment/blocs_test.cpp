#include "detente/alignment/blocs.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/random.hpp"
#include "detente/support/text.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

/// Two camps that vote against each other, with some noise.
RollCalls two_camps(std::size_t each, std::size_t count, double noise, std::uint64_t seed) {
    Random random(seed, 5);
    std::vector<std::string> voters, votes(count);
    for (std::size_t i = 0; i < 2 * each; ++i)
        voters.push_back(std::string(1, char('A' + i / each)) + char('A' + i % each / 26) + char('A' + i % each % 26));
    for (std::string& row : votes)
        for (std::size_t i = 0; i < 2 * each; ++i) {
            const bool first = (i < each) != (random.uniform() < noise);
            row += first ? 'y' : 'n';
        }
    return test::roll_calls(voters, votes);
}

TEST(Blocs, FindsTwoCampsWithCertainty) {
    const Blocs found = blocs(two_camps(12, 60, 0.1, 1));
    EXPECT_EQ(found.number(), 2u);
    EXPECT_EQ(found.draws, 100u);
    EXPECT_EQ(found.numbers.at(2), 100u);
    EXPECT_EQ(found.median_rand_index(), 1);
    for (std::size_t i = 0; i < found.n(); ++i) {
        EXPECT_EQ(found.partition.bloc[i], i / 12);
        EXPECT_EQ(found.probability(i), 1);
        EXPECT_EQ(found.together[i * found.n() + 0], i < 12 ? 1 : 0);
    }
    EXPECT_EQ(found.labels, (std::vector<std::string>{"AAA-AAB-AAC", "BAA-BAB-BAC"}));
}

TEST(Blocs, ProbabilitiesAreSharesOfDraws) {
    const Blocs found = blocs(two_camps(10, 12, 0.35, 2), {.draws = 200});
    double lowest = 1;
    for (std::size_t i = 0; i < found.n(); ++i) {
        double sum = 0;
        for (std::size_t k = 0; k < found.number(); ++k) sum += found.membership[i * found.number() + k];
        EXPECT_LE(sum, 1 + 1e-12);
        EXPECT_EQ(found.together[i * found.n() + i], 1);
        lowest = std::min(lowest, found.probability(i));
    }
    EXPECT_LT(lowest, 0.9);
    std::size_t draws = 0;
    for (const auto& [number, count] : found.numbers) draws += count;
    EXPECT_EQ(draws, 200u);
}

TEST(Blocs, SameAtAnyNumberOfThreads) {
    const RollCalls votes = two_camps(10, 12, 0.3, 3);
    const Blocs one = blocs(votes, {.threads = 1}), five = blocs(votes, {.threads = 5});
    EXPECT_EQ(one.partition.bloc, five.partition.bloc);
    EXPECT_EQ(one.membership, five.membership);
    EXPECT_EQ(one.together, five.together);
    EXPECT_EQ(one.rand_index, five.rand_index);
}

TEST(Blocs, AStopKeepsTheDrawsSoFar) {
    int calls = 0;
    const RollCalls votes = two_camps(10, 12, 0.3, 3);
    const Blocs stopped = blocs(votes, {.threads = 1}, {.watch = [&](const Progress&) { return ++calls < 3; }});
    EXPECT_EQ(stopped.draws, 24u);
    EXPECT_EQ(stopped.notes.back().text, "stopped after 24 of 100 draws");
    EXPECT_EQ(stopped.membership, blocs(votes, {.draws = 24}).membership);
}

TEST(Blocs, MatchesByLargestOverlap) {
    Partition reference, other;
    reference.bloc = {0, 0, 0, 0, 1, 1, 1, 2}, reference.sizes = {4, 3, 1};
    other.bloc = {1, 1, 0, 0, 0, 0, 0, 2}, other.sizes = {5, 2, 1};
    EXPECT_EQ(matched_blocs(reference, other), (std::vector<std::size_t>{1, 0, 2}));
    other.bloc = {0, 0, 0, 0, 0, 0, 0, 0}, other.sizes = {8};
    EXPECT_EQ(matched_blocs(reference, other), (std::vector<std::size_t>{0}));
    EXPECT_EQ(matched_blocs(other, reference), (std::vector<std::size_t>{0, 1, 2}));
}

TEST(Blocs, DegenerateVotesAreSaid) {
    const auto problem = [](const RollCalls& votes, const BlocOptions& options = {}) -> std::string {
        try {
            blocs(votes, options);
        } catch (const InputError& error) {
            return error.problem;
        }
        return "";
    };
    EXPECT_EQ(problem({}), "there is no roll call");
    EXPECT_EQ(problem(test::roll_calls({"A", "B"}, {"yy", "yy"})), "in none of the 2 roll calls did votes differ");
    EXPECT_EQ(problem(test::roll_calls({"A"}, {"y", "n"})), "in none of the 2 roll calls did votes differ");
    EXPECT_EQ(problem(test::roll_calls({"A", "B"}, {"--", "- "})), "in none of the 2 roll calls did votes differ");
    EXPECT_EQ(problem(test::roll_calls({"A", "B", "C"}, {"yn-", "-yn", "n-y", "yn-"}), {.agreement = {0.9}}),
              "0 of 3 voters cast a vote in 90 percent of the 4 roll calls used");
    EXPECT_EQ(problem(test::roll_calls({"A", "B"}, {"yn"}), {.leiden = {.blocs = 3}}),
              "3 blocs of at least 1 need 3 members, there are 2");
    const Blocs single = blocs(test::roll_calls({"A", "B", "C"}, {"yyn"}));
    EXPECT_EQ(single.roll_calls, 1u);
    EXPECT_FALSE(single.notes.empty());
}

// The expected figures are of one hundred draws of another program, with one search a draw, and leave sessions after
// 75 to votes that are not public here. Two shares of n draws each differ by less than four standard errors,
// sqrt(2 p (1 - p) / n), of the wider of the two; 0.03 are allowed for a search that ends in another optimum.
TEST(Blocs, BootstrapAgreesWithExpectedDraws) {
    NEEDS_REFERENCE("alignment/expected_bloc_bootstrap.csv");
    const CsvTable expected = read_csv(reference("alignment/expected_bloc_bootstrap.csv"));
    for (std::size_t r = 0; r < expected.rows(); ++r) {
        const int session = static_cast<int>(expected.number(r, 0));
        if (test::unga_sessions().count(session) == 0) continue;
        const Blocs found = blocs(test::unga_sessions().at(session), {.draws = 400});
        EXPECT_EQ(static_cast<double>(found.number()), expected.number(r, expected.column("k_ref")));
        std::printf("session %d: median adjusted Rand index %.3f, expected %s; numbers %s:", session,
                    found.median_rand_index(), std::string(expected.cell(r, expected.column("ari_med"))).c_str(),
                    std::string(expected.cell(r, expected.column("k_boot"))).c_str());
        for (const auto& [number, count] : found.numbers) std::printf(" %zu: %zu", number, count);
        std::printf("\n");
        for (const char* pair : {"USA_RUS", "USA_DEU", "RUS_CHN", "CHN_IND", "BRA_IND"}) {
            const std::size_t column = expected.column(pair);
            if (expected.cell(r, column).empty()) continue;
            const auto at = [&](const std::string& id) {
                return static_cast<std::size_t>(std::find(found.voters.begin(), found.voters.end(), id) -
                                                found.voters.begin());
            };
            const std::vector<std::string> ids = split(pair, '_');
            const double theirs = expected.number(r, column);
            const double ours = found.together[at(ids[0]) * found.n() + at(ids[1])];
            const double p = (theirs + ours) / 2;
            std::printf("  %s %.3f expected %.2f\n", pair, ours, theirs);
            EXPECT_NEAR(ours, theirs, 4 * std::sqrt(p * (1 - p) * (1.0 / 100 + 1.0 / 400)) + 0.03) << session << pair;
        }
    }
}

}  // namespace
}  // namespace detente
