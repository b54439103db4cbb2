#pragma once
#include <vector>

#include "detente/reading/reading.hpp"

namespace detente {

/// The installed pair once more, with what the text's own statements add edge by edge: cooperation within a bloc lowers
/// an edge in the split and keeps it in the talks, conflict raises it in the split and lowers it in the talks; between
/// the opposed blocs the pair's own change stands. Directions are the text's, magnitudes the installed scenarios'.
/// Empty where the pair is a drafted one, which has its edges already, or where the text adds none.
std::vector<Scenario> with_text_edges(const DraftedPair&, const Reading&, const World&, const Registry&);

}  // namespace detente
