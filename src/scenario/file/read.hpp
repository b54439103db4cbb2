#pragma once
#include "detente/scenario/scenario.hpp"
#include "scenario/file/table_reader.hpp"
#include "scenario/file/toml_value.hpp"

namespace detente {

/// From the composed table to a Scenario; strict. Files must be resolved, parameters filled.
Scenario read_scenario(const TomlValue& root);
ModelOptions read_model(const TomlValue& table);
BlocSpec read_bloc(const std::string& name, const TomlValue&);
/// Whether [blocs] is one measurement of all blocs: `measured` stands in it as a text.
bool measures_all(const TomlValue& blocs);
MeasuredBlocs read_measured_blocs(const TomlValue& blocs);
/// A bloc whose table has the key `measured`.
void read_measured_bloc(const TableReader&, BlocSpec&);
std::vector<std::string> read_positions(const TableReader&);
/// Throws for what cannot be a bloc's name: empty, "*", "rest", "$...".
void check_bloc_name(const std::string& name, const Place&);
/// `number`: position in the file from 1, for messages.
Change read_change(const TomlValue& table, std::size_t number);

}  // namespace detente
