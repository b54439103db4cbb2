#include "reading/figures/indicators.hpp"

#include <algorithm>

namespace detente::reading {
namespace {

/// How many pieces off a word may be and still speak of a figure: sentences of the wild have no end.
constexpr std::size_t reach = 60;

constexpr auto measures = word_map<const char*>({{"exports", "exports"},
                                                 {"export", "exports"},
                                                 {"exported", "exports"},
                                                 {"exporting", "exports"},
                                                 {"exporte", "exports"},
                                                 {"exporten", "exports"},
                                                 {"ausfuhren", "exports"},
                                                 {"exportations", "exports"},
                                                 {"exportaciones", "exports"},
                                                 {"exportações", "exports"},
                                                 {"esportazioni", "exports"},
                                                 {"экспорт", "exports"},
                                                 {"экспорта", "exports"},
                                                 {"imports", "imports"},
                                                 {"import", "imports"},
                                                 {"imported", "imports"},
                                                 {"importing", "imports"},
                                                 {"importe", "imports"},
                                                 {"importen", "imports"},
                                                 {"einfuhren", "imports"},
                                                 {"importations", "imports"},
                                                 {"importaciones", "imports"},
                                                 {"importações", "imports"},
                                                 {"importazioni", "imports"},
                                                 {"импорт", "imports"},
                                                 {"импорта", "imports"},
                                                 {"trade", "trade"},
                                                 {"turnover", "trade"},
                                                 {"commerce", "trade"},
                                                 {"échanges", "trade"},
                                                 {"handel", "trade"},
                                                 {"handels", "trade"},
                                                 {"außenhandel", "trade"},
                                                 {"handelsvolumen", "trade"},
                                                 {"warenhandel", "trade"},
                                                 {"comercio", "trade"},
                                                 {"comércio", "trade"},
                                                 {"commercio", "trade"},
                                                 {"interscambio", "trade"},
                                                 {"товарооборот", "trade"},
                                                 {"товарооборота", "trade"},
                                                 {"торговля", "trade"},
                                                 {"торговли", "trade"},
                                                 {"贸", "trade"},
                                                 {"gdp", "gdp"},
                                                 {"economy", "gdp"},
                                                 {"deficit", "deficit"},
                                                 {"surplus", "surplus"},
                                                 {"investment", "investment"},
                                                 {"investments", "investment"},
                                                 {"aid", "aid"},
                                                 {"debt", "debt"},
                                                 {"troops", "troops"},
                                                 {"inflation", "inflation"},
                                                 {"tariffs", "tariff"},
                                                 {"tariff", "tariff"},
                                                 {"duty", "tariff"},
                                                 {"duties", "tariff"},
                                                 {"levy", "tariff"},
                                                 {"levies", "tariff"},
                                                 {"surtax", "tariff"},
                                                 {"zoll", "tariff"},
                                                 {"zölle", "tariff"},
                                                 {"zöllen", "tariff"},
                                                 {"zollsatz", "tariff"},
                                                 {"droits", "tariff"},
                                                 {"arancel", "tariff"},
                                                 {"aranceles", "tariff"},
                                                 {"dazi", "tariff"},
                                                 {"пошлина", "tariff"},
                                                 {"пошлины", "tariff"},
                                                 {"пошлину", "tariff"},
                                                 {"пошлин", "tariff"},
                                                 {"price", "price"},
                                                 {"prices", "price"},
                                                 {"population", "population"},
                                                 {"unemployment", "unemployment"},
                                                 {"sales", "sales"}});

/// "trade minister", "export ban", "trade agreement": the word behind says that nothing is measured.
bool names_something_else(const Pieces& pieces, std::size_t at) {
    static constexpr WordSet behind(
        {"ban",         "bans",        "control",      "controls",     "agreement",   "agreements",     "deal",
         "deals",       "pact",        "talks",        "war",          "wars",        "minister",       "ministers",
         "ministry",    "partner",     "partners",     "bloc",         "blocs",       "barrier",        "barriers",
         "policy",      "policies",    "rules",        "law",          "relations",   "ties",           "dispute",
         "disputes",    "restriction", "restrictions", "licence",      "licences",    "license",        "licenses",
         "route",       "routes",      "organization", "organisation", "area",        "zone",           "commissioner",
         "negotiators", "negotiator",  "tensions",     "conflict",     "measures",    "representative", "union",
         "unions",      "office",      "chief",        "association",  "fair",        "exclusion",      "exclusions",
         "delegation",  "mission",     "concession",   "concessions",  "preferences", "framework",      "secretary",
         "fight"});
    const bool office =
        at >= 2 && low_is(pieces, at - 1, {"of"}) &&
        low_is(pieces, at - 2, {"ministry", "minister", "department", "chamber", "secretary", "ministère"});
    return office || (at + 1 < pieces.size() && behind.has(pieces[at + 1].key));
}

/// "60 dollars a barrel", "39,000 a tonne"; not "a year".
bool is_per_unit(const Pieces& pieces, const Found& found) {
    if (found.kind != Found::Kind::amount || found.last + 1 >= pieces.size()) return false;
    if (!low_is(pieces, found.last, {"a", "an", "per", "je", "pro", "la", "le"})) return false;
    return low_is(
        pieces, found.last + 1,
        {"barrel", "tonne", "ton",  "kilogram", "kilo",  "kg",    "gallon", "bushel", "ounce",    "pound", "litre",
         "liter",  "unit",  "head", "share",    "piece", "baril", "fass",   "barril", "megawatt", "mwh",   "kilowatt"});
}

/// "a $9 billion trade deficit", "$5 billion in goods exports", "a 25 percent tariff"; none: pieces.size().
std::size_t word_at_figure(const Pieces& pieces, const Found& found) {
    const std::size_t none = pieces.size();
    std::size_t at = found.last, best = none;
    const bool joined = low_is(pieces, at, {"in", "of", "worth"});
    if (joined) ++at;
    if (joined && low_is(pieces, at, {"of"})) ++at;
    for (std::size_t last = std::min(none, at + 4); at < last; ++at) {
        if (pieces[at].kind == Piece::Kind::mark && pieces[at].low != "-") break;
        if (measure_at(pieces, at)) {
            best = at;
        } else if (best != none || pieces[at].kind == Piece::Kind::number ||
                   low_is(pieces, at,
                          {"to", "on", "from", "for", "in", "and", "by", "with", "than", "the", "its", "as"})) {
            break;
        }
    }
    return best;
}

}  // namespace

const char* measure_at(const Pieces& pieces, std::size_t at) {
    const char* const* measure = measures.find(pieces[at].key);
    return measure && !names_something_else(pieces, at) ? *measure : nullptr;
}

bool is_trade(const std::string& indicator) {
    return indicator == "trade" || indicator == "exports" || indicator == "imports";
}

Indicator indicator_of(const Pieces& pieces, const Found& found, std::size_t floor) {
    static constexpr const char* nearest = "inferred: the nearest word that names a measure";
    if (is_per_unit(pieces, found)) return {"price", "stated", found.last, true};
    if (const std::size_t at = word_at_figure(pieces, found); at < pieces.size())
        return {measure_at(pieces, at), nearest, at, true};
    for (std::size_t back = 1; back <= std::min(found.first, reach); ++back) {
        const std::size_t at = found.first - back;
        if (const char* measure = measure_at(pieces, at)) return {measure, nearest, at, at >= floor};
    }
    for (std::size_t at = found.last; at < std::min(found.last + 5, pieces.size()); ++at)
        if (const char* measure = measure_at(pieces, at)) return {measure, nearest, at, false};
    return {};
}

}  // namespace detente::reading
