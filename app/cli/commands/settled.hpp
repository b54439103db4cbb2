#pragma once
#include <string>

#include "detente/world/world.hpp"

namespace detente::cli {

// What solving a world from its own shares moved, in words.

/// "flows moved by 3.71 percent in all, 5.1e+06 million USD, most from USA to USA in c31: 3.07e+06 to 2.92e+06 million
/// USD; farthest, by 12 percent, from ..."
std::string what_moved(const World& before, const World& after);
/// Deficits before and after, those that moved most.
std::string deficits_table(const World& before, const World& after);

}  // namespace detente::cli
