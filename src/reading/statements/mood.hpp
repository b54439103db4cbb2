#pragma once
#include "reading/statements/syntax.hpp"

namespace detente::reading {

/// How a deed is told.
struct Mood {
    bool negated = false;      ///< "did not", "has yet to", "refused to"
    bool future = false;       ///< "will", "plans to", a headline's "EU to impose"
    bool possible = false;     ///< "may", "could"
    bool conditional = false;  ///< "if", "has the right to"
    bool attempt = false;      ///< "tries to"
    bool must = false;         ///< "should", "has to"
    bool decided = false;      ///< future with a date or an order: it is settled
    bool told = false;         ///< what is only demanded, feared, agreed of another deed: no deed of its own
};

/// Of the verb or deverbal noun at `at`.
Mood mood_of(const Syntax&, At at);

}  // namespace detente::reading
