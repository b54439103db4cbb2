#include "reading/lines/line_rules.hpp"

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

bool ends_sentence(char32_t mark) {
    return mark == '.' || mark == '!' || mark == '?' || mark == 0x2026 || mark == 0x3002 || mark == 0xFF01 ||
           mark == 0xFF1F || mark == 0x61F || mark == 0x6D4 || mark == 0x964;
}

bool closes(char32_t mark) {
    return mark == '"' || mark == '\'' || mark == ')' || mark == ']' || mark == 0x201D || mark == 0x2019 ||
           mark == 0xBB || mark == 0x300D || mark == 0x300F || mark == 0xFF09;
}

bool is_money_sign(char32_t mark) {
    return mark == '$' || mark == '%' || mark == 0xA3 || mark == 0xA5 || (mark >= 0x20A0 && mark <= 0x20BF);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

void count_mark(const Token& token, const Token* next, LineLook& look) {
    const char32_t mark = token.mark;
    if (mark == '|' || mark == 0x2022 || mark == 0xB7 || mark == 0xBB || mark == 0x203A || mark == 0x2192 ||
        mark == 0x25BA)
        ++look.separators;
    if (mark == '{' || mark == '}' || mark == '<' || mark == '=') look.code = true;
    const bool inner = next && next->gap == Gap::space && next->letter_case != Case::lower;
    if (ends_sentence(mark) && (!next || inner || mark > 0xFF)) ++look.sentences;
}

/// "/Xinhua", "(AP Photo/Jane Doe)", "/ Getty Images": a slash within the last words, and no end of sentence behind it.
bool has_credit(std::string_view text, const Tokens& all, const Line& line) {
    const std::size_t from = line.last_token - std::min<std::size_t>(7, line.last_token - line.first_token);
    for (std::size_t i = line.last_token; i-- > from;) {
        const Token& token = all.tokens[i];
        if (ends_sentence(token.mark) && i + 1 < line.last_token) return false;
        if (token.mark != '/' || i + 1 >= line.last_token || all.tokens[i + 1].letter_case == Case::lower) continue;
        if (token.hidden || i == line.first_token || is_digit(text[all.tokens[i + 1].start])) return false;
        const Token& before = all.tokens[i - 1];
        return token.gap == Gap::space || lower_ascii(text.substr(before.start, before.end - before.start)) == "photo";
    }
    return false;
}

/// "By Jane Doe and John Roe", "By Jane Doe in Paris".
bool is_byline(std::string_view text, const Tokens& all, const Line& line, std::size_t words) {
    if (words < 2 || words > 8 || line.last_token - line.first_token < 2) return false;
    const Token& first = all.tokens[line.first_token];
    if (lower_ascii(text.substr(first.start, first.end - first.start)) != "by") return false;
    for (std::size_t i = line.first_token + 1; i < line.last_token; ++i) {
        const Token& token = all.tokens[i];
        const std::string_view word = text.substr(token.start, token.end - token.start);
        const bool joins = word == "and" || word == "in" || word == "for";
        if (token.mark == '?' || token.mark == ':' || (token.mark == 0 && token.letter_case == Case::lower && !joins))
            return false;
    }
    return true;
}

/// 1 to 999 where the text has it at `at`, and no further digit; -1: nothing of the kind.
int number_at(std::string_view text, std::size_t at) {
    int value = 0;
    std::size_t end = at;
    while (end < text.size() && end < at + 4 && is_digit(text[end])) value = 10 * value + (text[end++] - '0');
    return end == at || end == at + 4 ? -1 : value;
}

/// More than two letters behind the digits: "115USD", but not "2nd", "10am".
bool has_letters(std::string_view text, const Token& token) {
    std::size_t at = token.start;
    while (at < token.end && is_digit(text[at])) ++at;
    return token.end - at > 2;
}

LineClass class_named(const std::string& name) {
    if (name == "furniture") return LineClass::furniture;
    if (name == "metadata") return LineClass::metadata;
    if (name == "caption") return LineClass::caption;
    throw InputError("reading/furniture.csv", 0, "class", "unknown class '" + name + "'",
                     "Classes are furniture, metadata and caption");
}

}  // namespace

LineRules::LineRules(const Vocabulary& vocabulary, const ReadingTables& tables)
    : vocabulary_(vocabulary), by_first_word_(vocabulary.size()) {
    for (const auto& entry : tables.furniture) {
        Phrase phrase{{}, entry.match, class_named(entry.gives)};
        for (const Token& token : cut(entry.text, vocabulary).tokens)
            if (token.mark == 0) phrase.words.push_back(token.word);
        if (!phrase.words.empty() && phrase.words[0] >= 0) by_first_word_[phrase.words[0]].push_back(std::move(phrase));
    }
}

LineLook LineRules::look(std::string_view text, const Tokens& all, const Line& line) const {
    LineLook look;
    std::size_t ideographs = 0, calendar_words = 0;
    bool money = false;
    for (std::size_t i = line.first_token; i < line.last_token; ++i) {
        const Token& token = all.tokens[i];
        look.address = look.address || token.hidden;
        if (token.mark != 0) {
            money = money || is_money_sign(token.mark);
            count_mark(token, i + 1 < line.last_token ? &all.tokens[i + 1] : nullptr, look);
            continue;
        }
        if (token.ideograph) {
            ++ideographs;
            continue;
        }
        ++look.words;
        const bool number = is_digit(text[token.start]);
        look.numbers += number;
        look.capitals += token.letter_case == Case::capital || token.letter_case == Case::upper;
        look.function_words += vocabulary_.function_word_in(token.word) != 0;
        const bool plain_number = number && !has_letters(text, token);
        calendar_words += plain_number || vocabulary_.has(token.word, calendar);
    }
    look.calendar = look.numbers > 0 && ideographs == 0 && !money && calendar_words == look.words;
    look.words += (ideographs + 1) / 2;
    std::size_t last = line.last_token;
    while (last > line.first_token && closes(all.tokens[last - 1].mark)) --last;
    look.ends = last > line.first_token && ends_sentence(all.tokens[last - 1].mark);
    if (line.first_token < line.last_token) {
        const char32_t first = all.tokens[line.first_token].mark, end = all.tokens[line.last_token - 1].mark;
        look.bracketed = (first == '(' && end == ')') || (first == '[' && end == ']');
    }
    if (line.first_token < line.last_token) {
        const char32_t end = all.tokens[line.last_token - 1].mark;
        look.announces =
            end == ':' || end == ',' || end == ';' || end == 0xFF1A || end == 0xFF0C || end == 0xFF1B || end == 0x3001;
        look.breaks_off = end == 0x2026 || (end == '.' && line.last_token - line.first_token > 3 &&
                                            all.tokens[line.last_token - 3].mark == '.');
        look.leading_number = number_at(text, all.tokens[line.first_token].start);
    }
    look.own_headline = look.words >= 14 && begins_as_headline(text, all, line);
    look.byline = is_byline(text, all, line, look.words);
    look.credit = look.words >= 4 && look.words <= 80 && has_credit(text, all, line);
    hear_phrases(all, line, look);
    return look;
}

/// Six or more words with capitals (four at least), figures or short function words, and running text behind them.
bool LineRules::begins_as_headline(std::string_view text, const Tokens& all, const Line& line) const {
    std::size_t words = 0, capitals = 0, behind = 0;
    for (std::size_t i = line.first_token; i < line.last_token && behind <= 3; ++i) {
        const Token& token = all.tokens[i];
        if (token.mark != 0) continue;
        if (token.gap == Gap::none && i > line.first_token && all.tokens[i - 1].mark == '\'') continue;  // Ford's
        const bool cased = token.letter_case != Case::none && token.letter_case != Case::lower;
        const bool joins = token.end - token.start <= 3 && vocabulary_.function_word_in(token.word) != 0;
        if (behind == 0 && (cased || joins || is_digit(text[token.start])) && words < 30) {
            ++words;
            capitals += cased;
        } else {
            ++behind;
        }
    }
    return words >= 6 && capitals >= 4 && behind > 3;
}

void LineRules::hear_phrases(const Tokens& all, const Line& line, LineLook& look) const {
    const auto word_after = [&](std::size_t i) {
        while (i < line.last_token && all.tokens[i].mark != 0) ++i;
        return i;
    };
    const std::size_t first = word_after(line.first_token);
    for (std::size_t at = first; at < line.last_token; at = word_after(at + 1)) {
        if (all.tokens[at].word < 0) continue;
        for (const Phrase& phrase : by_first_word_[all.tokens[at].word]) {
            const bool box = phrase.match == "box", brief = phrase.match == "brief";
            const bool start = brief || phrase.match == "start";
            if (at != first && (box || start || phrase.match == "line")) continue;
            std::size_t i = at, k = 0;
            while (k < phrase.words.size() && i < line.last_token && all.tokens[i].word == phrase.words[k]) {
                i = word_after(i + 1);
                ++k;
            }
            if (k < phrase.words.size() || ((phrase.match == "line" || phrase.match == "end") && i < line.last_token))
                continue;
            if (start && look.words > (brief || phrase.gives == LineClass::furniture ? 12U : 80U)) continue;
            if (box) {
                look.heads_box = look.heads_box || (look.words <= 6 && !look.ends);
                continue;
            }
            const bool closes_sentence = look.words > (look.ends ? 5U : 8U);  // "at 10 francs a share."
            const bool weak = phrase.words.size() == 1 ? closes_sentence : look.ends && look.words > 40;
            if (phrase.match == "end" && weak) continue;
            const int strength = phrase.match == "part" ? 1 : 2;
            if (strength <= look.cue_strength) continue;
            look.cue = phrase.gives;
            look.cue_strength = strength;
        }
    }
}

}  // namespace detente::reading
