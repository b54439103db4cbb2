#include "clock.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

#include "detente/support/text.hpp"

namespace detente::cli {

std::string today() {
    std::time_t now = std::time(nullptr);
    if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"))
        if (const auto seconds = parse_number(fixed)) now = static_cast<std::time_t>(*seconds);
    std::tm date{};
    gmtime_r(&now, &date);
    return fmt::format("{:04}-{:02}-{:02}", date.tm_year + 1900, date.tm_mon + 1, date.tm_mday);
}

}  // namespace detente::cli
