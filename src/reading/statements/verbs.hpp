#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "reading/mentions/key_index.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// A line of data/reading/verbs.csv: words that tell what is done. An element is a word, words with '|' between, or a
/// stem of three letters or more with '*'; ".." stands for up to four words of any kind.
struct Verb {
    struct Alternative {
        WordKey key = 0;   ///< of the whole word
        std::string stem;  ///< empty: the whole word counts
    };
    std::vector<std::vector<Alternative>> elements;  ///< empty: the gap
    std::string pattern, root;
};

struct VerbHit {
    const Verb* verb = nullptr;
    std::size_t first = 0, last = 0;  ///< pieces [first, last)
};

class Verbs {
public:
    static const Verbs& installed();
    /// The pattern that covers most pieces from `at` on; of equals the first of the table. verb is null: none.
    VerbHit at(const Pieces&, std::size_t at) const;

private:
    std::vector<Verb> all_;
    KeyIndex by_word_, by_stem_;  ///< of the first element; a stem by its first three letters
};

/// Whether something of war stands in a sentence: an attack is one beside it, else it may be words.
bool armed(const Pieces&);

/// +1 cooperation, -1 conflict, 0 neither: PLOVER's quadrants, without their split into words and deeds.
int sign_of(const std::string& root);

}  // namespace detente::reading
