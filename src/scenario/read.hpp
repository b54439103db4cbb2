#pragma once
#include "detente/scenario/scenario.hpp"
#include "scenario/toml_value.hpp"

namespace detente {

/// From the composed table to a Scenario; strict. Files must be resolved, parameters filled.
Scenario read_scenario(const TomlValue& root);
ModelOptions read_model(const TomlValue& table);
BlocSpec read_bloc(const std::string& name, const TomlValue&);
/// `number`: position in the file from 1, for messages.
Change read_change(const TomlValue& table, std::size_t number);

}  // namespace detente
