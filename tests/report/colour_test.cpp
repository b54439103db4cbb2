#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "report/picture/colour.hpp"

namespace detente::report {

TEST(DivergingScale, IsCentredAndRound) {
    const DivergingScale scale = DivergingScale::fit({-3, -1, 0.5, 0.2, 1.9, -0.1});
    EXPECT_EQ(scale.breaks, (std::array<double, 4>{0.1, 0.2, 0.5, 1}));
    EXPECT_EQ(scale.class_of(0), 4);
    EXPECT_EQ(scale.class_of(0.05), 4);
    EXPECT_EQ(scale.class_of(-0.05), 4);
    EXPECT_EQ(scale.class_of(0.3), 6);
    EXPECT_EQ(scale.class_of(-0.3), 2);
    EXPECT_EQ(scale.class_of(99), 8);
    EXPECT_EQ(scale.class_of(-99), 0);
    for (double x = 0; x < 3; x += 0.01) EXPECT_EQ(scale.class_of(x) + scale.class_of(-x), 8) << x;
}

TEST(DivergingScale, OneLargeValueDoesNotWashOutTheRest) {
    std::vector<double> values(200, 0.3);
    values[0] = -40;
    EXPECT_EQ(DivergingScale::fit(values).breaks[3], 0.2);
}

TEST(DivergingScale, TakesAnything) {
    std::mt19937 generator(3);
    std::lognormal_distribution<double> size(0, 8);
    for (int i = 0; i < 500; ++i) {
        std::vector<double> values;
        for (int k = 0; k < 9; ++k) values.push_back((k % 2 ? -1 : 1) * size(generator));
        const DivergingScale scale = DivergingScale::fit(values);
        EXPECT_GT(scale.breaks[0], 0);
        for (int b = 1; b < 4; ++b) {
            const double ratio = scale.breaks[b] / scale.breaks[b - 1];
            EXPECT_TRUE(std::abs(ratio - 2) < 1e-9 || std::abs(ratio - 2.5) < 1e-9) << ratio;
        }
    }
    for (const std::vector<double>& values : {std::vector<double>{}, {0, 0}, {std::nan(""), INFINITY}, {1e-300}}) {
        EXPECT_GT(DivergingScale::fit(values).breaks[0], 0);
    }
}

TEST(Contrast, IsThatOfWcag) {
    EXPECT_NEAR(contrast("#ffffff", "#000000"), 21, 1e-9);
    EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.478, 1e-3);  // the best-known near miss of 4.5
}

TEST(Themes, TextReadsOnItsGround) {
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        for (const auto ground : {theme->paper, theme->surface}) {
            EXPECT_GE(contrast(theme->ink, ground), 7);
            for (const auto text : {theme->muted, theme->accent, theme->gain_text, theme->loss_text}) {
                EXPECT_GE(contrast(text, ground), 4.5) << text << " on " << ground;
            }
        }
        EXPECT_GE(contrast(theme->mark_ink, theme->mark), 4.5);
        EXPECT_GE(contrast(theme->ink, theme->rule), 4.5);     // counts in their pills
        EXPECT_GE(contrast(theme->outline, theme->paper), 3);  // controls and axes
        for (std::size_t c = 0; c < DivergingScale::classes; ++c) {
            EXPECT_GE(contrast(theme->scale_ink[c], theme->scale[c]), 4.5) << c;
        }
    }
}

TEST(Themes, ScaleGrowsAwayFromItsMiddle) {
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        for (int side : {-1, 1}) {
            for (int step = 1; step < 4; ++step) {
                const auto nearer = theme->scale[static_cast<std::size_t>(4 + side * step)];
                const auto farther = theme->scale[static_cast<std::size_t>(4 + side * (step + 1))];
                EXPECT_GT(contrast(farther, theme->scale[4]), contrast(nearer, theme->scale[4])) << nearer;
            }
        }
    }
}

// Seen with protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes 2009, severity 1) neighbouring
// classes and the same size on either side of zero must stay apart.
TEST(Themes, ScaleHoldsForTheColourBlind) {
    using Matrix = std::array<std::array<double, 3>, 3>;
    const Matrix kinds[] = {
        {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
        {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
        {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}};
    const auto linear = [](std::string_view colour) {
        std::array<double, 3> rgb{};
        for (std::size_t c = 0; c < 3; ++c) {
            const double v = std::stoi(std::string(colour.substr(1 + 2 * c, 2)), nullptr, 16) / 255.0;
            rgb[c] = v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        }
        return rgb;
    };
    const auto lab = [](const std::array<double, 3>& rgb) {  // CIELAB, D65
        const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
        const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.95047);
        const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
        const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.08883);
        return std::array<double, 3>{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    };
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        for (const Matrix& kind : kinds) {
            std::array<std::array<double, 3>, 9> seen{};
            for (std::size_t c = 0; c < 9; ++c) {
                const auto rgb = linear(theme->scale[c]);
                std::array<double, 3> changed{};
                for (std::size_t row = 0; row < 3; ++row) {
                    for (std::size_t col = 0; col < 3; ++col) changed[row] += kind[row][col] * rgb[col];
                    changed[row] = std::clamp(changed[row], 0.0, 1.0);
                }
                seen[c] = lab(changed);
            }
            const auto apart = [&](std::size_t a, std::size_t b) {
                return std::hypot(seen[a][0] - seen[b][0], seen[a][1] - seen[b][1], seen[a][2] - seen[b][2]);
            };
            for (std::size_t c = 0; c + 1 < 9; ++c) EXPECT_GT(apart(c, c + 1), 7) << c << theme->scale[c];
            for (std::size_t c = 0; c < 4; ++c) EXPECT_GT(apart(c, 8 - c), 12) << c << theme->scale[c];
        }
    }
}

}  // namespace detente::report
