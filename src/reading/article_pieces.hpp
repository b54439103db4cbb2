#pragma once
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/quantity_pieces.hpp"

namespace detente::reading {

struct SentencePieces {
    Span span;
    Pieces pieces;
};

/// The pieces of an article's lines, cut once for all who read them. Points into Reading::text.
class ArticlePieces {
public:
    explicit ArticlePieces(const Reading&);

    /// Of Reading::lines[line]; furniture has none.
    Pieces line(std::size_t line) const;
    /// Of a line that is neither furniture nor metadata nor said before.
    std::span<const SentencePieces> sentences(std::size_t line) const;
    /// The pieces of a line that lie wholly within a stretch of the text.
    Pieces within(std::size_t line, Span) const;

private:
    struct Range {
        std::size_t first = 0, last = 0;
    };
    std::string low_;
    std::vector<Piece> pieces_;
    std::vector<SentencePieces> sentences_;
    std::vector<Range> line_pieces_, line_sentences_;  ///< [line]
};

}  // namespace detente::reading
