#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reading/text/words.hpp"

namespace detente::reading {

/// What a word tells about its neighbours: data/reading/cues.csv. One bit each.
enum Cue : std::uint16_t {
    honorific = 1 << 0,
    given_name = 1 << 1,
    not_given_name = 1 << 2,
    not_surname = 1 << 3,
    government_verb = 1 << 4,
    adverb = 1 << 5,
    place_preposition = 1 << 6,
    joiner = 1 << 7,
    common_word = 1 << 8,
    caps_word = 1 << 9,
    calendar = 1 << 10,
    meeting = 1 << 11,
    dish = 1 << 12
};

/// Numbers for all words that names and cues are made of; any other word is -1. A view of the table of names; without
/// one it knows no word.
class Vocabulary {
public:
    Vocabulary() = default;
    /// `slots`: a hash table of word + 1 by key, its size a power of two; the rest by word.
    Vocabulary(std::span<const std::uint32_t> slots, std::span<const WordKey> keys, std::span<const std::uint16_t> cues,
               std::span<const std::uint32_t> function_words)
        : slots_(slots), keys_(keys), cues_(cues), function_words_(function_words) {}

    std::size_t size() const { return keys_.size(); }
    std::int32_t find(std::string_view word) const;
    std::int32_t find_key(WordKey) const;

    bool has(std::int32_t word, unsigned cues) const { return word >= 0 && (cues_[word] & cues) != 0; }
    /// Bit set of the languages in which `word` is a function word; 0 for an unknown word.
    std::uint32_t function_word_in(std::int32_t word) const { return word < 0 ? 0 : function_words_[word]; }

private:
    std::span<const std::uint32_t> slots_;
    std::span<const WordKey> keys_;
    std::span<const std::uint16_t> cues_;
    std::span<const std::uint32_t> function_words_;
};

/// The key of a word as it is looked up: fold_word.
WordKey folded_key(std::string_view word);

/// The reader's own tables, read from the installed data/reading.
struct ReadingTables {
    struct Mask {
        std::string phrase, reason;
    };
    struct Rival {
        std::string name, rival, label;
        std::vector<std::string> evidence;
    };
    struct CueWord {
        std::string cue, lang, word;
    };
    struct Furniture {
        std::string match;  ///< "line", "start", "end" or "part" of a line
        std::string text;
        std::string gives;  ///< the line's class: furniture, metadata or caption
    };
    /// How words with an ending change, one form a place: inflections.csv.
    struct Inflection {
        std::string lang, ending;
        bool adjective = false;
        std::vector<std::string> forms;
    };
    std::vector<Mask> masks;
    std::vector<Rival> rivals;
    std::vector<CueWord> cues;
    std::vector<Furniture> furniture;
    std::vector<Inflection> inflections;

    /// Throws InputError for a file that is missing or holds an unknown cue.
    static ReadingTables installed();
};

}  // namespace detente::reading
