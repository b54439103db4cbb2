#pragma once
#include <string>
#include <vector>

#include "detente/reading/quantity.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// A stretch of time with the pieces [first, last) that name it, and whether it is a deadline ("by 2024").
struct FoundPeriod {
    Period period;
    std::size_t first = 0, last = 0;
    bool deadline = false;
};

std::vector<FoundPeriod> find_periods(const Pieces&);

/// For people: "YTD months 1-10 of 2022".
std::string in_words(const Period&);

}  // namespace detente::reading
