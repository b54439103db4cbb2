#include "reading/dates/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "detente/support/error.hpp"

namespace detente {
namespace {

std::chrono::year_month_day in_chrono(CalendarDay day) {
    return {std::chrono::year(day.year), std::chrono::month(unsigned(day.month)), std::chrono::day(unsigned(day.day))};
}

}  // namespace

std::string CalendarDay::iso() const {
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

CalendarDay day_of_option(const std::string& option, std::string_view written) {
    const auto digits = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (std::size_t i = at; i < at + count; ++i) value = 10 * value + (written[i] - '0');
        return value;
    };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool shaped = written.size() == 10 && written[4] == '-' && written[7] == '-' &&
                        std::count_if(written.begin(), written.end(), is_digit) == 8;
    const CalendarDay day = shaped ? CalendarDay{digits(0, 4), digits(5, 2), digits(8, 2)} : CalendarDay{};
    if (!reading::is_day(day))
        throw UsageError(option, fmt::format("'{}' is no day", written), "Write it as 2024-10-30");
    return day;
}

namespace reading {

bool is_day(CalendarDay day) {
    return day.complete() && in_chrono(day).ok();
}

std::int64_t day_number(CalendarDay day) {
    return std::chrono::sys_days(in_chrono(day)).time_since_epoch().count();
}

CalendarDay day_of_number(std::int64_t number) {
    const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(number))};
    return {int(day.year()), int(unsigned(day.month())), int(unsigned(day.day()))};
}

int weekday_of(CalendarDay day) {
    return int(std::chrono::weekday(std::chrono::sys_days(in_chrono(day))).iso_encoding());
}

int days_in_month(int year, int month) {
    const auto last = std::chrono::year(year) / std::chrono::month(unsigned(month)) / std::chrono::last;
    return int(unsigned(std::chrono::year_month_day(last).day()));
}

CalendarDay month_after(CalendarDay day, int months) {
    const int count = 12 * day.year + day.month - 1 + months;
    return {count / 12, count % 12 + 1, 1};
}

}  // namespace reading
}  // namespace detente
