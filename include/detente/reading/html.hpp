#pragma once
#include <string>

namespace detente {

/// Whether a text is an HTML page or a piece of one: its first character is '<' and a tag of HTML follows.
bool looks_like_html(const std::string&);

/// The text of a page, as long as the page: every byte of markup is a blank, block elements begin a line, scripts,
/// styles, menus and footers are blank. So byte offsets into the result are offsets into the page. A character
/// reference stands as its character; the word that it is in moves up, and blanks behind the word make up for it.
std::string html_text(const std::string& page);

}  // namespace detente
