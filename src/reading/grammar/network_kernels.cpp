// The inner loops of the parser. Compiled once a vector level (cmake/rooms.cmake): DETENTE_LEVEL names the namespace.
// No multiplication is fused with an addition (the pragma below; GCC takes the attribute), so that trees do not depend
// on the machine.
#include "reading/grammar/network_kernels.hpp"

#include <bit>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#else
#pragma GCC optimize("fp-contract=off")
#endif

namespace detente::reading::DETENTE_LEVEL {
namespace {

constexpr std::size_t lane = 8;      // rows of a block
constexpr std::size_t stretch = 32;  // columns whose products a 16-bit sum can hold: 16 * 255 * 7 < 32768

#if defined(__AVX2__)

/// Rows of `Blocks` blocks, `Inputs` vectors at once.
template <int Inputs, int Blocks>
void multiply_block(const std::int8_t* m, std::size_t columns, const std::uint8_t* inputs, std::int32_t* out,
                    std::size_t rows) {
    __m256i total[Inputs][Blocks];
    for (auto& of_input : total)
        for (auto& sum : of_input) sum = _mm256_setzero_si256();
    const __m256i ones = _mm256_set1_epi16(1);
    for (std::size_t from = 0; from < columns; from += stretch) {
        __m256i part[Inputs][Blocks];
        for (auto& of_input : part)
            for (auto& sum : of_input) sum = _mm256_setzero_si256();
#pragma GCC unroll 2  // more, and the sums no longer stay in registers
        for (std::size_t k = from; k < from + stretch; k += 4) {
            __m256i weights[Blocks];
            for (int b = 0; b < Blocks; ++b)
                weights[b] = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(m + (b * columns + k) * lane));
            for (int i = 0; i < Inputs; ++i) {
                int four = 0;
                __builtin_memcpy(&four, inputs + i * columns + k, 4);
                const __m256i values = _mm256_set1_epi32(four);
                for (int b = 0; b < Blocks; ++b)
                    part[i][b] = _mm256_add_epi16(part[i][b], _mm256_maddubs_epi16(values, weights[b]));
            }
        }
        for (int i = 0; i < Inputs; ++i)
            for (int b = 0; b < Blocks; ++b)
                total[i][b] = _mm256_add_epi32(total[i][b], _mm256_madd_epi16(part[i][b], ones));
    }
    for (int i = 0; i < Inputs; ++i)
        for (int b = 0; b < Blocks; ++b)
            _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i * rows + b * lane), total[i][b]);
}

#elif defined(__SSE2__)

/// The same with 16-bit products: of four rows at a time.
template <int Inputs, int Blocks>
void multiply_block(const std::int8_t* m, std::size_t columns, const std::uint8_t* inputs, std::int32_t* out,
                    std::size_t rows) {
    const __m128i zero = _mm_setzero_si128();
    for (int b = 0; b < Blocks; ++b)
        for (int half = 0; half < 2; ++half) {
            __m128i low[Inputs], high[Inputs];  // rows 0, 1 and rows 2, 3, two partial sums each
            for (int i = 0; i < Inputs; ++i) low[i] = high[i] = zero;
            for (std::size_t k = 0; k < columns; k += 4) {
                const auto* at = reinterpret_cast<const __m128i*>(m + (b * columns + k) * lane + 16 * half);
                const __m128i bytes = _mm_loadu_si128(at);
                const __m128i first = _mm_srai_epi16(_mm_unpacklo_epi8(zero, bytes), 8);
                const __m128i second = _mm_srai_epi16(_mm_unpackhi_epi8(zero, bytes), 8);
                for (int i = 0; i < Inputs; ++i) {
                    int four = 0;
                    __builtin_memcpy(&four, inputs + i * columns + k, 4);
                    const __m128i once = _mm_unpacklo_epi8(_mm_cvtsi32_si128(four), zero);
                    const __m128i values = _mm_unpacklo_epi64(once, once);
                    low[i] = _mm_add_epi32(low[i], _mm_madd_epi16(values, first));
                    high[i] = _mm_add_epi32(high[i], _mm_madd_epi16(values, second));
                }
            }
            for (int i = 0; i < Inputs; ++i) {
                const __m128 a = _mm_castsi128_ps(low[i]), c = _mm_castsi128_ps(high[i]);
                const __m128i even = _mm_castps_si128(_mm_shuffle_ps(a, c, _MM_SHUFFLE(2, 0, 2, 0)));
                const __m128i odd = _mm_castps_si128(_mm_shuffle_ps(a, c, _MM_SHUFFLE(3, 1, 3, 1)));
                _mm_storeu_si128(reinterpret_cast<__m128i*>(out + i * rows + b * lane + 4 * half),
                                 _mm_add_epi32(even, odd));
            }
        }
}

#else

template <int Inputs, int Blocks>
void multiply_block(const std::int8_t* m, std::size_t columns, const std::uint8_t* inputs, std::int32_t* out,
                    std::size_t rows) {
    for (int i = 0; i < Inputs; ++i)
        for (std::size_t row = 0; row < Blocks * lane; ++row) {
            std::int32_t sum = 0;
            const std::int8_t* block = m + (row / lane) * columns * lane + 4 * (row % lane);
            for (std::size_t k = 0; k < columns; ++k)
                sum += std::int32_t(inputs[i * columns + k]) * block[(k / 4) * 4 * lane + k % 4];
            out[i * rows + row] = sum;
        }
}

#endif

template <int Inputs>
void multiply_rows(const BlockedMatrix& m, const std::uint8_t* inputs, std::int32_t* out) {
    constexpr int blocks = Inputs == 1 ? 4 : 2;
    std::size_t row = 0;
    for (; row + blocks * lane <= m.rows; row += blocks * lane)
        multiply_block<Inputs, blocks>(m.elements + row * m.columns, m.columns, inputs, out + row, m.rows);
    for (; row < m.rows; row += lane)
        multiply_block<Inputs, 1>(m.elements + row * m.columns, m.columns, inputs, out + row, m.rows);
}

void multiply(const BlockedMatrix& m, const std::uint8_t* inputs, std::size_t count, std::int32_t* out) {
    std::size_t at = 0;
    for (; at + 4 <= count; at += 4) multiply_rows<4>(m, inputs + at * m.columns, out + at * m.rows);
    for (; at < count; ++at) multiply_rows<1>(m, inputs + at * m.columns, out + at * m.rows);
}

/// `Width` columns: as many sums at once as keep the adders busy.
template <std::size_t Width>
inline void multiply_columns(const float* m, std::size_t rows, std::size_t columns, const float* inputs,
                             const float* start, float* out) {
    float sum[Width];
    for (std::size_t n = 0; n < Width; ++n) sum[n] = start[n];
    for (std::size_t k = 0; k < rows; ++k) {
        const float value = inputs[k];
        for (std::size_t n = 0; n < Width; ++n) sum[n] += value * m[k * columns + n];
    }
    for (std::size_t n = 0; n < Width; ++n) out[n] = sum[n];
}

void multiply_floats(const float* m, std::size_t rows, std::size_t columns, const float* inputs, std::size_t count,
                     const float* start, float* out) {
    constexpr std::size_t wide = 48;
    for (std::size_t t = 0; t < count; ++t) {
        std::size_t from = 0;
        for (; from + wide <= columns; from += wide)
            multiply_columns<wide>(m + from, rows, columns, inputs + t * rows, start + from, out + t * columns + from);
        for (; from < columns; from += lane)
            multiply_columns<lane>(m + from, rows, columns, inputs + t * rows, start + from, out + t * columns + from);
    }
}

/// e^x; x = k log 2 + f, 2^f by a polynomial of degree 5.
inline float exponential(float x) {
    x = x < -60.0f ? -60.0f : x;
    x = x > 60.0f ? 60.0f : x;
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

inline float sigmoid(float x) {
    return 1.0f / (1.0f + exponential(-x));
}
inline float hyperbolic_tangent(float x) {
    return 2.0f / (1.0f + exponential(-2.0f * x)) - 1.0f;
}

void scaled(const std::int32_t* sums, const float* scale, const float* start, std::size_t count, std::size_t columns,
            float* out) {
    for (std::size_t t = 0; t < count; ++t)
        for (std::size_t n = 0; n < columns; ++n)
            out[t * columns + n] = start[n] + scale[n] * float(sums[t * columns + n]);
}

void step(const float* gates, const float* scale, const std::int32_t* sums, std::size_t units, float* cells,
          std::uint8_t* outputs) {
    constexpr std::size_t chunk = 32;
    for (std::size_t from = 0; from < units; from += chunk) {
        float z[4][chunk];
        for (std::size_t gate = 0; gate < 4; ++gate)
            for (std::size_t i = 0; i < chunk; ++i) {
                const std::size_t at = gate * units + from + i;
                z[gate][i] = gates[at] + scale[at] * float(sums[at]);
            }
        for (std::size_t i = 0; i < chunk; ++i) {
            const float cell = sigmoid(z[1][i]) * cells[from + i] + sigmoid(z[0][i]) * hyperbolic_tangent(z[3][i]);
            cells[from + i] = cell;
            const float output = sigmoid(z[2][i]) * hyperbolic_tangent(cell) * 127.0f;
            outputs[from + i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(output + 128.5f));
        }
    }
}

float mass(const float* scores, std::size_t count, float top) {
    float sum = 0;
    for (std::size_t n = 0; n < count; ++n) sum += exponential(scores[n] - top);
    return sum;
}

}  // namespace

extern const NetworkKernels table;
const NetworkKernels table{multiply, scaled, multiply_floats, step, mass};

}  // namespace detente::reading::DETENTE_LEVEL
