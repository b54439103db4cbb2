#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detente/reading/line.hpp"
#include "reading/text/letters.hpp"

namespace detente::reading {

/// How a word is written.
enum class Case : std::uint8_t { none, lower, capital, upper, mixed };

/// What stands between a token and the one before it.
enum class Gap : std::uint8_t { none, space, line, paragraph };

/// A word (a run of letters and digits, or one ideograph) or a single mark, with its bytes [start, end) in the text.
struct Token {
    std::uint32_t start = 0, end = 0;
    std::uint32_t line = 0;  ///< position in Tokens::lines
    char32_t mark = 0;       ///< 0: a word. Hyphens of all kinds are '-', apostrophes '\''
    std::int32_t word = -1;  ///< in the vocabulary; -1: a word that no name and no cue has
    Case letter_case = Case::none;
    Gap gap = Gap::paragraph;
    bool ideograph = false;
    bool hidden = false;  ///< within a web address, e-mail address or @handle: no name is read there
};

/// One line of the text, ends of line excluded.
struct Line {
    std::size_t start = 0, end = 0;
    std::size_t first_token = 0, last_token = 0;  ///< [first, last)
    bool title_case = false;                      ///< most longer words begin with a capital
    bool all_caps = false;
    bool duplicate = false;  ///< an earlier line has the same words
    bool furniture = false;  ///< page furniture or metadata: says nothing about the article's actors
    std::size_t words = 0;   ///< two ideographs count as one
    LineClass kind = LineClass::body;
    const char* rule = "";  ///< that decided the class
};

struct Tokens {
    std::vector<Token> tokens;
    std::vector<Line> lines;
};

class Vocabulary;

/// The words and marks of a text, without what tokenize says about its lines and addresses.
Tokens cut(std::string_view text, const Vocabulary&);
/// Those of text[start, end), by themselves: no vocabulary, no lines.
std::vector<Token> cut(std::string_view text, std::size_t start, std::size_t end);

/// Cuts a text into words and marks. Offsets are bytes into `text`, which need not be valid UTF-8; `low`: lower(text).
Tokens tokenize(std::string_view text, std::string_view low, const Vocabulary&);

/// The form under which a word is looked up: lower case, no accents, no joiners.
std::string fold_word(std::string_view word);

}  // namespace detente::reading
