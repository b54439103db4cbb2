#pragma once
#include <string>
#include <vector>

#include "detente/support/notes.hpp"
#include "detente/world/aggregate.hpp"
#include "detente/world/registry.hpp"

namespace detente {

/// What `--aggregate` takes: "sectors=FILE", "economies=FILE", or "sectors=groups" for the world's own groups. The file
/// is TOML with a table of that name; each key is a new group:
///   [sectors]                                   [economies]
///   fuels = ["B05", "B06", "C19"]               EU = { framework = "EU", on = "2022-12-31" }
///   other = "rest"                              "North America" = ["USA", "CAN", "MEX"]
/// Members are codes, names or groups. What no group names stays as it is; "rest" takes it all. Throws InputError, with
/// file and line: unknown names (with the nearest), a member in two groups, an empty group, two uses of "rest".
World aggregate(const World&, const std::vector<std::string>& specs, const Registry&, Notes& notes);

}  // namespace detente
