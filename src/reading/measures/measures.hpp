#pragma once
#include "detente/reading/reading.hpp"
#include "reading/grammar/article_trees.hpp"
#include "reading/text/article_pieces.hpp"

namespace detente::reading {

/// What the text proposes, does or takes back in trade, and what it says comes of it: fills Reading::measures and
/// Reading::effects. Needs mentions, named actors and quantities.
///
/// A sentence is looked at where it names an instrument (data/reading/instruments.csv), a verb that forbids, joins or
/// leaves, or where the text goes on about a measure with another rate. Parties have their part by the words beside
/// them, rates and goods by their clause. Who is not named stays unknown. What a title says counts only where the body
/// does not say it. Several mentions of a measure are one, as it stands last.
void read_measures(Reading&, const ArticlePieces&, ArticleTrees&);

}  // namespace detente::reading
