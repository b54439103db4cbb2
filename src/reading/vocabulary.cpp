#include "reading/vocabulary.hpp"

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "reading/tokens.hpp"

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

std::int32_t Vocabulary::add(std::string_view word) {
    char buffer[32];
    std::string folded;
    const std::string_view key = fold(word, buffer, folded);
    const auto known = numbers_.find(key);
    if (known != numbers_.end()) return known->second;
    const auto number = static_cast<std::int32_t>(numbers_.size());
    numbers_.emplace(key, number);
    cues_.push_back(0);
    function_words_.push_back(0);
    return number;
}

std::int32_t Vocabulary::find(std::string_view word) const {
    if (word.size() > 256) return -1;  // no name has such a word
    char buffer[32];
    std::string folded;
    const auto at = numbers_.find(fold(word, buffer, folded));
    return at == numbers_.end() ? -1 : at->second;
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
    return tables;
}

}  // namespace detente::reading
