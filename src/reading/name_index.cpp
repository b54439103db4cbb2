#include "reading/name_index.hpp"

#include <algorithm>
#include <tuple>

#include "detente/support/error.hpp"

namespace detente::reading {
namespace {

Risk risk_of(const std::string& word) {
    if (word.empty()) return Risk::none;
    if (word == "person") return Risk::person;
    if (word == "word") return Risk::word;
    if (word == "place") return Risk::place;
    return Risk::ambiguous;
}

/// nullopt for codes, which running text does not use.
std::optional<Kind> kind_of(const std::string& word, bool framework) {
    if (framework) return Kind::framework;
    if (word == "code") return std::nullopt;
    if (word == "adjective") return Kind::adjective;
    if (word == "demonym") return Kind::demonym;
    if (word == "capital") return Kind::capital;
    if (word == "government") return Kind::government;
    return Kind::name;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) == 0; });
}

/// Whether the first letter belongs to an alphabet other than the Latin.
bool other_alphabet(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = decode(text, i);
        const Glyph kind = glyph(point.value);
        if (kind == Glyph::ideograph) return true;
        if (kind == Glyph::letter && (point.value >= 0x370 && !(point.value >= 0x1E00 && point.value <= 0x1EFF)))
            return true;
        if (kind == Glyph::letter && !(point.value >= '0' && point.value <= '9')) return false;
        i += point.length;
    }
    return false;
}

std::size_t letters(const Token& token) {
    return token.end - token.start;
}

/// A word that the registry writes as `wanted` may be written as `found`: capitals for a headline, an abbreviation of
/// four letters or more as a name (Nato, Brics); never a name without its capital.
bool case_fits(Case wanted, Case found, std::size_t length) {
    if (wanted == found || wanted == Case::lower || wanted == Case::none) return true;
    switch (wanted) {
        case Case::capital: return found == Case::upper;
        case Case::upper: return found == Case::capital && length >= 4;
        case Case::mixed: return found == Case::upper && length >= 4;
        default: return false;
    }
}

}  // namespace

const char* to_string(Kind kind) {
    switch (kind) {
        case Kind::name: return "name";
        case Kind::adjective: return "adjective";
        case Kind::demonym: return "demonym";
        case Kind::capital: return "capital";
        case Kind::government: return "government";
        case Kind::framework: return "framework";
    }
    return "";
}

NameIndex::NameIndex(const Registry& registry, const ReadingTables& tables) {
    language("en");
    vocabulary_.reserve(registry.names().size() + registry.framework_names().size());
    forms_.reserve(registry.names().size() + registry.framework_names().size());
    for (std::size_t i = 0; i < registry.names().size(); ++i) add_name(registry.names()[i], registry, i, false);
    for (std::size_t i = 0; i < registry.framework_names().size(); ++i) {
        add_name(registry.framework_names()[i], registry, i, true);
    }
    for (const auto& mask : tables.masks) add_spelling(mask.phrase, -1, std::nullopt);

    static const std::pair<const char*, Cue> cues[] = {{"honorific", honorific},
                                                       {"given_name", given_name},
                                                       {"not_given_name", not_given_name},
                                                       {"not_surname", not_surname},
                                                       {"government_verb", government_verb},
                                                       {"adverb", adverb},
                                                       {"joiner", joiner},
                                                       {"place_preposition", place_preposition},
                                                       {"common_word", common_word},
                                                       {"caps_word", caps_word},
                                                       {"calendar", calendar}};
    for (const auto& cue : tables.cues) {
        const std::int32_t word = vocabulary_.add(cue.word);
        if (cue.cue == "function_word") {
            vocabulary_.mark_function_word(word, static_cast<std::size_t>(language(cue.lang)));
            continue;
        }
        const auto known =
            std::find_if(std::begin(cues), std::end(cues), [&](const auto& c) { return cue.cue == c.first; });
        if (known == std::end(cues)) throw InputError("reading/cues.csv", 0, "cue", "unknown cue '" + cue.cue + "'");
        vocabulary_.mark_cue(word, known->second);
    }
    for (const auto& rival : tables.rivals) {
        for (const std::string& word : rival.evidence) vocabulary_.add(word);
    }
    for (const auto& phrase : tables.furniture) {
        for (const Token& token : cut(phrase.text, vocabulary_).tokens)
            if (token.mark == 0)
                vocabulary_.add(std::string_view(phrase.text).substr(token.start, token.end - token.start));
    }
    for (auto& bucket : by_first_word_) {
        std::stable_sort(bucket.begin(), bucket.end(), [&](std::uint32_t a, std::uint32_t b) {
            return forms_[a].elements.size() > forms_[b].elements.size();
        });
    }
    by_first_word_.resize(by_first_word_.size() + 1);
}

std::int32_t NameIndex::word(std::string_view text) const {
    return vocabulary_.find(text);
}

std::int32_t NameIndex::language(const std::string& code) {
    const auto at = std::find(languages_.begin(), languages_.end(), code);
    if (at != languages_.end()) return static_cast<std::int32_t>(at - languages_.begin());
    if (languages_.size() == 32) throw InputError("registry", 0, "lang", "more than 32 languages");
    languages_.push_back(code);
    return static_cast<std::int32_t>(languages_.size()) - 1;
}

void NameIndex::add_name(const NameRecord& record, const Registry& registry, std::size_t order, bool framework) {
    const std::optional<Kind> kind = kind_of(record.kind, framework);
    if (!kind) return;
    Candidate candidate{record.id, *kind, risk_of(record.risk), record.kind == "variant", false, false, order};
    if (!framework) {
        const EconomyRecord* economy = registry.economy(record.id);
        if (!economy || economy->kind == "region") return;
        candidate.historic = economy->kind == "historic";
        candidate.territory = economy->kind == "territory";
    }
    std::string text = record.name;
    const std::int32_t lang = other_alphabet(text) || record.lang == "mul" ? -1 : language(record.lang);
    // "Korea, South" is the order of an index, not of a sentence.
    const bool inverted = *kind == Kind::name && text.find(", ") != text.npos && text.find(" and ") == text.npos;
    if (inverted) return;
    add_spelling(text, lang, candidate);
    if (const std::size_t bracket = text.find(" ("); bracket != text.npos && text.back() == ')') {
        add_spelling(text.substr(0, bracket), lang, candidate);  // "Myanmar (Burma)"
    }
    if (const std::size_t stop = text.find(". "); stop != text.npos) {
        add_spelling(std::string(text).erase(stop, 1), lang, candidate);  // "St. Lucia"
    }
    if (text.back() == '.' && text.find('.') + 1 != text.size()) {
        add_spelling(text.substr(0, text.size() - 1), lang, candidate);  // "U.S." without its last point
    }
}

void NameIndex::add_spelling(std::string_view text, std::int32_t lang, std::optional<Candidate> candidate) {
    static const Vocabulary none;
    const Tokens pieces = cut(text, none);
    std::vector<Element> elements;
    Spelling spelling{{}, std::string(text), false, lang, std::move(candidate)};
    std::size_t length = 0;
    bool hyphen = false;
    for (const Token& token : pieces.tokens) {
        if (token.mark == '-' && !elements.empty()) {
            hyphen = true;
            continue;
        }
        Element element;
        element.mark = token.mark;
        if (token.mark == 0) element.word = vocabulary_.add(text.substr(token.start, token.end - token.start));
        element.joint = !elements.empty() && (hyphen || token.gap != Gap::none) ? Joint::loose : Joint::tight;
        elements.push_back(element);
        spelling.cases.push_back(token.letter_case);
        length += token.ideograph ? 4 : letters(token);
        hyphen = false;
    }
    if (elements.empty() || elements[0].mark != 0) return;
    spelling.strict = !is_ascii(text) && length <= 5 && !other_alphabet(text);

    const auto first = static_cast<std::size_t>(elements[0].word);
    if (by_first_word_.size() <= first) by_first_word_.resize(first + 1);
    for (const std::uint32_t i : by_first_word_[first]) {
        if (forms_[i].elements == elements) return forms_[i].spellings.push_back(std::move(spelling));
    }
    by_first_word_[first].push_back(static_cast<std::uint32_t>(forms_.size()));
    forms_.push_back({std::move(elements), {}});
    forms_.back().spellings.push_back(std::move(spelling));
}

std::int32_t NameIndex::language_of(const Tokens& all) const {
    std::vector<std::size_t> hits(languages_.size());
    std::size_t seen = 0;
    for (const Token& token : all.tokens) {
        const std::uint32_t in = token.letter_case == Case::lower ? vocabulary_.function_word_in(token.word) : 0;
        if (in == 0) continue;
        for (std::size_t i = 0; i < hits.size(); ++i) hits[i] += in >> i & 1U;
        if (++seen == 2000) break;
    }
    return static_cast<std::int32_t>(std::max_element(hits.begin(), hits.end()) - hits.begin());
}

/// One past the last token of the form at `at`; `at` itself when it does not stand there.
std::size_t NameIndex::match_form(const Form& form, const std::vector<Token>& tokens, std::size_t at) const {
    std::size_t i = at;
    for (std::size_t k = 0; k < form.elements.size(); ++k, ++i) {
        const Element& element = form.elements[k];
        if (k > 0 && element.joint == Joint::loose) {
            if (i + 1 < tokens.size() && tokens[i].mark == '-' && tokens[i].gap <= Gap::space &&
                tokens[i + 1].gap <= Gap::space && tokens[i].gap == tokens[i + 1].gap) {
                ++i;
            } else if (i >= tokens.size() || tokens[i].gap == Gap::none || tokens[i].gap == Gap::paragraph) {
                return at;
            }
        } else if (k > 0 && (i >= tokens.size() || tokens[i].gap != Gap::none)) {
            return at;
        }
        if (i >= tokens.size() || tokens[i].hidden || tokens[i].mark != element.mark ||
            (element.mark == 0 && tokens[i].word != element.word)) {
            return at;
        }
    }
    return i;
}

/// The candidates of the spellings that fit the way the text writes the form, best first, one an economy.
std::vector<Candidate> NameIndex::candidates(const Form& form, std::string_view text, const std::vector<Token>& tokens,
                                             std::size_t first, std::size_t last, std::int32_t lang,
                                             bool& matched) const {
    struct Fit {
        const Candidate* candidate;
        bool exact;
    };
    std::vector<Fit> fits;
    const std::string_view written = text.substr(tokens[first].start, tokens[last - 1].end - tokens[first].start);
    const bool accented = !is_ascii(written);
    matched = false;
    for (const Spelling& spelling : form.spellings) {
        if (spelling.language > 0 && spelling.language != lang) continue;
        const bool exact = written == spelling.text;
        if (!exact && (spelling.strict || (accented && written.size() <= 5 && is_ascii(spelling.text)))) continue;
        bool fit = true;
        for (std::size_t i = first, k = 0; i < last && k < spelling.cases.size(); ++i) {
            if (tokens[i].mark == '-') continue;
            fit = fit && case_fits(spelling.cases[k++], tokens[i].letter_case, letters(tokens[i]));
        }
        if (!fit) continue;
        matched = true;
        if (!spelling.candidate) return {};  // a masking phrase outdoes a name of the same words
        fits.push_back({&*spelling.candidate, exact});
    }
    std::stable_sort(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) {
        const auto rank = [](const Fit& f) {
            return std::tuple(f.candidate->historic, f.candidate->territory, !f.exact, f.candidate->kind,
                              f.candidate->order);
        };
        return rank(a) < rank(b);
    });
    std::vector<Candidate> best;
    for (const Fit& fit : fits) {
        const auto same = [&](const Candidate& c) { return c.id == fit.candidate->id; };
        if (std::none_of(best.begin(), best.end(), same)) best.push_back(*fit.candidate);
    }
    return best;
}

std::vector<Match> NameIndex::find(std::string_view text, const Tokens& all) const {
    const std::vector<Token>& tokens = all.tokens;
    const std::int32_t lang = language_of(all);
    std::vector<Match> matches;
    for (std::size_t at = 0; at < tokens.size();) {
        std::size_t end = at + 1;
        const std::int32_t word = tokens[at].word;
        if (word >= 0 && static_cast<std::size_t>(word) < by_first_word_.size()) {
            Match best;
            for (const std::uint32_t i : by_first_word_[word]) {
                const std::size_t last = match_form(forms_[i], tokens, at);
                if (last == at || last <= best.last) continue;
                bool matched = false;
                std::vector<Candidate> found = candidates(forms_[i], text, tokens, at, last, lang, matched);
                if (matched) best = {at, last, std::move(found)};
            }
            if (best.last > at) {
                end = best.last;
                matches.push_back(std::move(best));
            }
        }
        at = end;
    }
    return matches;
}

}  // namespace detente::reading
