#pragma once
#include <cmath>
#include <cstdint>
#include <optional>

namespace detente {

/// 2^53: up to here a double holds every whole number.
inline constexpr std::int64_t largest_whole = std::int64_t{1} << 53;

/// `value` where it is a whole number from `least` to `most`. A figure of the input becomes an integer through here
/// alone: the conversion of one that does not fit is undefined.
inline std::optional<std::int64_t> whole_number(double value, std::int64_t least = -largest_whole,
                                                std::int64_t most = largest_whole) {
    // "not at least", so that NaN is none, too.
    if (!(value >= static_cast<double>(least)) || !(value <= static_cast<double>(most)) || value != std::floor(value))
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

}  // namespace detente
