#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "reading/quantity_pieces.hpp"

namespace detente::reading {

/// A line of data/reading/verbs.csv: words that tell what is done. An element is a word, words with '|' between, or a
/// stem with '*'; ".." stands for up to four words of any kind.
struct Verb {
    std::vector<std::vector<std::string>> elements;  ///< empty: the gap
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
    VerbHit at(const std::vector<Piece>&, std::size_t at) const;

private:
    std::vector<Verb> all_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_start_;  ///< first three letters
};

/// Whether something of war stands in a sentence: an attack is one beside it, else it may be words.
bool armed(const std::vector<Piece>&);

/// +1 cooperation, -1 conflict, 0 neither: PLOVER's quadrants, without their split into words and deeds.
int sign_of(const std::string& root);

}  // namespace detente::reading
