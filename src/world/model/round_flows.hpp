#pragma once
#include <string>
#include <vector>

#include "detente/world/import_folder.hpp"

namespace detente {

/// Rounds as the options say, and tells in `notes` what that moved. Value added becomes what is left of sales, final
/// demand what is left of spending: a table that added up before adds up after.
void round_flows(const FolderImportOptions&, World&, Notes& notes);

}  // namespace detente
