#include "reading/text/sentences.hpp"

#include <algorithm>
#include <array>

namespace detente::reading {
namespace {

constexpr std::array<bool, 256> may_end_sentence = [] {
    std::array<bool, 256> out{};
    for (const unsigned char c : {'.', '!', '?', '\xE3'}) out[c] = true;
    return out;
}();

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "Jan. 12", "12. Januar": the point at `at` belongs to a date; `next`: the word behind it.
bool in_date(std::string_view text, std::size_t at, std::size_t next, std::size_t end) {
    static constexpr std::string_view english[] = {"Jan", "Feb", "Mar",  "Apr", "Jun", "Jul",
                                                   "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"};
    static constexpr std::string_view german[] = {"Jan",  "Feb", "Mär",  "April", "Mai", "Juni",
                                                  "Juli", "Aug", "Sept", "Okt",   "Nov", "Dez"};
    const auto ends_with = [&](std::string_view month) {
        return at >= month.size() && text.substr(at - month.size(), month.size()) == month;
    };
    const auto goes_on_with = [&](std::string_view month) { return text.substr(next, month.size()) == month; };
    if (next >= end || at == 0) return false;
    if (is_digit(text[next])) return std::any_of(std::begin(english), std::end(english), ends_with);
    return is_digit(text[at - 1]) && (at < 3 || !is_digit(text[at - 2]) || !is_digit(text[at - 3])) &&
           std::any_of(std::begin(german), std::end(german), goes_on_with);
}

}  // namespace

std::vector<Span> sentences_of(std::string_view text, std::size_t start, std::size_t end) {
    std::vector<Span> out;
    std::size_t from = start;
    for (std::size_t at = start; at < end; ++at) {
        const char c = text[at];
        if (!may_end_sentence[static_cast<unsigned char>(c)]) continue;
        const bool ideographic = text.compare(at, 3, "。") == 0;
        if (c == '\xE3' && !ideographic) continue;
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
            if (c == '.' && in_date(text, at, next, end)) continue;
        }
        out.push_back({from, next});
        from = next;
        at = next - 1;
    }
    if (from < end) out.push_back({from, end});
    return out;
}

}  // namespace detente::reading
