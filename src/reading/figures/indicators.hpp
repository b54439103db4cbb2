#pragma once
#include <string>

#include "reading/figures/quantity_amounts.hpp"

namespace detente::reading {

/// What a figure measures, and the word that says so.
struct Indicator {
    std::string name;       ///< "trade", "exports", "tariff", "price" ...; empty: nothing says so
    std::string status;     ///< "stated": the word is at the figure; "inferred: ..."
    std::size_t at = 0;     ///< piece of the word
    bool adjacent = false;  ///< the word is in the figure's own stretch, from the figure before it on
};

/// The word at the figure ("a $9 billion deficit", "$5 billion in exports"), else the nearest before it in the
/// sentence, else one behind. `floor`: where the figure before it ends. "Trade minister", "export ban" measure nothing;
/// "60 dollars a barrel" is a price.
Indicator indicator_of(const Pieces&, const Found&, std::size_t floor);

/// The measure that the word at `at` names; null: none.
const char* measure_at(const Pieces&, std::size_t at);

/// "trade", "exports" or "imports".
bool is_trade(const std::string& indicator);

}  // namespace detente::reading
