#pragma once
#include <optional>

#include "reading/text/pieces.hpp"

namespace detente::reading {

/// ", Beijing said", ", a minister said on Friday": who speaks, set behind what is said.
struct SpeechTail {
    Span span;                        ///< from the comma to the last word before what goes on
    std::size_t first = 0, last = 0;  ///< the speaker: pieces [first, last)
};

/// Of a sentence; such a tail confuses a parser, and is read by itself. nullopt: none, or a pronoun speaks.
std::optional<SpeechTail> speech_tail(Pieces);

}  // namespace detente::reading
