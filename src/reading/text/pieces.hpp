#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/reading/span.hpp"
#include "reading/text/tokens.hpp"
#include "reading/text/words.hpp"

namespace detente::reading {

/// A word, a number as printed, or a single mark of a sentence. `text` and `low` point into the article and into its
/// copy in lower case.
struct Piece {
    enum class Kind : std::uint8_t { word, number, mark };
    Span span;
    std::string_view text;  ///< as written
    std::string_view low;   ///< lower case (Latin and Cyrillic)
    WordKey key = 0;        ///< of `low`
    double value = 0;       ///< of a number, or of a number word
    int decimals = 0;       ///< printed after the point
    Kind kind = Kind::mark;
    bool glued = false;  ///< nothing stands between it and the piece before

    /// `value` as a whole number from `least` to `most`.
    std::optional<int> whole(int least, int most) const {
        if (!(value >= least && value <= most) || value != int(value)) return std::nullopt;
        return int(value);
    }
};

using Pieces = std::span<const Piece>;

/// Whether the piece at `at` is one of the words, in lower case; past the end: no.
template <std::size_t N>
bool low_is(Pieces pieces, std::size_t at, const Word (&words)[N]) {
    if (at >= pieces.size()) return false;
    const WordKey key = pieces[at].key;
    return [&]<std::size_t... i>(std::index_sequence<i...>) {
        return ((words[i].key == key) || ...);
    }
    (std::make_index_sequence<N>{});
}

/// Reads words, numbers and marks off the tokens of a text, and appends them. A number is digits with groups (1,234.5
/// and, where a scale word in Cyrillic follows, 153,94); letters and digits that stand together part; each ideograph is
/// a word of its own. `low`: lower(text).
void append_pieces(std::string_view text, std::string_view low, std::span<const Token> tokens,
                   std::vector<Piece>& pieces);

/// The same for text[start, end) by itself.
void append_pieces(std::string_view text, std::string_view low, std::size_t start, std::size_t end,
                   std::vector<Piece>& pieces);

}  // namespace detente::reading
