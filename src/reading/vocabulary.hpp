#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

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
    calendar = 1 << 10
};

/// Numbers for all words that names and cues are made of; any other word is -1.
class Vocabulary {
public:
    void reserve(std::size_t words) { numbers_.reserve(words); }
    std::int32_t add(std::string_view word);
    std::int32_t find(std::string_view word) const;

    void mark_cue(std::int32_t word, Cue cue) { cues_[word] |= cue; }
    void mark_function_word(std::int32_t word, std::size_t language) {
        function_words_[word] |= static_cast<std::uint32_t>(1) << language;
    }
    bool has(std::int32_t word, unsigned cues) const { return word >= 0 && (cues_[word] & cues) != 0; }
    /// Bit set of the languages in which `word` is a function word; 0 for an unknown word.
    std::uint32_t function_word_in(std::int32_t word) const { return word < 0 ? 0 : function_words_[word]; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    std::unordered_map<std::string, std::int32_t, Hash, std::equal_to<>> numbers_;
    std::vector<std::uint16_t> cues_;
    std::vector<std::uint32_t> function_words_;
};

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
    std::vector<Mask> masks;
    std::vector<Rival> rivals;
    std::vector<CueWord> cues;
    std::vector<Furniture> furniture;

    /// Throws InputError for a file that is missing or holds an unknown cue.
    static ReadingTables installed();
};

}  // namespace detente::reading
