#include "reading/grammar/article_trees.hpp"

#include <algorithm>

#include "reading/statements/speech_tail.hpp"

namespace detente::reading {
namespace {

bool weekday(Pieces pieces, std::size_t at) {
    return low_is(pieces, at, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"});
}

bool overlap(const Span& a, const Span& b) {
    return a.start < b.end && b.start < a.end;
}

/// "invited Thursday": a weekday without a preposition would become an object.
void hide_bare_weekdays(Pieces pieces, std::vector<Span>& hidden) {
    for (std::size_t at = 1; at < pieces.size(); ++at) {
        const bool preposition = low_is(pieces, at - 1,
                                        {"on", "by", "until", "since", "from", "before", "after", "for", "of", "last",
                                         "next", "this", "late", "early", "and", "to", "every", "each"});
        const bool before_noun =
            at + 1 < pieces.size() &&
            (pieces[at + 1].glued || low_is(pieces, at + 1, {"morning", "evening", "night", "afternoon"}));
        if (weekday(pieces, at) && !preposition && !before_noun) hidden.push_back(pieces[at].span);
    }
}

}  // namespace

const Tree* ArticleTrees::of(Pieces sentence) {
    if (parser_ == nullptr || sentence.empty()) return nullptr;
    const Span span{sentence.front().span.start, sentence.back().span.end};
    const auto [at, is_new] = trees_.try_emplace(span.start);
    if (is_new) {
        std::vector<Span> hidden;
        for (const Span& stretch : hidden_)
            if (stretch.start < span.end && span.start < stretch.end) hidden.push_back(stretch);
        hide_bare_weekdays(sentence, hidden);
        if (const std::optional<SpeechTail> tail = speech_tail(sentence)) {
            std::erase_if(hidden, [&](const Span& one) { return overlap(one, tail->span); });
            hidden.push_back(tail->span);
        }
        std::sort(hidden.begin(), hidden.end(), [](const Span& a, const Span& b) { return a.start < b.start; });
        at->second = parser_->parse(text_, span, hidden);
    }
    return at->second.words.empty() ? nullptr : &at->second;
}

}  // namespace detente::reading
