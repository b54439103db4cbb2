#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace detente::reading {

/// The first bytes of the file of names.
struct NameTableHeader {
    struct Section {
        std::uint64_t at = 0, count = 0;  ///< bytes from the start of the file; elements
    };
    char magic[8] = {'D', 'E', 'T', 'N', 'A', 'M', 'E', 'S'};
    std::uint32_t version = 2;              ///< one higher whenever the rules of build_name_table change
    std::uint32_t byte_order = 0x01020304;  ///< reads otherwise on another kind of machine
    std::uint64_t size = 0;                 ///< of the file
    std::uint64_t checksum = 0;             ///< fingerprint of all that follows
    std::uint64_t inputs = 0;               ///< name_table_inputs()
    std::uint32_t languages = 0, unused = 0;
    struct Sections {
        Section slots, keys, cues, function_words, elements, forms, spellings, candidates, cases, first_form, letters,
            codes;
    } sections;
};

/// 64 bits of a text: not proof against malice, but against damage and change.
std::uint64_t fingerprint(std::span<const std::byte>);

}  // namespace detente::reading
