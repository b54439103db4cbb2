#pragma once
#include "detente/reading/reading.hpp"
#include "reading/judge.hpp"

namespace detente::reading {

/// Fills Reading::others. Persons: of data/registry/persons.csv by given name and surname ("Xi Jinping"), afterwards by
/// the surname alone; by the surname alone from the start only after an office ("President Putin") or before a verb of
/// speech, where one economy has such a person. `namesakes`: persons and regions that bear the name of an economy.
/// Parties and media: masking phrases that are one. Groups without a name: "certain countries", kept unresolved.
void find_others(Reading&, const Tokens&, const std::vector<Judged>& namesakes, const ReadingTables&);

/// Verbs that attribute what stands beside them.
bool is_speech(std::string_view low);

}  // namespace detente::reading
