#include "reading/grammar/word_parts.hpp"

#include <cstdint>

namespace detente::reading {
namespace {

/// FNV-1a, its bits mixed once more.
std::uint64_t hashed(char kind, std::string_view bytes) {
    std::uint64_t hash = 1469598103934665603U;
    const auto add = [&hash](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U; };
    add(kind);
    for (const char c : bytes) add(c);
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9U;
    return hash ^ hash >> 32;
}

std::string_view last(std::string_view text, std::size_t count) {
    return text.size() <= count ? text : text.substr(text.size() - count);
}

/// Quotes straight, digits as 0.
std::string plain(std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const std::string_view three = word.substr(at, 3);
        const bool single = three == "\u2018" || three == "\u2019", twofold = three == "\u201C" || three == "\u201D";
        const char c = word[at];
        if (single || twofold) at += 2;
        out += single ? '\'' : twofold ? '"' : c >= '0' && c <= '9' ? '0' : c;
    }
    return out;
}

std::string lowered(const std::string& text) {
    std::string out = text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        const bool latin = at > 0 && text[at - 1] == '\xC3' && c >= 0x80 && c <= 0x9E && c != 0x97;
        if ((c >= 'A' && c <= 'Z') || latin) out[at] = char(c + 32);
    }
    return out;
}

std::string shape(std::string_view text) {
    std::string out;
    for (const char byte : text) {
        const auto c = static_cast<unsigned char>(byte);
        const char kind = c >= 'A' && c <= 'Z' ? 'X' : c >= 'a' && c <= 'z' ? 'x' : c >= 128 ? 'u' : byte;
        if (out.size() < 2 || out.back() != kind || out[out.size() - 2] != kind) out += kind;
    }
    return out;
}

}  // namespace

WordParts parts_of_word(std::string_view word, const std::array<std::size_t, 5>& counts) {
    const std::string text = plain(word);
    WordParts out;
    out.low = lowered(text);
    const std::array hashes{hashed('4', last(out.low, 4)), hashed('3', last(out.low, 3)), hashed('2', last(out.low, 2)),
                            hashed('p', std::string_view(out.low).substr(0, 3)), hashed('s', shape(text))};
    for (std::size_t i = 0; i < hashes.size(); ++i) out.buckets[i] = hashes[i] % counts[i];
    return out;
}

}  // namespace detente::reading
