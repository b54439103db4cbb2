#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente {

/// A day of the Gregorian calendar, or what of it is stated: 0 is left open.
struct CalendarDay {
    int year = 0, month = 0, day = 0;

    bool complete() const { return year != 0 && month != 0 && day != 0; }
    /// "2024-10-30".
    std::string iso() const;
    auto operator<=>(const CalendarDay&) const = default;
};

/// "2024-10-30"; throws UsageError {option} for what is no day.
CalendarDay day_of_option(const std::string& option, std::string_view written);

/// The day on which a text was written, as far as the text or the asker says so.
struct ArticleDate {
    std::optional<CalendarDay> day;
    /// What says it: "given" (by who asks), "dateline" ("BEIJING, Jan. 12, 2020 (Reuters) -"), "byline" (a line about
    /// the page: "Published 30 October 2024"), "stated" (the title, or "as of", "today"), "dated-event" (the latest day
    /// on which the text lets something happen); empty: nothing does.
    std::string how;
    Span span;  ///< its bytes; empty where it is given or not known
};

/// What stands before the first sentence of a report: "BEIJING, Jan. 12, 2020 (Reuters) - ". It is no part of the
/// sentence.
struct Dateline {
    Span span;        ///< all of it, with the dash
    Span place;       ///< "BEIJING"; empty: only an agency
    Span agency;      ///< within its brackets; empty: none
    CalendarDay day;  ///< what is stated of it
};

/// A day or a stretch of time that the text names, and which one it is.
struct DateMention {
    Span span;
    std::string kind;                  ///< "day", "week", "month", "months", "quarter", "half", "year"
    std::optional<CalendarDay> first;  ///< first day; none: the text says less, and its own date is not known
    std::optional<CalendarDay> last;   ///< last day
    bool stated = false;               ///< the text says it in full; else it follows from the text's own date
};

}  // namespace detente
