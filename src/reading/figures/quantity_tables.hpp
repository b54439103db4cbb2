#pragma once
#include <string>
#include <vector>

#include "reading/mentions/key_index.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// data/reading/currencies.csv, coins.csv and scales.csv, each entry cut into pieces, longest first.
struct QuantityTables {
    struct Part {
        std::string text;
        WordKey low = 0;  ///< a long part may be written in capitals; 0: a short one, which may not
    };
    struct Currency {
        std::vector<Part> pieces;
        std::vector<std::string> codes;  ///< ISO 4217, likeliest first
        bool before = false, after = false;
        std::string status;
    };
    struct Scale {
        std::vector<Part> pieces;
        double factor = 1;
        bool glued = false;  ///< a letter or ideograph that must touch the number
        bool comma = false;  ///< of languages that write 1.234,5
    };
    /// A part of a currency's unit: a cent, a kopeck, a jiao.
    struct Coin {
        std::string text;
        double parts = 100;  ///< that make the unit
    };
    std::vector<Currency> currencies;
    std::vector<Scale> scales;
    std::vector<Coin> coins;
    KeyIndex currency_by_start, scale_by_start;  ///< by the key of the first piece
    KeyIndex coin_by_word;

    static const QuantityTables& installed();
    /// The longest entry whose pieces stand at `at`; null: none.
    const Currency* currency_at(const Pieces&, std::size_t at, bool before) const;
    const Scale* scale_at(const Pieces&, std::size_t at) const;
    const Coin* coin_at(const Pieces&, std::size_t at) const;
};

}  // namespace detente::reading
