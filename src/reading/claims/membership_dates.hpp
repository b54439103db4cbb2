#pragma once
#include <string>
#include <vector>

#include "detente/reading/checks.hpp"

namespace detente::reading {

/// Every spell of full membership.
std::vector<const Membership*> full_spells(const Registry&, const std::string& framework, const std::string& economy);

/// "2024-01-01 to today, ..."
std::string in_words(const std::vector<const Membership*>&);

/// Whether sources contradict each other about a membership.
bool is_contested(const Registry&, const std::string& framework, const std::string& economy);

/// How much of a registry's day a text's period may contradict, and whether it does.
enum class DayFit { fits, differs, unsure };
/// `confidence` as in the registry: A to the day, B to the month, C to the year. Sources that give the last day inside
/// and the first day outside are one day apart.
DayFit fit(const Period& stated, const std::string& day, const std::string& confidence);

/// Against the registry: an economy that joined (or left) a framework in a period. "Not comparable" where the
/// membership is contested, or the registry less sure than the text.
Check check_accession(const Registry&, const std::string& framework, const std::string& economy, const Period&,
                      bool left);

}  // namespace detente::reading
