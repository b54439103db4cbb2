#include "reading/quantity_pieces.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "detente/support/text.hpp"
#include "reading/letters.hpp"

namespace detente::reading {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Lower case of Latin and Cyrillic letters.
std::string lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const char c = text[at]; static_cast<unsigned char>(c) < 0x80) {
            out += c >= 'A' && c <= 'Z' ? char(c + 32) : c;
            ++at;
            continue;
        }
        const CodePoint point = decode(text, at);
        if (point.value >= 0x410 && point.value <= 0x42F) {
            const char32_t small = point.value + 0x20;
            out += char(0xC0 | (small >> 6));
            out += char(0x80 | (small & 0x3F));
        } else {
            out += text.substr(at, point.length);
        }
        at += point.length;
    }
    return out;
}

/// The length of a blank between groups of digits: a no-break or thin one, or a plain one before "000"; 0: none.
std::size_t group_blank(std::string_view text, std::size_t at, std::size_t end) {
    const std::size_t length = text[at] == ' '                        ? 1
                               : text.compare(at, 2, "\xC2\xA0") == 0 ? 2
                               : text.compare(at, 3, "\xE2\x80\x89") == 0 || text.compare(at, 3, "\xE2\x80\xAF") == 0
                                   ? 3
                                   : 0;
    const std::size_t from = at + length;
    if (length == 0 || from + 3 > end || (from + 3 < end && is_digit(text[from + 3]))) return 0;
    if (!is_digit(text[from]) || !is_digit(text[from + 1]) || !is_digit(text[from + 2])) return 0;
    return length > 1 || text.compare(from, 3, "000") == 0 ? length : 0;
}

/// Digits with groups and a point from `at` on; its end. "1,234,567.8", "153,94", "2022", "10 000".
std::size_t number_end(std::string_view text, std::size_t at, std::size_t end) {
    const std::size_t start = at;
    while (at < end) {
        if (is_digit(text[at])) {
            ++at;
        } else if (const std::size_t blank =
                       at - start <= 3 || text[at - 4] == ' ' || text[at - 4] < 0 ? group_blank(text, at, end) : 0) {
            at += blank;
        } else if ((text[at] == ',' || text[at] == '.') && at + 1 < end && is_digit(text[at + 1])) {
            ++at;
        } else {
            break;
        }
    }
    return at;
}

/// 1,234.56 by the groups; "153,94" is a decimal comma: not three digits behind a single comma.
void value_of(Piece& piece) {
    std::string digits;
    const std::size_t commas = std::size_t(std::count(piece.text.begin(), piece.text.end(), ','));
    const std::size_t points = std::size_t(std::count(piece.text.begin(), piece.text.end(), '.'));
    const std::size_t comma = piece.text.rfind(','), point = piece.text.rfind('.');
    const bool decimal_comma =
        commas == 1 && ((points == 0 && piece.text.size() - comma - 1 != 3) || (points >= 1 && comma > point));
    const bool grouped_points = points > 1 || (decimal_comma && points == 1);
    std::size_t decimals = 0;
    bool behind = false;
    for (const char c : piece.text) {
        if (is_digit(c)) {
            digits += c;
            decimals += behind;
        } else if ((c == ',' && decimal_comma) || (c == '.' && !grouped_points)) {
            digits += '.';
            behind = true;
        }
    }
    piece.value = std::strtod(digits.c_str(), nullptr);
    piece.decimals = int(decimals);
}

constexpr std::array<std::pair<std::string_view, double>, 27> number_words{
    {{"one", 1},        {"two", 2},       {"three", 3},    {"four", 4},      {"five", 5},      {"six", 6},
     {"seven", 7},      {"eight", 8},     {"nine", 9},     {"ten", 10},      {"eleven", 11},   {"twelve", 12},
     {"fifteen", 15},   {"twenty", 20},   {"thirty", 30},  {"forty", 40},    {"fifty", 50},    {"sixty", 60},
     {"seventy", 70},   {"eighty", 80},   {"ninety", 90},  {"thirteen", 13}, {"fourteen", 14}, {"sixteen", 16},
     {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}}};

/// "MUSD", "BEUR": a scale before a currency's code; the scale's word, or null.
const char* scaled_code(std::string_view word) {
    static constexpr std::string_view codes[] = {"USD", "EUR", "GBP", "JPY", "CNY", "CHF", "SEK", "NOK", "DKK",
                                                 "CAD", "AUD", "INR", "RUB", "KRW", "BRL", "ZAR", "PLN", "TRY"};
    if (word.size() != 4 || std::find(std::begin(codes), std::end(codes), word.substr(1)) == std::end(codes))
        return nullptr;
    return word[0] == 'M' ? "million" : word[0] == 'B' ? "billion" : word[0] == 'k' ? "thousand" : nullptr;
}

Piece word_from(std::string_view text, std::size_t at, std::size_t end) {
    Piece piece;
    piece.kind = Piece::Kind::word;
    std::size_t stop = at;
    const auto ascii_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (stop < end) {
        if (ascii_letter(text[stop])) {
            ++stop;
            continue;
        }
        const CodePoint point = decode(text, stop);
        const Glyph kind = glyph(point.value);
        const bool inside = kind == Glyph::letter || kind == Glyph::ignorable;
        if (!inside || (stop > at && point.value < 0x80 && is_digit(text[stop]))) break;
        stop += point.length;
    }
    if (const char* scale = scaled_code(text.substr(at, stop - at))) {
        piece.span = {at, at + 1};
        piece.text = piece.low = scale;
        return piece;
    }
    piece.span = {at, stop};
    piece.text = text.substr(at, stop - at);
    piece.low = lower(piece.text);
    if (piece.low.size() >= 3 && piece.low.size() <= 9)  // the shortest and the longest number word
        for (const auto& [word, value] : number_words)
            if (piece.low == word) piece.value = value;
    return piece;
}

}  // namespace

bool low_is(const std::vector<Piece>& pieces, std::size_t at, std::initializer_list<std::string_view> words) {
    return at < pieces.size() && std::find(words.begin(), words.end(), pieces[at].low) != words.end();
}

std::vector<Piece> cut_pieces(std::string_view text, std::size_t start, std::size_t end) {
    std::vector<Piece> pieces;
    for (std::size_t at = start; at < end;) {
        const CodePoint point = decode(text, at);
        const Glyph kind = glyph(point.value);
        if (kind == Glyph::space || kind == Glyph::newline || kind == Glyph::ignorable) {
            at += point.length;
            continue;
        }
        Piece piece;
        if (point.value < 0x80 && is_digit(text[at])) {
            piece.kind = Piece::Kind::number;
            piece.span = {at, number_end(text, at, end)};
            piece.text = piece.low = text.substr(at, piece.span.end - at);
            value_of(piece);
        } else if (kind == Glyph::letter) {
            piece = word_from(text, at, end);
        } else {
            piece.kind = kind == Glyph::ideograph ? Piece::Kind::word : Piece::Kind::mark;
            piece.span = {at, std::min(at + point.length, end)};
            piece.text = piece.low = text.substr(at, piece.span.end - at);
            if (is_hyphen(point.value) || point.value == 0x2014) piece.low = "-";
            if (point.value == 0xFF05) piece.low = "%";
            if (point.value == 0xFF0C || point.value == 0x3001) piece.low = ",";
        }
        if (piece.span.end <= at) piece.span.end = at + point.length;
        piece.glued = !pieces.empty() && pieces.back().span.end == piece.span.start;
        at = piece.span.end;
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

std::vector<Span> sentences_of(std::string_view text, std::size_t start, std::size_t end) {
    std::vector<Span> out;
    std::size_t from = start;
    for (std::size_t at = start; at < end; ++at) {
        const bool ideographic = text.compare(at, 3, "。") == 0;
        const char c = text[at];
        if (c != '.' && c != '!' && c != '?' && !ideographic) continue;
        std::size_t next = at + (ideographic ? 3 : 1);
        if (!ideographic) {
            if (next < end && text[next] != ' ' && text[next] != '\n' && text[next] != '"') continue;
            const bool letter_before = at > from && ((text[at - 1] >= 'A' && text[at - 1] <= 'Z'));
            const bool short_form =
                c == '.' && letter_before && (at < from + 2 || text[at - 2] == '.' || text[at - 2] == ' ');
            const bool rupees = c == '.' && at >= from + 2 && text.substr(at - 2, 2) == "Rs";
            if ((short_form && next < end) || rupees) continue;
            while (next < end && (text[next] == ' ' || text[next] == '"')) ++next;
            if (next < end && text[next] >= 'a' && text[next] <= 'z') continue;
        }
        out.push_back({from, next});
        from = next;
        at = next - 1;
    }
    if (from < end) out.push_back({from, end});
    return out;
}

}  // namespace detente::reading
