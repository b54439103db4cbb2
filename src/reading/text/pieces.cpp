#include "reading/text/pieces.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "detente/support/text.hpp"
#include "reading/text/letters.hpp"

namespace detente::reading {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
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

/// Up to 15 digits over a power of ten are the nearest double by one division; more are left to the library.
double decimal_value(std::string_view printed, char point, int& decimals) {
    static constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14};
    std::uint64_t digits = 0;
    std::size_t count = 0;
    bool behind = false;
    for (const char c : printed) {
        if (is_digit(c)) {
            if (++count <= 15) digits = 10 * digits + std::uint64_t(c - '0');
            decimals += behind;
        } else if (c == point) {
            behind = true;
        }
    }
    if (count <= 15) return double(digits) / powers[decimals < 15 ? decimals : 0];
    std::string plain;
    for (const char c : printed)
        if (is_digit(c) || c == point) plain += is_digit(c) ? c : '.';
    return std::strtod(plain.c_str(), nullptr);
}

/// 1,234.56 by the groups; "153,94" is a decimal comma: not three digits behind a single comma.
void value_of(Piece& piece) {
    const std::size_t commas = std::size_t(std::count(piece.text.begin(), piece.text.end(), ','));
    const std::size_t points = std::size_t(std::count(piece.text.begin(), piece.text.end(), '.'));
    const std::size_t comma = piece.text.rfind(','), point = piece.text.rfind('.');
    const bool decimal_comma =
        commas == 1 && ((points == 0 && piece.text.size() - comma - 1 != 3) || (points >= 1 && comma > point));
    const bool grouped_points = points > 1 || (decimal_comma && points == 1);
    piece.value = decimal_value(piece.text, decimal_comma ? ',' : grouped_points ? '\0' : '.', piece.decimals);
}

/// "MUSD", "BEUR": a scale before a currency's code; the scale's word, or null.
const char* scaled_code(std::string_view word) {
    static constexpr std::string_view codes[] = {"USD", "EUR", "GBP", "JPY", "CNY", "CHF", "SEK", "NOK", "DKK",
                                                 "CAD", "AUD", "INR", "RUB", "KRW", "BRL", "ZAR", "PLN", "TRY"};
    if (word.size() != 4) return nullptr;
    const char* scale = word[0] == 'M' ? "million" : word[0] == 'B' ? "billion" : word[0] == 'k' ? "thousand" : nullptr;
    const bool code = scale && std::find(std::begin(codes), std::end(codes), word.substr(1)) != std::end(codes);
    return code ? scale : nullptr;
}

std::size_t word_end(std::string_view text, std::size_t at, std::size_t end) {
    std::size_t stop = at;
    const auto ascii_letter = [](char c) { return char(c | 32) >= 'a' && char(c | 32) <= 'z'; };
    while (stop < end) {
        if (ascii_letter(text[stop])) {
            ++stop;
            continue;
        }
        if (static_cast<unsigned char>(text[stop]) < 0x80) break;
        const CodePoint point = decode(text, stop);
        const Glyph kind = glyph(point.value);
        if (kind != Glyph::letter && kind != Glyph::ignorable) break;
        stop += point.length;
    }
    return stop;
}

constexpr auto number_words = word_map<double>(
    {{"one", 1},        {"two", 2},       {"three", 3},    {"four", 4},      {"five", 5},      {"six", 6},
     {"seven", 7},      {"eight", 8},     {"nine", 9},     {"ten", 10},      {"eleven", 11},   {"twelve", 12},
     {"fifteen", 15},   {"twenty", 20},   {"thirty", 30},  {"forty", 40},    {"fifty", 50},    {"sixty", 60},
     {"seventy", 70},   {"eighty", 80},   {"ninety", 90},  {"thirteen", 13}, {"fourteen", 14}, {"sixteen", 16},
     {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}});

void word_from(std::string_view text, std::string_view low, std::size_t at, std::size_t end, Piece& piece) {
    piece.kind = Piece::Kind::word;
    const std::size_t stop = word_end(text, at, end);
    if (const char* scale = scaled_code(text.substr(at, stop - at))) {
        piece.span = {at, at + 1};
        piece.text = piece.low = scale;
        return;
    }
    piece.span = {at, stop};
    piece.text = text.substr(at, stop - at);
    piece.low = low.substr(at, stop - at);
}

void number_from(std::string_view text, std::size_t at, std::size_t end, Piece& piece) {
    piece.kind = Piece::Kind::number;
    piece.span = {at, number_end(text, at, end)};
    piece.text = piece.low = text.substr(at, piece.span.end - at);
    value_of(piece);
}

/// One mark or ideograph.
void mark_from(std::string_view text, const Token& token, Piece& piece) {
    piece.kind = token.ideograph ? Piece::Kind::word : Piece::Kind::mark;
    piece.span = {token.start, token.end};
    piece.text = piece.low = text.substr(token.start, token.end - token.start);
    if (token.mark == '-' || token.mark == 0x2014) piece.low = "-";
    if (token.mark == 0xFF05) piece.low = "%";
    if (token.mark == 0xFF0C || token.mark == 0x3001) piece.low = ",";
}

/// Of a joiner or soft hyphen between a number and a word; 0: something to read.
std::size_t ignorable_length(std::string_view text, std::size_t at) {
    if (static_cast<unsigned char>(text[at]) < 0x80) return 0;
    const CodePoint point = decode(text, at);
    return glyph(point.value) == Glyph::ignorable ? point.length : 0;
}

}  // namespace

void append_pieces(std::string_view text, std::string_view low, std::span<const Token> tokens,
                   std::vector<Piece>& pieces) {
    const std::size_t end = tokens.empty() ? 0 : tokens.back().end;
    std::size_t behind = 0;  // where the piece before ended
    for (const Token& token : tokens) {
        std::size_t at = std::max<std::size_t>(token.start, behind);  // a number may hold more than one token
        while (at < token.end) {
            if (const std::size_t length = ignorable_length(text, at)) {
                at += length;
                continue;
            }
            Piece& piece = pieces.emplace_back();
            if (token.mark != 0 || token.ideograph)
                mark_from(text, token, piece);
            else if (is_digit(text[at]))
                number_from(text, at, end, piece);
            else
                word_from(text, low, at, token.end, piece);
            piece.key = key_of(piece.low);
            if (piece.kind == Piece::Kind::word)
                if (const double* value = number_words.find(piece.key)) piece.value = *value;
            piece.glued = behind != 0 && behind == piece.span.start;
            at = behind = piece.span.end;
        }
    }
}

void append_pieces(std::string_view text, std::string_view low, std::size_t start, std::size_t end,
                   std::vector<Piece>& pieces) {
    append_pieces(text, low, cut(text, start, end), pieces);
}

}  // namespace detente::reading
