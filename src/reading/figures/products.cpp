#include "reading/figures/products.hpp"

#include <algorithm>

namespace detente::reading {
namespace {

constexpr WordSet goods({"oil",
                         "crude",
                         "gas",
                         "lng",
                         "petroleum",
                         "fuel",
                         "fuels",
                         "energy",
                         "coal",
                         "steel",
                         "aluminium",
                         "aluminum",
                         "iron",
                         "ore",
                         "ores",
                         "copper",
                         "nickel",
                         "zinc",
                         "tin",
                         "lithium",
                         "cobalt",
                         "uranium",
                         "gold",
                         "silver",
                         "diamond",
                         "diamonds",
                         "mineral",
                         "minerals",
                         "metal",
                         "metals",
                         "rubber",
                         "timber",
                         "lumber",
                         "wood",
                         "paper",
                         "cotton",
                         "wool",
                         "textile",
                         "textiles",
                         "garment",
                         "garments",
                         "clothing",
                         "apparel",
                         "shoe",
                         "shoes",
                         "footwear",
                         "leather",
                         "toys",
                         "furniture",
                         "food",
                         "foods",
                         "farm",
                         "agricultural",
                         "agriculture",
                         "agri",
                         "agrifood",
                         "grain",
                         "grains",
                         "wheat",
                         "corn",
                         "maize",
                         "barley",
                         "rice",
                         "soy",
                         "soybean",
                         "soybeans",
                         "beef",
                         "pork",
                         "poultry",
                         "meat",
                         "lamb",
                         "dairy",
                         "milk",
                         "butter",
                         "cheese",
                         "fish",
                         "seafood",
                         "salmon",
                         "fruit",
                         "fruits",
                         "vegetable",
                         "vegetables",
                         "sugar",
                         "coffee",
                         "tea",
                         "cocoa",
                         "tobacco",
                         "wine",
                         "wines",
                         "whisky",
                         "whiskey",
                         "beer",
                         "brandy",
                         "cognac",
                         "spirits",
                         "fertiliser",
                         "fertilizer",
                         "fertilisers",
                         "fertilizers",
                         "chemical",
                         "chemicals",
                         "plastics",
                         "plastic",
                         "drug",
                         "drugs",
                         "medicine",
                         "medicines",
                         "pharmaceutical",
                         "pharmaceuticals",
                         "vaccine",
                         "vaccines",
                         "machinery",
                         "machine",
                         "machines",
                         "equipment",
                         "electronics",
                         "electronic",
                         "chip",
                         "chips",
                         "semiconductor",
                         "semiconductors",
                         "phone",
                         "phones",
                         "smartphones",
                         "computers",
                         "computer",
                         "battery",
                         "batteries",
                         "solar",
                         "car",
                         "cars",
                         "vehicle",
                         "vehicles",
                         "auto",
                         "autos",
                         "automobile",
                         "automobiles",
                         "automotive",
                         "truck",
                         "trucks",
                         "aircraft",
                         "ship",
                         "ships",
                         "arms",
                         "weapon",
                         "weapons",
                         "defence",
                         "defense",
                         "military",
                         "service",
                         "services",
                         "digital",
                         "manufacturing",
                         "manufactured",
                         "industrial",
                         "cement",
                         "flowers",
                         "eggs",
                         "graphite",
                         "gallium",
                         "germanium",
                         "antimony",
                         "palm",
                         "electricity",
                         "hydrogen",
                         "scrap",
                         "waste",
                         "glass"});

bool is_good(const Piece& piece) {
    return goods.has(piece.key);
}

bool says_all_goods(const Pieces& pieces, std::size_t at) {
    return low_is(pieces, at,
                  {"goods",  "merchandise", "the",     "all",           "more",  "about", "around", "over", "nearly",
                   "almost", "some",        "up",      "its",           "their", "a",     "an",     "both", "products",
                   "at",     "less",        "roughly", "approximately", "just",  "$",     "€",      "la",   "le",
                   "les",    "l",           "los",     "las",           "el",    "o",     "os",     "as"});
}

/// "processed nickel", behind "of" or "in": to the next word that joins, and nobody's name.
Span behind(const Pieces& pieces, std::size_t at, const std::vector<NamedParty>& named, bool any_word) {
    std::size_t first = at;
    const auto party = [&](std::size_t piece) {
        return std::any_of(named.begin(), named.end(),
                           [&](const NamedParty& one) { return piece >= one.first && piece < one.last; });
    };
    while (first < pieces.size() && party(first)) ++first;  // "of Russian oil"
    std::size_t last = first, good_until = first;
    while (last < std::min(pieces.size(), first + 4) && pieces[last].kind == Piece::Kind::word && !party(last) &&
           pieces[last].text == pieces[last].low && pieces[last].value == 0 &&
           !low_is(pieces, last,
                   {"to",   "from", "in",   "by",    "for", "and",     "with", "on",   "of",   "at",   "was",   "were",
                    "rose", "fell", "came", "worth", "hit", "reached", "is",   "last", "this", "that", "which", "or"}))
        if (is_good(pieces[last++])) good_until = last;
    const bool good = good_until > first;
    last = good ? good_until : std::min(last, first + 2);
    if (low_is(pieces, first, {"goods"}) && low_is(pieces, first + 1, {"and"}) &&
        low_is(pieces, first + 2, {"services"}))
        return {pieces[first].span.start, pieces[first + 2].span.end};
    if (first == last || says_all_goods(pieces, first) || pieces[first].kind != Piece::Kind::word) return {};
    if (!good && (!any_word || first > at)) return {};
    return {pieces[first].span.start, pieces[last - 1].span.end};
}

}  // namespace

Span product_of(const Pieces& pieces, const Found& found, const Indicator& indicator,
                const std::vector<NamedParty>& named) {
    if (!is_trade(indicator.name)) return {};
    std::size_t first = indicator.at;
    while (first > 0 && indicator.at - first < 3 && (is_good(pieces[first - 1]) || low_is(pieces, first - 1, {"-"})))
        --first;
    while (first < indicator.at && !is_good(pieces[first])) ++first;
    if (first < indicator.at) return {pieces[first].span.start, pieces[indicator.at - 1].span.end};
    const std::size_t next = indicator.at + 1;
    if (low_is(pieces, next, {"of"})) return behind(pieces, next + 1, named, indicator.name != "trade");
    if (low_is(pieces, next, {"in"})) return behind(pieces, next + 1, named, false);
    if (low_is(pieces, found.last, {"worth"}) && low_is(pieces, found.last + 1, {"of"}))
        return behind(pieces, found.last + 2, named, true);
    if (low_is(pieces, found.last, {"of", "in"})) return behind(pieces, found.last + 1, named, false);
    return {};
}

}  // namespace detente::reading
