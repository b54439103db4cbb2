#pragma once
#include <vector>

#include "reading/statements/speakers.hpp"

namespace detente::reading {

/// Adds the groups of data/reading/groups.csv ("rebels", "police") that stand alone: who they are is not said, so they
/// stay unresolved, "unresolved:rebels". Behind an actor ("Syrian rebels") they are that actor's.
void add_unnamed_groups(const Pieces&, std::vector<ActorRef>&);

}  // namespace detente::reading
