#include "reading/statements/word_forms.hpp"

namespace detente::reading {
namespace {

bool vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool hisses(const std::string& word) {
    return word.ends_with("s") || word.ends_with("x") || word.ends_with("z") || word.ends_with("ch") ||
           word.ends_with("sh");
}

bool consonant_y(const std::string& word) {
    return word.size() > 2 && word.back() == 'y' && !vowel(word[word.size() - 2]);
}

std::string with_s(const std::string& word) {
    if (consonant_y(word)) return word.substr(0, word.size() - 1) + "ies";
    return word + (hisses(word) || word.ends_with("o") ? "es" : "s");
}

/// "ban", "permit": one vowel before a last consonant that may double.
bool may_double(const std::string& word) {
    const std::size_t n = word.size();
    if (n < 3) return false;
    const char last = word[n - 1];
    return !vowel(last) && last != 'w' && last != 'x' && last != 'y' && vowel(word[n - 2]) && !vowel(word[n - 3]);
}

void add_past_and_ing(const std::string& word, bool regular, std::vector<std::string>& out) {
    const std::string stem = word.ends_with("e") ? word.substr(0, word.size() - 1) : word;
    if (word.ends_with("ie"))
        out.push_back(word.substr(0, word.size() - 2) + "ying");
    else
        out.push_back((word.ends_with("ee") || word.ends_with("oe") || word.ends_with("ye") ? word : stem) + "ing");
    if (may_double(word)) out.push_back(word + word.back() + "ing");
    if (!regular) return;
    out.push_back(consonant_y(word) ? word.substr(0, word.size() - 1) + "ied" : stem + "ed");
    if (may_double(word)) out.push_back(word + word.back() + "ed");
}

void add_english_verb(const std::string& word, const IrregularForms& irregular, std::vector<std::string>& out) {
    const auto own = irregular.find(word);
    out.push_back(with_s(word));
    if (own != irregular.end()) out.insert(out.end(), own->second.begin(), own->second.end());
    add_past_and_ing(word, own == irregular.end(), out);
}

}  // namespace

std::vector<std::string> forms_of(const std::string& word, WordKind kind, std::string_view language,
                                  const IrregularForms& irregular) {
    std::vector<std::string> out{word};
    if (language == "en" && kind == WordKind::verb) {
        add_english_verb(word, irregular, out);
        if (word.ends_with("ize")) {  // and British "criticise"
            const std::string other = word.substr(0, word.size() - 3) + "ise";
            out.push_back(other);
            add_english_verb(other, irregular, out);
        }
        return out;
    }
    if (language == "en" && kind == WordKind::noun) {
        out.push_back(word.ends_with("man") ? word.substr(0, word.size() - 2) + "en" : with_s(word));
        if (word == "person" || word == "people") out.push_back("people");
        if (word == "child") out.push_back("children");
        return out;
    }
    if (const auto own = irregular.find(word); own != irregular.end())
        out.insert(out.end(), own->second.begin(), own->second.end());
    if (language == "fr" && kind == WordKind::noun && !hisses(word)) out.push_back(word + "s");
    return out;
}

}  // namespace detente::reading
