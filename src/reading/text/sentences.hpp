#pragma once
#include <string_view>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente::reading {

/// Where sentences of a line end: after . ! ? 。 with a blank and no small letter behind, not within a number or after
/// a short form ("U.S.", "Rs.").
std::vector<Span> sentences_of(std::string_view text, std::size_t start, std::size_t end);

}  // namespace detente::reading
