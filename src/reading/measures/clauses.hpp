#pragma once
#include <cstddef>
#include <vector>

#include "reading/grammar/tree.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// A finite clause of a sentence.
struct Clause {
    int parent = -1;                  ///< that it hangs on; -1: the main one
    bool relative = false;            ///< "which replied with 125 percent"
    std::size_t first = 0, last = 0;  ///< from its first to behind its last piece; clauses within it lie there too
};

struct Clauses {
    std::vector<Clause> all;
    std::vector<int> of;       ///< [piece]: its clause
    std::vector<bool> object;  ///< [piece]: the head of it, or what it hangs on as a part of a name, is an object
    std::vector<bool> verb;    ///< [piece]: a verb that is no adjective; without a tree none is known
    bool parsed = false;       ///< by a tree
};

/// By the tree; without one by commas and conjunctions.
Clauses find_clauses(Pieces, const Tree*);

}  // namespace detente::reading
