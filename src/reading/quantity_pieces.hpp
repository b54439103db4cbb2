#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "detente/reading/span.hpp"

namespace detente::reading {

/// A word, a number as printed, or a single mark of a sentence, for reading figures.
struct Piece {
    enum class Kind { word, number, mark };
    Kind kind = Kind::mark;
    Span span;
    std::string text;    ///< as written
    std::string low;     ///< lower case (Latin and Cyrillic)
    double value = 0;    ///< of a number, or of a number word
    int decimals = 0;    ///< printed after the point
    bool glued = false;  ///< nothing stands between it and the piece before
};

/// Whether the piece at `at` is one of the words, in lower case; past the end: no.
bool low_is(const std::vector<Piece>&, std::size_t at, std::initializer_list<std::string_view> words);

/// The pieces of text[start, end). A number is digits with groups (1,234.5 and, where a scale word in Cyrillic follows,
/// 153,94); each ideograph is a word of its own unless a number word. Linear in the length, any bytes.
std::vector<Piece> cut_pieces(std::string_view text, std::size_t start, std::size_t end);

/// Where sentences of a line end: after . ! ? 。 with a blank and no small letter behind, not within a number or after
/// a short form ("U.S.", "Rs.").
std::vector<Span> sentences_of(std::string_view text, std::size_t start, std::size_t end);

}  // namespace detente::reading
