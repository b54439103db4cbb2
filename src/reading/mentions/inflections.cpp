#include "reading/mentions/inflections.hpp"

#include <algorithm>

#include "detente/support/text.hpp"
#include "reading/text/letters.hpp"

namespace detente::reading {
namespace {

using Inflection = ReadingTables::Inflection;

bool has_lower(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint point = decode(word, i);
        if (is_lower(point.value)) return true;
        i += point.length;
    }
    return false;
}

/// Whether words of the language have capitals and an all-capital one is an abbreviation.
bool has_case(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
        const CodePoint point = decode(word, i);
        if (is_lower(point.value) || is_upper(point.value)) return true;
        i += point.length;
    }
    return false;
}

/// '~' stands for the whole word: a letter before it.
std::string form_of(std::string_view word, std::size_t kept, const std::string& form) {
    const std::size_t whole = form.find('~');
    if (whole == form.npos) return std::string(word.substr(0, kept)) + form;
    return form.substr(0, whole) + std::string(word) + form.substr(whole + 1);
}

/// The rule with the longest ending; null: the word stays.
const Inflection* rule_of(std::string_view word, std::string_view lang, bool adjective,
                          const std::vector<Inflection>& rules) {
    if (!adjective && has_case(word) && (!has_lower(word) || !is_upper(decode(word, 0).value))) return nullptr;
    const Inflection* best = nullptr;
    for (const Inflection& rule : rules) {
        if (rule.lang != lang || rule.adjective != adjective || word.size() <= rule.ending.size()) continue;
        if (!word.ends_with(rule.ending)) continue;
        if (!best || rule.ending.size() > best->ending.size()) best = &rule;
    }
    return best;
}

}  // namespace

std::vector<std::string> inflected_forms(std::string_view name, std::string_view lang, bool adjective,
                                         const std::vector<Inflection>& rules) {
    const std::vector<std::string> words = split(name, ' ');
    std::size_t count = 0;
    std::vector<const Inflection*> of_word;
    for (const std::string& word : words) {
        of_word.push_back(rule_of(word, lang, adjective, rules));
        if (of_word.back()) count = std::max(count, of_word.back()->forms.size());
    }
    std::vector<std::string> out;
    for (std::size_t form = 0; form < count; ++form) {
        std::string joined;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const Inflection* rule = of_word[i];
            joined += i > 0 ? " " : "";
            joined += rule && form < rule->forms.size()
                          ? form_of(words[i], words[i].size() - rule->ending.size(), rule->forms[form])
                          : words[i];
        }
        if (joined != name && std::find(out.begin(), out.end(), joined) == out.end()) out.push_back(std::move(joined));
    }
    return out;
}

}  // namespace detente::reading
