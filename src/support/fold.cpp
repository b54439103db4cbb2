#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "detente/support/text.hpp"
#include "support/fold_table.hpp"

namespace detente {
namespace {

struct LatinTable {
    char32_t first, last;
    std::vector<std::string_view> plain;
    LatinTable(char32_t from, char32_t to, std::string_view words) : first(from), last(to) {
        for (std::size_t start = 0; start < words.size();) {
            const std::size_t end = words.find(' ', start);
            plain.push_back(words.substr(start, end - start));
            start = end + 1;
        }
    }
    bool holds(char32_t c) const { return c >= first && c <= last && plain[c - first] != "-"; }
};

/// Combining accents, Arabic vowel signs and tatweel: they do not distinguish names.
bool is_mark(char32_t c) {
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x64B && c <= 0x652) || c == 0x670 || c == 0x640 || c == 0x200C ||
           c == 0x200D || c == 0xAD || c == 0xFEFF;
}

bool is_punctuation(char32_t c) {
    return (c >= 0x80 && c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 || c == 0xF7 ||
           (c >= 0x2B0 && c <= 0x2FF) || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x3004) ||
           (c >= 0x3008 && c <= 0x3020) || c == 0x30FB || (c >= 0xFF01 && c <= 0xFF0F) || c == 0x60C || c == 0x61B ||
           c == 0x61F || c == 0xFFFD;
}

/// Lower case without accents for Greek, Cyrillic and Arabic letters.
char32_t plain_letter(char32_t c) {
    if (c >= 0x391 && c <= 0x3A9) c += 0x20;
    if (c >= 0x410 && c <= 0x42F) c += 0x20;
    if (c >= 0x400 && c <= 0x40F) c += 0x50;
    if (c >= 0x460 && c <= 0x4FF && c != 0x4C0 && !(c >= 0x4C1 && c <= 0x4CE) && c % 2 == 0) c += 1;
    switch (c) {
        case 0x386:
        case 0x3AC: return 0x3B1;
        case 0x388:
        case 0x3AD: return 0x3B5;
        case 0x389:
        case 0x3AE: return 0x3B7;
        case 0x38A:
        case 0x390:
        case 0x3AA:
        case 0x3AF:
        case 0x3CA: return 0x3B9;
        case 0x38C:
        case 0x3CC: return 0x3BF;
        case 0x38E:
        case 0x3AB:
        case 0x3B0:
        case 0x3CB:
        case 0x3CD: return 0x3C5;
        case 0x38F:
        case 0x3CE: return 0x3C9;
        case 0x3C2: return 0x3C3;
        case 0x439:
        case 0x450:
        case 0x45D: return c == 0x450 ? 0x435 : 0x438;
        case 0x451: return 0x435;
        case 0x453: return 0x433;
        case 0x457: return 0x456;
        case 0x45C: return 0x43A;
        case 0x45E: return 0x443;
        case 0x622:
        case 0x623:
        case 0x625:
        case 0x671: return 0x627;
        case 0x649: return 0x64A;
        case 0x629: return 0x647;
        default: return c;
    }
}

}  // namespace

std::string fold_name(std::string_view utf8) {
    static const std::array<LatinTable, 2> tables = {
        LatinTable(latin_first, latin_last, latin_plain),
        LatinTable(latin_additional_first, latin_additional_last, latin_additional_plain)};
    std::string out;
    out.reserve(utf8.size());
    bool gap = false;
    const auto begin_letter = [&] {
        if (gap && !out.empty()) out += ' ';
        gap = false;
    };
    for (std::size_t i = 0; i < utf8.size();) {
        const char32_t c = next_code_point(utf8, i);
        if (c < 0x80) {
            const char ascii = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
            if ((ascii >= 'a' && ascii <= 'z') || (ascii >= '0' && ascii <= '9')) {
                begin_letter();
                out += ascii;
            } else if (ascii == '&') {
                gap = true;
                begin_letter();
                out += "and";
                gap = true;
            } else {
                gap = true;
            }
        } else if (is_mark(c)) {
            continue;
        } else if (is_punctuation(c)) {
            gap = true;
        } else {
            begin_letter();
            const auto& table = c <= latin_last ? tables[0] : tables[1];
            if (table.holds(c))
                out += table.plain[c - table.first];
            else
                append_utf8(out, plain_letter(c));
        }
    }
    return out;
}

}  // namespace detente
