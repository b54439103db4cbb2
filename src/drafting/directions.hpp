#pragma once
#include <string>
#include <vector>

#include "detente/drafting/drafting.hpp"

namespace detente::reading {

/// Which way the statements of a text point between two economies.
struct Direction {
    std::string a, b;                   ///< economy ids
    int cooperation = 0, conflict = 0;  ///< statements of either sign, denied and negated ones apart
    std::string words, rule;            ///< of the first statement of the stronger sign, and the rule that read it
};

/// By the economies of source and target, persons counting for theirs; most statements first.
std::vector<Direction> directions_in(const Reading&);

/// In words, for DraftedPair::why; empty: the text gives none.
std::string directions_in_words(const Reading&, const Registry&);

}  // namespace detente::reading
