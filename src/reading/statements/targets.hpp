#pragma once
#include "reading/statements/deeds.hpp"

namespace detente::reading {

/// Whom a deed is done to: the parties nearest to its word, by way of objects and phrases, wherever a phrase hangs
/// ("tariffs on steel from China"). Not looked into: the subject, clauses beside, phrases of time. `source` is never
/// its own target. Fills targets and located.
void find_targets(const Syntax&, const Parties&, Deed&);

}  // namespace detente::reading
