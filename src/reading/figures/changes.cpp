#include "reading/figures/changes.hpp"

#include <algorithm>

namespace detente::reading {
namespace {

/// Nouns whose percentage is a level of theirs.
bool is_rate_noun(const Piece& piece) {
    static constexpr WordSet rates(
        {"tariff",       "tariffs", "duty",      "duties",   "levy",     "levies",    "rate",      "rates",
         "share",        "stake",   "tax",       "taxes",    "surtax",   "surcharge", "majority",  "quota",
         "unemployment", "margin",  "inflation", "interest", "zoll",     "zölle",     "zollsatz",  "satz",
         "anteil",       "droits",  "droit",     "taux",     "taxe",     "arancel",   "aranceles", "tasa",
         "cuota",        "dazi",    "dazio",     "пошлина",  "пошлины",  "пошлину",   "пошлин",    "ставка",
         "ставку",       "ставки",  "tarifas",   "tarifa",   "discount", "cap"});
    return rates.has(piece.key);
}

bool is_comparative(const Piece& piece) {
    static constexpr WordSet words({"higher", "lower", "more", "less", "smaller", "larger", "bigger"});
    return words.has(piece.key);
}

/// Chinese words of two pieces.
int direction_of_two(const Pieces& pieces, std::size_t at) {
    if (at == 0) return 0;
    const std::string two = std::string(pieces[at - 1].low).append(pieces[at].low);
    if (two == "增长" || two == "上升" || two == "增加") return 1;
    if (two == "下降" || two == "减少" || two == "下跌") return -1;
    return 0;
}

/// "up 5 percent", "up by a third"; not "made up of 5 percent".
bool stands_before(const Pieces& pieces, std::size_t at, const Found& found) {
    return at + 1 >= found.first ||
           low_is(pieces, at + 1, {"by", "a", "an", "some", "another", "only", "just", "as", "slightly", "sharply"});
}

/// Direction by the words from `floor` on before the figure, no further than `reach`, the last one first.
int direction_before(const Pieces& pieces, const Found& found, std::size_t floor, std::size_t reach,
                     bool across_marks) {
    for (std::size_t back = 1; back <= reach && back + floor <= found.first; ++back) {
        const std::size_t at = found.first - back;
        const bool particle = low_is(pieces, at, {"up", "down"}) && !stands_before(pieces, at, found);
        if (const int direction = particle ? 0 : direction_of(pieces[at])) return direction;
        if (const int direction = direction_of_two(pieces, at)) return direction;
        if (!across_marks && low_is(pieces, at, {",", ";"})) break;
    }
    return 0;
}

/// "a 10 percent rise", "15 per cent lower", "12 percent yearly growth"
int direction_behind(const Pieces& pieces, const Found& found) {
    for (std::size_t at = found.last; at < std::min(found.last + 2, pieces.size()); ++at) {
        if (pieces[at].kind == Piece::Kind::mark && pieces[at].low != "-") break;
        if (low_is(pieces, at, {"up", "down", "rise", "fall", "drop", "gain"}) && at > found.last) break;
        if (const int direction = direction_of(pieces[at])) return direction;
        if (low_is(pieces, at, {"smaller", "less", "fewer"})) return -1;
        if (low_is(pieces, at, {"larger", "bigger", "more"})) return 1;
    }
    return 0;
}

/// "to 75%", "from 25%", "at 34 percent"
bool behind_end_point(const Pieces& pieces, const Found& found) {
    const std::size_t at = found.first;
    if (at == 0) return false;
    std::size_t back = at - 1;
    while (back > 0 &&
           low_is(pieces, back, {"a", "an", "the", "record", "just", "only", "between", "as", "much", "even"}))
        --back;
    return low_is(pieces, back, {"to", "from", "at", "auf", "von", "bei", "à", "до", "с", "al", "towards", "toward"});
}

/// "an increase of 25 percent" is one; "a tariff of 25 percent", "a rate of 5%" is none.
bool behind_rate(const Pieces& pieces, const Found& found) {
    if (found.first < 2 || !low_is(pieces, found.first - 1, {"of", "von", "de", "del", "di", "в"})) return false;
    for (std::size_t back = 2; back <= std::min<std::size_t>(4, found.first); ++back) {
        const Piece& piece = pieces[found.first - back];
        if (is_rate_noun(piece)) return true;
        if (direction_of(piece) != 0 && !is_comparative(piece)) return false;
    }
    return false;
}

bool before_rate(const Pieces& pieces, const Found& found) {
    for (std::size_t at = found.last; at < std::min(found.last + 3, pieces.size()); ++at) {
        if (is_rate_noun(pieces[at])) return true;
        if (pieces[at].kind != Piece::Kind::word || direction_of(pieces[at]) != 0) return false;
        if (low_is(pieces, at, {"in", "on", "for", "of", "to", "from", "and", "by", "over", "than"})) return false;
    }
    return false;
}

bool behind_step_word(const Pieces& pieces, const Found& found) {
    return found.first > 0 && low_is(pieces, found.first - 1, {"by", "um", "на"});
}

/// `last`: where the change before it in the sentence goes.
int direction_of_figure(const Pieces& pieces, const std::vector<Found>& figures, std::size_t f, int last) {
    constexpr std::size_t near = 5;
    const Found& found = figures[f];
    const std::size_t floor = f > 0 ? figures[f - 1].last : 0;
    if (const int direction = direction_before(pieces, found, floor, near, false)) return direction;
    if (const int direction = direction_behind(pieces, found)) return direction;
    const bool joined = found.first == floor + 1 && low_is(pieces, floor, {"and", "or", "und", "et", "y", "и"});
    if (joined && last != 0) return last;
    if (!behind_step_word(pieces, found)) return 0;
    if (const int direction = direction_before(pieces, found, floor, found.first, true)) return direction;
    return last != 0 ? last : direction_before(pieces, found, 0, found.first, true);
}

bool is_level(const Pieces& pieces, const std::vector<Found>& figures, std::size_t f) {
    const Found& found = figures[f];
    if (found.unit == "%GDP") return true;
    if (found.kind == Found::Kind::fraction)
        return !behind_step_word(pieces, found) && !(found.first > 0 && direction_of(pieces[found.first - 1]) != 0);
    return behind_end_point(pieces, found) || behind_rate(pieces, found) || before_rate(pieces, found);
}

}  // namespace

int direction_of(const Piece& piece) {
    static constexpr WordSet up(
        {"rose",       "rise",       "rises",       "rising",    "risen",       "grew",        "grow",
         "grows",      "growing",    "grown",       "growth",    "increase",    "increased",   "increases",
         "increasing", "up",         "gain",        "gained",    "gaining",     "jumped",      "jump",
         "climbed",    "climb",      "surged",      "surge",     "soared",      "expanded",    "expand",
         "expansion",  "widened",    "advanced",    "higher",    "raised",      "raise",       "raises",
         "boosted",    "boost",      "leapt",       "swelled",   "recover",     "recovered",   "rebounded",
         "вырос",      "выросла",    "выросли",     "вырастет",  "увеличился",  "увеличилась", "увеличились",
         "возрос",     "возросла",   "рост",        "роста",     "прирост",     "stieg",       "stiegen",
         "gestiegen",  "steigt",     "steigen",     "wuchs",     "wuchsen",     "gewachsen",   "wächst",
         "zugenommen", "zugelegt",   "anstieg",     "zuwachs",   "wachstum",    "augmenté",    "augmente",
         "augmentent", "hausse",     "progressé",   "progresse", "progression", "croissance",  "grimpé",
         "bondi",      "creció",     "crecieron",   "crecen",    "aumentó",     "aumentaron",  "subió",
         "subieron",   "aumento",    "crecimiento", "alza",      "incremento",  "cresciuto",   "cresciute",
         "cresciuti",  "aumentato",  "aumentate",   "crescita",  "rialzo",      "cresceu",     "cresceram",
         "aumentou",   "aumentaram", "crescimento"});
    static constexpr WordSet down(
        {"fell",         "fall",        "falls",    "falling",        "fallen",     "dropped",    "drop",
         "drops",        "dropping",    "declined", "decline",        "declines",   "declining",  "decreased",
         "decrease",     "decreases",   "down",     "shrank",         "shrink",     "shrinks",    "shrinking",
         "shrunk",       "slid",        "slide",    "plunged",        "plunge",     "contracted", "contraction",
         "narrowed",     "slumped",     "slump",    "lower",          "collapse",   "collapsed",  "tumbled",
         "tumble",       "sank",        "sink",     "sunk",           "plummeted",  "plummet",    "cut",
         "reduced",      "reduction",   "снизился", "снизилась",      "снизились",  "снизилось",  "сократился",
         "сократилась",  "сократились", "упал",     "упала",          "упали",      "сокращение", "падение",
         "спад",         "sanken",      "gesunken", "sinkt",          "fiel",       "fielen",     "gefallen",
         "schrumpfte",   "geschrumpft", "rückgang", "zurückgegangen", "zurück",     "einbruch",   "baissé",
         "baisse",       "reculé",      "recule",   "recul",          "chuté",      "chute",      "diminué",
         "diminution",   "repli",       "cayó",     "cayeron",        "bajó",       "bajaron",    "disminuyó",
         "disminuyeron", "descenso",    "caída",    "reducción",      "retrocedió", "sceso",      "scese",
         "calato",       "calate",      "calo",     "caiu",           "caíram",     "queda",      "recuou",
         "redução"});
    return up.has(piece.key) ? 1 : down.has(piece.key) ? -1 : 0;
}

std::vector<Change> find_changes(const Pieces& pieces, const std::vector<Found>& figures) {
    std::vector<Change> out(figures.size());
    int last = 0;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        const Found& found = figures[f];
        const bool points = found.kind == Found::Kind::points;
        if (!points && found.kind != Found::Kind::percent && found.kind != Found::Kind::fraction) continue;
        if (!points && is_level(pieces, figures, f)) continue;
        int direction = direction_of_figure(pieces, figures, f, last);
        if (points && direction == 0) direction = 1;
        out[f].direction = direction;
        if (direction != 0) last = direction;
    }
    return out;
}

std::string basis_in(const Pieces& pieces, std::size_t from, std::size_t to) {
    static constexpr auto words = word_map<const char*>({{"yoy", "same period previous year"},
                                                         {"y-o-y", "same period previous year"},
                                                         {"annually", "same period previous year"},
                                                         {"vorjahr", "same period previous year"},
                                                         {"vorjahres", "same period previous year"},
                                                         {"vorjahreszeitraum", "same period previous year"},
                                                         {"interanual", "same period previous year"},
                                                         {"годовом", "same period previous year"},
                                                         {"vormonat", "previous month"},
                                                         {"vorquartal", "previous quarter"}});
    static constexpr auto units = word_map<const char*>(
        {{"year", "same period previous year"}, {"month", "previous month"}, {"quarter", "previous quarter"}});
    for (std::size_t at = from; at < to && at < pieces.size(); ++at) {
        if (const char* const* basis = words.find(pieces[at].key)) return *basis;
        if (low_is(pieces, at, {"同"}) && low_is(pieces, at + 1, {"比"})) return "same period previous year";
        if (low_is(pieces, at, {"环"}) && low_is(pieces, at + 1, {"比"})) return "previous month";
        if (low_is(pieces, at, {"sur"}) && low_is(pieces, at + 1, {"un"}) && low_is(pieces, at + 2, {"an"}))
            return "same period previous year";
        if (const char* const* unit = units.find(pieces[at].key)) {
            const bool dashed = low_is(pieces, at + 1, {"-"}) && low_is(pieces, at + 2, {"on"});
            const std::size_t last = at + (dashed ? 4 : 2);
            const bool on = dashed || low_is(pieces, at + 1, {"on", "over"});
            if (on && last < pieces.size() && pieces[last].key == pieces[at].key) return *unit;
            if (low_is(pieces, at + 1, {"earlier", "before", "ago"})) return *unit;
            if (low_is(pieces, at - (at > 0), {"previous", "preceding", "prior"}) && at > 1 &&
                low_is(pieces, at - 2, {"the", "than"}))
                return *unit;
        }
        if (is_basis(pieces, at)) return std::string(pieces[at].text);
    }
    return "not stated";
}

bool is_basis(const Pieces& pieces, std::size_t at) {
    if (at == 0 || at >= pieces.size() || pieces[at].kind != Piece::Kind::number || pieces[at].text.size() != 4 ||
        !pieces[at].whole(1800, 2100))
        return false;
    std::size_t back = at - 1;
    if (low_is(pieces, back, {"the", "level", "levels"}) && back > 0) --back;
    if (low_is(pieces, back, {"over", "on"})) return back + 1 == at;
    if (low_is(pieces, back, {"in", "with", "to", "of", "à", "con"}) && back > 0) --back;
    return low_is(pieces, back,
                  {"since", "than", "compared", "from", "against", "versus", "vs", "gegenüber", "seit", "rapport",
                   "depuis", "desde", "respecto"});
}

}  // namespace detente::reading
