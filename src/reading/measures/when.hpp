#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// A day, month or year, as far as it is known.
struct Day {
    int year = 0, month = 0, day = 0;  ///< 0: not stated
    std::string text() const;          ///< "2024-10-30", "2024-10", "2024"
};

/// Since when, from when or until when, with the pieces [first, last).
struct When {
    std::string date;    ///< as in Day::text
    bool until = false;  ///< "until the end of 2024"
    std::size_t first = 0, last = 0;
};

/// The article's own date: the first whole date in its first lines.
Day article_day(std::string_view text);

/// Dates of a sentence that say when something begins or ends. `today`: the article's date, which gives the year to
/// days without one and the day to "today" and "Saturday".
std::vector<When> find_whens(Pieces, const Day& today);

}  // namespace detente::reading
