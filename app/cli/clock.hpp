#pragma once
#include <string>

namespace detente::cli {

/// Today in UTC, yyyy-mm-dd; the variable SOURCE_DATE_EPOCH (seconds) stands in for the clock where output must repeat.
std::string today();

}  // namespace detente::cli
