#pragma once
#include <string>

#include "detente/door/plan.hpp"

namespace detente {

/// What would be solved, as JSON (docs/json.md, "dry_run"): what --dry-run and {"dry_run": true} print.
std::string plan_json(const Plan&);

}  // namespace detente
