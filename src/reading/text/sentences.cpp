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

/// "110 Mrd. Euro", "5 Mio. US-Dollar": the point at `at` shortens a scale before a currency.
bool behind_scale(std::string_view text, std::size_t at, std::size_t next) {
    static constexpr std::string_view scales[] = {"Mrd", "Mio", "Tsd", "mld", "mln", "млрд", "млн", "тыс"};
    static constexpr std::string_view currencies[] = {"Euro", "EUR",   "Dollar", "US",     "USD",
                                                      "Yuan", "Rubel", "Pfund",  "Franken"};
    const auto ends_with = [&](std::string_view scale) {
        return at >= scale.size() && text.substr(at - scale.size(), scale.size()) == scale;
    };
    const auto goes_on_with = [&](std::string_view currency) { return text.substr(next, currency.size()) == currency; };
    return std::any_of(std::begin(scales), std::end(scales), ends_with) &&
           std::any_of(std::begin(currencies), std::end(currencies), goes_on_with);
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
            if (c == '.' && behind_scale(text, at, next)) continue;
        }
        out.push_back({from, next});
        from = next;
        at = next - 1;
    }
    if (from < end) out.push_back({from, end});
    return out;
}

}  // namespace detente::reading
