#pragma once
#include <string>
#include <string_view>

namespace detente::report {

/// Columns of a terminal that one code point takes: 0 for combining marks and format characters, 2 for East Asian wide.
int code_point_width(char32_t);

/// Columns that `utf8` takes. Expects clean text (see clean_text).
int display_width(std::string_view utf8);

/// At most `columns` wide: cut at a code point, with … in the last column when something was cut.
std::string truncate(std::string_view utf8, int columns);

/// Exactly `columns` wide: truncated or filled with spaces on the right (left).
std::string pad_right(std::string_view utf8, int columns);
std::string pad_left(std::string_view utf8, int columns);

/// Lines of at most `columns`, broken at spaces, over-long words cut; every line starts with `indent` spaces.
std::string wrap(std::string_view utf8, int columns, int indent = 0);

}  // namespace detente::report
