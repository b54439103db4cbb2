#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "drafting/parties.hpp"

namespace detente::drafting {

/// A growth of trade that the text states.
struct StatedGrowth {
    std::size_t effect = 0;         ///< of the reading
    std::vector<std::string> a, b;  ///< known ids; b empty: with everybody
    double growth = 0;              ///< 0.33; below zero where trade falls
    std::string about;              ///< "trade": both ways; "exports": of a; "imports": of a
};

/// The first between two named sides, else the first of one; none: the text states none as a share.
std::optional<StatedGrowth> stated_growth(const Reading&, const Parties&);

}  // namespace detente::drafting
