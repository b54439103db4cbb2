// "22nd meeting of the Council of Heads of State of the SCO", "16th BRICS summit in Kazan": against dated summits.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "detente/support/whole_number.hpp"
#include "reading/claims/claim_checks.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {
namespace {

constexpr int most_ordinal = 999;

/// A line of data/registry/summits.csv.
struct Summit {
    std::string framework, event, start, end, place, economy;
    int ordinal = 0;
    int year() const { return std::stoi(start.substr(0, 4)); }
    std::string in_words() const { return fmt::format("{} {} ({})", start, place, economy); }
};

const std::vector<Summit>& summits() {
    static const std::vector<Summit> table = [] {
        std::vector<Summit> out;
        const CsvTable csv = read_csv(find_data("registry/summits.csv").string());
        for (std::size_t row = 0; row < csv.rows(); ++row) {
            const auto cell = [&](const char* column) { return std::string(csv.cell(row, csv.column(column))); };
            out.push_back({cell("framework"), cell("event"), cell("start"), cell("end"), cell("place"), cell("economy"),
                           int(whole_number(csv.number(row, csv.column("ordinal")), 0, most_ordinal).value_or(0))});
        }
        return out;
    }();
    return table;
}

/// "22nd", "sixteenth", "twenty-second" at piece `at`: the number and the piece behind; 0: none.
std::pair<int, std::size_t> ordinal_at(const Pieces& pieces, std::size_t at) {
    static constexpr auto words = word_map<int>(
        {{"first", 1},      {"second", 2},       {"third", 3},       {"fourth", 4},      {"fifth", 5},
         {"sixth", 6},      {"seventh", 7},      {"eighth", 8},      {"ninth", 9},       {"tenth", 10},
         {"eleventh", 11},  {"twelfth", 12},     {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15},
         {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20}});
    const auto word = [&](std::size_t i) {
        const int* value = i < pieces.size() ? words.find(pieces[i].key) : nullptr;
        return value ? *value : 0;
    };
    if (pieces[at].kind == Piece::Kind::number && pieces[at].decimals == 0 && pieces[at].value >= 1 &&
        pieces[at].value <= most_ordinal && low_is(pieces, at + 1, {"st", "nd", "rd", "th"}) && pieces[at + 1].glued)
        return {int(pieces[at].value), at + 2};
    if (pieces[at].value >= 20 && pieces[at].value <= most_ordinal && low_is(pieces, at + 1, {"-"}) &&
        word(at + 2) > 0 && word(at + 2) < 10)
        return {int(pieces[at].value) + word(at + 2), at + 3};
    return {word(at), at + 1};
}

/// An ordinal with the event and the framework that it counts; pieces [first, last).
struct Named {
    std::size_t first = 0, last = 0;
    int ordinal = 0;
    bool session = false;
};

/// From the ordinal at `at`: an event, with the mention [from, to) before it or behind "of the ...".
std::optional<Named> named_at(const Pieces& pieces, std::size_t at, const Mention& body) {
    const auto [ordinal, behind] = ordinal_at(pieces, at);
    if (ordinal == 0) return std::nullopt;
    Named out{at, 0, ordinal, false};
    bool event = false, mentioned = false, leaders = false, assembly = false;
    for (std::size_t i = behind; i < std::min(pieces.size(), behind + 16); ++i) {
        const Span span = pieces[i].span;
        const bool inside = span.start >= body.span.start && span.end <= body.span.end;
        mentioned = mentioned || inside;
        if (low_is(pieces, i, {"summit", "meeting", "session"})) {
            event = true;
            out.session = low_is(pieces, i, {"session"});
            leaders = leaders || low_is(pieces, i, {"summit"});
        }
        leaders = leaders || low_is(pieces, i, {"heads", "leaders"});
        assembly = assembly || low_is(pieces, i, {"assembly", "unga"});
        if (inside || event) out.last = i + 1;
        const bool joins =
            low_is(pieces, i, {"of",      "the",     "council",  "heads",  "state",   "and",     "government",
                               "leaders", "'",       "’",        "s",      "summit",  "meeting", "session",
                               "annual",  "general", "assembly", "united", "nations", "un",      "member",
                               "states",  "high",    "-",        "level",  "u",       "n",       "."});
        if (!inside && !joins) break;
        if (event && mentioned && (leaders || assembly) && span.end >= body.span.end && (!out.session || assembly))
            return out;
    }
    return std::nullopt;
}

/// The year that the sentence states behind the event or at its start.
std::optional<int> year_near(const Pieces& pieces, std::size_t behind) {
    const auto year = [&](std::size_t i) -> std::optional<int> {
        if (pieces[i].kind != Piece::Kind::number || pieces[i].text.size() != 4) return std::nullopt;
        return pieces[i].whole(1945, 2100);
    };
    for (std::size_t i = behind; i < std::min(pieces.size(), behind + 12); ++i) {
        if (low_is(pieces, i, {".", ";"})) break;
        const bool dated = i > 0 && low_is(pieces, i - 1,
                                           {"in", "of", "january", "february", "march", "april", "may", "june", "july",
                                            "august", "september", "october", "november", "december"});
        if (const auto found = dated ? year(i) : std::nullopt) return found;  // "its first since 2019" dates nothing
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(pieces.size(), 5); ++i)
        if (low_is(pieces, i, {"in"}) && i + 1 < pieces.size())
            if (const auto found = year(i + 1)) return found;
    return std::nullopt;
}

/// The economy right behind the event: "in Samarkand, Uzbekistan", "in Brazil".
const Mention* place_near(const Reading& reading, const Pieces& pieces, std::size_t behind) {
    if (!low_is(pieces, behind, {"in"}) || behind + 1 >= pieces.size()) return nullptr;
    const std::size_t from = pieces[behind].span.end, until = from + 40;
    auto at = std::lower_bound(reading.mentions.begin(), reading.mentions.end(), from,
                               [](const Mention& m, std::size_t byte) { return m.span.start < byte; });
    for (; at != reading.mentions.end() && at->span.start <= until; ++at)
        if (at->kind != "framework") return &*at;
    return nullptr;
}

Check check_summit(const Reading& reading, const Pieces& pieces, const Named& named, const std::string& framework) {
    Check check{"not checked", "", fmt::format("number {}", named.ordinal), "", "registry of summits"};
    const auto year = year_near(pieces, named.last);
    if (named.session) {  // session s of the General Assembly opens in the year 1945 + s, in September since 1965
        check.source = "rule: session s of the General Assembly opens in September of 1945 + s";
        if (named.ordinal < 20) return check.why = "the rule holds from session 20 on", check;
        const int opens = 1945 + named.ordinal;
        check.found = fmt::format("September {}", opens);
        check.why = fmt::format("session {} opened in September {}", named.ordinal, opens);
        if (!year) return check.status = "not comparable", check.why += "; the text states no year", check;
        check.status = *year == opens || *year == opens + 1 ? "agrees" : "differs";
        return check;
    }
    const auto row = std::find_if(summits().begin(), summits().end(), [&](const Summit& one) {
        return one.framework == framework && one.ordinal == named.ordinal;
    });
    if (row == summits().end()) {
        check.why = fmt::format("no summit of {} with this number is on record", framework);
        return check;
    }
    check.found = row->in_words();
    check.why = fmt::format("number {} was held from {} to {}, {} ({})", row->ordinal, row->start, row->end, row->place,
                            row->economy);
    const std::string_view clause =
        std::string_view(reading.text)
            .substr(pieces.front().span.start, pieces.back().span.end - pieces.front().span.start);
    const Mention* place = place_near(reading, pieces, named.last);
    const bool here = clause.find(row->place) != clause.npos || (place && place->id == row->economy);
    if (!year && !place && !here) {
        check.status = "not comparable";
        check.why += "; the text states neither year nor place";
        return check;
    }
    check.status = (!year || *year == row->year()) && (here || !place) ? "agrees" : "differs";
    return check;
}

}  // namespace

void check_summits(Reading& reading) {
    constexpr std::size_t before = 140, behind = 160;
    std::set<std::size_t> seen;
    std::string low;
    std::vector<Piece> cut;
    for (const Mention& body : reading.mentions) {
        if (body.kind != "framework" || !counts(reading, body.span.start)) continue;
        auto line = std::upper_bound(reading.lines.begin(), reading.lines.end(), body.span.start,
                                     [](std::size_t byte, const ArticleLine& one) { return byte < one.span.start; });
        if (line == reading.lines.begin() || (--line)->span.end < body.span.end) continue;
        std::size_t from = std::max(line->span.start, body.span.start > before ? body.span.start - before : 0);
        while (from > line->span.start && reading.text[from] != ' ') --from;
        if (low.empty()) low = lower(reading.text);
        cut.clear();
        append_pieces(reading.text, low, from, std::min(line->span.end, body.span.end + behind), cut);
        const Pieces pieces(cut);
        for (std::size_t at = 0; at < pieces.size() && pieces[at].span.start < body.span.end; ++at) {
            const auto named = named_at(pieces, at, body);
            if (!named || !seen.insert(pieces[at].span.start).second) continue;
            const Span span{pieces[named->first].span.start, pieces[named->last - 1].span.end};
            Claim claim = claim_of(reading, span, "ordinal", "summit: its number");
            claim.subjects = {body.id};
            auto figure = std::lower_bound(reading.quantities.begin(), reading.quantities.end(), span.start,
                                           [](const Quantity& q, std::size_t byte) { return q.span.start < byte; });
            for (; figure != reading.quantities.end() && figure->span.end <= span.end; ++figure)
                claim.quantities.push_back(std::size_t(figure - reading.quantities.begin()));
            claim.check = check_summit(reading, pieces, *named, body.id);
            reading.claims.push_back(std::move(claim));
        }
    }
}

}  // namespace detente::reading
