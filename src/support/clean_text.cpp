#include "detente/support/clean_text.hpp"

#include <algorithm>

namespace detente {
namespace {

bool continues(std::string_view bytes, std::size_t at) {
    return at < bytes.size() && (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
}

bool shown(char32_t code) {
    if (code == '\n' || code == '\t') return true;
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return false;
    return (code & 0xFFFE) != 0xFFFE && (code < 0xFDD0 || code > 0xFDEF);
}

bool overrides_direction(char32_t code) {
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/// Of the colour that `bytes` begin with; 0: none.
std::size_t colour_length(std::string_view bytes) {
    if (!bytes.starts_with("\x1b[")) return 0;
    const std::size_t end = bytes.find_first_not_of("0123456789;", 2);
    return end != bytes.npos && bytes[end] == 'm' ? end + 1 : 0;
}

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

}  // namespace

std::string clean_text(std::string_view bytes) {
    std::string clean;
    clean.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t start = at;
        const char32_t code = next_code_point(bytes, at);
        if (code == '\r') continue;
        if (overrides_direction(code)) continue;
        if (code == replacement_character || !shown(code)) {
            clean += "\xEF\xBF\xBD";
        } else {
            clean.append(bytes.substr(start, at - start));
        }
    }
    return clean;
}

std::string clean_message(std::string_view bytes) {
    std::string line = clean_text(bytes);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

std::string clean_but_colours(std::string_view bytes) {
    std::string clean;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t escape = std::min(bytes.find('\x1b', at), bytes.size());
        clean += clean_text(bytes.substr(at, escape - at));
        const std::size_t colour = colour_length(bytes.substr(escape));
        clean += colour > 0 ? bytes.substr(escape, colour) : escape < bytes.size() ? "\xEF\xBF\xBD" : "";
        at = escape + std::max<std::size_t>(1, colour);
    }
    return clean;
}

std::string clean_line(std::string_view bytes) {
    const std::string clean = clean_text(bytes);
    std::string line;
    for (const char c : clean) {
        if (!is_space(c)) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

std::size_t context_start(std::string_view text, std::size_t start, std::size_t by) {
    start = std::min(start, text.size());
    const std::size_t line = start == 0 ? std::string_view::npos : text.rfind('\n', start - 1);
    const std::size_t least = line == std::string_view::npos ? 0 : line + 1;
    if (start - least <= by) return least;
    std::size_t at = start - by;
    const std::size_t space = text.find_first_of(" \n\t", at);
    if (space != std::string_view::npos && space < start) return space + 1;
    while (at < start && continues(text, at)) ++at;
    return at;
}

std::size_t opening(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text.size();
    while (bytes > 0 && continues(text, bytes)) --bytes;
    return bytes;
}

std::size_t context_end(std::string_view text, std::size_t end, std::size_t by) {
    end = std::min(end, text.size());
    const std::size_t most = std::min(text.find('\n', end), text.size());
    if (most - end <= by) return most;
    std::size_t at = end + by;
    const std::size_t space = text.find_last_of(" \n\t", at);
    if (space != std::string_view::npos && space >= end) return space;
    while (at > end && continues(text, at)) --at;
    return at;
}

}  // namespace detente
