#include "detente/alignment/leiden.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "detente/alignment/agreement.hpp"
#include "detente/support/error.hpp"
#include "detente/support/random.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

using Blocs = std::vector<std::size_t>;

std::vector<double> random_weights(std::size_t n, std::uint64_t seed, bool signs = true) {
    Random random(seed, 77);
    std::vector<double> w(n * n, 0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j) w[i * n + j] = w[j * n + i] = signs ? random.normal() : random.uniform();
    return w;
}

/// Calls visit(bloc) for every partition of n nodes, as restricted growth strings.
template <class Visit>
void every_partition(std::size_t n, const Visit& visit) {
    Blocs bloc(n, 0);
    const auto go = [&](const auto& self, std::size_t i, std::size_t number) -> void {
        if (i == n) return visit(bloc, number);
        for (std::size_t k = 0; k <= number; ++k) {
            bloc[i] = k;
            self(self, i + 1, std::max(number, k + 1));
        }
    };
    go(go, 0, 0);
}

/// Q from its equation, pair by pair.
double plain_objective(const std::vector<double>& w, const Blocs& bloc, double g) {
    const std::size_t n = bloc.size();
    std::vector<double> plus(n, 0), minus(n, 0);
    double all_plus = 0, all_minus = 0, q = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (i != j) (w[i * n + j] > 0 ? plus[i] : minus[i]) += std::abs(w[i * n + j]);
    for (std::size_t i = 0; i < n; ++i) all_plus += plus[i], all_minus += minus[i];
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            if (bloc[i] != bloc[j]) continue;
            if (i != j) q += w[i * n + j];
            if (all_plus > 0) q -= g * plus[i] * plus[j] / all_plus;
            if (all_minus > 0) q += g * minus[i] * minus[j] / all_minus;
        }
    return all_plus + all_minus > 0 ? q / (all_plus + all_minus) : 0;
}

TEST(Leiden, FindsTheBestOfAllPartitionsOfSmallGraphs) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const std::size_t n = 2 + seed % 7;
        const double g = seed % 3 == 0 ? 1 : 0.5 + 0.1 * static_cast<double>(seed % 10);
        const std::vector<double> w = random_weights(n, seed, seed % 4 != 3);
        std::vector<double> best(n + 1, -INFINITY);
        double best_of_pairs = -INFINITY;  // no bloc with less than two members
        every_partition(n, [&](const Blocs& bloc, std::size_t number) {
            const double q = plain_objective(w, bloc, g);
            ASSERT_NEAR(q, signed_modularity(w, bloc, g), 1e-12);
            best[number] = std::max(best[number], q);
            Blocs sizes(number, 0);
            for (const std::size_t k : bloc) ++sizes[k];
            if (*std::min_element(sizes.begin(), sizes.end()) >= 2) best_of_pairs = std::max(best_of_pairs, q);
        });
        const LeidenOptions options{.restarts = 20, .seed = 5, .resolution = g};
        EXPECT_NEAR(leiden(w, n, options).objective, *std::max_element(best.begin(), best.end()), 1e-12) << seed;
        for (std::size_t k = 1; k <= n; ++k) {
            LeidenOptions fixed = options;
            fixed.blocs = static_cast<std::int64_t>(k);
            const Partition found = leiden(w, n, fixed);
            EXPECT_EQ(found.number(), k);
            EXPECT_NEAR(found.objective, best[k], 1e-12) << "seed " << seed << " blocs " << k;
        }
        LeidenOptions pairs = options;
        pairs.min_size = 2;
        const Partition found = leiden(w, n, pairs);
        EXPECT_GE(found.sizes.back(), 2u);
        EXPECT_LE(found.objective, best_of_pairs + 1e-12);
    }
}

TEST(Leiden, NumbersOfTheNodesAndUnitsOfTheWeightsDoNotMatter) {
    const std::size_t n = 40;
    const std::vector<double> w = random_weights(n, 3);
    const Partition found = leiden(w, n, {.restarts = 30});
    std::vector<double> scaled = w, turned(n * n);
    for (double& x : scaled) x *= 1024;
    const auto to = [&](std::size_t i) { return (i * 7 + 3) % n; };
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) turned[to(i) * n + to(j)] = w[i * n + j];
    EXPECT_EQ(leiden(scaled, n, {.restarts = 30}).bloc, found.bloc);
    const Partition other = leiden(turned, n, {.restarts = 30});
    EXPECT_NEAR(other.objective, found.objective, 1e-12);
    Blocs back(n);
    for (std::size_t i = 0; i < n; ++i) back[i] = other.bloc[to(i)];
    EXPECT_EQ(adjusted_rand(back, found.bloc), 1);
}

TEST(Leiden, SizesAreInOrderAndObjectivesAreTheirOwn) {
    const std::size_t n = 50;
    const std::vector<double> w = random_weights(n, 9);
    const Partition found = leiden(w, n, {.restarts = 12});
    EXPECT_TRUE(std::is_sorted(found.sizes.rbegin(), found.sizes.rend()));
    EXPECT_EQ(std::accumulate(found.sizes.begin(), found.sizes.end(), std::size_t{0}), n);
    ASSERT_EQ(found.objectives.size(), 12u);
    EXPECT_NEAR(found.objective, *std::max_element(found.objectives.begin(), found.objectives.end()), 1e-12);
    EXPECT_NEAR(found.objective, signed_modularity(w, found.bloc), 1e-12);
    EXPECT_EQ(leiden(w, n, {.restarts = 12}).bloc, found.bloc);
}

TEST(Leiden, NodesWithoutWeightsStayAlone) {
    const std::size_t n = 5;
    std::vector<double> w(n * n, 0);
    EXPECT_EQ(leiden(w, n).number(), n);
    EXPECT_EQ(leiden(w, n).objective, 0);
    w[0 * n + 1] = w[1 * n + 0] = 1;
    EXPECT_EQ(leiden(w, n).sizes, (Blocs{2, 1, 1, 1}));
    EXPECT_EQ(leiden(w, n, {.min_size = 2}).bloc[0], leiden(w, n, {.min_size = 2}).bloc[1]);
    EXPECT_EQ(leiden({0}, 1).number(), 1u);
}

TEST(Leiden, SmallBlocsDissolveIntoOthers) {
    for (std::size_t n = 1; n < 30; ++n) {
        const std::int64_t least = (static_cast<std::int64_t>(n) + 2) / 3;
        const Partition found = leiden(random_weights(n, n), n, {.restarts = 3, .min_size = least});
        EXPECT_GE(found.sizes.back(), static_cast<std::size_t>(least)) << n;
    }
}

TEST(Leiden, BadInputIsSaid) {
    EXPECT_THROW(leiden({}, 0), InputError);
    EXPECT_THROW(leiden({0, 1, 2, 0}, 2), InputError);
    EXPECT_THROW(leiden({0, NAN, NAN, 0}, 2), InputError);
    EXPECT_THROW(leiden({0, 1, 1}, 2), InputError);
    EXPECT_THROW(leiden({0, 1, 1, 0}, 2, {.blocs = 3}), InputError);
    EXPECT_THROW(leiden({0, 1, 1, 0}, 2, {.restarts = 0}), InputError);
    EXPECT_THROW(leiden({0, 1, 1, 0}, 2, {.blocs = 2, .min_size = 2}), InputError);
}

TEST(AdjustedRand, KnownValues) {
    EXPECT_EQ(adjusted_rand({0, 0, 1, 1}, {1, 1, 0, 0}), 1);
    EXPECT_NEAR(adjusted_rand({0, 0, 1, 2}, {0, 0, 1, 1}), 4.0 / 7, 1e-15);
    EXPECT_EQ(adjusted_rand({0, 0, 0}, {0, 0, 0}), 1);
    EXPECT_EQ(adjusted_rand({0, 1, 2}, {0, 1, 2}), 1);
}

// Expected partitions are the best of ten seeds of leidenalg (two layers, weights 1 and -1, each its own modularity),
// scored by the objective stated in the header. Pairs whose index is not defined weigh nothing there too: counting
// them as 1, as full agreement, gives other objectives.
TEST(Leiden, ScoresExpectedPartitionsAsTheirAuthorsDid) {
    NEEDS_REFERENCE("alignment/expected_partitions.csv.gz");
    const CsvTable partitions = read_csv(reference("alignment/expected_partitions.csv.gz"));
    const CsvTable summary = read_csv(reference("alignment/expected_blocs_summary.csv"));
    std::map<std::pair<int, std::string>, std::map<std::string, std::size_t>> expected;
    for (std::size_t r = 0; r < partitions.rows(); ++r)
        expected[{static_cast<int>(partitions.number(r, 0)), std::string(partitions.cell(r, 1))}].emplace(
            partitions.cell(r, 2), static_cast<std::size_t>(partitions.number(r, 3)));
    std::size_t compared = 0;
    for (std::size_t r = 0; r < summary.rows(); ++r) {
        const int session = static_cast<int>(summary.number(r, 0));
        const std::string method(summary.cell(r, 3));
        const auto found = expected.find({session, method});
        if (found == expected.end() || test::unga_sessions().count(session) == 0) continue;
        const RollCalls& votes = test::unga_sessions().at(session);
        const Agreement pairs = agreement(votes);
        ASSERT_EQ(pairs.n(), found->second.size());
        Blocs bloc;
        for (const std::size_t v : pairs.voters) bloc.push_back(found->second.at(votes.voters[v]));
        const AgreementIndex index = method == "leiden_signed_pi_sq" ? AgreementIndex::pi : AgreementIndex::kappa;
        EXPECT_NEAR(signed_modularity(pairs.matrix(index), bloc), summary.number(r, summary.column("Q")), 5.1e-7)
            << session << " " << method;
        ++compared;
    }
    EXPECT_EQ(compared, 20u);
}

TEST(Leiden, NeverBelowTheBestOfTenSeedsInAnySession) {
    NEEDS_REFERENCE("alignment/expected_blocs_summary.csv");
    const CsvTable summary = read_csv(reference("alignment/expected_blocs_summary.csv"));
    const std::map<std::string, AgreementIndex> methods{{"leiden_signed_pi_sq", AgreementIndex::pi},
                                                        {"leiden_signed_kappa_sq", AgreementIndex::kappa},
                                                        {"leiden_modularity_halfagree", AgreementIndex::half}};
    std::size_t compared = 0;
    for (std::size_t r = 0; r < summary.rows(); ++r) {
        const int session = static_cast<int>(summary.number(r, 0));
        const auto votes = test::unga_sessions().find(session);
        if (votes == test::unga_sessions().end()) continue;
        const Agreement pairs = agreement(votes->second);
        EXPECT_EQ(static_cast<double>(pairs.n()), summary.number(r, 1));
        EXPECT_EQ(static_cast<double>(pairs.roll_calls), summary.number(r, 2));
        const double expected = summary.number(r, summary.column("Q"));
        const Partition found = leiden(pairs.matrix(methods.at(std::string(summary.cell(r, 3)))), pairs.n());
        EXPECT_GE(found.objective, expected - 5.1e-7) << session << " " << summary.cell(r, 3);
        ++compared;
    }
    EXPECT_EQ(compared, 222u);
}

}  // namespace
}  // namespace detente
