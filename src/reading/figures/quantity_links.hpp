#pragma once
#include "detente/reading/reading.hpp"
#include "reading/text/article_pieces.hpp"

namespace detente::reading {

/// Figures of the article's body, titles and captions, each tied to its period, growth and basis, currency, indicator
/// and economies within its sentence. Fills Reading::quantities; needs lines and mentions.
void read_quantities(Reading&, const ArticlePieces&);

/// What follows from the figures of one sentence by interval arithmetic alone: fills Reading::arithmetic.
void derive_arithmetic(Reading&);

}  // namespace detente::reading
