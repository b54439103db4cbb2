#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "reading/quantity_pieces.hpp"

namespace detente::reading {

/// data/reading/currencies.csv, coins.csv and scales.csv, each entry cut into pieces, longest first.
struct QuantityTables {
    struct Currency {
        std::vector<std::string> pieces;
        std::vector<std::string> codes;  ///< ISO 4217, likeliest first
        bool before = false, after = false;
        std::string status;
    };
    struct Scale {
        std::vector<std::string> pieces;
        double factor = 1;
        bool glued = false;  ///< a letter or ideograph that must touch the number
    };
    /// A part of a currency's unit: a cent, a kopeck, a jiao.
    struct Coin {
        std::string text;
        double parts = 100;  ///< that make the unit
    };
    std::vector<Currency> currencies;
    std::vector<Scale> scales;
    std::vector<Coin> coins;

    static const QuantityTables& installed();
    /// The longest entry whose pieces stand at `at`; null: none.
    const Currency* currency_at(const std::vector<Piece>&, std::size_t at, bool before) const;
    const Scale* scale_at(const std::vector<Piece>&, std::size_t at) const;
    const Coin* coin_at(const std::vector<Piece>&, std::size_t at) const;

private:
    std::unordered_map<std::string, std::vector<std::size_t>> currencies_from_;  ///< first piece in lower case
};

}  // namespace detente::reading
