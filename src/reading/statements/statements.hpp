#pragma once
#include <string_view>

#include "detente/reading/reading.hpp"
#include "reading/grammar/article_trees.hpp"
#include "reading/statements/speakers.hpp"
#include "reading/text/article_pieces.hpp"

namespace detente::reading {

/// Fills Reading::quotes and Reading::statements, and the speaker of each figure.
///
/// Sentences that hold a word of data/reading/deeds.csv and a party are parsed; no trees, or a language without deeds:
/// no statements. A deed is a verb or deverbal noun with its subject and the parties that its objects and
/// phrases lead to; what is agreed, demanded, threatened, refused or alleged is content, not a deed of its own. Help,
/// agreement or talks to come are AGREE, acts of conflict to come THREATEN, a measure with a date the measure.
void read_statements(Reading&, const ArticlePieces&, ArticleTrees&, std::string_view language);

/// The marks of a text in pairs, nested, with who is said to say what stands between them.
void read_quotes(Reading&, const ArticlePieces&, const ActorIndex&);

}  // namespace detente::reading
