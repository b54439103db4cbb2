#pragma once
#include <string>

#include "detente/reading/span.hpp"
#include "reading/figures/parties.hpp"

namespace detente::reading {

/// The good that a figure of trade is about, in bytes of the text: "oil" of "Oil exports", "processed nickel" of
/// "exports of processed nickel", "cars" of "exported $5 billion of cars". Empty span: the text names none.
Span product_of(const Pieces&, const Found&, const Indicator&, const std::vector<NamedParty>&);

}  // namespace detente::reading
