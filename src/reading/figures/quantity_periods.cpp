#include "reading/figures/quantity_periods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace detente::reading {
namespace {

constexpr auto months = word_map<int>(
    {{"january", 1}, {"jan", 1},       {"январь", 1},   {"января", 1},    {"february", 2}, {"feb", 2},
     {"февраль", 2}, {"февраля", 2},   {"march", 3},    {"mar", 3},       {"март", 3},     {"марта", 3},
     {"april", 4},   {"apr", 4},       {"апрель", 4},   {"апреля", 4},    {"may", 5},      {"май", 5},
     {"мая", 5},     {"june", 6},      {"jun", 6},      {"июнь", 6},      {"июня", 6},     {"july", 7},
     {"jul", 7},     {"июль", 7},      {"июля", 7},     {"august", 8},    {"aug", 8},      {"август", 8},
     {"августа", 8}, {"september", 9}, {"sept", 9},     {"сентябрь", 9},  {"сентября", 9}, {"october", 10},
     {"oct", 10},    {"октябрь", 10},  {"октября", 10}, {"november", 11}, {"nov", 11},     {"ноябрь", 11},
     {"ноября", 11}, {"december", 12}, {"dec", 12},     {"декабрь", 12},  {"декабря", 12}});

std::optional<int> month_at(const Pieces& pieces, std::size_t at) {
    if (at >= pieces.size() || pieces[at].kind != Piece::Kind::word) return std::nullopt;
    if (pieces[at].low == "may" && pieces[at].text != "May") return std::nullopt;
    const int* month = months.find(pieces[at].key);
    return month ? std::optional(*month) : std::nullopt;
}

std::optional<int> year_at(const Pieces& pieces, std::size_t at) {
    if (at >= pieces.size() || pieces[at].kind != Piece::Kind::number || pieces[at].text.size() != 4)
        return std::nullopt;
    return pieces[at].decimals == 0 ? pieces[at].whole(1800, 2100) : std::nullopt;
}

/// "this year", "last year", "2022", behind `at`, perhaps after "of" or "in"; fills year or says what is open.
std::size_t take_year(const Pieces& pieces, std::size_t at, Period& period) {
    std::size_t next = at;
    if (low_is(pieces, next, {"of", "in", ","})) ++next;
    if (const auto year = year_at(pieces, next)) {
        period.year = year;
        return next + 1;
    }
    period.status = "year unresolved";
    if (low_is(pieces, next, {"this", "last", "the", "next"}) && low_is(pieces, next + 1, {"year"})) return next + 2;
    return at;
}

/// Whether some rule of PeriodReader begins with the piece: a number, or a word of this list or a month.
bool may_begin(const Piece& piece) {
    static constexpr WordSet starts({"the", "first", "second", "third", "fourth", "q", "h", "fiscal", "financial", "fy",
                                     "前", "last", "this", "a"});
    return piece.value >= 1 || starts.has(piece.key) || months.find(piece.key);
}

class PeriodReader {
public:
    explicit PeriodReader(const Pieces& pieces) : p_(pieces) {}

    /// The period that begins at `at`, longest reading first.
    std::optional<FoundPeriod> read(std::size_t at) {
        for (auto rule : {&PeriodReader::first_months, &PeriodReader::part_of_year, &PeriodReader::fiscal,
                          &PeriodReader::day, &PeriodReader::months, &PeriodReader::chinese_months,
                          &PeriodReader::relative_year, &PeriodReader::plain_year}) {
            FoundPeriod found;
            found.first = at;
            if (!(this->*rule)(at, found)) continue;
            found.period.span = {p_[found.first].span.start, p_[found.last - 1].span.end};
            found.period.text = in_words(found.period);
            found.deadline = at > 0 && low_is(p_, at - 1, {"by"});
            return found;
        }
        return std::nullopt;
    }

private:
    /// "the first 10 months of this year"
    bool first_months(std::size_t at, FoundPeriod& found) {
        std::size_t next = at + low_is(p_, at, {"the"});
        if (!low_is(p_, next, {"first"}) || !low_is(p_, next + 2, {"months", "month"})) return false;
        const auto months = p_[next + 1].whole(1, 12);
        if (!months) return false;
        found.period.kind = "months";
        found.period.month = 1, found.period.month_end = months;
        found.period.to_date = true;
        found.last = take_year(p_, next + 3, found.period);
        return true;
    }
    /// "the first half of 2022", "third quarter", "Q3 2022", "H1 2022"
    bool part_of_year(std::size_t at, FoundPeriod& found) {
        std::size_t next = at + low_is(p_, at, {"the"});
        int part = 0;
        static constexpr auto ordinals = word_map<int>({{"first", 1}, {"second", 2}, {"third", 3}, {"fourth", 4}});
        if (next < p_.size())
            if (const int* named = ordinals.find(p_[next].key)) part = *named;
        bool quarter = low_is(p_, next + 1, {"quarter"}), half = low_is(p_, next + 1, {"half"});
        std::size_t behind = next + 2;
        if (part == 0 && low_is(p_, next, {"q", "h"}) && next + 1 < p_.size() && p_[next + 1].glued) {
            part = p_[next + 1].whole(1, 4).value_or(0);
            quarter = low_is(p_, next, {"q"}), half = !quarter;
        }
        if (part == 0 || part > (half ? 2 : 4) || (!quarter && !half)) return false;
        const int length = half ? 6 : 3;
        found.period.kind = half ? "half" : "quarter";
        found.period.month = (part - 1) * length + 1, found.period.month_end = part * length;
        found.last = take_year(p_, behind, found.period);
        return true;
    }
    /// "fiscal 2022/23", "fiscal year 2022-23", "FY23"
    bool fiscal(std::size_t at, FoundPeriod& found) {
        std::size_t next = at;
        const bool word = low_is(p_, at, {"fiscal", "financial"}), code = low_is(p_, at, {"fy"});
        if (!word && !code) return false;
        ++next;
        if (word && low_is(p_, next, {"year"})) ++next;
        const auto value = fiscal_number(next);
        if (!value) return false;
        found.period.kind = "fiscal-year";
        found.period.year = *value < 100 ? 2000 + *value : *value;
        found.last = next + 1;
        if (const auto end = low_is(p_, next + 1, {"/", "-"}) ? fiscal_number(next + 2) : std::nullopt) {
            found.period.year_end = *end < 100 ? *found.period.year / 100 * 100 + *end : *end;
            found.last = next + 3;
            found.period.status = "start month unresolved";
        } else {
            found.period.status = "unresolved without a state";
        }
        return *found.period.year >= 1800;
    }
    /// A year, of four digits or of two.
    std::optional<int> fiscal_number(std::size_t at) const {
        return at < p_.size() && p_[at].kind == Piece::Kind::number ? p_[at].whole(0, 2100) : std::nullopt;
    }
    /// "January 1, 2019", "31 January 2020", "on 5 May"
    bool day(std::size_t at, FoundPeriod& found) {
        const auto first = month_at(p_, at), second = month_at(p_, at + 1);
        const std::size_t number = first ? at + 1 + low_is(p_, at + 1, {"."}) : at;
        if (!first && !second) return false;
        if (number >= p_.size() || p_[number].kind != Piece::Kind::number || p_[number].decimals > 0) return false;
        const auto day = p_[number].whole(1, 31);
        std::size_t next = first ? number + 1 : at + 2;
        if (first && low_is(p_, next, {"st", "nd", "rd", "th"}) && p_[next].glued) ++next;
        if (!day || low_is(p_, next, {"%", "percent", "per", "points", "million", "billion", "bn", "-"})) return false;
        found.period.kind = "day";
        found.period.month = found.period.month_end = first ? first : second;
        found.period.day = day;
        found.last = take_year(p_, next, found.period);
        if (!found.period.year) found.period.status = "year unresolved";
        return true;
    }
    /// "January-October", "January to October 2022", "October 2022", "October"
    bool months(std::size_t at, FoundPeriod& found) {
        const auto first = month_at(p_, at);
        if (!first) return false;
        found.period.kind = "months";
        found.period.month = found.period.month_end = first;
        std::size_t next = at + 1;
        if (low_is(p_, next, {"-", "to", "through"}))
            if (const auto second = month_at(p_, next + 1)) {
                found.period.month_end = second;
                next += 2;
            }
        found.last = take_year(p_, next, found.period);
        return true;
    }
    /// 前10个月, 1-10月
    bool chinese_months(std::size_t at, FoundPeriod& found) {
        if (!low_is(p_, at + 3, {"月"})) return false;
        const bool first = low_is(p_, at, {"前"}) && low_is(p_, at + 2, {"个"});
        if (!first && !low_is(p_, at + 1, {"-"})) return false;
        found.period.month = first ? 1 : p_[at].whole(1, 12);
        found.period.month_end = p_[at + (first ? 1 : 2)].whole(1, 12);
        if (!found.period.month || !found.period.month_end) return false;
        found.last = at + 4;
        found.period.kind = "months";
        found.period.to_date = *found.period.month == 1;
        found.period.status = "year unresolved";
        return true;
    }
    /// "last year", "this year", "a year earlier"
    bool relative_year(std::size_t at, FoundPeriod& found) {
        const bool named = low_is(p_, at, {"last", "this"}) && low_is(p_, at + 1, {"year"});
        const bool earlier =
            low_is(p_, at, {"a", "the"}) && low_is(p_, at + 1, {"year"}) && low_is(p_, at + 2, {"earlier", "before"});
        if (!named && !earlier) return false;
        found.period.kind = "year";
        found.period.status = earlier ? "a year earlier" : "year unresolved";
        found.last = at + (earlier ? 3 : 2);
        return true;
    }
    bool plain_year(std::size_t at, FoundPeriod& found) {
        const auto year = year_at(p_, at);
        if (!year) return false;
        if (at > 0 && !low_is(p_, at - 1, {"in", "by",     "since", "of",  "than",  "for",   "from",    "until",
                                           "to", "during", ",",     "(",   "until", "and",   "through", "в",
                                           "за", "early",  "late",  "mid", "en",    "jahr",  "jahre",   "année",
                                           "de", "em",     "nel",   "w",   "del",   "année", "im",      "roku"}))
            return at > 0 && low_is(p_, at + 1, {"年"}) ? set_year(at, *year, found) : false;
        return set_year(at, *year, found);
    }
    bool set_year(std::size_t at, int year, FoundPeriod& found) {
        found.period.kind = "year";
        found.period.year = year;
        found.last = at + 1;
        return true;
    }

    const Pieces& p_;
};

}  // namespace

std::string in_words(const Period& period) {
    std::string out;
    if (period.day)
        out = fmt::format("{:02}-{:02}", period.month.value_or(0), *period.day);
    else if (period.month)
        out = fmt::format("{}months {}-{}", period.to_date ? "YTD " : "", *period.month,
                          period.month_end.value_or(*period.month));
    else if (period.kind == "fiscal-year")
        out = "FY";
    if (period.year)
        out += (out.empty() || out == "FY" ? "" : " of ") + fmt::format("{}", *period.year) +
               (period.year_end ? fmt::format("/{}", *period.year_end % 100) : "");
    if (!period.status.empty()) out += (out.empty() ? "" : ", ") + period.status;
    return out;
}

std::vector<FoundPeriod> find_periods(const Pieces& pieces) {
    std::vector<FoundPeriod> out;
    PeriodReader reader(pieces);
    for (std::size_t at = 0; at < pieces.size();) {
        if (!may_begin(pieces[at])) {
            ++at;
            continue;
        }
        const auto found = reader.read(at);
        if (found) out.push_back(*found);
        at = found ? std::max(found->last, at + 1) : at + 1;
    }
    return out;
}

}  // namespace detente::reading
