// The table of names from the registry and the reader's tables.
#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>

#include "detente/support/error.hpp"
#include "reading/mentions/inflections.hpp"
#include "reading/mentions/name_index.hpp"
#include "reading/mentions/name_table_file.hpp"

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

std::optional<Cue> cue_named(const std::string& name) {
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
                                                       {"calendar", calendar},
                                                       {"meeting", meeting},
                                                       {"dish", dish}};
    for (const auto& [word, cue] : cues)
        if (name == word) return cue;
    return std::nullopt;
}

class Builder {
public:
    Builder(const Registry& registry, const ReadingTables& tables) : inflections_(tables.inflections) {
        language("en");
        for (std::size_t i = 0; i < registry.names().size(); ++i) add_name(registry.names()[i], registry, i, false);
        for (std::size_t i = 0; i < registry.framework_names().size(); ++i)
            add_name(registry.framework_names()[i], registry, i, true);
        for (const auto& mask : tables.masks) add_spelling(mask.phrase, -1, -1);
        for (const auto& cue : tables.cues) add_cue(cue);
        for (const auto& rival : tables.rivals)
            for (const std::string& evidence : rival.evidence) word(evidence);
        for (const auto& phrase : tables.furniture)
            for (const Token& token : cut(phrase.text, Vocabulary()).tokens)
                if (token.mark == 0) word(slice(phrase.text, token));
    }

    std::vector<std::byte> bytes(std::uint64_t inputs) {
        arrange();
        NameTableHeader header;
        header.inputs = inputs;
        header.languages = static_cast<std::uint32_t>(languages_.size());
        out_.resize(sizeof header);
        auto& s = header.sections;
        put(slots(), s.slots);
        put(keys_, s.keys);
        put(cues_, s.cues);
        put(function_words_, s.function_words);
        put(elements_, s.elements);
        put(forms_, s.forms);
        put(spellings_, s.spellings);
        put(candidates_, s.candidates);
        put(cases_, s.cases);
        put(first_form_, s.first_form);
        put(letters_, s.letters);
        std::vector<char> codes;
        for (const std::string& code : languages_) {
            codes.insert(codes.end(), code.begin(), code.end());
            codes.push_back(' ');
        }
        put(codes, s.codes);
        header.size = out_.size();
        std::memcpy(out_.data(), &header, sizeof header);
        header.checksum = fingerprint(std::span(out_).subspan(offsetof(NameTableHeader, inputs)));
        std::memcpy(out_.data(), &header, sizeof header);
        return std::move(out_);
    }

private:
    using Table = NameTable;
    /// A form while it grows.
    struct Growing {
        std::vector<Table::Element> elements;
        std::vector<Table::Spelling> spellings;
    };

    static std::string_view slice(std::string_view text, const Token& token) {
        return text.substr(token.start, token.end - token.start);
    }

    std::int32_t word(std::string_view written) {
        const WordKey key = folded_key(written);
        const auto number = static_cast<std::int32_t>(keys_.size());
        const auto [at, is_new] = words_.try_emplace(key, number);
        if (!is_new) return at->second;
        keys_.push_back(key);
        cues_.push_back(0);
        function_words_.push_back(0);
        by_first_word_.emplace_back();
        return number;
    }

    std::int32_t language(const std::string& code) {
        const auto at = std::find(languages_.begin(), languages_.end(), code);
        if (at != languages_.end()) return static_cast<std::int32_t>(at - languages_.begin());
        if (languages_.size() == 32) throw InputError("registry", 0, "lang", "more than 32 languages");
        languages_.push_back(code);
        return static_cast<std::int32_t>(languages_.size()) - 1;
    }

    Table::Text text(std::string_view written) {
        const Table::Text out{static_cast<std::uint32_t>(letters_.size()), static_cast<std::uint32_t>(written.size())};
        letters_.insert(letters_.end(), written.begin(), written.end());
        return out;
    }

    void add_cue(const ReadingTables::CueWord& cue) {
        const std::int32_t at = word(cue.word);
        if (cue.cue == "function_word") {
            function_words_[at] |= std::uint32_t{1} << language(cue.lang);
            return;
        }
        const std::optional<Cue> known = cue_named(cue.cue);
        if (!known) throw InputError("reading/cues.csv", 0, "cue", "unknown cue '" + cue.cue + "'");
        cues_[at] |= *known;
    }

    void add_name(const NameRecord& record, const Registry& registry, std::size_t order, bool framework) {
        const std::optional<Kind> kind = kind_of(record.kind, framework);
        const EconomyRecord* economy = framework ? nullptr : registry.economy(record.id);
        if (!kind || (!framework && (!economy || economy->kind == "region"))) return;
        const std::string& name = record.name;
        const std::int32_t lang = other_alphabet(name) || record.lang == "mul" ? -1 : language(record.lang);
        // "Korea, South" is the order of an index, not of a sentence.
        if (*kind == Kind::name && name.find(", ") != name.npos && name.find(" and ") == name.npos) return;
        const auto candidate = static_cast<std::int32_t>(candidates_.size());
        Table::Candidate one;
        one.id = text(record.id);
        one.order = static_cast<std::uint32_t>(order);
        one.kind = static_cast<std::uint8_t>(*kind);
        one.risk = static_cast<std::uint8_t>(risk_of(record.risk));
        one.variant = record.kind == "variant";
        one.historic = economy && economy->kind == "historic";
        one.territory = economy && economy->kind == "territory";
        candidates_.push_back(one);
        add_spelling(name, lang, candidate);
        const bool noun = record.kind != "abbreviation" && *kind <= Kind::capital && *kind != Kind::demonym;
        if (noun || (framework && record.kind != "abbreviation"))
            for (const std::string& form : inflected_forms(name, record.lang, *kind == Kind::adjective, inflections_))
                add_spelling(form, lang, candidate);
        if (const std::size_t bracket = name.find(" ("); bracket != name.npos && name.back() == ')')
            add_spelling(name.substr(0, bracket), lang, candidate);  // "Myanmar (Burma)"
        if (const std::size_t stop = name.find(". "); stop != name.npos)
            add_spelling(std::string(name).erase(stop, 1), lang, candidate);  // "St. Lucia"
        if (name.back() == '.' && name.find('.') + 1 != name.size())
            add_spelling(name.substr(0, name.size() - 1), lang, candidate);  // "U.S." without its last point
    }

    void add_spelling(std::string_view written, std::int32_t lang, std::int32_t candidate) {
        std::vector<Table::Element> elements;
        std::vector<std::uint8_t> cases;
        std::size_t length = 0;
        bool hyphen = false;
        const Tokens pieces = cut(written, Vocabulary());
        for (const Token& token : pieces.tokens) {
            if (token.mark == '-' && !elements.empty()) {
                hyphen = true;
                continue;
            }
            Table::Element element;
            element.mark = token.mark;
            if (token.mark == 0) element.word = word(slice(written, token));
            element.loose = !elements.empty() && (hyphen || token.gap != Gap::none);
            elements.push_back(element);
            cases.push_back(static_cast<std::uint8_t>(token.letter_case));
            length += token.ideograph ? 4 : token.end - token.start;
            hyphen = false;
        }
        if (elements.empty() || elements[0].mark != 0) return;
        Table::Spelling spelling{text(written), static_cast<std::uint32_t>(cases_.size()), lang, candidate, 0};
        spelling.strict = !is_ascii(written) && length <= 5 && !other_alphabet(written);
        cases_.insert(cases_.end(), cases.begin(), cases.end());
        for (Growing& form : by_first_word_[elements[0].word])
            if (form.elements == elements) return form.spellings.push_back(spelling);
        by_first_word_[elements[0].word].push_back({std::move(elements), {spelling}});
    }

    /// The forms of each first word, longest first, with their elements and spellings one after another.
    void arrange() {
        for (auto& forms : by_first_word_) {
            std::stable_sort(forms.begin(), forms.end(),
                             [](const Growing& a, const Growing& b) { return a.elements.size() > b.elements.size(); });
            first_form_.push_back(static_cast<std::uint32_t>(forms_.size()));
            for (const Growing& form : forms) {
                forms_.push_back(
                    {static_cast<std::uint32_t>(elements_.size()), static_cast<std::uint32_t>(form.elements.size()),
                     static_cast<std::uint32_t>(spellings_.size()), static_cast<std::uint32_t>(form.spellings.size())});
                elements_.insert(elements_.end(), form.elements.begin(), form.elements.end());
                spellings_.insert(spellings_.end(), form.spellings.begin(), form.spellings.end());
            }
        }
        first_form_.push_back(static_cast<std::uint32_t>(forms_.size()));
    }

    std::vector<std::uint32_t> slots() const {
        std::vector<std::uint32_t> out(std::bit_ceil(2 * keys_.size() + 1), 0);
        const std::size_t mask = out.size() - 1;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            std::size_t slot = word_key::mixed(keys_[i]) & mask;
            while (out[slot] != 0) slot = (slot + 1) & mask;
            out[slot] = static_cast<std::uint32_t>(i) + 1;
        }
        return out;
    }

    template <class T>
    void put(const std::vector<T>& values, NameTableHeader::Section& section) {
        out_.resize((out_.size() + 7) / 8 * 8);
        section = {out_.size(), values.size()};
        const auto bytes = std::as_bytes(std::span(values));
        out_.insert(out_.end(), bytes.begin(), bytes.end());
    }

    const std::vector<ReadingTables::Inflection>& inflections_;
    std::vector<std::string> languages_;
    std::unordered_map<WordKey, std::int32_t> words_;
    std::vector<WordKey> keys_;
    std::vector<std::uint16_t> cues_;
    std::vector<std::uint32_t> function_words_;
    std::vector<std::vector<Growing>> by_first_word_;
    std::vector<Table::Element> elements_;
    std::vector<Table::Form> forms_;
    std::vector<Table::Spelling> spellings_;
    std::vector<Table::Candidate> candidates_;
    std::vector<std::uint8_t> cases_;
    std::vector<std::uint32_t> first_form_;
    std::vector<char> letters_;
    std::vector<std::byte> out_;
};

}  // namespace

std::vector<std::byte> build_name_table(const Registry& registry, const ReadingTables& tables, std::uint64_t inputs) {
    return Builder(registry, tables).bytes(inputs);
}

}  // namespace detente::reading
