#pragma once
#include <optional>

#include "reading/grammar/tree.hpp"
#include "reading/statements/lexicon.hpp"

namespace detente::reading {

/// Headlines put verbs where a parser sees nouns ("EU and Mercosur sign trade pact", "India lifts ban on rice"). Where
/// a tree has no verb with a subject, and a word that the lexicon knows as a deed follows names at the start: the tree
/// with that word as its verb, what stands before as subject and the next noun as object. nullopt: nothing to mend.
std::optional<Tree> with_verb(const Tree&, const Lexicon&);

}  // namespace detente::reading
