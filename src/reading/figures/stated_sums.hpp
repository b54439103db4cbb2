#pragma once
#include "detente/reading/reading.hpp"

namespace detente::reading {

/// Differences ("which leaves a deficit of"), sums ("made up of", "of that amount") and multiples ("which is 19 times
/// as much") that the text states of figures next to each other; appends to Reading::arithmetic.
void derive_stated_sums(Reading&);

}  // namespace detente::reading
