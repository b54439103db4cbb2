#include "reading/goods/goods.hpp"

#include <algorithm>

#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente::reading {
namespace {

std::string_view singular(std::string_view low) {
    const auto ends = [&](std::string_view with) {
        return low.size() > with.size() + 2 && low.substr(low.size() - with.size()) == with;
    };
    if (ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("toes"))
        return low.substr(0, low.size() - 2);
    if (ends("s") && !ends("ss") && !ends("us") && !ends("is")) return low.substr(0, low.size() - 1);
    return low;
}

std::vector<WordKey> keys_of(std::string_view name) {
    const std::string low = lower(name);
    std::vector<Piece> pieces;
    append_pieces(name, low, 0, name.size(), pieces);
    std::vector<WordKey> keys;
    for (const Piece& piece : pieces)
        if (piece.kind != Piece::Kind::mark) keys.push_back(singular_key(piece.low));
    return keys;
}

/// Words for no good in particular.
bool all_goods(Pieces p, std::size_t at) {
    static constexpr WordSet words({"goods", "products", "merchandise", "imports", "everything", "exports", "articles",
                                    "shipments", "items", "waren", "einfuhren", "importe", "güter", "marchandises",
                                    "produits", "importations"});
    return words.has(p[at].key);
}

/// A noun behind a good's name that makes it a part of another thing: "chip industry", "oil prices".
bool other_thing(Pieces p, std::size_t at) {
    static constexpr WordSet words(
        {"industry",   "industries",  "maker",        "makers",        "producer",      "producers", "sector",
         "sectors",    "price",       "prices",       "market",        "markets",       "company",   "companies",
         "firm",       "firms",       "giant",        "group",         "groups",        "plant",     "plants",
         "factory",    "factories",   "manufacturer", "manufacturers", "manufacturing", "farmer",    "farmers",
         "grower",     "growers",     "exporter",     "exporters",     "importer",      "importers", "trader",
         "traders",    "worker",      "workers",      "dealer",        "dealers",       "buyer",     "buyers",
         "bill",       "bills",       "revenue",      "revenues",      "income",        "mill",      "mills",
         "smelter",    "smelters",    "mine",         "mines",         "field",         "fields",    "minister",
         "ministry",   "association", "lobby",        "dispute",       "talks",         "war",       "refinery",
         "refineries", "processing",  "production",   "output",        "technology",    "policy",    "law",
         "council",    "executives",  "shop",         "shops",         "terminal",      "terminals", "desk",
         "monthly",    "weekly",      "tycoon",       "consumption",   "demand",        "stocks",    "reserves",
         "futures",    "crisis",      "jobs"});
    return at < p.size() && words.has(p[at].key);
}

}  // namespace

WordKey singular_key(std::string_view low) {
    if (low.size() > 4 && low.substr(low.size() - 3) == "ies")
        return key_of(std::string(low.substr(0, low.size() - 3)) + "y");
    return key_of(singular(low));
}

const Goods& Goods::installed() {
    static const Goods goods = [] {
        Goods out;
        out.read_sectors();
        out.read_goods();
        return out;
    }();
    return goods;
}

void Goods::read_sectors() {
    const CsvTable table = read_csv(find_data("reading/goods_sectors.csv").string());
    worlds_.assign(table.header.begin() + 1, table.header.end());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::vector<std::string>& of_code = sector_[std::string(table.cell(row, 0))];
        for (std::size_t world = 0; world < worlds_.size(); ++world) of_code.emplace_back(table.cell(row, world + 1));
    }
}

std::map<std::string, std::vector<std::string>> Goods::sectors(const std::vector<std::string>& hs) const {
    std::map<std::string, std::vector<std::string>> out;
    for (const std::string& code : hs) {
        for (std::size_t digits = code.size(); digits >= 2; --digits) {
            const auto found = sector_.find(code.substr(0, digits));
            if (found == sector_.end()) continue;
            for (std::size_t world = 0; world < worlds_.size(); ++world) {
                std::vector<std::string>& list = out[worlds_[world]];
                if (std::find(list.begin(), list.end(), found->second[world]) == list.end())
                    list.push_back(found->second[world]);
            }
            break;
        }
    }
    return out;
}

void Goods::read_goods() {
    const CsvTable table = read_csv(find_data("reading/goods.csv").string());
    std::vector<std::pair<WordKey, std::uint32_t>> starts;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        Good good;
        good.hs = split(std::string(table.cell(row, table.column("hs"))), ' ');
        good.sectors = sectors(good.hs);
        const bool german = table.cell(row, table.column("lang")) == "de";
        for (const std::string& name : split(std::string(table.cell(row, table.column("names"))), '|'))
            names_.push_back({keys_of(name), goods_.size(), german});
        goods_.push_back(std::move(good));
    }
    std::stable_sort(names_.begin(), names_.end(),
                     [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
    for (std::size_t i = 0; i < names_.size(); ++i) starts.emplace_back(names_[i].words.front(), std::uint32_t(i));
    by_first_ = KeyIndex(std::move(starts));
}

bool Goods::name_at(Pieces p, std::size_t at, FoundGood& found) const {
    for (const std::uint32_t i : by_first_.find(singular_key(p[at].low))) {
        const Name& name = names_[i];
        std::size_t next = at, word = 0;
        while (word < name.words.size() && next < p.size()) {
            if (word > 0 && p[next].kind == Piece::Kind::mark && p[next].low == "-") {
                ++next;
            } else if (singular_key(p[next].low) == name.words[word]) {
                ++next, ++word;
            } else {
                break;
            }
        }
        if (word < name.words.size()) continue;
        found.first = at, found.last = next;
        found.product.hs = goods_[name.good].hs;
        found.product.sectors = goods_[name.good].sectors;
        return true;
    }
    return false;
}

std::vector<FoundGood> Goods::find(Pieces p) const {
    std::vector<FoundGood> out;
    for (std::size_t at = 0; at < p.size(); ++at) {
        if (p[at].kind != Piece::Kind::word) continue;
        FoundGood found;
        if (name_at(p, at, found)) {
            found.in_part = other_thing(p, found.last) ||
                            (found.last + 1 < p.size() && p[found.last].low == "-" && !p[found.last].text.empty());
            // "batteries for electric cars": the second good says what kind of first it is
            const bool kind_of =
                !out.empty() && !out.back().all && out.back().last + 1 == at && low_is(p, at - 1, {"for"});
            if (!kind_of) out.push_back(std::move(found));
            at = (kind_of ? found.last : out.back().last) - 1;
        } else if (all_goods(p, at)) {
            found.first = at, found.last = at + 1, found.all = true;
            // "steel products": said already
            if (!out.empty() && out.back().last == at) {
                out.back().last = at + 1;
            } else {
                out.push_back(std::move(found));
            }
        }
    }
    for (FoundGood& found : out) {
        const char* start = p[found.first].text.data();
        const Piece& last = p[found.last - 1];
        found.product.text = std::string(start, std::size_t(last.text.data() + last.text.size() - start));
    }
    return out;
}

}  // namespace detente::reading
