#include "reading/text/sentences.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace detente::reading {
namespace {

constexpr std::array<bool, 256> may_end_sentence = [] {
    std::array<bool, 256> out{};
    for (const unsigned char c : {'.', '!', '?', '\xE3'}) out[c] = true;
    return out;
}();

/// A small letter, Latin or Cyrillic.
bool begins_small(std::string_view text) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0; };
    if (byte(0) >= 'a' && byte(0) <= 'z') return true;
    if (byte(0) == 0xC3) return byte(1) >= 0x9F;
    return (byte(0) == 0xD0 && byte(1) >= 0xB0) || (byte(0) == 0xD1 && byte(1) >= 0x80 && byte(1) <= 0x9F);
}

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

constexpr std::array<std::string_view, 58> short_forms{
    "mr",   "mrs",    "ms",  "dr",  "gen",  "col", "lt",   "sgt",  "sen", "rep", "reps", "sens", "gov", "pres", "prof",
    "st",   "jr",     "sr",  "inc", "corp", "co",  "ltd",  "jan",  "feb", "mar", "apr",  "jun",  "jul", "aug",  "sep",
    "sept", "oct",    "nov", "dec", "vs",   "maj", "capt", "cmdr", "adm", "rev", "hon",  "mt",   "ft",  "etc",  "brig",
    "amb",  "approx", "al",  "cf",  "art",  "vol", "mme",  "mlle", "mm",  "no",  "bros", "dept", "govt"};

/// These end sentences, too.
constexpr std::array<std::string_view, 22> may_end{"jan",  "feb", "mar", "apr", "jun",  "jul", "aug",  "sep",
                                                   "sept", "oct", "nov", "dec", "inc",  "co",  "corp", "ltd",
                                                   "etc",  "jr",  "sr",  "al",  "bros", "govt"};

/// The word that ends at text[end), not before text[from], in small letters.
std::string word_before(std::string_view text, std::size_t from, std::size_t end) {
    std::string out;
    while (end > from && out.size() < 8) {
        const char c = text[end - 1];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) break;
        out.insert(out.begin(), char(c | 32));
        --end;
    }
    return out;
}

/// "Gov. Newsom": the sentence goes on. "No." counts before a digit only, months and "etc." where no capital follows.
bool closes_short_form(std::string_view text, std::size_t from, std::size_t point) {
    const std::string word = word_before(text, from, point);
    if (word.empty() || !short_form(word)) return false;
    const char next = point + 2 < text.size() && text[point + 1] == ' ' ? text[point + 2] : ' ';
    const bool digit = next >= '0' && next <= '9';
    if (word == "no" || word == "art" || word == "vol") return digit;
    if (std::find(may_end.begin(), may_end.end(), word) != may_end.end()) return digit;
    return true;
}

/// "5. Dezember": the point behind one or two digits belongs to a date; `next`: the word behind it.
bool in_german_date(std::string_view text, std::size_t at, std::size_t next, std::size_t end) {
    static constexpr std::string_view months[] = {"Jan",  "Feb", "Mär",  "April", "Mai", "Juni",
                                                  "Juli", "Aug", "Sept", "Okt",   "Nov", "Dez"};
    const auto is_digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
    if (next >= end || at == 0 || !is_digit(at - 1) || (at >= 3 && is_digit(at - 2) && is_digit(at - 3))) return false;
    return std::any_of(std::begin(months), std::end(months),
                       [&](std::string_view month) { return text.substr(next, month.size()) == month; });
}

}  // namespace

bool short_form(std::string_view low) {
    return std::find(short_forms.begin(), short_forms.end(), low) != short_forms.end();
}

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
            const bool initial =
                c == '.' && letter_before && (at < from + 2 || text[at - 2] == '.' || text[at - 2] == ' ');
            const bool rupees = c == '.' && at >= from + 2 && text.substr(at - 2, 2) == "Rs";
            if ((initial && next < end) || rupees) continue;
            if (c == '.' && next < end && closes_short_form(text, from, at)) continue;
            while (next < end && (text[next] == ' ' || text[next] == '"')) ++next;
            if (next < end && begins_small(text.substr(next, 2))) continue;
            if (c == '.' && in_german_date(text, at, next, end)) continue;
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
