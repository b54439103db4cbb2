#include "reading/statements/speech_tail.hpp"

namespace detente::reading {
namespace {

constexpr std::size_t shortest_content = 4, longest_speaker = 9, longest_time = 5;  // pieces

bool speaks(Pieces pieces, std::size_t at) {
    return low_is(pieces, at, {"said", "says", "announced", "reported", "confirmed", "added", "stated", "noted"});
}

bool begins_no_speaker(Pieces pieces, std::size_t at) {
    return low_is(pieces, at,
                  {"which", "who",   "and",   "but",   "that",   "as",     "it",  "he",  "she", "they", "we",  "i",
                   "when",  "while", "where", "after", "before", "having", "has", "was", "is",  "or",   "also"});
}

/// Where the words of time behind the verb end: ". " or ", "; nothing: something else follows.
std::optional<std::size_t> end_of_tail(Pieces pieces, std::size_t at) {
    for (std::size_t words = 0; words <= longest_time; ++words, ++at) {
        if (at >= pieces.size() || low_is(pieces, at, {".", ","})) return at;
        if (words == 0 && !low_is(pieces, at,
                                  {"on", "in", "at", "today", "yesterday", "late", "monday", "tuesday", "wednesday",
                                   "thursday", "friday", "saturday", "sunday"}))
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::optional<SpeechTail> speech_tail(Pieces pieces) {
    for (std::size_t comma = shortest_content; comma + 2 < pieces.size(); ++comma) {
        if (!low_is(pieces, comma, {","}) || begins_no_speaker(pieces, comma + 1)) continue;
        for (std::size_t verb = comma + 2; verb < pieces.size() && verb <= comma + longest_speaker; ++verb) {
            const bool mark =
                pieces[verb].kind == Piece::Kind::mark && !low_is(pieces, verb, {"'", "\u2019", "-", "."});
            if (mark || low_is(pieces, verb, {"that", "which", "who"})) break;
            if (!speaks(pieces, verb)) continue;
            const std::optional<std::size_t> end = end_of_tail(pieces, verb + 1);
            if (!end) break;
            return SpeechTail{{pieces[comma].span.start, pieces[*end - 1].span.end}, comma + 1, verb};
        }
    }
    return std::nullopt;
}

}  // namespace detente::reading
