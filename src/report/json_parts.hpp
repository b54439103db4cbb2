#pragma once
#include <nlohmann/json.hpp>

#include "detente/reading/reading.hpp"

namespace detente::report {

/// The members that docs/json.md lists under "A reading".
nlohmann::ordered_json reading_json(const Reading&);

}  // namespace detente::report
