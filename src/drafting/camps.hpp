#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/drafting/drafting.hpp"

namespace detente::reading {

/// One side of a drafted pair: an economy alone, or the framework in which it trades.
struct Camp {
    std::string economy;    ///< the principal that heads it; empty: a framework that the article names
    std::string framework;  ///< empty: alone
    std::string name;       ///< for people, and the bloc's name
    std::vector<std::string> members;
    std::string reason;  ///< why this framework, or why alone
};

struct Camps {
    Camp a, b;
    std::vector<std::string> both;  ///< members of both frameworks: in neither camp
    std::string on;                 ///< date of the memberships
};

/// The last entry or exit that the registry records: memberships are taken as of then.
std::string newest_membership_date(const Registry&);

/// Rule 3 of draft_scenarios; `principals`: those that the world has. nullopt: there are no two sides.
std::optional<Camps> find_camps(const Reading&, const std::vector<std::string>& principals, const World&,
                                const Registry&);

}  // namespace detente::reading
