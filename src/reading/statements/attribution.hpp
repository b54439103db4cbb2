#pragma once
#include "reading/statements/parties.hpp"

namespace detente::reading {

/// Who is said to say a word of a sentence, and whether they deny it.
struct Attribution {
    Speaker speaker;  ///< the author where nobody is said to speak
    bool denied = false;
    bool guessed = false;  ///< what is only expected, believed, forecast
};

/// By the verb of speech above a word ("Beijing said that ..."), beside it ("..., Beijing said"), or "according to".
Attribution attribution_of(const Reading&, const Syntax&, const Parties&, At);

}  // namespace detente::reading
