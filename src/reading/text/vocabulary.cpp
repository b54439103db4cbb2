#include "reading/text/vocabulary.hpp"

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "reading/text/tokens.hpp"

namespace detente::reading {

namespace {

/// fold_word without allocation for the ASCII words that most words are; anything else goes through `folded`.
std::string_view fold(std::string_view word, char (&buffer)[32], std::string& folded) {
    bool ascii = word.size() <= sizeof buffer;
    for (std::size_t i = 0; ascii && i < word.size(); ++i) {
        const char c = word[i];
        ascii = (static_cast<unsigned char>(c) & 0x80) == 0;
        buffer[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (ascii) return {buffer, word.size()};
    folded = fold_word(word);
    return folded;
}

}  // namespace

WordKey folded_key(std::string_view word) {
    char buffer[32];
    std::string folded;
    return key_of(fold(word, buffer, folded));
}

std::int32_t Vocabulary::find(std::string_view word) const {
    return word.size() > 256 ? -1 : find_key(folded_key(word));  // no name has such a word
}

std::int32_t Vocabulary::find_key(WordKey key) const {
    if (slots_.empty()) return -1;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t slot = word_key::mixed(key) & mask; slots_[slot] != 0; slot = (slot + 1) & mask)
        if (keys_[slots_[slot] - 1] == key) return static_cast<std::int32_t>(slots_[slot]) - 1;
    return -1;
}

ReadingTables ReadingTables::installed() {
    ReadingTables tables;
    const auto open = [](const char* name) { return read_csv(find_data(std::string("reading/") + name).string()); };
    const auto cell = [](const CsvTable& table, std::size_t row, const char* column) {
        return std::string(table.cell(row, table.column(column)));
    };

    const CsvTable masks = open("masks.csv");
    for (std::size_t i = 0; i < masks.rows(); ++i) {
        tables.masks.push_back({cell(masks, i, "phrase"), cell(masks, i, "reason")});
    }
    const CsvTable rivals = open("rivals.csv");
    for (std::size_t i = 0; i < rivals.rows(); ++i) {
        const std::string evidence = cell(rivals, i, "evidence");
        tables.rivals.push_back({cell(rivals, i, "name"), cell(rivals, i, "rival"), cell(rivals, i, "label"),
                                 evidence.empty() ? std::vector<std::string>{} : split(evidence, ';')});
    }
    const CsvTable cues = open("cues.csv");
    for (std::size_t i = 0; i < cues.rows(); ++i) {
        tables.cues.push_back({cell(cues, i, "cue"), cell(cues, i, "lang"), cell(cues, i, "word")});
    }
    const CsvTable furniture = open("furniture.csv");
    for (std::size_t i = 0; i < furniture.rows(); ++i) {
        tables.furniture.push_back(
            {cell(furniture, i, "match"), cell(furniture, i, "text"), cell(furniture, i, "class")});
    }
    const CsvTable inflections = open("inflections.csv");
    for (std::size_t i = 0; i < inflections.rows(); ++i) {
        tables.inflections.push_back({cell(inflections, i, "lang"), cell(inflections, i, "ending"),
                                      cell(inflections, i, "what") == "adjective",
                                      split(cell(inflections, i, "forms"), ';')});
    }
    return tables;
}

}  // namespace detente::reading
