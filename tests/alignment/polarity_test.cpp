#include "detente/alignment/polarity.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "detente/alignment/leiden.hpp"
#include "detente/support/error.hpp"
#include "detente/support/random.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

std::vector<double> random_points(std::size_t n, std::uint64_t seed) {
    Random random(seed, 1);
    std::vector<double> x(n);
    for (double& point : x) point = random.normal() + (random.uniform() < 0.4 ? 3 : 0);
    return x;
}

TEST(Polarity, OrderPlaceAndUnitOfThePoints) {
    const std::vector<double> x = random_points(80, 1);
    const PointPolarity plain = point_polarity(x);
    std::vector<double> other(x.rbegin(), x.rend());
    for (double& point : other) point = 5 - 2 * point;  // mirrored, moved, doubled
    const PointPolarity turned = point_polarity(other);
    EXPECT_NEAR(turned.sd, 2 * plain.sd, 1e-12);
    EXPECT_NEAR(turned.wolfson_gap, 2 * plain.wolfson_gap, 1e-12);
    EXPECT_NEAR(turned.esteban_ray_1, plain.esteban_ray_1, 1e-12);
    EXPECT_NEAR(turned.esteban_ray_16, plain.esteban_ray_16 * std::pow(2, 1 - 1.6), 1e-12);
    EXPECT_NEAR(turned.sarle, plain.sarle, 1e-12);
    EXPECT_NEAR(turned.ashman_d, plain.ashman_d, 1e-12);
    EXPECT_NEAR(turned.two_mean_r2, plain.two_mean_r2, 1e-12);
    EXPECT_NEAR(turned.split_share, 1 - plain.split_share, 1e-12);
    EXPECT_NEAR(turned.cut, 5 - 2 * plain.cut, 1e-12);
}

TEST(Polarity, TwoCampsAreMoreThanOne) {
    std::vector<double> camps, line;
    for (int k = 0; k < 1000; ++k) {
        camps.push_back(k < 500 ? -1 - 5e-5 * k : 1 + 5e-5 * k);
        line.push_back(-1 + k / 499.5);
    }
    const PointPolarity two = point_polarity(camps), even = point_polarity(line);
    EXPECT_GT(two.sarle, 0.95);
    EXPECT_NEAR(even.sarle, 5.0 / 9, 0.01);
    EXPECT_GT(two.ashman_d, 50);
    EXPECT_EQ(two.split_share, 0.5);
    EXPECT_NEAR(two.cut, 0.0, 0.03);
    EXPECT_GT(two.two_mean_r2, 0.99);
    EXPECT_NEAR(even.two_mean_r2, 0.75, 1e-3);
    EXPECT_GT(two.wolfson_gap, even.wolfson_gap);
}

TEST(Polarity, WhatNeedsSpreadIsNotDefinedWithoutIt) {
    EXPECT_EQ(point_polarity({}).n, 0u);
    EXPECT_TRUE(std::isnan(point_polarity({}).sd));
    for (const std::vector<double>& points : {std::vector<double>{0.1}, {0.1, 0.1, 0.1}}) {
        const PointPolarity found = point_polarity(points);
        EXPECT_EQ(found.sd, 0);
        EXPECT_TRUE(std::isnan(found.esteban_ray_1) && std::isnan(found.sarle) && std::isnan(found.two_mean_r2));
    }
    const PointPolarity pair = point_polarity({0, 1});
    EXPECT_EQ(pair.two_mean_r2, 1);
    EXPECT_TRUE(std::isnan(pair.ashman_d) && std::isnan(pair.sarle));
    EXPECT_THROW(point_polarity({0, INFINITY}), InputError);
}

TEST(Polarity, EffectiveNumberOfBlocs) {
    EXPECT_DOUBLE_EQ(concentration({0, 0, 1, 1}).effective_number, 2);
    EXPECT_DOUBLE_EQ(concentration({0, 1, 2}, {1, 1, 0}).effective_number, 2);
    EXPECT_DOUBLE_EQ(concentration({0, 1, 2}, {3, 3, 6}).hhi, 0.375);
    EXPECT_DOUBLE_EQ(concentration({0, 1, 2}, {300, 300, 600}).hhi, 0.375);
    EXPECT_THROW(concentration({0, 1}, {1}), InputError);
    EXPECT_THROW(concentration({0, 1}, {0, 0}), InputError);
    EXPECT_THROW(concentration({0, 1}, {1, -1}), InputError);
    EXPECT_THROW(concentration({}), InputError);
}

class ExpectedPolarity : public testing::Test {
protected:
    /// `row` of expected_polarity.csv against `value`, to the digits printed there.
    void same(const CsvTable& table, std::size_t row, const char* column, double value) {
        EXPECT_NEAR(value, table.number(row, table.column(column)), 5.1e-6) << table.cell(row, 0) << " " << column;
    }
};

TEST_F(ExpectedPolarity, OfPublishedIdealPoints) {
    NEEDS_REFERENCE("alignment/expected_polarity.csv");
    const CsvTable table = read_csv(reference("alignment/expected_polarity.csv"));
    const CsvTable published = read_csv(reference("alignment/voeten_ideal_points_apr2020.csv.gz"));
    std::map<std::string, std::vector<double>> points;
    for (std::size_t r = 0; r < published.rows(); ++r)
        if (published.cell(r, 0) == "all")
            points[std::string(published.cell(r, published.column("session")))].push_back(
                published.number(r, published.column("ideal")));
    std::size_t compared = 0;
    for (std::size_t r = 0; r < table.rows(); ++r) {
        if (table.cell(r, table.column("ip_n")).empty()) continue;  // none published after session 74
        const PointPolarity found = point_polarity(points.at(std::string(table.cell(r, 0))));
        same(table, r, "ip_n", static_cast<double>(found.n));
        same(table, r, "ip_sd", found.sd);
        same(table, r, "ER_a1", found.esteban_ray_1);
        same(table, r, "ER_a13", found.esteban_ray_13);
        same(table, r, "ER_a16", found.esteban_ray_16);
        same(table, r, "wolfson_gap", found.wolfson_gap);
        same(table, r, "sarle", found.sarle);
        same(table, r, "ashmanD", found.ashman_d);
        same(table, r, "split_share", found.split_share);
        same(table, r, "two_mean_R2", found.two_mean_r2);
        ++compared;
    }
    EXPECT_EQ(compared, 73u);
}

/// Material capabilities by session's year and ISO code. The expected figures know one Correlates of War code for each
/// ISO code: Germany is 260 only, which ends in 1990, and Yemen 679, which begins then. So without Germany since 1990.
std::map<std::string, double> capabilities(int year) {
    static const CsvTable table = read_csv(reference("alignment/cow_nmc.csv.gz"));
    static const CsvTable published = read_csv(reference("alignment/voeten_ideal_points_apr2020.csv.gz"));
    static const std::map<std::string, long> code_of = [] {
        std::map<std::string, long> codes;
        for (std::size_t r = 0; r < published.rows(); ++r) {
            const long code = static_cast<long>(published.number(r, 1));
            if (code != 255 && code != 678) codes[std::string(published.cell(r, 2))] = code;
        }
        return codes;
    }();
    std::map<long, double> by_code;
    for (std::size_t r = 0; r < table.rows(); ++r)
        if (static_cast<int>(table.number(r, 1)) == year && !table.cell(r, 8).empty())
            by_code[static_cast<long>(table.number(r, 0))] = table.number(r, table.column("cinc"));
    std::map<std::string, double> result;
    for (const auto& [iso, code] : code_of)
        if (by_code.count(code) > 0) result[iso] = by_code[code];
    return result;
}

TEST_F(ExpectedPolarity, OfBlocs) {
    NEEDS_REFERENCE("alignment/expected_polarity.csv");
    const CsvTable table = read_csv(reference("alignment/expected_polarity.csv"));
    const CsvTable summary = read_csv(reference("alignment/expected_blocs_summary.csv"));
    std::map<std::string, double> objective;
    for (std::size_t r = 0; r < summary.rows(); ++r)
        if (summary.cell(r, 3) == "leiden_signed_pi_sq")
            objective[std::string(summary.cell(r, 0))] = summary.number(r, summary.column("Q"));
    std::size_t same_blocs = 0;
    for (std::size_t r = 0; r < table.rows(); ++r) {
        const auto votes = test::unga_sessions().find(static_cast<int>(table.number(r, 0)));
        if (votes == test::unga_sessions().end()) continue;
        const Agreement pairs = agreement(votes->second);
        same(table, r, "n", static_cast<double>(pairs.n()));
        same(table, r, "mean_half_agree", mean_agreement(pairs, AgreementIndex::half));
        const Partition found = leiden(pairs.matrix(AgreementIndex::pi), pairs.n());
        if (found.objective > objective.at(std::string(table.cell(r, 0))) + 1e-6) continue;  // ours is better
        const std::map<std::string, double> power = capabilities(1945 + votes->first);
        std::vector<double> weights;
        for (const std::size_t v : pairs.voters) {
            const auto at = power.find(votes->second.voters[v]);
            weights.push_back(at == power.end() ? 0 : at->second);
        }
        same(table, r, "blocs", static_cast<double>(found.number()));
        same(table, r, "hhi_count", concentration(found.bloc).hhi);
        same(table, r, "enb_count", concentration(found.bloc).effective_number);
        same(table, r, "hhi_cinc", concentration(found.bloc, weights).hhi);
        same(table, r, "enb_cinc", concentration(found.bloc, weights).effective_number);
        ++same_blocs;
    }
    EXPECT_GE(same_blocs, 73u);
}

}  // namespace
}  // namespace detente
