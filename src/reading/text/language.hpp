#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reading/text/tokens.hpp"
#include "reading/text/vocabulary.hpp"

namespace detente::reading {

/// The language that a text is in, as far as its script, its function words and its letters tell.
struct TextLanguage {
    /// Position in the table's list of languages; of a text in another alphabet that of English, whose names count
    /// everywhere.
    std::int32_t number = 0;
    std::string id;      ///< ISO 639-1; empty: nothing tells
    bool known = false;  ///< something tells; else names of the languages that are left count, and they tell it
    std::uint32_t left = ~std::uint32_t{0};  ///< by number, one bit each; where it is not known
};

/// `languages`: codes by their number; number 0 is English.
///
/// Function words (lower case) count twice, letters that only some languages have once, over the first 2,000 that tell
/// anything. A text most of whose letters belong to another alphabet is in the language of that alphabet.
TextLanguage language_of(std::string_view text, const Tokens&, const Vocabulary&,
                         const std::vector<std::string>& languages);

}  // namespace detente::reading
