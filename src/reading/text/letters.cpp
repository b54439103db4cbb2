#include "reading/text/letters.hpp"

#include <algorithm>
#include <array>

namespace detente::reading {
namespace {

struct Range {
    char32_t first, last;
};

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, char32_t c) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                        [](char32_t value, const Range& range) { return value < range.first; });
    return after != ranges.begin() && c <= std::prev(after)->last;
}

/// Punctuation and symbols beyond ASCII (Unicode 15 general categories P and S, by block), sorted.
constexpr std::array<Range, 45> marks{
    {{0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},     {0xF7, 0xF7},
     {0x2B9, 0x2DF},   {0x37E, 0x37E},   {0x387, 0x387},   {0x55A, 0x55F},   {0x589, 0x58A},   {0x5BE, 0x5BE},
     {0x5C0, 0x5C0},   {0x5C3, 0x5C3},   {0x5F3, 0x5F4},   {0x606, 0x60F},   {0x61B, 0x61F},   {0x66A, 0x66D},
     {0x6D4, 0x6D4},   {0x964, 0x965},   {0xE4F, 0xE4F},   {0x10FB, 0x10FB}, {0x1360, 0x1368}, {0x17D4, 0x17DB},
     {0x2010, 0x2027}, {0x2030, 0x205E}, {0x2070, 0x209F}, {0x20A0, 0x20CF}, {0x2100, 0x218B}, {0x2190, 0x2BFF},
     {0x2E00, 0x2E7F}, {0x3001, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030}, {0x303D, 0x303F}, {0x30A0, 0x30A0},
     {0x30FB, 0x30FB}, {0xD800, 0xF8FF}, {0xFE10, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF20},
     {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFD}}};

constexpr std::array<Range, 8> ideographs{{{0x1100, 0x11FF},
                                           {0x2E80, 0x2FDF},
                                           {0x3005, 0x3007},
                                           {0x3041, 0x31FF},
                                           {0x3400, 0x9FFF},
                                           {0xAC00, 0xD7AF},
                                           {0xF900, 0xFAFF},
                                           {0x20000, 0x3FFFF}}};

bool is_space(char32_t c) {
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x205F || c == 0x3000 ||
           c == 0xFEFF;
}

bool is_ignorable(char32_t c) {
    return c == 0xAD || (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F);
}

/// Blocks in which upper and lower case alternate: upper is even (or odd, where said).
bool alternates_even(char32_t c) {
    return (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) || (c >= 0x1A0 && c <= 0x1A5) ||
           (c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x21F) || (c >= 0x222 && c <= 0x233) ||
           (c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F) ||
           (c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF);
}

bool alternates_odd(char32_t c) {
    return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || (c >= 0x1AF && c <= 0x1B0) ||
           (c >= 0x1CD && c <= 0x1DC) || (c >= 0x4C1 && c <= 0x4CE);
}

}  // namespace

Glyph glyph_beyond_ascii(char32_t c) {
    if (c == 0x85 || c == 0x2028 || c == 0x2029) return Glyph::newline;
    if (is_space(c)) return Glyph::space;
    if (is_ignorable(c)) return Glyph::ignorable;
    if (within(marks, c) || (c >= 0x1F000 && c <= 0x1FAFF) || c >= 0xE0000) return Glyph::mark;
    return within(ideographs, c) ? Glyph::ideograph : Glyph::letter;
}

bool is_upper_beyond_ascii(char32_t c) {
    if (alternates_even(c)) return c % 2 == 0;
    if (alternates_odd(c)) return c % 2 == 1;
    return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || c == 0x178 || c == 0x18F || c == 0x386 ||
           (c >= 0x388 && c <= 0x38F) || (c >= 0x391 && c <= 0x3AB) || (c >= 0x400 && c <= 0x42F) || c == 0x4C0 ||
           (c >= 0x531 && c <= 0x556);
}

bool is_lower_beyond_ascii(char32_t c) {
    if (alternates_even(c)) return c % 2 == 1;
    if (alternates_odd(c)) return c % 2 == 0;
    return (c >= 0xDF && c <= 0xFF && c != 0xF7) || c == 0x138 || c == 0x149 || c == 0x17F || c == 0x259 ||
           c == 0x390 || (c >= 0x3AC && c <= 0x3CE) || (c >= 0x430 && c <= 0x45F) || c == 0x4CF ||
           (c >= 0x561 && c <= 0x587);
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
    for (std::size_t at = out.find('\xD0'); at != out.npos && at + 1 < out.size(); at = out.find('\xD0', at + 1)) {
        const auto next = static_cast<unsigned char>(out[at + 1]);  // U+0410 to U+042F
        if (next >= 0x90 && next <= 0x9F) out[at + 1] = char(next + 0x20);
        if (next >= 0xA0 && next <= 0xAF) out[at] = '\xD1', out[at + 1] = char(next - 0x20);
    }
    return out;
}

}  // namespace detente::reading
