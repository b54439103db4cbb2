#pragma once
#include <string>
#include <unordered_map>
#include <vector>

namespace detente::reading {

/// A line of data/registry/persons.csv or ministers.csv.
struct Leader {
    std::string surname, given, economy, office, since, last_seen, source;
    bool surname_first = false;
    bool head = true;  ///< of state or government: known by the surname before a verb of speech
};

struct Leaders {
    std::vector<Leader> all;
    std::unordered_map<std::string, std::vector<std::size_t>> by_surname;  ///< folded

    static const Leaders& installed();
};

}  // namespace detente::reading
