#include "detente/alignment/agreement.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "fixture.hpp"

namespace detente {
namespace {

TEST(Agreement, ByHand) {
    // A: y y a n; B: y n a y; votes 0, 1, 2: differences 0, 2, 0, 2.
    const RollCalls votes = test::roll_calls({"A", "B"}, {"yy", "yn", "aa", "ny", "y-", "yy"});
    const Agreement pairs = agreement(votes, {.divided_only = false});
    ASSERT_EQ(pairs.pairs(), 1u);
    EXPECT_EQ(pairs.both(0), 5u);
    EXPECT_DOUBLE_EQ(pairs.value(0, AgreementIndex::share), 0.6);
    EXPECT_DOUBLE_EQ(pairs.value(0, AgreementIndex::half), 0.6);
    EXPECT_DOUBLE_EQ(pairs.value(0, AgreementIndex::S), 0.2);
    EXPECT_DOUBLE_EQ(pairs.value(0, AgreementIndex::S_squared), 0.2);
    // Means 0.6 both; sums of squares about them 3.2 each.
    EXPECT_DOUBLE_EQ(pairs.value(0, AgreementIndex::pi), 1 - 8 / 6.4);
    EXPECT_DOUBLE_EQ(pairs.value(0, AgreementIndex::kappa), 1 - 8 / 6.4);
    // Frequencies 3/5, 1/5, 1/5: unequal by chance 1 - 11/25.
    EXPECT_DOUBLE_EQ(pairs.value(0, AgreementIndex::pi_nominal), 1 - 0.4 / (14.0 / 25));
    EXPECT_DOUBLE_EQ(pairs.value(0, AgreementIndex::kappa_nominal), 1 - 0.4 / (14.0 / 25));
}

TEST(Agreement, WhatChanceExplainsAloneIsNotDefined) {
    const RollCalls votes = test::roll_calls({"A", "B", "C"}, {"yyn", "yyn", "yy-", "yya"});
    const Agreement pairs = agreement(votes);
    for (const AgreementIndex index :
         {AgreementIndex::pi, AgreementIndex::kappa, AgreementIndex::pi_nominal, AgreementIndex::kappa_nominal}) {
        EXPECT_TRUE(std::isnan(pairs.value(pairs.pair(0, 1), index)));
        EXPECT_EQ(pairs.matrix(index)[1], 0);
    }
    EXPECT_EQ(pairs.value(pairs.pair(0, 1), AgreementIndex::share), 1);
}

TEST(Agreement, WeightsRepeatRollCalls) {
    const RollCalls votes = test::roll_calls({"A", "B", "C"}, {"yyn", "yna", "nay", "ayn"});
    const RollCalls repeated = test::roll_calls({"A", "B", "C"}, {"yyn", "yyn", "yyn", "nay", "ayn", "ayn"});
    EXPECT_EQ(agreement(votes, {}, {3, 0, 1, 2}).counts, agreement(repeated).counts);
}

// Printed with five digits.
TEST(Agreement, EqualsExpectedIndices) {
    NEEDS_REFERENCE("alignment/expected_agreement.csv.gz");
    const CsvTable table = read_csv(reference("alignment/expected_agreement.csv.gz"));
    const std::vector<std::pair<const char*, AgreementIndex>> columns{{"agree", AgreementIndex::share},
                                                                      {"half", AgreementIndex::half},
                                                                      {"S_abs", AgreementIndex::S},
                                                                      {"S_sq", AgreementIndex::S_squared},
                                                                      {"pi_sq", AgreementIndex::pi},
                                                                      {"kappa_sq", AgreementIndex::kappa},
                                                                      {"kappa_nom", AgreementIndex::kappa_nominal},
                                                                      {"pi_nom", AgreementIndex::pi_nominal}};
    int session = 0;
    const RollCalls* votes = nullptr;
    Agreement pairs;
    std::map<std::string_view, std::size_t> at;
    std::size_t compared = 0;
    double apart = 0;
    for (std::size_t r = 0; r < table.rows(); ++r) {
        if (const int here = static_cast<int>(table.number(r, 0)); here != session) {
            session = here;
            const auto found = test::unga_sessions().find(session);
            votes = found == test::unga_sessions().end() ? nullptr : &found->second;
            if (votes == nullptr) continue;
            pairs = agreement(*votes);
            at.clear();
            for (std::size_t k = 0; k < pairs.n(); ++k) at[votes->voters[pairs.voters[k]]] = k;
        }
        if (votes == nullptr) continue;
        const std::size_t a = at.at(table.cell(r, 1)), b = at.at(table.cell(r, 2));
        const std::size_t pair = pairs.pair(std::min(a, b), std::max(a, b));
        ASSERT_EQ(static_cast<double>(pairs.both(pair)), table.number(r, 3));
        for (const auto& [column, index] : columns) {
            const std::size_t c = table.column(column);
            const double value = pairs.value(pair, index);
            ASSERT_EQ(std::isnan(value), table.cell(r, c).empty() || table.cell(r, c) == "nan")
                << session << " " << table.cell(r, 1) << " " << table.cell(r, 2) << " " << column;
            if (!std::isnan(value)) apart = std::max(apart, std::abs(value - table.number(r, c)));
        }
        ++compared;
    }
    EXPECT_EQ(compared, 72612u);
    EXPECT_LE(apart, 5.01e-6);
}

}  // namespace
}  // namespace detente
