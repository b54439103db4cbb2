#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reading/grammar/parser.hpp"
#include "reading/text/article_pieces.hpp"

namespace detente::reading {

/// The trees of an article's sentences, each parsed when it is first asked for. For one article and one thread.
class ArticleTrees {
public:
    /// `parser`: null where the article's language has none; then there are no trees. `hidden`: stretches of the text,
    /// in order, that are no part of a sentence (datelines). Text and pieces must outlive it.
    ArticleTrees(std::string_view text, const Parser* parser, std::vector<Span> hidden = {})
        : text_(text), parser_(parser), hidden_(std::move(hidden)) {}

    bool available() const { return parser_ != nullptr; }

    /// Of a sentence (ArticlePieces::sentences). Without a parser, or of no words: null.
    const Tree* of(Pieces sentence);

    std::size_t parsed() const { return trees_.size(); }

private:
    std::string_view text_;
    const Parser* parser_;
    std::vector<Span> hidden_;
    std::unordered_map<std::size_t, Tree> trees_;  ///< by the sentence's first byte
};

}  // namespace detente::reading
