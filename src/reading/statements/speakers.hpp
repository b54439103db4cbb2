#pragma once
#include "detente/reading/reading.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// Something that can act, on pieces [first, last) of a sentence.
struct ActorRef {
    std::size_t first = 0, last = 0;
    std::string id, economy, kind, text;
};

/// Mentions and other actors of an article in text order.
class ActorIndex {
public:
    explicit ActorIndex(const Reading&);
    /// Those among the pieces of a sentence; "Chinese President Xi Jinping" is one.
    std::vector<ActorRef> in(const Pieces&) const;

private:
    struct Entry {
        Span span;
        std::string id, economy, kind, text;
    };
    std::vector<Entry> all_;
};

/// Pieces [first, last) of a sentence that one speaker says.
struct Part {
    std::size_t first = 0, last = 0;
    Speaker speaker;
    bool denied = false;
};

/// Cuts a sentence where somebody is said to speak. Without such a word: one part, the author's.
std::vector<Part> parts_of(const Reading&, const Pieces&, const std::vector<ActorRef>&);

/// Whom the pieces [first, last) name as a speaker.
Speaker speaker_in(const Reading&, const Pieces&, const std::vector<ActorRef>&, std::size_t first, std::size_t last);

/// Whether a line about the page says that the author judges: an editor's note, a section's name.
bool article_is_opinion(const Reading&);

}  // namespace detente::reading
