#pragma once
#include <string_view>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente::reading {

/// Whether a point behind the word, in small letters, belongs to it: "Mr.", "Sept.". Single letters are not in the
/// list.
bool short_form(std::string_view low);

/// Where sentences of a line end: after . ! ? 。 with a blank and no small letter behind, not within a number or after
/// a short form ("U.S.", "Mr.", "Rs.").
std::vector<Span> sentences_of(std::string_view text, std::size_t start, std::size_t end);

}  // namespace detente::reading
