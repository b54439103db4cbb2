// The inner loops of the sampler of ideal points. Every function is free of branches, so that compilers make vector
// code of the loops. Coefficients: minimax fits of relative error (Lawson's iteration on Chebyshev nodes), made for
// this file. Compiled once a vector level (cmake/rooms.cmake): DETENTE_LEVEL names the namespace.
#include "alignment/points/normal_kernels.hpp"

#include <bit>
#include <cmath>

namespace detente::kernels::DETENTE_LEVEL {
namespace {

/// e^x for x <= 0; below -87 as at -87. x = k log 2 + f, 2^f by a polynomial of degree 5.
inline float exp_negative(float x) {
    x = x < -87.0f ? -87.0f : x;
    const float scaled = x * 1.44269504f;
    const float whole = (scaled + 12582912.0f) - 12582912.0f;  // rounds: 1.5 * 2^23
    const float f = scaled - whole;
    float p = 0.0013276471870762169f;
    p = p * f + 0.009675541333373283f;
    p = p * f + 0.05550713273872898f;
    p = p * f + 0.24022119723866453f;
    p = p * f + 0.6931469670645326f;
    p = p * f + 1.0000000716546744f;
    return std::bit_cast<float>(std::bit_cast<std::int32_t>(p) + (static_cast<std::int32_t>(whole) << 23));
}

/// log x for normal x > 0: x = 2^k (1 + r) with 1 + r in [sqrt(1/2), sqrt 2), log(1 + r) / r of degree 8.
inline float log_positive(float x) {
    const std::int32_t shifted = std::bit_cast<std::int32_t>(x) - 0x3f3504f3;
    const float k = static_cast<float>(shifted >> 23);
    const float r = std::bit_cast<float>((shifted & 0x007fffff) + 0x3f3504f3) - 1.0f;
    float p = 0.0872235696938793f;
    p = p * r - 0.1436684376229936f;
    p = p * r + 0.14952266481636772f;
    p = p * r - 0.16562392959569086f;
    p = p * r + 0.19956833558833673f;
    p = p * r - 0.250020740748099f;
    p = p * r + 0.3333418562587233f;
    p = p * r - 0.49999987964110515f;
    p = p * r + 0.9999999741895897f;
    return p * r + 0.69314718f * k;
}

/// Phi(x) = e^(-x^2/2) M(t) for x <= 0, t = 1 / (1 + 0.3 |x|), M of degree 8; 1 - that for x > 0.
inline float cdf(float x) {
    float y = x < 0 ? -x : x;
    y = y > 13.0f ? 13.0f : y;
    const float t = 1.0f / (1.0f + 0.3f * y);
    float m = 0.03833426937137799f;
    m = m * t - 0.16895196708012802f;
    m = m * t + 0.22821732021621943f;
    m = m * t - 0.07599960386893337f;
    m = m * t + 0.14218506111881843f;
    m = m * t + 0.09483297793342786f;
    m = m * t + 0.12188205433119934f;
    m = m * t + 0.11949306374076547f;
    m = m * t + 6.852912643295905e-06f;
    const float tail = exp_negative(-0.5f * y * y) * m;
    return x < 0 ? tail : 1.0f - tail;
}

/// Phi^-1(p) = (p - 1/2) sqrt(H(w)), w = -log(4 p (1 - p)), H rational of degrees 5 and 5 on [0, 42].
inline float quantile(float p) {
    p = p < 1e-20f ? 1e-20f : p;
    float odds = 4.0f * p * (1.0f - p);
    odds = odds < 4e-20f ? 4e-20f : odds;
    odds = p > 0.99999994f ? 2.4e-7f : odds;
    const float w = -log_positive(odds);
    float above = 0.0062379545630846505f;
    above = above * w + 0.04508702594538619f;
    above = above * w + 0.3372726770125415f;
    above = above * w + 1.5740453581129574f;
    above = above * w + 4.595157878507783f;
    above = above * w + 6.28316537731687f;
    float under = -5.898199482302003e-08f;
    under = under * w + 0.0007906475041624495f;
    under = under * w + 0.006846576939326622f;
    under = under * w + 0.04762220088519586f;
    under = under * w + 0.2076479135830203f;
    under = under * w + 1.0f;
    return (p - 0.5f) * std::sqrt(above / under);
}

inline float clamped(float z) {
    z = z > 9.0f ? 9.0f : z;
    return z < -9.0f ? -9.0f : z;
}

/// Phi(b) - Phi(a) for a <= b, without cancellation in the upper tail.
inline float mass_between(float a, float b) {
    const float low = a > 0 ? -b : a, high = a > 0 ? -a : b;
    const float mass = cdf(high) - cdf(low);
    return mass < 1e-30f ? 1e-30f : mass;
}

/// sum log(then / now), as logs of products of eight running ratios.
double log_ratio(const float* now, const float* then, std::size_t n) {
    constexpr std::size_t lanes = 8, run = 64;
    double sum = 0;
    for (std::size_t start = 0; start < n; start += lanes * run) {
        const std::size_t end = start + lanes * run < n ? start + lanes * run : n;
        double product[lanes] = {1, 1, 1, 1, 1, 1, 1, 1};
        std::size_t i = start;
        for (; i + lanes <= end; i += lanes)
            for (std::size_t l = 0; l < lanes; ++l) product[l] *= then[i + l] / now[i + l];
        for (std::size_t l = 0; i < end; ++i, ++l) product[l] *= then[i] / now[i];
        for (const double one : product) sum += std::log(one);
    }
    return sum;
}

float one_cdf(float x) {
    return cdf(x);
}

float one_quantile(float p) {
    return quantile(p);
}

void gather(const std::uint32_t* unit, std::size_t n, const float* theta, float slope, float* __restrict own,
            float* __restrict m) {
    for (std::size_t i = 0; i < n; ++i) own[i] = theta[unit[i]];
    for (std::size_t i = 0; i < n; ++i) m[i] = slope * own[i];
}

double below(const float* m, std::size_t n, float cut, float candidate, float* __restrict now, float* __restrict then) {
    for (std::size_t i = 0; i < n; ++i) now[i] = cdf(cut - m[i]);
    for (std::size_t i = 0; i < n; ++i) then[i] = cdf(candidate - m[i]);
    return log_ratio(now, then, n);
}

double above(const float* m, std::size_t n, float cut, float candidate, float* __restrict now, float* __restrict then) {
    for (std::size_t i = 0; i < n; ++i) now[i] = cdf(m[i] - cut);
    for (std::size_t i = 0; i < n; ++i) then[i] = cdf(m[i] - candidate);
    return log_ratio(now, then, n);
}

double between(const float* m, std::size_t n, std::array<float, 2> cuts, std::array<float, 2> candidates,
               float* __restrict now, float* __restrict then) {
    for (std::size_t i = 0; i < n; ++i) now[i] = mass_between(cuts[0] - m[i], cuts[1] - m[i]);
    for (std::size_t i = 0; i < n; ++i) then[i] = mass_between(candidates[0] - m[i], candidates[1] - m[i]);
    return log_ratio(now, then, n);
}

void draw_below(const float* m, const float* mass, const std::uint32_t* bits, std::size_t n, float* __restrict z) {
    for (std::size_t i = 0; i < n; ++i) z[i] = clamped(m[i] + quantile(uniform(bits[i]) * mass[i]));
}

void draw_above(const float* m, const float* mass, const std::uint32_t* bits, std::size_t n, float* __restrict z) {
    for (std::size_t i = 0; i < n; ++i) z[i] = clamped(m[i] - quantile(uniform(bits[i]) * mass[i]));
}

void draw_between(const float* m, std::array<float, 2> cuts, const std::uint32_t* bits, std::size_t n,
                  float* __restrict z) {
    for (std::size_t i = 0; i < n; ++i) {
        const float a = cuts[0] - m[i], b = cuts[1] - m[i];
        const float sign = a > 0 ? -1.0f : 1.0f;
        const float low = a > 0 ? -b : a, high = a > 0 ? -a : b;
        const float under = cdf(low);
        float x = quantile(under + uniform(bits[i]) * (cdf(high) - under));
        x = x < low ? low : x;
        x = x > high ? high : x;
        z[i] = clamped(m[i] + sign * x);
    }
}

Moments moments(const float* theta, const float* z, std::size_t n) {
    constexpr std::size_t lanes = 8;
    float tz[lanes] = {}, tt[lanes] = {};
    std::size_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (std::size_t l = 0; l < lanes; ++l) {
            tz[l] += theta[i + l] * z[i + l];
            tt[l] += theta[i + l] * theta[i + l];
        }
    for (std::size_t l = 0; i < n; ++i, ++l) {
        tz[l] += theta[i] * z[i];
        tt[l] += theta[i] * theta[i];
    }
    Moments sums;
    for (std::size_t l = 0; l < lanes; ++l) {
        sums.theta_z += static_cast<double>(tz[l]);
        sums.theta_theta += static_cast<double>(tt[l]);
    }
    return sums;
}

void scatter(const std::uint32_t* unit, std::size_t n, float slope, const float* z, float* sum_z, float* sum_1) {
    const float square = slope * slope;
    for (std::size_t i = 0; i < n; ++i) {
        sum_z[unit[i]] += slope * z[i];
        sum_1[unit[i]] += square;
    }
}

void random_bits(const Counter& at, std::size_t n, std::uint32_t* __restrict out) {
    const std::size_t blocks = (n + 3) / 4;
    const auto key0 = static_cast<std::uint32_t>(at.seed), key1 = static_cast<std::uint32_t>(at.seed >> 32);
    for (std::size_t b = 0; b < blocks; ++b) {
        std::uint32_t x0 = static_cast<std::uint32_t>(b), x1 = at.purpose, x2 = at.sweep, x3 = at.chain;
        std::uint32_t k0 = key0, k1 = key1;
        for (int round = 0; round < 10; ++round) {
            const std::uint64_t p = std::uint64_t{x0} * 0xD2511F53u, q = std::uint64_t{x2} * 0xCD9E8D57u;
            x0 = static_cast<std::uint32_t>(q >> 32) ^ x1 ^ k0;
            x1 = static_cast<std::uint32_t>(q);
            x2 = static_cast<std::uint32_t>(p >> 32) ^ x3 ^ k1;
            x3 = static_cast<std::uint32_t>(p);
            k0 += 0x9E3779B9u;
            k1 += 0xBB67AE85u;
        }
        out[b] = x0;
        out[b + blocks] = x1;
        out[b + 2 * blocks] = x2;
        out[b + 3 * blocks] = x3;
    }
}

}  // namespace

extern const Normal table;
const Normal table{one_cdf,    one_quantile, gather,       below,   above,   between,
                   draw_below, draw_above,   draw_between, moments, scatter, random_bits};

}  // namespace detente::kernels::DETENTE_LEVEL
