#pragma once
#include <string>
#include <vector>

#include "detente/door/answer.hpp"

namespace detente {

/// The whole trip for scenarios of one world by name, in one call: solve(plan()) without ranges.
Comparison compare(const std::vector<std::string>& scenarios, const std::vector<std::string>& set = {},
                   const std::string& world = "", const std::string& capital = "",
                   const std::vector<std::string>& aggregate = {});

}  // namespace detente
