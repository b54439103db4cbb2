#pragma once
#include <string>

#include "detente/drafting/drafting.hpp"
#include "drafting/camps.hpp"

namespace detente::reading {

/// The rules, with a figure for those who have none, from which drafted changes take their magnitudes, and the
/// scenarios they come from.
struct EdgeRules {
    UnitRule rise;  ///< of the split
    UnitRule fall;  ///< of the talks
    std::string split, talks;
};

/// "[[change]]" between two sides by a rule, marked as an assumption.
std::string change_by_rule(const std::string& a, const std::string& b, const UnitRule&, const std::string& source);

/// What the text's own statements add to a drafted future, edge by edge, as TOML; each with a comment that quotes the
/// words and names the rule. Between the camps the change of the camps stands. Elsewhere conflict raises an edge in the
/// split and lowers it in the talks, cooperation lowers it in the split and keeps it in the talks; within a camp that
/// is a framework cooperation keeps it in both. Directions are the text's, magnitudes those of the installed scenarios.
std::string edges_of_text(const Reading&, const Camps&, const World&, const EdgeRules&, bool split);

}  // namespace detente::reading
