#pragma once
#include "detente/reading/reading.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// Gives each quantity of a sentence, from position `first` on, its period: the one behind it, else the nearest; one
/// that is said once holds for all. What a change is reckoned from is no period of it.
void date_quantities(Reading&, std::size_t first, const Pieces&);

}  // namespace detente::reading
