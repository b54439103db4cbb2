#include "reading/text/language.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <iterator>

#include "detente/reading/language.hpp"

namespace detente {
namespace {

/// What can be read in a language, one bit each: the table that grows with what the reader learns.
enum Part : unsigned { names = 1, figures = 2, dates = 4, statements = 8 };
constexpr std::pair<Part, const char*> parts[] = {
    {names, "names"}, {figures, "figures"}, {dates, "dates"}, {statements, "statements"}};

struct KnownLanguage {
    const char* id;
    const char* name;
    unsigned reads;
};
constexpr KnownLanguage languages[] = {
    {"en", "English", names | figures | dates | statements},
    {"fr", "French", names | figures | dates},
    {"de", "German", names | figures | dates},
    {"es", "Spanish", names | figures | dates},
    {"it", "Italian", names | figures | dates},
    {"pt", "Portuguese", names | figures | dates},
    {"ru", "Russian", names | figures | dates},
    {"zh", "Chinese", names | figures | dates},
    {"ar", "Arabic", names | figures},
    {"fa", "Persian", names | figures},
    {"hi", "Hindi", names | figures},
    {"id", "Indonesian", names | figures},
    {"ja", "Japanese", names | figures},
    {"ko", "Korean", names | figures},
    {"pl", "Polish", names | figures},
    {"sw", "Swahili", names | figures},
    {"tr", "Turkish", names | figures},
    {"uk", "Ukrainian", names | figures},
    {"vi", "Vietnamese", names | figures},
};

/// "names, figures and dates"
std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return out;
}

}  // namespace

LanguageReading language_reading(const std::string& id) {
    const auto known = std::find_if(std::begin(languages), std::end(languages),
                                    [&](const KnownLanguage& one) { return id == one.id; });
    const bool found = known != std::end(languages);
    LanguageReading out{id, found ? known->name : "A language that is not known", {}, {}, {}};
    const unsigned reads = found ? known->reads : unsigned{names};
    for (const auto& [part, word] : parts) (reads & part ? out.read : out.not_read).emplace_back(word);
    return out;
}

bool reads_statements(const LanguageReading& language) {
    return std::find(language.read.begin(), language.read.end(), "statements") != language.read.end();
}

void withhold(LanguageReading& language, const std::string& part, const std::string& why) {
    if (std::erase(language.read, part) == 0) return;
    language.not_read.push_back(part);
    language.why = why;
}

std::string LanguageReading::in_words() const {
    const std::string reason = why.empty() ? "" : fmt::format(" ({})", why);
    if (not_read.empty()) return name + ": " + listed(read) + " were read.";
    return fmt::format("{}: {} were read, {} were not{}.", name, listed(read), listed(not_read), reason);
}

namespace reading {
namespace {

constexpr std::size_t enough = 2000;  ///< words that tell something

struct Letter {
    char32_t letter;
    std::string_view languages;
};

/// Lower-case letters that not all languages of the Latin alphabet have.
constexpr Letter letters[] = {
    {U'ß', "de"},       {U'ä', "de"},       {U'ö', "de tr"},    {U'ü', "de tr es"}, {U'ñ', "es"},    {U'ã', "pt"},
    {U'õ', "pt"},       {U'ç', "fr pt tr"}, {U'ğ', "tr"},       {U'ı', "tr"},       {U'ş', "tr"},    {U'ł', "pl"},
    {U'ą', "pl"},       {U'ę', "pl"},       {U'ż', "pl"},       {U'ź', "pl"},       {U'ć', "pl"},    {U'ń', "pl"},
    {U'ś', "pl"},       {U'ò', "it"},       {U'ì', "it"},       {U'ù', "fr it"},    {U'è', "fr it"}, {U'à', "fr it pt"},
    {U'ê', "fr pt vi"}, {U'â', "fr pt vi"}, {U'î', "fr"},       {U'û', "fr"},       {U'œ', "fr"},    {U'é', "fr es pt"},
    {U'á', "es pt vi"}, {U'í', "es pt vi"}, {U'ó', "es pt pl"}, {U'ú', "es pt vi"}, {U'đ', "vi"},    {U'ơ', "vi"},
    {U'ư', "vi"},       {U'ô', "fr pt vi"}};

std::string_view languages_of(char32_t letter) {
    if (letter >= 0x1EA0 && letter <= 0x1EF9) return "vi";
    const auto at =
        std::find_if(std::begin(letters), std::end(letters), [&](const Letter& one) { return one.letter == letter; });
    return at == std::end(letters) ? "" : at->languages;
}

/// The alphabets of the first words: a language where an alphabet has one, or letters tell.
class Scripts {
public:
    Scripts(std::string_view text, const Tokens& all) {
        constexpr std::size_t looked_at = 400;
        for (const Token& token : all.tokens) {
            if (token.mark != 0) continue;
            if (++words_ > looked_at) break;
            count(text.substr(token.start, token.end - token.start));
        }
    }

    /// Empty: most words are in the Latin alphabet, or in none.
    std::string language() const {
        const std::size_t most = std::max({cyrillic_, arabic_, devanagari_, hangul_, han_ + kana_});
        if (2 * most <= latin_ || most == 0) return "";
        if (most == cyrillic_) return ukrainian_ > 0 ? "uk" : "ru";
        if (most == arabic_) return persian_ > 0 ? "fa" : "ar";
        if (most == devanagari_) return "hi";
        if (most == hangul_) return "ko";
        return 10 * kana_ > han_ ? "ja" : "zh";
    }

private:
    void count(std::string_view word) {
        const char32_t c = decode(word, 0).value;
        if (c < 0x370) {
            latin_ += !(c >= '0' && c <= '9');
        } else if (c >= 0x400 && c <= 0x52F) {
            ++cyrillic_;
            for (const std::string_view letter : {"і", "ї", "є", "ґ", "І", "Ї", "Є"})
                ukrainian_ += word.find(letter) != word.npos;
        } else if (c >= 0x600 && c <= 0x6FF) {
            ++arabic_;
            for (const std::string_view letter : {"پ", "چ", "ژ", "گ", "ی", "ک"})
                persian_ += word.find(letter) != word.npos;
        } else if (c >= 0x900 && c <= 0x97F) {
            ++devanagari_;
        } else if (c >= 0xAC00 && c <= 0xD7AF) {
            ++hangul_;
        } else if (c >= 0x3041 && c <= 0x30FF) {
            ++kana_;
        } else if (c >= 0x3400 && c <= 0x9FFF) {
            ++han_;
        }
    }

    std::size_t words_ = 0, latin_ = 0, cyrillic_ = 0, ukrainian_ = 0, arabic_ = 0, persian_ = 0, devanagari_ = 0,
                hangul_ = 0, kana_ = 0, han_ = 0;
};

/// One for each letter of the word that tells something.
void hear_letters(std::string_view word, const std::vector<std::string>& languages, std::vector<std::size_t>& hits) {
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint point = decode(word, i);
        i += point.length;
        if (point.value < 0x80) continue;
        const std::string_view of = languages_of(point.value);
        for (std::size_t k = 0; k < languages.size() && !of.empty(); ++k) hits[k] += of.find(languages[k]) != of.npos;
    }
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) == 0; });
}

}  // namespace

TextLanguage language_of(std::string_view text, const Tokens& all, const Vocabulary& vocabulary,
                         const std::vector<std::string>& languages) {
    if (std::string id = Scripts(text, all).language(); !id.empty()) return {0, std::move(id), true, 1};
    std::vector<std::size_t> hits(languages.size());
    std::size_t seen = 0;
    for (const Token& token : all.tokens) {
        if (token.letter_case != Case::lower) continue;
        const std::uint32_t in = vocabulary.function_word_in(token.word);
        const std::string_view word = text.substr(token.start, token.end - token.start);
        if (in == 0 && (word.size() > 40 || is_ascii(word))) continue;
        for (std::size_t i = 0; i < hits.size(); ++i) hits[i] += 2 * (in >> i & 1U);
        if (!is_ascii(word)) hear_letters(word, languages, hits);
        if (++seen == enough) break;
    }
    const auto best = std::max_element(hits.begin(), hits.end());
    if (*best == 0) return {};
    const auto number = static_cast<std::int32_t>(best - hits.begin());
    TextLanguage out{number, languages[std::size_t(number)], true, 0};
    for (std::size_t i = 0; i < hits.size(); ++i) out.left |= std::uint32_t(hits[i] == *best) << i;
    out.known = std::popcount(out.left) == 1;
    return out;
}

}  // namespace reading
}  // namespace detente
