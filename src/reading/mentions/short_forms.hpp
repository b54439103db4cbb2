#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reading/mentions/name_index.hpp"

namespace detente::reading {

/// Chinese and Japanese names of one ideograph, data/reading/short_forms.csv: two or more in a row (中俄, 美中), or one
/// before 方, 媒, 军 (俄方: the Russian side). Adds them to the matches of longer names, in text order; an ideograph
/// that a longer name covers is none.
void add_short_forms(std::string_view text, const Tokens&, const Registry&, std::vector<Match>&);

}  // namespace detente::reading
