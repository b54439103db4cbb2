#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "detente/support/utf8.hpp"

namespace detente::reading {

/// What a code point is to the reader.
enum class Glyph : std::uint8_t {
    space,      ///< any blank, no-break and zero-width spaces and byte-order marks included
    newline,    ///< LF, CR, and the Unicode line and paragraph separators
    letter,     ///< of a script that is written with spaces; digits and combining marks too
    ideograph,  ///< Han, kana, Hangul: scripts in which a word need not end at a blank
    ignorable,  ///< soft hyphens, joiners, direction marks: part of the word they stand in
    mark        ///< everything else
};

using detente::CodePoint;
using detente::decode;

Glyph glyph_beyond_ascii(char32_t);

inline constexpr std::array<Glyph, 128> ascii_glyphs = [] {
    std::array<Glyph, 128> out{};
    for (char32_t c = 0; c < 128; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        const bool space = c == ' ' || c == '\t' || c == 0x0B || c == 0x0C;
        out[c] = letter ? Glyph::letter : c == '\n' || c == '\r' ? Glyph::newline : space ? Glyph::space : Glyph::mark;
    }
    return out;
}();

inline Glyph glyph(char32_t c) {
    return c < 0x80 ? ascii_glyphs[c] : glyph_beyond_ascii(c);
}

/// Upper or lower case in the Latin, Greek, Cyrillic and Armenian alphabets; both false for what has no case.
bool is_upper_beyond_ascii(char32_t);
bool is_lower_beyond_ascii(char32_t);
inline bool is_upper(char32_t c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : is_upper_beyond_ascii(c);
}
inline bool is_lower(char32_t c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' : is_lower_beyond_ascii(c);
}

/// Lower case of Latin and Cyrillic letters; every byte stays at its place.
std::string lower(std::string_view text);

/// Of a longer run without a word, the rest is not read: it says nothing, and takes memory.
inline constexpr std::size_t longest_run_of_marks = 64;

inline bool is_hyphen(char32_t c) {
    return c == '-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212;
}
inline bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0xB4 || c == '`' || c == 0x2032;
}

}  // namespace detente::reading
