#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace detente {

/// A code point and the bytes that it takes.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 1;
};

inline constexpr char32_t replacement_character = 0xFFFD;

/// decode() where the byte at `at` is not ASCII.
CodePoint decode_beyond_ascii(std::string_view text, std::size_t at);

/// The code point at `at`. A byte that starts no well-formed UTF-8 sequence (Unicode 15, table 3-7: no overlong forms,
/// no surrogates, nothing above U+10FFFF) is U+FFFD, one byte long.
inline CodePoint decode(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? CodePoint{byte, 1} : decode_beyond_ascii(text, at);
}

/// The same, moving `at` behind it.
inline char32_t next_code_point(std::string_view text, std::size_t& at) {
    const CodePoint found = decode(text, at);
    at += found.length;
    return found.value;
}

/// Appends a code point as UTF-8.
void append_utf8(std::string& out, char32_t);

bool valid_utf8(std::string_view);
/// Offset of the first byte that is not well-formed UTF-8; npos when all is.
std::size_t invalid_utf8_at(std::string_view);

}  // namespace detente
