#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detente/world/registry.hpp"
#include "reading/tokens.hpp"
#include "reading/vocabulary.hpp"

namespace detente::reading {

/// What a name is, best first: of several ways in which one form names the same economy the first counts.
enum class Kind : std::uint8_t { name, adjective, demonym, capital, government, framework };
const char* to_string(Kind);

/// Why a name needs context: the registry's column "risk".
enum class Risk : std::uint8_t { none, person, word, ambiguous, place };

/// One economy or framework that a form may stand for.
struct Candidate {
    std::string id;
    Kind kind = Kind::name;
    Risk risk = Risk::none;
    bool variant = false;   ///< a secondary way of naming: registry kind "variant"
    bool historic = false;  ///< a former economy: comes after the living
    bool territory = false;
    std::size_t order = 0;  ///< in the registry; decides between equals
};

/// A stretch of tokens that some name covers; no candidates: a masking phrase.
struct Match {
    std::size_t first = 0, last = 0;  ///< tokens [first, last)
    std::vector<Candidate> candidates;
};

/// Finds all names of the registry in a text: per token a look-up of the longest name that begins with its word.
class NameIndex {
public:
    NameIndex(const Registry&, const ReadingTables&);

    const Vocabulary& vocabulary() const { return vocabulary_; }
    std::int32_t word(std::string_view) const;

    /// Leftmost longest matches, masking phrases included, no overlaps. Names in the Latin alphabet are those of
    /// English and of the text's own language; names in other alphabets always count.
    std::vector<Match> find(std::string_view text, const Tokens&) const;

    /// Bit set of languages with function words, by the order of first use; language 0 is English.
    std::size_t language_count() const { return languages_.size(); }

private:
    enum class Joint : std::uint8_t { tight, loose };
    /// One element of a form: a word or a mark, and what may stand before it.
    struct Element {
        std::int32_t word = -1;
        char32_t mark = 0;
        Joint joint = Joint::tight;
        bool operator==(const Element&) const = default;
    };
    /// One spelling of a form with the way it must be written.
    struct Spelling {
        std::vector<Case> cases;             ///< by element
        std::string text;                    ///< as the registry has it
        bool strict = false;                 ///< short and accented: accents count
        std::int32_t language = 0;           ///< -1: any
        std::optional<Candidate> candidate;  ///< none: masking phrase
    };
    struct Form {
        std::vector<Element> elements;
        std::vector<Spelling> spellings;
    };

    void add_name(const NameRecord&, const Registry&, std::size_t order, bool framework);
    void add_spelling(std::string_view text, std::int32_t language, std::optional<Candidate>);
    std::int32_t language(const std::string& code);
    std::int32_t language_of(const Tokens&) const;
    std::size_t match_form(const Form&, const std::vector<Token>&, std::size_t at) const;
    std::vector<Candidate> candidates(const Form&, std::string_view text, const std::vector<Token>&, std::size_t first,
                                      std::size_t last, std::int32_t language, bool& matched) const;

    Vocabulary vocabulary_;
    std::vector<std::string> languages_;
    std::vector<Form> forms_;
    std::vector<std::vector<std::uint32_t>> by_first_word_;  ///< [word] -> forms, longest first
};

}  // namespace detente::reading
