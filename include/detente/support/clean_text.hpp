#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "detente/support/utf8.hpp"

namespace detente {

/// Fit to show: valid UTF-8, without control characters (line feed and tab stay), bidirectional overrides and
/// noncharacters. What is not valid or must not be shown becomes U+FFFD; overrides vanish. Names, articles and
/// scenario texts come from outside: everything printed, drawn or written as a page goes through here first.
std::string clean_text(std::string_view);

/// As clean_text, in one line: runs of white space become one space, none at the ends.
std::string clean_line(std::string_view);

/// As clean_text, as one line of a terminal: a line feed becomes a blank, so that no input can forge a second line.
std::string clean_message(std::string_view);

/// As clean_text, but colours of letters (ESC [ digits and semicolons m) stay.
std::string clean_but_colours(std::string_view);

/// Where the words round a mention begin (end): at most `by` bytes before `start` (after `end`), within its line, at
/// white space where there is some, never inside a UTF-8 sequence.
std::size_t context_start(std::string_view text, std::size_t start, std::size_t by);
std::size_t context_end(std::string_view text, std::size_t end, std::size_t by);

/// The longest beginning of `text` of at most `bytes` that splits no UTF-8 sequence.
std::size_t opening(std::string_view text, std::size_t bytes);

}  // namespace detente
