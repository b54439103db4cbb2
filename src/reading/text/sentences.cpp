#include "reading/text/sentences.hpp"

#include <array>

namespace detente::reading {
namespace {

constexpr std::array<bool, 256> may_end_sentence = [] {
    std::array<bool, 256> out{};
    for (const unsigned char c : {'.', '!', '?', '\xE3'}) out[c] = true;
    return out;
}();

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
        }
        out.push_back({from, next});
        from = next;
        at = next - 1;
    }
    if (from < end) out.push_back({from, end});
    return out;
}

}  // namespace detente::reading
