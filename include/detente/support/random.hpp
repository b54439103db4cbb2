#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace detente {

/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): ten rounds that turn a counter and a key into 128 random bits.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// Random numbers that are a pure function of (seed, stream, position): the same on every machine and for any number
/// of threads. Give each independent piece of work its own stream.
class Random {
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0) : seed_(seed), stream_(stream) {}

    std::uint64_t bits();
    /// In [0, 1), all 53 bits random.
    double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    /// Standard normal, by the inverse distribution function: one number a draw, no rejection.
    double normal();
    /// In [0, n), without bias. n > 0.
    std::size_t below(std::size_t n);
    /// Goes to the given position of the stream (in draws of 64 bits).
    void seek(std::uint64_t position) { position_ = position; }

private:
    std::uint64_t seed_, stream_, position_ = 0;
    std::array<std::uint32_t, 4> block_{};
    std::uint64_t block_at_ = ~std::uint64_t{0};
};

/// Quantile of the standard normal distribution for 0 < p < 1 (Wichura 1988, AS 241, about 16 digits).
double normal_quantile(double p);

}  // namespace detente
