#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "detente/support/vector_level.hpp"

// Loops over the votes of one roll call, in single precision so that a vector register holds many: the distribution
// function has a relative error below 3e-7 in both tails, the quantile below 2e-6
// (tests/alignment/normal_kernels_test.cpp compares them with erfc), far below the noise of any number of draws.
namespace detente::kernels {

/// sum theta z and sum theta^2.
struct Moments {
    double theta_z = 0, theta_theta = 0;
};

/// Where random bits come from: a pure function of these and the position (Philox4x32-10).
struct Counter {
    std::uint64_t seed = 0;
    std::uint32_t chain = 0, sweep = 0, purpose = 0;
};

/// The loops of one vector level.
struct Normal {
    /// Phi(x), the standard normal distribution function; x beyond +-13 counts as +-13.
    float (*cdf)(float x);
    /// Phi^-1(p); p below 1e-20 counts as that (-9.3), p within 6e-8 of 1 as 5.3.
    float (*quantile)(float p);

    /// m[i] = slope * theta[unit[i]], and the thetas themselves.
    void (*gather)(const std::uint32_t* unit, std::size_t n, const float* theta, float slope, float* own, float* m);

    /// For votes that say z < cut: now[i] = Phi(cut - m[i]), then[i] = Phi(candidate - m[i]). Returns sum log(then /
    /// now).
    double (*below)(const float* m, std::size_t n, float cut, float candidate, float* now, float* then);
    /// For votes that say z > cut: now[i] = Phi(m[i] - cut), then[i] = Phi(m[i] - candidate). Returns sum log(then /
    /// now).
    double (*above)(const float* m, std::size_t n, float cut, float candidate, float* now, float* then);
    /// For votes that say low < z < high: the mass between the cuts, now and for the candidates. Returns sum log(then /
    /// now).
    double (*between)(const float* m, std::size_t n, std::array<float, 2> cuts, std::array<float, 2> candidates,
                      float* now, float* then);

    /// Draws z ~ N(m, 1) cut to z < cut, where mass[i] = Phi(cut - m[i]), from uniform bits; |z| is at most 9.
    void (*draw_below)(const float* m, const float* mass, const std::uint32_t* bits, std::size_t n, float* z);
    void (*draw_above)(const float* m, const float* mass, const std::uint32_t* bits, std::size_t n, float* z);
    void (*draw_between)(const float* m, std::array<float, 2> cuts, const std::uint32_t* bits, std::size_t n, float* z);

    Moments (*moments)(const float* theta, const float* z, std::size_t n);

    /// sum_z[unit[i]] += slope * z[i], sum_1[unit[i]] += slope^2.
    void (*scatter)(const std::uint32_t* unit, std::size_t n, float slope, const float* z, float* sum_z, float* sum_1);

    /// Fills out[0 .. n) with random bits; `out` must have room for n rounded up to a multiple of four.
    void (*random_bits)(const Counter&, std::size_t n, std::uint32_t* out);
};

/// Of one level; it must be supported.
const Normal& normal(VectorLevel);
/// Of the machine's own level.
inline const Normal& normal() {
    static const Normal& best = normal(vector_level());
    return best;
}

/// In (0, 1), from 32 random bits.
inline float uniform(std::uint32_t bits) {
    return (static_cast<float>(static_cast<std::int32_t>(bits >> 1)) + 0.5f) * 0x1p-31f;
}

}  // namespace detente::kernels
