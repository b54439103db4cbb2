#pragma once
#include <optional>
#include <vector>

#include "detente/reading/date.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// A day or a stretch of time as the words have it: pieces [first, last), and what is left to the day of the text.
struct DateExpression {
    enum class Unit : std::uint8_t { day, week, month, months, quarter, half, year };
    std::size_t first = 0, last = 0;
    Unit unit = Unit::day;
    CalendarDay stated;         ///< what is stated
    int month_end = 0;          ///< of several months
    int weekday = 0;            ///< Monday 1; 0: none stated
    std::optional<int> offset;  ///< units before (below 0) or after the text's own
    bool ahead = false;         ///< "will ... on Friday", "from Friday": not yet there
    bool bound = false;         ///< "since", "until", "from": an end of a stretch, no event
    bool earlier = false;       ///< "a year earlier": than what the sentence dates before it

    bool full() const { return unit == Unit::day && stated.complete(); }
};

/// All dates of a sentence, in order. Bare months and years count behind a word such as "in" alone, weekdays with a
/// capital or behind such a word: "May" and "Sun" are words.
std::vector<DateExpression> find_dates(Pieces);

/// A day with its month at `at`, perhaps with weekday and year ("Saturday, January 1, 2022", "5. Dezember 2022",
/// "2024-10-30", 1月12日).
std::optional<DateExpression> day_at(Pieces, std::size_t at);

/// The first and last day that an expression means in a text written on `today`; `before`: what the sentence dated
/// last. nullopt: not to be told.
struct DaySpan {
    CalendarDay first, last;
};
std::optional<DaySpan> resolve(const DateExpression&, const std::optional<CalendarDay>& today,
                               const std::optional<CalendarDay>& before);

const char* to_string(DateExpression::Unit);

}  // namespace detente::reading
