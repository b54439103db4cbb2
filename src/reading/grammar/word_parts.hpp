#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace detente::reading {

/// What the network knows a word by; tools/grammar/network.py makes the same.
struct WordParts {
    std::string low;  ///< lower case (ASCII and Latin-1), digits as 0, quotes straight
    /// Of its last four, three and two bytes, its first three, and its shape ("Xx", "00", "x-x"): hashed.
    std::array<std::size_t, 5> buckets{};
};

WordParts parts_of_word(std::string_view word, const std::array<std::size_t, 5>& counts);

}  // namespace detente::reading
