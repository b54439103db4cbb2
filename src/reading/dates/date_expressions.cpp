#include "reading/dates/date_expressions.hpp"

#include <algorithm>

#include "reading/dates/calendar.hpp"
#include "reading/dates/date_words.hpp"

namespace detente::reading {
namespace {

using Unit = DateExpression::Unit;
using Kind = DateWord::Kind;

bool is_capital(const Piece& piece) {
    const CodePoint first = decode(piece.text, 0);
    return is_upper(first.value);
}

const DateWord* word_at(Pieces p, std::size_t at, Kind kind) {
    if (at >= p.size() || p[at].kind != Piece::Kind::word) return nullptr;
    const DateWord* word = date_word(p[at].key);
    return word && word->kind == kind ? word : nullptr;
}

/// "march" and "may" are months with their capital alone.
int month_at(Pieces p, std::size_t at) {
    const DateWord* word = word_at(p, at, Kind::month);
    if (!word || (low_is(p, at, {"march", "may", "mars", "mart"}) && !is_capital(p[at]) && !low_is(p, at, {"mars"})))
        return 0;
    return word->value;
}

int year_at(Pieces p, std::size_t at) {
    if (at >= p.size() || p[at].kind != Piece::Kind::number || p[at].text.size() != 4 || p[at].decimals != 0) return 0;
    return p[at].whole(1800, 2100).value_or(0);
}

int small_number_at(Pieces p, std::size_t at, int most) {
    if (at >= p.size() || p[at].kind != Piece::Kind::number || p[at].text.size() > 2) return 0;
    return p[at].whole(1, most).value_or(0);
}

/// "five", "zehn", "dix", or the figure.
int count_at(Pieces p, std::size_t at, int most) {
    static constexpr auto words =
        word_map<int>({{"zwei", 2},   {"drei", 3},  {"vier", 4},  {"fünf", 5},  {"sechs", 6},  {"sieben", 7},
                       {"acht", 8},   {"neun", 9},  {"zehn", 10}, {"elf", 11},  {"deux", 2},   {"trois", 3},
                       {"quatre", 4}, {"cinq", 5},  {"six", 6},   {"sept", 7},  {"huit", 8},   {"neuf", 9},
                       {"dix", 10},   {"onze", 11}, {"dos", 2},   {"tres", 3},  {"cuatro", 4}, {"cinco", 5},
                       {"seis", 6},   {"siete", 7}, {"ocho", 8},  {"nueve", 9}, {"diez", 10},  {"once", 11}});
    if (at >= p.size()) return 0;
    if (const int* word = words.find(p[at].key)) return *word;
    return p[at].whole(1, most).value_or(0);
}

/// A year behind a day or month, perhaps behind a comma or "of"; 0, and `at` stays: none.
int take_year(Pieces p, std::size_t& at) {
    std::size_t next = at;
    if (low_is(p, next, {".", ","})) ++next;
    if (low_is(p, next, {"of", "de", "del", "do"})) ++next;
    const int year = year_at(p, next);
    if (year == 0) return 0;
    at = next + 1;
    if (low_is(p, at, {"года", "году", "г"})) ++at;
    return year;
}

/// What only English calls so: "rose to 5. March was" ends a sentence.
bool only_english(Pieces p, std::size_t at) {
    return low_is(p, at, {"january", "february", "march", "may", "june", "july", "october", "december"});
}

struct DayReader {
    Pieces p;
    std::size_t at;
    DateExpression out;

    bool read() {
        out.first = at;
        const std::size_t start = at;
        weekday();
        const bool found = iso() || dotted() || slashes() || ideographs() || month_first() || day_first();
        if (!found) {
            at = start;
            return false;
        }
        out.last = at;
        return out.stated.month >= 1 && out.stated.month <= 12 && out.stated.day >= 1 &&
               (out.stated.year == 0 || is_day(out.stated));
    }

private:
    void weekday() {
        const DateWord* word = word_at(p, at, Kind::weekday);
        if (!word) return;
        out.weekday = word->value;
        ++at;
        if (low_is(p, at, {"."})) ++at;
        if (low_is(p, at, {","})) ++at;
        if (low_is(p, at, {"the", "den", "dem", "le", "el"})) ++at;
    }
    bool iso() {
        const int year = year_at(p, at);
        if (year == 0 || !low_is(p, at + 1, {"-", "/"}) || !low_is(p, at + 3, {"-", "/"}) || at + 4 >= p.size() ||
            !p[at + 1].glued || !p[at + 4].glued)
            return false;
        out.stated = {year, small_number_at(p, at + 2, 12), small_number_at(p, at + 4, 31)};
        at += 5;
        return true;
    }
    /// 30.10.2024, which is one number to who cuts pieces.
    bool dotted() {
        if (at >= p.size() || p[at].kind != Piece::Kind::number ||
            std::count(p[at].text.begin(), p[at].text.end(), '.') != 2)
            return false;
        int part[3] = {0, 0, 0}, i = 0;
        for (const char c : p[at].text) {
            if (c == '.')
                ++i;
            else if (c < '0' || c > '9' || part[i] > 9999)
                return false;
            else
                part[i] = 10 * part[i] + (c - '0');
        }
        if (part[2] < 1800 || part[2] > 2100) return false;
        out.stated = {part[2], part[1], part[0]};
        ++at;
        return true;
    }
    /// 30/10/2024 and 10/30/2024; where both would do nothing is read.
    bool slashes() {
        const int a = small_number_at(p, at, 31), b = small_number_at(p, at + 2, 31), year = year_at(p, at + 4);
        if (a == 0 || b == 0 || year == 0 || !low_is(p, at + 1, {"/"}) || !low_is(p, at + 3, {"/"})) return false;
        if (a <= 12 && b <= 12 && a != b) return false;
        out.stated = a > 12 ? CalendarDay{year, b, a} : CalendarDay{year, a, b};
        at += 5;
        return true;
    }
    /// 2024年10月30日, 10月30日, 10월 30일.
    bool ideographs() {
        std::size_t next = at;
        const int year = year_at(p, next);
        if (year != 0 && !low_is(p, next + 1, {"年", "년"})) return false;
        if (year != 0) next += 2;
        const int month = small_number_at(p, next, 12), day = small_number_at(p, next + 2, 31);
        if (month == 0 || day == 0 || !low_is(p, next + 1, {"月", "월"}) || !low_is(p, next + 3, {"日", "일", "号"}))
            return false;
        out.stated = {year, month, day};
        at = next + 4;
        return true;
    }
    /// "Jan. 12, 2020", "January 12th", "January 12-15, 2020".
    bool month_first() {
        const int month = month_at(p, at);
        if (month == 0 || !is_capital(p[at])) return false;
        std::size_t next = at + 1;
        if (low_is(p, next, {"."})) ++next;
        const int day = small_number_at(p, next, 31);
        if (day == 0 || low_is(p, next + 1, {"%", "percent", "per", "billion", "million"})) return false;
        ++next;
        if (low_is(p, next, {"st", "nd", "rd", "th"})) ++next;
        if (low_is(p, next, {"-", "and", "&"}) && small_number_at(p, next + 1, 31) > day) next += 2;
        out.stated = {take_year(p, next), month, day};
        at = next;
        return true;
    }
    /// "12 January 2020", "5. Dezember 2022", "1er janvier", "17 de enero de 2026".
    bool day_first() {
        const int day = small_number_at(p, at, 31);
        if (day == 0) return false;
        std::size_t next = at + 1;
        const bool point = low_is(p, next, {"."});
        if (point || (low_is(p, next, {"st", "nd", "rd", "th", "er", "º", "°"}) && p[next].glued)) ++next;
        if (low_is(p, next, {"of", "de", "d"})) ++next;
        if (low_is(p, next, {"'", "’"})) ++next;
        const int month = month_at(p, next);
        if (month == 0 || (point && only_english(p, next))) return false;
        ++next;
        out.stated = {take_year(p, next), month, day};
        at = next;
        return true;
    }
};

/// Words behind which a bare month or year is a date.
bool behind_preposition(Pieces p, std::size_t at) {
    static constexpr WordSet words(
        {"in",    "of",    "since", "until", "till",    "by",   "from", "to",     "through", "during",
         "early", "late",  "mid",   "im",    "ab",      "bis",  "seit", "en",     "depuis",  "desde",
         "hasta", "em",    "в",     "с",     "до",      "than", "for",  "and",    "за",      "anfang",
         "ende",  "mitte", "début", "fin",   "onwards", ",",    "(",    "last",   "this",    "next",
         "после", "nel",   "w",     "à",     "de",      "d",    "-",    "before", "after",   "between"});
    if (at == 0) return false;
    const std::size_t back = low_is(p, at - 1, {"'", "’"}) && at > 1 ? at - 2 : at - 1;
    return words.has(p[back].key);
}

class Finder {
public:
    explicit Finder(Pieces pieces) : p_(pieces) {}

    std::optional<DateExpression> read(std::size_t at) {
        static constexpr auto rules = {&Finder::day,           &Finder::first_months, &Finder::part_of_year,
                                       &Finder::months,        &Finder::year_month,   &Finder::chinese,
                                       &Finder::year_earlier,  &Finder::relative,     &Finder::one_word,
                                       &Finder::weekday_alone, &Finder::month_alone,  &Finder::plain_year};
        for (const auto rule : rules) {
            DateExpression out;
            out.first = at;
            if ((this->*rule)(at, out)) return out;
        }
        return std::nullopt;
    }

private:
    bool day(std::size_t at, DateExpression& out) {
        DayReader reader{p_, at, {}};
        if (!reader.read()) return false;
        out = reader.out;
        return true;
    }
    /// "of 2022", "of this year", "2022", "des Jahres" behind several months.
    std::size_t year_behind(std::size_t at, DateExpression& out) {
        std::size_t next = at;
        if (low_is(p_, next, {"of", "in", "du", "de", "des", "del", ","})) ++next;
        if (low_is(p_, next, {"l"}) && low_is(p_, next + 1, {"'", "’"})) next += 2;
        if (const int year = year_at(p_, next)) {
            out.stated.year = year;
            return next + 1;
        }
        const DateWord* beside = word_at(p_, next, Kind::beside);
        if (beside && word_at(p_, next + 1, Kind::year)) {
            out.offset = beside->value;
            return next + 2;
        }
        beside = word_at(p_, next + 1, Kind::beside);
        if (beside && word_at(p_, next, Kind::year)) {
            out.offset = beside->value;
            return next + 2;
        }
        if (low_is(p_, next, {"the"}) && word_at(p_, next + 1, Kind::year)) return next + 2;
        if (!low_is(p_, next, {"jahres", "année"})) return at;
        out.stated.year = year_at(p_, next + 1);
        return next + (out.stated.year ? 2 : 1);
    }
    /// "the first ten months", "in den ersten zehn Monaten", "les dix premiers mois", 前10个月
    bool first_months(std::size_t at, DateExpression& out) {
        std::size_t next = at + low_is(p_, at, {"the", "les", "den"});
        const bool noun_last = low_is(p_, next + 2, {"months", "month", "monaten", "monate", "mois", "meses"});
        const bool first = low_is(p_, next, {"first", "ersten", "primeros"});
        int count = first && noun_last ? count_at(p_, next + 1, 12) : 0;
        if (count == 0 && noun_last && low_is(p_, next + 1, {"premiers", "primeros", "primeiros"}))
            count = count_at(p_, next, 12);
        std::size_t behind = next + 3;
        if (count == 0 && low_is(p_, next, {"前"}) && low_is(p_, next + 2, {"个", "個"}) &&
            low_is(p_, next + 3, {"月"})) {
            count = count_at(p_, next + 1, 12);
            behind = next + 4;
        }
        if (count == 0) return false;
        out.unit = Unit::months;
        out.stated.month = 1, out.month_end = count;
        out.last = year_behind(behind, out);
        return true;
    }
    /// "the third quarter of last year", "Q3 2022", "ersten Halbjahr", "premier semestre 2025"
    bool part_of_year(std::size_t at, DateExpression& out) {
        static constexpr auto ordinals = word_map<int>(
            {{"first", 1},     {"second", 2},    {"third", 3},  {"fourth", 4},  {"ersten", 1},   {"zweiten", 2},
             {"dritten", 3},   {"vierten", 4},   {"erstes", 1}, {"premier", 1}, {"deuxième", 2}, {"second", 2},
             {"troisième", 3}, {"quatrième", 4}, {"primer", 1}, {"segundo", 2}, {"tercer", 3},   {"cuarto", 4},
             {"primeiro", 1},  {"terceiro", 3},  {"quarto", 4}});
        const std::size_t next = at + low_is(p_, at, {"the", "le"});
        if (next >= p_.size()) return false;
        const int* named = ordinals.find(p_[next].key);
        int part = named ? *named : 0;
        bool quarter = low_is(p_, next + 1, {"quarter", "quartal", "trimestre"});
        bool half = low_is(p_, next + 1, {"half", "halbjahr", "semestre", "jahreshälfte"});
        if (part == 0 && low_is(p_, next, {"q", "h"}) && next + 1 < p_.size() && p_[next + 1].glued) {
            part = small_number_at(p_, next + 1, 4);
            quarter = low_is(p_, next, {"q"}), half = !quarter;
        }
        if (part == 0 || (!quarter && !half) || part > (half ? 2 : 4)) return false;
        const int length = half ? 6 : 3;
        out.unit = half ? Unit::half : Unit::quarter;
        out.stated.month = (part - 1) * length + 1, out.month_end = part * length;
        out.last = year_behind(next + 2, out);
        return true;
    }
    /// "January-October", "January to October 2022"
    bool months(std::size_t at, DateExpression& out) {
        const int first = month_at(p_, at);
        const int second = low_is(p_, at + 1, {"-", "to", "through", "bis", "à"}) ? month_at(p_, at + 2) : 0;
        if (first == 0 || second < first) return false;
        out.unit = Unit::months;
        out.stated.month = first, out.month_end = second;
        out.last = year_behind(at + 3, out);
        return true;
    }
    /// "October 2024", "enero de 2026"
    bool year_month(std::size_t at, DateExpression& out) {
        const int month = month_at(p_, at);
        if (month == 0) return false;
        std::size_t next = at + 1;
        const int year = take_year(p_, next);
        if (year != 0) {
            out.unit = Unit::month;
            out.stated = {year, month, 0};
            out.last = next;
            return true;
        }
        const std::size_t behind = year_behind(next, out);
        if (!out.offset) return false;
        out.unit = Unit::months;
        out.stated.month = out.month_end = month;
        out.last = behind;
        return true;
    }
    /// 2024年10月, 1-10月, 2024年, 去年, 上月, 昨天
    bool chinese(std::size_t at, DateExpression& out) {
        if (const int year = year_at(p_, at); year != 0 && low_is(p_, at + 1, {"年", "년"})) {
            const int month = low_is(p_, at + 3, {"月", "월"}) ? small_number_at(p_, at + 2, 12) : 0;
            out.unit = month ? Unit::month : Unit::year;
            out.stated = {year, month, 0};
            out.last = month ? at + 4 : at + 2;
            return true;
        }
        if (low_is(p_, at + 1, {"-"}) && low_is(p_, at + 3, {"月"})) {
            out.unit = Unit::months;
            out.stated.month = small_number_at(p_, at, 12), out.month_end = small_number_at(p_, at + 2, 12);
            out.last = at + 4;
            return out.stated.month > 0 && out.month_end > out.stated.month;
        }
        const int offset = low_is(p_, at, {"去", "上", "昨"}) ? -1 : low_is(p_, at, {"明", "下"}) ? 1 : 0;
        if (offset == 0 && !low_is(p_, at, {"今", "本"})) return false;
        if (at + 1 >= p_.size() || !p_[at + 1].glued) return false;
        const bool year = low_is(p_, at + 1, {"年"}), month = low_is(p_, at + 1, {"月"});
        if (!year && !month && !low_is(p_, at + 1, {"天", "日"})) return false;
        out.unit = year ? Unit::year : month ? Unit::month : Unit::day;
        out.offset = offset;
        out.last = at + 2;
        return true;
    }
    /// "a year earlier", "the year before", "un an plus tôt"
    bool year_earlier(std::size_t at, DateExpression& out) {
        if (!low_is(p_, at, {"a", "the", "un", "ein"}) || !word_at(p_, at + 1, Kind::year)) return false;
        const bool two = low_is(p_, at + 2, {"plus"}) && low_is(p_, at + 3, {"tôt"});
        if (!two && !low_is(p_, at + 2, {"earlier", "before", "ago", "auparavant", "antes", "zuvor"})) return false;
        out.unit = Unit::year;
        out.offset = -1;
        out.earlier = !low_is(p_, at + 2, {"ago"});
        out.last = at + (two ? 4 : 3);
        return true;
    }
    /// "last year", "mois dernier", "im vergangenen Jahr", "last November", "next Thursday"
    bool relative(std::size_t at, DateExpression& out) {
        const DateWord* beside = word_at(p_, at, Kind::beside);
        if (beside && month_at(p_, at + 1) != 0 && is_capital(p_[at + 1])) {
            out.unit = Unit::month;
            out.stated.month = month_at(p_, at + 1);
            out.ahead = beside->value > 0;
            out.last = at + 2;
            return true;
        }
        if (const DateWord* day = beside ? word_at(p_, at + 1, Kind::weekday) : nullptr) {
            out.weekday = day->value;
            out.ahead = beside->value > 0;
            out.last = at + 2;
            return is_capital(p_[at + 1]);
        }
        const std::size_t unit_at = beside ? at + 1 : at;
        if (!beside) beside = word_at(p_, at + 1, Kind::beside);
        if (!beside || unit_at >= p_.size()) return false;
        const DateWord* unit = date_word(p_[unit_at].key);
        if (!unit || (unit->kind != Kind::year && unit->kind != Kind::month_of && unit->kind != Kind::week))
            return false;
        if (unit_at == at && low_is(p_, at, {"year", "month", "week", "jahr", "monat", "woche"})) return false;
        out.unit = unit->kind == Kind::year ? Unit::year : unit->kind == Kind::week ? Unit::week : Unit::month;
        out.offset = beside->value;
        out.last = at + 2;
        return true;
    }
    /// "yesterday", "Vorjahr"
    bool one_word(std::size_t at, DateExpression& out) {
        const DateWord* word = date_word(p_[at].key);
        if (!word || (word->kind != Kind::day && word->kind != Kind::year_off && word->kind != Kind::month_off))
            return false;
        out.unit = word->kind == Kind::day ? Unit::day : word->kind == Kind::year_off ? Unit::year : Unit::month;
        out.offset = word->value;
        out.earlier = word->kind != Kind::day;
        out.last = at + 1;
        if (low_is(p_, at, {"aujourd"}) && low_is(p_, at + 1, {"'", "’"})) out.last = std::min(p_.size(), at + 3);
        return true;
    }
    bool weekday_alone(std::size_t at, DateExpression& out) {
        const DateWord* word = word_at(p_, at, Kind::weekday);
        if (!word || p_[at].text.size() < 5) return false;
        out.weekday = word->value;
        out.last = at + 1;
        return is_capital(p_[at]) || at == 0 || p_[at - 1].kind == Piece::Kind::word;
    }
    bool month_alone(std::size_t at, DateExpression& out) {
        const int month = month_at(p_, at);
        if (month == 0 || p_[at].text.size() < 3) return false;
        const bool plain =
            is_capital(p_[at]) && low_is(p_, at,
                                         {"january", "february", "july", "september", "october", "november", "december",
                                          "januar", "februar", "juli", "oktober", "dezember"});
        if (!plain && !behind_preposition(p_, at)) return false;
        out.unit = Unit::month;
        out.stated.month = month;
        out.last = at + 1;
        return true;
    }
    bool plain_year(std::size_t at, DateExpression& out) {
        const int year = year_at(p_, at);
        if (year == 0 || !behind_preposition(p_, at)) return false;
        out.unit = Unit::year;
        out.stated.year = year;
        out.last = at + 1;
        return true;
    }

    Pieces p_;
};

bool may_begin(const Piece& piece) {
    static constexpr WordSet starts({"the",     "first",   "second",  "third",   "fourth",   "q",         "h",
                                     "a",       "les",     "den",     "le",      "un",       "ein",       "ersten",
                                     "zweiten", "dritten", "vierten", "premier", "deuxième", "troisième", "quatrième",
                                     "primer",  "segundo", "tercer",  "cuarto",  "primeros", "primeiro",  "terceiro",
                                     "quarto",  "erstes",  "前",      "去",      "上",       "昨",        "明",
                                     "下",      "今",      "本",      "dix",     "huit",     "neuf",      "onze",
                                     "sept",    "six",     "cinq",    "quatre",  "trois",    "deux"});
    if (piece.kind == Piece::Kind::mark) return false;
    return piece.value >= 1 || starts.has(piece.key) || date_word(piece.key);
}

/// +1: a word of what is to come before `at`, -1: one of what has been, 0: neither is near.
int tense_before(Pieces p, std::size_t at) {
    static constexpr WordSet ahead({"will",    "would",   "shall", "due",    "scheduled", "expected", "expects",
                                    "plans",   "planned", "plan",  "wird",   "werden",    "soll",     "sollen",
                                    "künftig", "goes",    "sera",  "seront", "could",     "may",      "should"});
    static constexpr WordSet past({"said",   "was",  "were", "had",   "has",  "have", "fell", "rose",
                                   "grew",   "told", "met",  "took",  "came", "went", "made", "put",
                                   "began",  "won",  "lost", "saw",   "hit",  "left", "gave", "sagte",
                                   "teilte", "war",  "hat",  "wurde", "ont",  "sank", "stieg"});
    constexpr std::size_t reach = 16;
    for (std::size_t back = 1; back <= reach && back <= at; ++back) {
        const Piece& piece = p[at - back];
        if (piece.low == ";" || piece.low == ":") break;
        const bool passive = at >= back + 1 && low_is(p, at - back - 1, {"be", "been", "being"});
        if (passive) continue;
        if (ahead.has(piece.key)) return 1;
        const bool ends_in_ed = piece.low.size() > 4 && piece.low.substr(piece.low.size() - 2) == "ed";
        if (past.has(piece.key) || ends_in_ed) return -1;
    }
    for (std::size_t next = at; next < std::min(p.size(), at + 8); ++next)
        if (low_is(p, next, {"will", "wird", "werden"})) return 1;
    return 0;
}

void hear_tense(Pieces p, DateExpression& date) {
    std::size_t before = date.first;
    if (before > 0 && low_is(p, before - 1, {"the", "dem", "le", "of"})) --before;
    const bool from = before > 0 && low_is(p, before - 1, {"from", "starting", "by", "until", "till", "ab", "bis"});
    const bool a_partir = before > 1 && low_is(p, before - 1, {"de", "du"}) && low_is(p, before - 2, {"partir"});
    const bool jusqu = before > 1 && low_is(p, before - 1, {"au", "à"}) && low_is(p, before - 2, {"jusqu", "'", "’"});
    date.bound = from || a_partir || jusqu ||
                 (before > 0 && low_is(p, before - 1, {"since", "seit", "depuis", "desde", "through", "to", "after"}));
    if (date.ahead || (date.stated.year != 0) || date.offset) return;
    const bool since = before > 0 && low_is(p, before - 1, {"since", "seit", "depuis", "desde"});
    if (since) return;
    date.ahead = (date.unit == Unit::day && (from || a_partir || jusqu)) || tense_before(p, date.first) > 0;
}

/// The year in which a month and day without one lie: the last one, or the next where words or nearness say so.
int year_of(const DateExpression& date, CalendarDay today) {
    const auto in = [&](int year) {
        CalendarDay day{year, date.stated.month, std::min(date.stated.day, days_in_month(year, date.stated.month))};
        return day;
    };
    if (date.weekday != 0)
        for (const int off : {0, -1, 1})
            if (weekday_of(in(today.year + off)) == date.weekday) return today.year + off;
    const bool passed = in(today.year) <= today;
    const int before = passed ? today.year : today.year - 1, after = before + 1;
    if (date.ahead) return in(before) == today ? before : after;
    constexpr int near = 45, far = 270;
    const bool soon = day_number(in(after)) - day_number(today) <= near;
    return soon && day_number(today) - day_number(in(before)) > far ? after : before;
}

DaySpan month_span(int year, int first, int last) {
    return {{year, first, 1}, {year, last, days_in_month(year, last)}};
}

std::optional<DaySpan> resolve_day(const DateExpression& date, CalendarDay today) {
    if (date.offset) {
        const CalendarDay day = day_of_number(day_number(today) + *date.offset);
        return DaySpan{day, day};
    }
    CalendarDay day = date.stated;
    if (day.month != 0) {
        day.year = year_of(date, today);
        if (!is_day(day)) return std::nullopt;
        return DaySpan{day, day};
    }
    const int back = (weekday_of(today) - date.weekday + 7) % 7;
    day = day_of_number(day_number(today) + (date.ahead ? (7 - back) % 7 : -back));
    return DaySpan{day, day};
}

std::optional<DaySpan> resolve_months(const DateExpression& date, CalendarDay today) {
    const int last = date.month_end == 0 ? date.stated.month : date.month_end;
    int year = today.year + date.offset.value_or(0);
    if (!date.offset && date.unit == Unit::month && date.ahead)
        year = date.stated.month >= today.month ? today.year : today.year + 1;
    else if (!date.offset && !date.ahead)
        year = (date.unit == Unit::months ? last : date.stated.month) <= today.month ? today.year : today.year - 1;
    return month_span(year, date.stated.month, last);
}

}  // namespace

const char* to_string(DateExpression::Unit unit) {
    switch (unit) {
        case Unit::day: return "day";
        case Unit::week: return "week";
        case Unit::month: return "month";
        case Unit::months: return "months";
        case Unit::quarter: return "quarter";
        case Unit::half: return "half";
        case Unit::year: return "year";
    }
    return "";
}

std::optional<DateExpression> day_at(Pieces pieces, std::size_t at) {
    DayReader reader{pieces, at, {}};
    if (at >= pieces.size() || !reader.read()) return std::nullopt;
    return reader.out;
}

std::vector<DateExpression> find_dates(Pieces pieces) {
    std::vector<DateExpression> out;
    Finder finder(pieces);
    for (std::size_t at = 0; at < pieces.size();) {
        std::optional<DateExpression> found;
        if (may_begin(pieces[at])) found = finder.read(at);
        if (found) {
            hear_tense(pieces, *found);
            out.push_back(*found);
        }
        at = found ? std::max(found->last, at + 1) : at + 1;
    }
    return out;
}

std::optional<DaySpan> resolve(const DateExpression& date, const std::optional<CalendarDay>& today,
                               const std::optional<CalendarDay>& before) {
    if (date.full()) return DaySpan{date.stated, date.stated};
    if (date.unit == Unit::year && date.stated.year != 0) return month_span(date.stated.year, 1, 12);
    if (date.stated.year != 0)
        return month_span(date.stated.year, date.stated.month, date.month_end ? date.month_end : date.stated.month);
    if (date.earlier && before) {
        const CalendarDay then =
            date.unit == Unit::year ? CalendarDay{before->year - 1, 1, 1} : month_after(*before, -1);
        return date.unit == Unit::year ? month_span(then.year, 1, 12) : month_span(then.year, then.month, then.month);
    }
    if (!today) return std::nullopt;
    switch (date.unit) {
        case Unit::day: return resolve_day(date, *today);
        case Unit::week: {
            const std::int64_t monday = day_number(*today) - weekday_of(*today) + 1 + 7 * std::int64_t(*date.offset);
            return DaySpan{day_of_number(monday), day_of_number(monday + 6)};
        }
        case Unit::year: return month_span(today->year + *date.offset, 1, 12);
        case Unit::month:
            if (date.offset) {
                const CalendarDay then = month_after(*today, *date.offset);
                return month_span(then.year, then.month, then.month);
            }
            return resolve_months(date, *today);
        default: return resolve_months(date, *today);
    }
}

}  // namespace detente::reading
