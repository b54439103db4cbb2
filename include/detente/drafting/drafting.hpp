#pragma once
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "detente/scenario/scenario.hpp"

namespace detente {

/// The installed scenarios from which drafts take their rules (cold-war and multilateral), or a pair made from them.
struct ScenarioPair {
    Scenario split, talks;
    VotesShelf votes = {};  ///< where the votes come from that a scenario names
};

/// The pair of scenarios (blocs split, talks succeed) drafted from where the principals stand.
struct DraftedPair {
    Scenario split, talks;
    std::string why;  ///< in words: which blocs, from which rule
};

/// The rule, in order:
/// 1. Principals that the world's data have: fewer than two, and the pair is the installed one (cold-war,
/// multilateral). On a world for which these are not written, the same two for that world (scenario/write.hpp).
/// 2. Two principals stand in blocs between which the installed cold-war scenario raises trade costs (its blocs follow
///    a UN vote): again the installed pair.
/// 3. Otherwise the first two principals head a camp each. A principal in an economic union that the other is outside
/// of
///    trades as that union; else the framework most named in the article that has the one and not the other; else the
///    economy alone. Members of both camps' frameworks belong to neither. Memberships count on the date of the newest
///    entry or exit that the registry has. The split raises trade costs between the camps by the rule and the effect of
///    the cold-war scenario; the talks lower them by the same rule. Both are written as TOML, ready to be saved and
///    changed.
DraftedPair draft_scenarios(const Reading&, const World&, const Registry&, const ScenarioPair& installed);

/// The installed pair once more, with what the text's own statements add edge by edge: cooperation within a bloc lowers
/// an edge in the split and keeps it in the talks, conflict raises it in the split and lowers it in the talks; between
/// the opposed blocs the pair's own change stands. Directions are the text's, magnitudes the installed scenarios'.
/// Empty where the pair is a drafted one, which has its edges already, or where the text adds none.
std::vector<Scenario> with_text_edges(const ScenarioPair&, const Reading&, const World&, const Registry&);

}  // namespace detente
