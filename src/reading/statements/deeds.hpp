#pragma once
#include <vector>

#include "reading/statements/mood.hpp"
#include "reading/statements/parties.hpp"

namespace detente::reading {

/// A word of a sentence that tells a deed, with who does it to whom.
struct Deed {
    At at = nowhere;
    const DeedFrame* frame = nullptr;
    Roles roles;
    std::vector<At> objects;
    Mood mood;
    PartyList source;
    std::vector<PartyList> targets;  ///< one, or several where each is another deed ("with Peru and with Chile"); empty
    At located = nowhere;            ///< where it is done: a party behind "in"
    bool content = false;            ///< of another deed: what is demanded, agreed, refused
};

/// All deeds of a sentence in text order, content too.
std::vector<Deed> deeds_of(const Syntax&, const Parties&);

}  // namespace detente::reading
