#pragma once
#include "detente/reading/reading.hpp"
#include "reading/statements/speakers.hpp"
#include "reading/text/article_pieces.hpp"

namespace detente::reading {

/// Fills Reading::quotes and Reading::statements, and the speaker of each figure. English only.
///
/// A sentence is cut where somebody is said to speak ("Beijing said", "according to officials") and at words that open
/// a clause. In each clause a pattern of verbs.csv makes a statement: its source is the first actor before it that no
/// preposition makes a place or an object, its target the first after it; a passive turns them round. What is agreed,
/// demanded, threatened, refused or alleged is content, not a deed of its own. Help, agreement or talks in the future
/// are AGREE, acts of conflict in the future THREATEN.
void read_statements(Reading&, const ArticlePieces&);

/// The marks of a text in pairs, nested, with who is said to say what stands between them.
void read_quotes(Reading&, const ArticlePieces&, const ActorIndex&);

}  // namespace detente::reading
