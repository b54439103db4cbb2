#pragma once
#include <cstdint>

#include "detente/reading/date.hpp"

namespace detente::reading {

/// Days since 1970-01-01 of a complete day, and back.
std::int64_t day_number(CalendarDay);
CalendarDay day_of_number(std::int64_t);
bool is_day(CalendarDay);
/// Monday 1 to Sunday 7.
int weekday_of(CalendarDay);
int days_in_month(int year, int month);
/// `months` later (or earlier), on the first.
CalendarDay month_after(CalendarDay, int months);

}  // namespace detente::reading
