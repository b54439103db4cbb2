#pragma once
#include <string_view>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// Pieces of a sentence at most: one that goes on is read in stretches of so many, in time linear in the text.
inline constexpr std::size_t longest_sentence = 400;

/// The pieces of an article's lines, cut once for all who read them. Points into Reading::text and its copy in lower
/// case.
class ArticlePieces {
public:
    /// `low`: lower() of Reading::text; `all`: its tokens.
    ArticlePieces(const Reading&, std::string_view low, const Tokens& all);

    /// Of Reading::lines[line]; furniture has none.
    Pieces line(std::size_t line) const;
    /// Of a line that is neither furniture nor metadata nor said before.
    std::span<const Pieces> sentences(std::size_t line) const;
    /// The pieces of a line that lie wholly within a stretch of the text.
    Pieces within(std::size_t line, Span) const;
    /// What its sentences begin with up to byte `end` is no part of them: a dateline. line() keeps it.
    void begin_sentences_at(std::size_t line, std::size_t end);

private:
    struct Range {
        std::size_t first = 0, last = 0;
    };
    std::vector<Piece> pieces_;
    std::vector<Pieces> sentences_;
    std::vector<Range> line_pieces_, line_sentences_;  ///< [line]
};

}  // namespace detente::reading
