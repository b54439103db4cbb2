#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/world/registry.hpp"
#include "reading/mentions/name_table.hpp"
#include "reading/text/language.hpp"
#include "reading/text/tokens.hpp"
#include "reading/text/vocabulary.hpp"

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
    /// Builds the table in memory.
    NameIndex(const Registry&, const ReadingTables&);
    /// The table of the installed names from its file; nullopt: there is none that fits the installed data.
    static std::optional<NameIndex> mapped(const Registry&, const ReadingTables&);
    static std::optional<NameIndex> mapped(const std::string& path, std::uint64_t inputs);

    const Vocabulary& vocabulary() const { return table_.vocabulary; }
    std::int32_t word(std::string_view) const;

    TextLanguage language(std::string_view text, const Tokens&) const;

    /// Leftmost longest matches, masking phrases included, no overlaps. Names in the Latin alphabet are those of
    /// English and of the text's own language; names in other alphabets always count. Where nothing else tells the
    /// language, names of four letters or more of any language count, and `language` becomes that of most of them.
    std::vector<Match> find(std::string_view text, const Tokens&, TextLanguage& language) const;

private:
    NameIndex(std::shared_ptr<const void> holder, const NameTable&);

    /// Matches of a text so far in which nothing tells the language: names by language.
    using Votes = std::vector<std::size_t>;
    std::size_t match_form(const NameTable::Form&, const std::vector<Token>&, std::size_t at) const;
    void tell_language(const Votes&, bool ascii, TextLanguage&) const;
    bool spelling_fits(const NameTable::Spelling&, std::string_view written, const std::vector<Token>&,
                       std::size_t first, std::size_t last, const TextLanguage&) const;
    std::vector<Candidate> candidates(const NameTable::Form&, std::string_view text, const std::vector<Token>&,
                                      std::size_t first, std::size_t last, const TextLanguage&, bool& matched,
                                      Votes&) const;

    std::shared_ptr<const void> holder_;  ///< of the table's bytes
    NameTable table_;
    std::vector<std::string> languages_;  ///< codes by number
};

}  // namespace detente::reading
