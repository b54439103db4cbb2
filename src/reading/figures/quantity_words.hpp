#pragma once
#include <optional>
#include <utility>

#include "reading/text/pieces.hpp"

namespace detente::reading {

/// A written number from `at` on and the piece behind it: "forty-five", "two hundred and fifty", "one million two
/// hundred thousand", "half a", "a". A scale that ends it ("two hundred million") is left to the scales. None: no
/// number.
std::optional<std::pair<double, std::size_t>> number_words_at(const Pieces&, std::size_t at);

}  // namespace detente::reading
