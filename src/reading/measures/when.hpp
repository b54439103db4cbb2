#pragma once
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// Since when, from when or until when, with the pieces [first, last).
struct When {
    std::string date;    ///< "2024-10-30", "2024-10", "2024"
    bool until = false;  ///< "until the end of 2024"
    std::size_t first = 0, last = 0;
};

/// Dates of a sentence (Reading::dates) that say when something begins or ends.
std::vector<When> find_whens(const Reading&, Pieces);

/// As much of a date as is stated: "2024-10".
std::string written(const DateMention&);

}  // namespace detente::reading
