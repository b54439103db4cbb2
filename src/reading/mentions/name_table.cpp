// The file of names: a header, then the arrays, each at a multiple of eight bytes.
#include "reading/mentions/name_table.hpp"

#include <cstring>

#include "detente/support/files.hpp"
#include "reading/mentions/name_table_file.hpp"
#include "reading/text/words.hpp"

namespace detente::reading {
namespace {

template <class T>
bool take(std::span<const std::byte> bytes, const NameTableHeader::Section& section, std::span<const T>& out) {
    if (section.at % 8 != 0 || section.at > bytes.size() || section.count > (bytes.size() - section.at) / sizeof(T))
        return false;
    out = {reinterpret_cast<const T*>(bytes.data() + section.at), section.count};
    return true;
}

}  // namespace

std::uint64_t fingerprint(std::span<const std::byte> bytes) {
    const char* at = reinterpret_cast<const char*>(bytes.data());
    std::uint64_t lanes[4] = {1, 2, 3, 4};
    std::size_t left = bytes.size();
    for (; left >= 32; left -= 32, at += 32)
        for (int lane = 0; lane < 4; ++lane)
            lanes[lane] = word_key::mixed(lanes[lane] ^ word_key::eight_bytes(at + 8 * lane));
    std::uint64_t out = bytes.size();
    for (; left > 0; --left, ++at) out = word_key::mixed(out ^ static_cast<unsigned char>(*at));
    for (const std::uint64_t lane : lanes) out = word_key::mixed(out ^ lane);
    return out;
}

std::optional<NameTable> NameTable::over(std::span<const std::byte> bytes, std::uint64_t inputs) {
    NameTableHeader header;
    if (bytes.size() < sizeof header) return std::nullopt;
    std::memcpy(&header, bytes.data(), sizeof header);
    const NameTableHeader wanted;
    if (std::memcmp(header.magic, wanted.magic, sizeof header.magic) != 0 || header.version != wanted.version ||
        header.byte_order != wanted.byte_order || header.size != bytes.size() || header.inputs != inputs ||
        header.checksum != fingerprint(bytes.subspan(offsetof(NameTableHeader, inputs))))
        return std::nullopt;
    NameTable table;
    table.languages = header.languages;
    std::span<const std::uint32_t> slots, function_words;
    std::span<const WordKey> keys;
    std::span<const std::uint16_t> cues;
    const auto& s = header.sections;
    const bool complete = take(bytes, s.slots, slots) && take(bytes, s.keys, keys) && take(bytes, s.cues, cues) &&
                          take(bytes, s.function_words, function_words) && take(bytes, s.elements, table.elements) &&
                          take(bytes, s.forms, table.forms) && take(bytes, s.spellings, table.spellings) &&
                          take(bytes, s.candidates, table.candidates) && take(bytes, s.cases, table.cases) &&
                          take(bytes, s.first_form, table.first_form) && take(bytes, s.letters, table.letters) &&
                          take(bytes, s.codes, table.codes);
    if (!complete) return std::nullopt;
    table.vocabulary = Vocabulary(slots, keys, cues, function_words);
    return table;
}

std::uint64_t name_table_inputs(const Registry& registry, const ReadingTables& tables) {
    std::uint64_t out = 0;
    const auto add = [&](const auto&... texts) {
        ((out = word_key::mixed(out ^ fingerprint(std::as_bytes(std::span(texts))))), ...);
    };
    for (const EconomyRecord& one : registry.economies())
        add(one.id, one.alpha2, one.numeric, one.name, one.kind, one.region, one.capital);
    for (const auto* names : {&registry.names(), &registry.framework_names()})
        for (const NameRecord& one : *names) add(one.id, one.lang, one.kind, one.name, one.risk);
    for (const ReadingTables::Mask& one : tables.masks) add(one.phrase, one.reason);
    for (const ReadingTables::Rival& one : tables.rivals) {
        add(one.name, one.rival, one.label);
        for (const std::string& evidence : one.evidence) add(evidence);
    }
    for (const ReadingTables::CueWord& one : tables.cues) add(one.cue, one.lang, one.word);
    for (const ReadingTables::Furniture& one : tables.furniture) add(one.match, one.text, one.gives);
    for (const ReadingTables::Inflection& one : tables.inflections) {
        add(one.lang, one.ending, std::string(one.adjective ? "adjective" : "name"));
        for (const std::string& form : one.forms) add(form);
    }
    return out;
}

std::vector<std::string> name_table_places() {
    std::vector<std::string> out;
    for (const auto& folder : data_folders()) out.push_back((folder / "names.table").string());
    for (const auto& folder : data_folders()) out.push_back((folder.parent_path() / "names.table").string());
    return out;
}

}  // namespace detente::reading
