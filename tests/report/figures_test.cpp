#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "words/figures.hpp"

namespace detente::report {

TEST(Figures, SignsAreTypographicAndZeroHasNone) {
    EXPECT_EQ(signed_figure(1.204, 2), "+1.20");
    EXPECT_EQ(signed_figure(-0.349, 2), "−0.35");
    EXPECT_EQ(signed_figure(-0.001, 2), "0.00");
    EXPECT_EQ(signed_figure(0, 2), "0.00");
    EXPECT_EQ(signed_figure(std::nan(""), 2), "–");
    EXPECT_EQ(percent(-1.23, 2), "−1.23\u202f%");
    EXPECT_EQ(percent(std::numeric_limits<double>::infinity(), 2), "–");
}

TEST(Figures, SmallColumnsGetMoreDecimals) {
    EXPECT_EQ(decimals_for({-3, 1, 0.2}), 2);
    EXPECT_EQ(decimals_for({0.02, -0.01}), 3);
    EXPECT_EQ(decimals_for({}), 2);
    EXPECT_EQ(decimals_for({1e-14, -1e-13}), 6);
    EXPECT_EQ(decimals_for({std::nan(""), 5}), 2);
}

TEST(Figures, MoneySaysItsPowerOfTen) {
    EXPECT_EQ(money(1234567, "thousand USD"), "1.23 bn USD");
    EXPECT_EQ(money(987.6, "million USD"), "988 m USD");
    EXPECT_EQ(money(12345, "kEUR"), "12.3 m EUR");
    EXPECT_EQ(money(999.96e9, "USD"), "1.00 tn USD");
    EXPECT_EQ(money(5, "USD"), "5.00 USD");
    EXPECT_EQ(money(12, "baskets"), "12 baskets");
    EXPECT_EQ(money_change(1.27e9, 0.94e9, "thousand USD"), "1.27 → 0.94 tn");
    EXPECT_EQ(money_change(414e6, 0, "thousand USD"), "414 → 0 bn");
    EXPECT_EQ(currency_of("million USD"), "USD");
    EXPECT_EQ(money(std::nan(""), "USD"), "–");
}

TEST(Figures, GroupsThousands) {
    EXPECT_EQ(grouped(22801.0), "22\u202f801");
    EXPECT_EQ(grouped(-1234567.0), "−1\u202f234\u202f567");
    EXPECT_EQ(grouped(999.0), "999");
}

TEST(Figures, ResidualsAndTimes) {
    EXPECT_EQ(tiny(3.14e-13), "3.1e−13");
    EXPECT_EQ(tiny(std::nan("")), "not finite");
    EXPECT_EQ(duration(0.00142), "1.4 ms");
    EXPECT_EQ(duration(0.00098), "980 µs");
    EXPECT_EQ(duration(0.0153), "15 ms");
    EXPECT_EQ(duration(0.9999), "1.0 s");
    EXPECT_EQ(duration(2.5), "2.5 s");
}

}  // namespace detente::report
