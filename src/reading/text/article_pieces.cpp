#include "reading/text/article_pieces.hpp"

#include <algorithm>

#include "reading/text/sentences.hpp"

namespace detente::reading {
namespace {

std::span<const Token> tokens_of(const Tokens& all, const Line& line) {
    return std::span(all.tokens).subspan(line.first_token, line.last_token - line.first_token);
}

}  // namespace

ArticlePieces::ArticlePieces(const Reading& reading, std::string_view low, const Tokens& all) {
    const std::string_view text = reading.text;
    pieces_.reserve(text.size() / 5 + 4);
    line_pieces_.reserve(reading.lines.size());
    line_sentences_.reserve(reading.lines.size());
    std::vector<Range> of_sentence;
    auto cut = all.lines.begin();
    for (const ArticleLine& line : reading.lines) {
        while (cut->end < line.span.end) ++cut;
        Range pieces{pieces_.size(), pieces_.size()}, sentences{of_sentence.size(), of_sentence.size()};
        if (line.kind != LineClass::furniture || line.duplicate) {
            append_pieces(text, low, tokens_of(all, *cut), pieces_);
            pieces.last = pieces_.size();
        }
        if (!line.duplicate && line.kind != LineClass::furniture && line.kind != LineClass::metadata) {
            std::size_t at = pieces.first;
            for (const Span span : sentences_of(text, line.span.start, line.span.end)) {
                const std::size_t first = at;
                while (at < pieces.last && pieces_[at].span.start < span.end) ++at;
                if (first < at) pieces_[first].glued = false;
                for (std::size_t from = first; from < at; from += longest_sentence)
                    of_sentence.push_back({from, std::min(from + longest_sentence, at)});
            }
            sentences.last = of_sentence.size();
        }
        line_pieces_.push_back(pieces);
        line_sentences_.push_back(sentences);
    }
    sentences_.reserve(of_sentence.size());
    for (const Range& range : of_sentence)
        sentences_.push_back(Pieces(pieces_).subspan(range.first, range.last - range.first));
}

Pieces ArticlePieces::line(std::size_t line) const {
    const Range& range = line_pieces_[line];
    return Pieces(pieces_).subspan(range.first, range.last - range.first);
}

std::span<const Pieces> ArticlePieces::sentences(std::size_t line) const {
    const Range& range = line_sentences_[line];
    return std::span(sentences_).subspan(range.first, range.last - range.first);
}

Pieces ArticlePieces::within(std::size_t line_number, Span span) const {
    const Pieces all = line(line_number);
    const auto first = std::lower_bound(all.begin(), all.end(), span.start,
                                        [](const Piece& piece, std::size_t at) { return piece.span.start < at; });
    const auto last = std::upper_bound(first, all.end(), span.end,
                                       [](std::size_t at, const Piece& piece) { return at < piece.span.end; });
    return {first, last};
}

void ArticlePieces::begin_sentences_at(std::size_t line, std::size_t end) {
    Range& range = line_sentences_[line];
    while (range.first < range.last && sentences_[range.first].back().span.end <= end) ++range.first;
    if (range.first == range.last) return;
    Pieces& sentence = sentences_[range.first];
    std::size_t behind = 0;
    while (sentence[behind].span.start < end) ++behind;
    sentence = sentence.subspan(behind);
}

}  // namespace detente::reading
