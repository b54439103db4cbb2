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

/// Whom the pieces [first, last) name as a speaker.
Speaker speaker_in(const Reading&, const Pieces&, const std::vector<ActorRef>&, std::size_t first, std::size_t last);

/// Whether a line about the page says that the author judges: an editor's note, a section's name.
bool article_is_opinion(const Reading&);

}  // namespace detente::reading
