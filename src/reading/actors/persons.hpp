#pragma once
#include <string>
#include <vector>

#include "reading/mentions/key_index.hpp"

namespace detente::reading {

/// A line of data/registry/persons.csv or ministers.csv.
struct Leader {
    std::string surname, given, economy, office, since, last_seen, source;
    bool surname_first = false;
    bool head = true;  ///< of state or government: known by the surname before a verb of speech
};

struct Leaders {
    std::vector<Leader> all;
    KeyIndex by_surname;  ///< by the key of the folded surname

    static const Leaders& installed();
};

}  // namespace detente::reading
