#pragma once
#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "detente/reading/measure.hpp"
#include "reading/mentions/key_index.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// A good in a sentence, with the pieces [first, last) that name it.
struct FoundGood {
    Product product;
    std::size_t first = 0, last = 0;
    bool all = false;      ///< "goods", "imports", "everything": no good in particular
    bool in_part = false;  ///< beside another noun: "chip industry", "oil price"
};

/// A word's key without the ending of its plural, so that "batteries" and "battery" are one.
WordKey singular_key(std::string_view low);

/// The table of goods (data/reading/goods.csv) and of their sectors (goods_sectors.csv).
class Goods {
public:
    /// Throws InputError for a table that is missing or holds what it may not.
    static const Goods& installed();

    /// All goods of a sentence, left to right, longest name first, none overlapping.
    std::vector<FoundGood> find(Pieces) const;
    /// By world, the sectors in which the codes lie.
    std::map<std::string, std::vector<std::string>> sectors(const std::vector<std::string>& hs) const;

private:
    struct Name {
        std::vector<WordKey> words;
        std::size_t good = 0;
        bool capital = false;  ///< German: a noun, written with a capital
    };
    struct Good {
        std::vector<std::string> hs;
        std::map<std::string, std::vector<std::string>> sectors;
    };
    void read_sectors();
    void read_goods();
    bool name_at(Pieces, std::size_t at, FoundGood&) const;

    std::vector<std::string> worlds_;
    std::unordered_map<std::string, std::vector<std::string>> sector_;  ///< [code]: one a world
    std::vector<Good> goods_;
    std::vector<Name> names_;
    KeyIndex by_first_;
};

}  // namespace detente::reading
