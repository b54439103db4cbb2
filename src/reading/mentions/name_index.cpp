#include "reading/mentions/name_index.hpp"

#include <algorithm>
#include <tuple>

#include "detente/support/mapped_file.hpp"

namespace detente::reading {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80) == 0; });
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

NameIndex::NameIndex(std::shared_ptr<const void> holder, const NameTable& table)
    : holder_(std::move(holder)), table_(table) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < table_.codes.size() && languages_.size() < table_.languages; ++at)
        if (table_.codes[at] == ' ') {
            languages_.emplace_back(table_.codes.begin() + std::ptrdiff_t(from),
                                    table_.codes.begin() + std::ptrdiff_t(at));
            from = at + 1;
        }
    languages_.resize(table_.languages);
}

static std::pair<std::shared_ptr<const void>, NameTable> built(const Registry& registry, const ReadingTables& tables) {
    const auto bytes = std::make_shared<const std::vector<std::byte>>(build_name_table(registry, tables, 0));
    return {bytes, NameTable::over(*bytes, 0).value()};
}

NameIndex::NameIndex(const Registry& registry, const ReadingTables& tables) {
    const auto [holder, table] = built(registry, tables);
    *this = NameIndex(holder, table);
}

std::optional<NameIndex> NameIndex::mapped(const std::string& path, std::uint64_t inputs) {
    std::optional<MappedFile> file = MappedFile::open(path);
    if (!file) return std::nullopt;
    const auto holder = std::make_shared<const MappedFile>(std::move(*file));
    const std::optional<NameTable> table = NameTable::over(holder->bytes(), inputs);
    if (!table) return std::nullopt;
    return NameIndex(holder, *table);
}

std::optional<NameIndex> NameIndex::mapped(const Registry& registry, const ReadingTables& tables) {
    const std::uint64_t inputs = name_table_inputs(registry, tables);
    for (const std::string& path : name_table_places())
        if (std::optional<NameIndex> index = mapped(path, inputs)) return index;
    return std::nullopt;
}

std::int32_t NameIndex::word(std::string_view text) const {
    return table_.vocabulary.find(text);
}

TextLanguage NameIndex::language(std::string_view text, const Tokens& all) const {
    return language_of(text, all, table_.vocabulary, languages_);
}

/// One past the last token of the form at `at`; `at` itself when it does not stand there.
std::size_t NameIndex::match_form(const NameTable::Form& form, const std::vector<Token>& tokens, std::size_t at) const {
    std::size_t i = at;
    for (std::size_t k = 0; k < form.elements; ++k, ++i) {
        const NameTable::Element& element = table_.elements[form.first_element + k];
        if (k > 0 && element.loose != 0) {
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

/// Whether a name may be one of a language that nothing else tells.
static bool may_be(const TextLanguage& language, const NameTable::Spelling& spelling, std::string_view written) {
    constexpr std::size_t shortest = 4;  ///< where nothing tells at all
    const bool anything = language.id.empty();
    return (language.left >> spelling.language & 1U) != 0 && (!anything || written.size() >= shortest);
}

bool NameIndex::spelling_fits(const NameTable::Spelling& spelling, std::string_view written,
                              const std::vector<Token>& tokens, std::size_t first, std::size_t last,
                              const TextLanguage& language) const {
    if (spelling.language > 0 && language.known && spelling.language != language.number) return false;
    if (spelling.language > 0 && !language.known && !may_be(language, spelling, written)) return false;
    const std::string_view wanted = table_.text(spelling.text);
    if (written != wanted && (spelling.strict != 0 || (written.size() <= 5 && !is_ascii(written) && is_ascii(wanted))))
        return false;
    const std::uint8_t* letter_case = &table_.cases[spelling.first_case];
    for (std::size_t i = first; i < last; ++i) {
        if (tokens[i].mark == '-') continue;
        if (!case_fits(static_cast<Case>(*letter_case++), tokens[i].letter_case, letters(tokens[i]))) return false;
    }
    return true;
}

/// The candidates of the spellings that fit the way the text writes the form, best first, one an economy.
std::vector<Candidate> NameIndex::candidates(const NameTable::Form& form, std::string_view text,
                                             const std::vector<Token>& tokens, std::size_t first, std::size_t last,
                                             const TextLanguage& language, bool& matched, Votes& votes) const {
    struct Fit {
        const NameTable::Candidate* candidate;
        bool exact;
    };
    std::vector<Fit> fits;
    const std::string_view written = text.substr(tokens[first].start, tokens[last - 1].end - tokens[first].start);
    matched = false;
    for (const NameTable::Spelling& spelling : table_.spellings.subspan(form.first_spelling, form.spellings)) {
        if (!spelling_fits(spelling, written, tokens, first, last, language)) continue;
        matched = true;
        if (!language.known && spelling.language >= 0 && written == table_.text(spelling.text))
            ++votes[std::size_t(spelling.language)];
        if (spelling.candidate < 0) return {};  // a masking phrase outdoes a name of the same words
        fits.push_back({&table_.candidates[spelling.candidate], written == table_.text(spelling.text)});
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
        const NameTable::Candidate& one = *fit.candidate;
        const std::string_view id = table_.text(one.id);
        if (std::any_of(best.begin(), best.end(), [&](const Candidate& c) { return c.id == id; })) continue;
        best.push_back({std::string(id), static_cast<Kind>(one.kind), static_cast<Risk>(one.risk), one.variant != 0,
                        one.historic != 0, one.territory != 0, one.order});
    }
    return best;
}

/// Whether an element may stand at `at`, perhaps behind a hyphen: most forms end here.
static bool second_fits(const NameTable::Element& element, const std::vector<Token>& tokens, std::size_t at) {
    const auto is = [&](std::size_t i) {
        return i < tokens.size() && tokens[i].mark == element.mark &&
               (element.mark != 0 || tokens[i].word == element.word);
    };
    return is(at) || (at < tokens.size() && tokens[at].mark == '-' && is(at + 1));
}

/// By its names; where they say nothing either, what tied, and English where nothing speaks against it.
void NameIndex::tell_language(const Votes& votes, bool ascii, TextLanguage& language) const {
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < votes.size(); ++i)
        if ((language.left >> i & 1U) != 0 && votes[i] > most) best = i, most = votes[i];
    if (most == 0 && !language.id.empty()) return;
    if (most > 0 || ascii) language.id = languages_[best];
}

std::vector<Match> NameIndex::find(std::string_view text, const Tokens& all, TextLanguage& language) const {
    const std::vector<Token>& tokens = all.tokens;
    Votes votes(languages_.size());
    std::vector<Match> matches;
    for (std::size_t at = 0; at < tokens.size();) {
        std::size_t end = at + 1;
        const std::int32_t word = tokens[at].word;
        if (word >= 0) {
            Match best;
            for (std::uint32_t i = table_.first_form[word]; i < table_.first_form[word + 1]; ++i) {
                const NameTable::Form& form = table_.forms[i];
                if (form.elements > 1 && !second_fits(table_.elements[form.first_element + 1], tokens, at + 1))
                    continue;
                const std::size_t last = match_form(form, tokens, at);
                if (last == at || last <= best.last) continue;
                bool matched = false;
                std::vector<Candidate> found = candidates(form, text, tokens, at, last, language, matched, votes);
                if (matched) best = {at, last, std::move(found)};
            }
            if (best.last > at) {
                end = best.last;
                matches.push_back(std::move(best));
            }
        }
        at = end;
    }
    if (!language.known) tell_language(votes, is_ascii(text), language);
    return matches;
}

}  // namespace detente::reading
