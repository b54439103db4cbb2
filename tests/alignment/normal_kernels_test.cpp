// The sampler's inner loops against the C library's functions and against moments of cut normals.
#include "alignment/points/normal_kernels.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "detente/support/random.hpp"

namespace detente {
namespace {

double phi(double x) {
    return 0.5 * std::erfc(-x * M_SQRT1_2);
}

/// Every level that this machine runs.
class NormalKernels : public testing::TestWithParam<VectorLevel> {
protected:
    void SetUp() override {
        if (!supported(GetParam())) GTEST_SKIP() << "this machine has no " << to_string(GetParam());
    }
    static const kernels::Normal& level() { return kernels::normal(GetParam()); }
};
INSTANTIATE_TEST_SUITE_P(Levels, NormalKernels, testing::Values(VectorLevel::baseline, VectorLevel::v3),
                         [](const auto& info) { return to_string(info.param); });

TEST_P(NormalKernels, DistributionFunctionInBothTails) {
    for (double x = -12.5; x <= 12.5; x += 0.0037) {
        const double wanted = phi(static_cast<double>(static_cast<float>(x)));
        const double got = static_cast<double>(level().cdf(static_cast<float>(x)));
        // e^(-x^2/2) in single precision: the error of x^2/2 is one of the exponent.
        EXPECT_NEAR(got / wanted, 1, 6e-7 + 6e-8 * x * x) << x;  // 4e-7 with fused multiply-add, 5e-7 without
    }
}

TEST_P(NormalKernels, QuantileIsTheInverse) {
    for (double x = -8.5; x <= 4.5; x += 0.0031) {
        const auto p = static_cast<float>(phi(x));
        const double rounding = 6e-8 * static_cast<double>(p) / (std::exp(-x * x / 2) / std::sqrt(2 * M_PI));
        EXPECT_NEAR(static_cast<double>(level().quantile(p)), x, 3e-6 * std::abs(x) + 2 * rounding + 1e-6) << x;
    }
}

TEST_P(NormalKernels, RandomBitsAreThoseOfTheHouse) {
    const kernels::Counter at{.seed = 0x123456789abcdefu, .chain = 7, .sweep = 9, .purpose = 11};
    std::vector<std::uint32_t> bits(12);
    level().random_bits(at, 10, bits.data());
    for (std::uint32_t b = 0; b < 3; ++b) {
        const auto block = philox({b, 11, 9, 7}, {0x89abcdefu, 0x01234567u});
        for (std::size_t k = 0; k < 4; ++k) EXPECT_EQ(bits[b + 3 * k], block[k]);
    }
}

/// Mean and variance of N(m, 1) cut to (a, b).
void expect_moments(const std::vector<float>& z, double m, double a, double b) {
    const auto density = [](double x) { return std::exp(-x * x / 2) / std::sqrt(2 * M_PI); };
    const double low = a - m, high = b - m;
    const double mass = low > 0 ? phi(-low) - phi(-high) : phi(high) - phi(low);
    const double at_low = std::isinf(low) ? 0 : low * density(low),
                 at_high = std::isinf(high) ? 0 : high * density(high);
    const double shift = ((std::isinf(low) ? 0 : density(low)) - (std::isinf(high) ? 0 : density(high))) / mass;
    const double variance = 1 + (at_low - at_high) / mass - shift * shift;
    double mean = 0, squares = 0;
    for (const float one : z) {
        EXPECT_GE(static_cast<double>(one), a - 1e-4);
        EXPECT_LE(static_cast<double>(one), b + 1e-4);
        mean += static_cast<double>(one) / static_cast<double>(z.size());
    }
    for (const float one : z) squares += std::pow(static_cast<double>(one) - mean, 2) / static_cast<double>(z.size());
    const double error = std::sqrt(variance / static_cast<double>(z.size()));
    EXPECT_NEAR(mean, m + shift, 5 * error) << m << " in " << a << ", " << b;
    EXPECT_NEAR(squares, variance, 0.05 * variance) << m << " in " << a << ", " << b;
}

TEST_P(NormalKernels, CutNormalsHaveTheirMoments) {
    constexpr std::size_t n = 20'000;
    constexpr double inf = std::numeric_limits<double>::infinity();
    std::vector<float> m(n), now(n), then(n), z(n);
    std::vector<std::uint32_t> bits(n + 4);
    std::uint32_t sweep = 0;
    for (const double mean : {-3.0, -0.4, 0.0, 1.5, 4.0})
        for (const double cut : {-1.0, 0.3, 2.0}) {
            std::fill(m.begin(), m.end(), static_cast<float>(mean));
            level().random_bits({.seed = 5, .sweep = ++sweep}, n, bits.data());
            level().below(m.data(), n, static_cast<float>(cut), 0.0f, now.data(), then.data());
            level().draw_below(m.data(), now.data(), bits.data(), n, z.data());
            expect_moments(z, mean, -inf, cut);
            level().above(m.data(), n, static_cast<float>(cut), 0.0f, now.data(), then.data());
            level().draw_above(m.data(), now.data(), bits.data(), n, z.data());
            expect_moments(z, mean, cut, inf);
            level().draw_between(m.data(), {static_cast<float>(cut), static_cast<float>(cut) + 0.7f}, bits.data(), n,
                                 z.data());
            expect_moments(z, mean, cut, cut + 0.7);
        }
}

TEST_P(NormalKernels, LikelihoodRatiosAddUp) {
    std::vector<float> m(137), now(137), then(137);
    Random random(3);
    for (float& one : m) one = static_cast<float>(random.normal());
    double below = 0, above = 0, between = 0;
    for (const float one : m) {
        const auto x = static_cast<double>(one);
        below += std::log(phi(0.5 - x) / phi(0.1 - x));
        above += std::log(phi(x - 0.5) / phi(x - 0.1));
        between += std::log((phi(0.9 - x) - phi(0.2 - x)) / (phi(0.7 - x) - phi(0.1 - x)));
    }
    EXPECT_NEAR(level().below(m.data(), m.size(), 0.1f, 0.5f, now.data(), then.data()), below, 1e-4);
    EXPECT_NEAR(level().above(m.data(), m.size(), 0.1f, 0.5f, now.data(), then.data()), above, 1e-4);
    EXPECT_NEAR(level().between(m.data(), m.size(), {0.1f, 0.7f}, {0.2f, 0.9f}, now.data(), then.data()), between,
                1e-4);
}

}  // namespace
}  // namespace detente
