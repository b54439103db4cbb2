#pragma once
#include <vector>

#include "detente/reading/measure.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// A height that a sentence states, with the pieces [first, last) that say so.
struct Rate {
    Level level;
    std::size_t first = 0, last = 0;
    bool definite = false;   ///< "the 10 percent": one that was said before
    bool share = false;      ///< "90 percent of the tariffs": how many, not how high
    bool same = false;       ///< "the same rate": that of the rate before
    bool points = false;     ///< "10 points"
    bool from_only = false;  ///< "from up to 27 percent": where it comes from; where it goes stands elsewhere
};

/// Rates in percent, duty-free, prices ("60 dollars a barrel") and quantities ("99,000 tonnes"), left to right.
std::vector<Rate> find_rates(Pieces);

/// Behind the unit of percent that stands at `at`; `at`: none stands there.
std::size_t behind_percent(Pieces, std::size_t at);
/// The number at `at`, decimal commas too, and what stands behind it; `at` unchanged: none.
std::size_t number_at(Pieces, std::size_t at, double& value);

/// Words that say that something grows or falls.
bool verb_of_change(const Piece&);

}  // namespace detente::reading
