#include "reading/lines.hpp"

#include <algorithm>

#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

std::string_view content(std::string_view text, const Line& line) {
    std::string_view inside = text.substr(line.start, line.end - line.start);
    if (inside.substr(0, 3) == "\xEF\xBB\xBF") inside.remove_prefix(3);
    return trim(inside);
}

/// Words of a line; two ideographs count as one.
std::size_t word_count(const Tokens& all, const Line& line) {
    std::size_t words = 0, ideographs = 0;
    for (std::size_t i = line.first_token; i < line.last_token; ++i) {
        const Token& token = all.tokens[i];
        if (token.mark == 0) ++(token.ideograph ? ideographs : words);
    }
    return words + (ideographs + 1) / 2;
}

/// "Dec 30, 2022 10:14 GMT", "3 min read".
bool is_date_line(std::string_view text, const Tokens& all, const Line& line, const Vocabulary& vocabulary) {
    bool digit = false;
    for (std::size_t i = line.first_token; i < line.last_token; ++i) {
        const Token& token = all.tokens[i];
        if (token.mark != 0) continue;
        const bool number = text[token.start] >= '0' && text[token.start] <= '9';
        digit = digit || number;
        if (!number && !vocabulary.has(token.word, calendar)) return false;
    }
    return digit;
}

/// "By Jane Doe and John Roe".
bool is_byline(std::string_view text, const Tokens& all, const Line& line, std::size_t words) {
    if (words < 2 || words > 6 || line.last_token - line.first_token < 2) return false;
    const Token& first = all.tokens[line.first_token];
    if (lower_ascii(text.substr(first.start, first.end - first.start)) != "by") return false;
    for (std::size_t i = line.first_token + 1; i < line.last_token; ++i) {
        const Token& token = all.tokens[i];
        const bool joins = text.substr(token.start, token.end - token.start) == "and";
        if (token.mark == '?' || token.mark == ':' || (token.mark == 0 && token.letter_case == Case::lower && !joins))
            return false;
    }
    return true;
}

}  // namespace

void mark_furniture(std::string_view text, Tokens& all, const Vocabulary& vocabulary, const ReadingTables& tables) {
    for (Line& line : all.lines) {
        const std::size_t words = word_count(all, line);
        if (words > 12) continue;
        if (words == 0 || is_date_line(text, all, line, vocabulary) || is_byline(text, all, line, words)) {
            line.furniture = true;
            continue;
        }
        const std::string folded = fold_name(content(text, line));
        line.furniture = std::any_of(tables.furniture.begin(), tables.furniture.end(), [&](const auto& f) {
            return f.whole_line ? folded == f.text : folded.rfind(f.text + " ", 0) == 0;
        });
    }
}

std::optional<std::size_t> find_title(std::string_view text, const Tokens& all) {
    for (std::size_t i = 0; i < all.lines.size(); ++i) {
        const Line& line = all.lines[i];
        if (line.furniture) continue;
        const std::size_t words = word_count(all, line);
        const std::string_view inside = content(text, line);
        const bool sentence = inside.back() == '.' && (inside.size() < 3 || inside.substr(inside.size() - 3) != "...");
        if (words >= 2 && words <= 30 && inside.size() <= 300 && !sentence) return i;
        if (words > 12 || sentence) return std::nullopt;
    }
    return std::nullopt;
}

std::string question_in(std::string_view title) {
    std::string question;
    std::size_t start = 0;
    const auto lower = [&](std::size_t i) { return title[i] >= 'a' && title[i] <= 'z'; };
    for (std::size_t i = 0; i < title.size();) {
        const CodePoint point = decode(title, i);
        const std::size_t next = i + point.length;
        const bool asks = point.value == '?' || point.value == 0xFF1F || point.value == 0x61F;
        const bool full_stop =
            point.value == '.' && i >= 2 && lower(i - 1) && lower(i - 2) && next < title.size() && title[next] == ' ';
        if (asks || point.value == '!' || full_stop) {
            const std::string_view sentence = trim(title.substr(start, next - start));
            if (asks && sentence.size() > point.length) question = sentence;
            start = next;
        }
        i = next;
    }
    return question;
}

}  // namespace detente::reading
