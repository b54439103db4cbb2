#pragma once
#include <string>
#include <vector>

#include "detente/support/notes.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Which new group each old economy or sector goes to.
struct Grouping {
    struct Group {
        std::string id, name, group;  ///< `group`: of a sector, e.g. energy
    };
    std::vector<Group> groups;
    std::vector<std::size_t> of;  ///< [old] -> position in `groups`
    bool empty() const { return of.empty(); }
};

/// Everything in a group of its own, as it is.
Grouping each_economy(const World&);
Grouping each_sector(const World&);
/// Sectors by the group that the world states; those without one stay alone.
Grouping sector_groups(const World&);

/// A world of groups. Flows, inputs, value added, final demand and transfers add up; tariffs are means weighted by the
/// flows they are paid on, so that revenue stays; trade elasticities are means weighted by international flows, and
/// standard errors stay only where all members share them. Trade within a group of economies becomes its domestic
/// trade, tariffs on it stay tariffs on it. `notes` says so where it happens. An empty grouping changes nothing.
World aggregate(const World&, const Grouping& economies, const Grouping& sectors, Notes& notes);

}  // namespace detente
