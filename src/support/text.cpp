#include "detente/support/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#if !defined(__cpp_lib_to_chars)
#include <cstdlib>
#endif

namespace detente {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
std::size_t edit_distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t start = 0;;) {
        const std::size_t end = text.find(separator, start);
        parts.emplace_back(text.substr(start, end - start));
        if (end == std::string_view::npos) return parts;
        start = end + 1;
    }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += separator;
        out += parts[i];
    }
    return out;
}

std::optional<double> parse_number(std::string_view text) {
    text = trim(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return std::nullopt;
    }
    if (text.empty()) return std::nullopt;
    double value = 0;
#if defined(__cpp_lib_to_chars)
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range) {
        // Too small to hold is zero; too large is not a number that we can hold.
        const bool tiny = text.find("e-") != text.npos || text.find("E-") != text.npos;
        return tiny && end == text.data() + text.size() ? std::optional<double>(0.0) : std::nullopt;
    }
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
#else
    // Libraries without from_chars for double (Emscripten) know only the "C" locale.
    if (text.find_first_not_of("0123456789+-.eE") != text.npos) return std::nullopt;
    const std::string whole(text);
    char* end = nullptr;
    value = std::strtod(whole.c_str(), &end);
    if (end != whole.c_str() + whole.size()) return std::nullopt;
#endif
    if (!std::isfinite(value)) return std::nullopt;
    return value;
}

std::string shortest(double value) {
    return fmt::format("{}", value);
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string folded = fold_name(word);
    if (folded.empty()) return std::nullopt;
    const std::string* best = nullptr;
    std::size_t best_distance = std::max<std::size_t>(1, folded.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::string other = fold_name(candidate);
        const std::size_t gap =
            other.size() > folded.size() ? other.size() - folded.size() : folded.size() - other.size();
        if (gap >= best_distance) continue;
        const std::size_t distance = edit_distance(folded, other);
        if (distance < best_distance) {
            best = &candidate;
            best_distance = distance;
        }
    }
    if (best) return *best;
    if (folded.size() >= 3)
        for (const std::string& candidate : candidates)
            if (fold_name(candidate).starts_with(folded)) return candidate;
    return std::nullopt;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& candidates) {
    if (const auto near = nearest(word, candidates)) return fmt::format("did you mean '{}'?", *near);
    if (candidates.empty() || candidates.size() > 16) return "";
    return "one of: " + join(candidates, ", ");
}

}  // namespace detente
