#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detente/world/registry.hpp"
#include "reading/text/vocabulary.hpp"

namespace detente::reading {

/// The table of names as it lies in memory and in its file: flat arrays that point into each other by position.
struct NameTable {
    struct Text {
        std::uint32_t at = 0, size = 0;  ///< in `letters`
    };
    /// One element of a form: a word or a mark, and what may stand before it.
    struct Element {
        std::int32_t word = -1;
        std::uint32_t mark = 0;
        std::uint32_t loose = 0;  ///< a blank or a hyphen stands before it; 0: nothing
        bool operator==(const Element&) const = default;
    };
    /// Words and marks in order, with all spellings of them.
    struct Form {
        std::uint32_t first_element = 0, elements = 0, first_spelling = 0, spellings = 0;
    };
    struct Spelling {
        Text text;                     ///< as the registry has it
        std::uint32_t first_case = 0;  ///< how each element is written, in `cases`
        std::int32_t language = 0;     ///< -1: any
        std::int32_t candidate = -1;   ///< -1: a masking phrase
        std::uint32_t strict = 0;      ///< short and accented: accents count
    };
    /// A Candidate of name_index.hpp.
    struct Candidate {
        Text id;
        std::uint32_t order = 0;
        std::uint8_t kind = 0, risk = 0, variant = 0, historic = 0;
        std::uint32_t territory = 0;
    };

    std::uint32_t languages = 0;  ///< with function words; language 0 is English
    Vocabulary vocabulary;
    std::span<const Element> elements;
    std::span<const Form> forms;  ///< by first word, longest first
    std::span<const Spelling> spellings;
    std::span<const Candidate> candidates;
    std::span<const std::uint8_t> cases;
    std::span<const std::uint32_t> first_form;  ///< [word], and one more: forms that begin with it
    std::span<const char> letters;
    std::span<const char> codes;  ///< of the languages, by their number, each with a blank behind it

    std::string_view text(Text text) const { return {letters.data() + text.at, text.size}; }

    /// The arrays within the bytes of a table. nullopt: damaged, cut short, of another version or kind of machine, or
    /// made from other inputs. The bytes must stay where they are, at an address that eight divides.
    static std::optional<NameTable> over(std::span<const std::byte>, std::uint64_t inputs);
};

/// The bytes of the table of all names; `inputs`: written into it.
std::vector<std::byte> build_name_table(const Registry&, const ReadingTables&, std::uint64_t inputs);

/// A number for all that the table is made from.
std::uint64_t name_table_inputs(const Registry&, const ReadingTables&);

/// Places where the table of the installed names may lie, best first: beside the data, or beside the folder of the data
/// in a build.
std::vector<std::string> name_table_places();

}  // namespace detente::reading
