#include "reading/measures/when.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

constexpr auto months = word_map<int>(
    {{"january", 1}, {"jan", 1},   {"february", 2},   {"feb", 2},  {"march", 3},     {"mar", 3},   {"april", 4},    {"apr", 4},
     {"may", 5},     {"june", 6},  {"jun", 6},        {"july", 7}, {"jul", 7},       {"august", 8}, {"aug", 8},     {"september", 9},
     {"sept", 9},    {"sep", 9},   {"october", 10},   {"oct", 10}, {"november", 11}, {"nov", 11},  {"december", 12}, {"dec", 12},
     {"januar", 1},  {"februar", 2}, {"märz", 3},     {"mai", 5},  {"juni", 6},      {"juli", 7},  {"oktober", 10}, {"dezember", 12},
     {"janvier", 1}, {"février", 2}, {"mars", 3},     {"avril", 4}, {"juin", 6},     {"juillet", 7}, {"août", 8},   {"septembre", 9},
     {"octobre", 10}, {"novembre", 11}, {"décembre", 12}});

constexpr auto weekdays = word_map<int>({{"monday", 1}, {"tuesday", 2}, {"wednesday", 3}, {"thursday", 4}, {"friday", 5},
                                         {"saturday", 6}, {"sunday", 7}, {"montag", 1}, {"dienstag", 2}, {"mittwoch", 3},
                                         {"donnerstag", 4}, {"freitag", 5}, {"samstag", 6}, {"sonntag", 7}, {"lundi", 1},
                                         {"mardi", 2}, {"mercredi", 3}, {"jeudi", 4}, {"vendredi", 5}, {"samedi", 6},
                                         {"dimanche", 7}});

int month_at(Pieces p, std::size_t at) {
    if (at >= p.size()) return 0;
    if (low_is(p, at, {"may", "march"}) && (p[at].text[0] == 'm')) return 0;
    const int* found = months.find(p[at].key);
    return found ? *found : 0;
}

int year_at(Pieces p, std::size_t at) {
    if (at >= p.size() || p[at].kind != Piece::Kind::number || p[at].text.size() != 4) return 0;
    return p[at].whole(1900, 2100).value_or(0);
}

int day_at(Pieces p, std::size_t at) {
    if (at >= p.size() || p[at].kind != Piece::Kind::number || p[at].text.size() > 2) return 0;
    return p[at].whole(1, 31).value_or(0);
}

/// Days since an arbitrary Sunday, by the calendar in use.
long serial(const Day& d) {
    const int shift = (14 - d.month) / 12, y = d.year + 4800 - shift, m = d.month + 12 * shift - 3;
    return d.day + (153 * m + 2) / 5 + 365L * y + y / 4 - y / 100 + y / 400 - 32045;
}

Day after(const Day& d, int days) {
    Day next = d;
    static constexpr int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (; days > 0; --days) {
        const bool leap = next.month == 2 && next.year % 4 == 0 && (next.year % 100 != 0 || next.year % 400 == 0);
        if (++next.day > length[next.month - 1] + leap) next.day = 1, ++next.month;
        if (next.month > 12) next.month = 1, ++next.year;
    }
    return next;
}

class DayReader {
public:
    DayReader(Pieces p, const Day& today) : p_(p), today_(today) {}

    /// What date begins at `at`; `last` behind it.
    std::optional<Day> read(std::size_t at, std::size_t& last) const {
        if (const int weekday = weekday_at(at)) {
            std::size_t next = at + 1 + (at + 1 < p_.size() && p_[at + 1].low == ",");
            if (const std::optional<Day> day = date(next, last)) return day;
            last = at + 1;
            if (today_.day == 0) return std::nullopt;
            const int now = int((serial(today_) + 1) % 7);  // Sunday is 0
            return after(today_, (weekday - now + 7) % 7);
        }
        return date(at, last);
    }

private:
    int weekday_at(std::size_t at) const {
        const int* found = at < p_.size() ? weekdays.find(p_[at].key) : nullptr;
        return found ? *found : 0;
    }

    std::optional<Day> date(std::size_t at, std::size_t& last) const {
        Day d;
        std::size_t next = at;
        if (low_is(p_, next, {"today", "heute", "immediate"})) {
            last = next + 1;
            return today_.year ? std::optional(today_) : std::nullopt;
        }
        if (const int day = day_at(p_, next)) {  // 5 February 2023, 1. August
            std::size_t month = next + 1;
            if (month < p_.size() && (p_[month].low == "." || low_is(p_, month, {"st", "nd", "rd", "th", "er", "of"}))) ++month;
            if ((d.month = month_at(p_, month))) d.day = day, next = month + 1;
        } else if ((d.month = month_at(p_, next))) {  // April 5, 2025; March 2024
            ++next;
            if (const int behind = day_at(p_, next)) d.day = behind, ++next;
        } else if ((d.year = year_at(p_, next))) {
            last = next + 1;
            return d;
        }
        if (d.month == 0) return std::nullopt;
        const std::size_t year = next + (next < p_.size() && (p_[next].low == "," || low_is(p_, next, {"of"})));
        if ((d.year = year_at(p_, year))) {
            next = year + 1;
        } else if (low_is(p_, next, {"last"}) && low_is(p_, next + 1, {"year"})) {
            d.year = today_.year - (today_.year > 0), next += 2;
        } else {
            d.year = today_.year;
        }
        last = next;
        return d.year ? std::optional(d) : std::nullopt;
    }

    Pieces p_;
    const Day& today_;
};

}  // namespace

std::string Day::text() const {
    if (year == 0) return {};
    if (month == 0) return fmt::format("{:04}", year);
    if (day == 0) return fmt::format("{:04}-{:02}", year, month);
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Day article_day(std::string_view text) {
    std::size_t end = std::min<std::size_t>(text.size(), 700);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    const std::string low = lower(std::string(text.substr(0, end)));
    if (low.size() != end) return {};
    std::vector<Piece> pieces;
    append_pieces(text, low, 0, end, pieces);
    const Day none;
    const DayReader reader(pieces, none);
    std::size_t last = 0;
    for (std::size_t at = 0; at < pieces.size(); ++at)
        if (const std::optional<Day> day = reader.read(at, last); day && day->day > 0) return *day;
    return {};
}

std::vector<When> find_whens(Pieces p, const Day& today) {
    std::vector<When> out;
    const DayReader reader(p, today);
    for (std::size_t at = 0; at < p.size(); ++at) {
        std::size_t last = at;
        const std::optional<Day> day = reader.read(at, last);
        if (!day) continue;
        std::size_t before = at;
        while (before > 0 && low_is(p, before - 1, {"the", "end", "of", "le", "la", "dem", "turn", "start", "beginning"})) --before;
        const bool starts = before > 0 && low_is(p, before - 1, {"from", "since", "on", "in", "of", "by", "as", "ab", "seit", "am",
                                                                  "partir", "à", "dès", "depuis", "with", "effective", "to", "im", "par"});
        const bool until = before > 0 && low_is(p, before - 1, {"until", "till", "through", "bis", "jusqu"});
        const bool bare = at > 0 && p[at - 1].low == ",";
        if (starts || until || bare) out.push_back({day->text(), until, before - (before > 0 && !bare), last});
        at = last - 1;
    }
    return out;
}

}  // namespace detente::reading
