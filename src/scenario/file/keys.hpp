#pragma once
#include <string>
#include <vector>

namespace detente {

/// The keys that a scenario file may hold, table by table, in the order in which people write them. The [model] keys
/// are those of describe(ModelOptions&). Every key stands in docs/scenarios.md; a test holds the two together.
namespace scenario_keys {
const std::vector<std::string>& top();
const std::vector<std::string>& bloc();
/// What a measurement says, of one bloc or of all.
const std::vector<std::string>& measurement();
/// [blocs] as one measurement.
const std::vector<std::string>& measured_blocs();
const std::vector<std::string>& change();
const std::vector<std::string>& per_unit();
const std::vector<std::string>& column_of_file();
/// The keys of a change of which exactly one is given.
const std::vector<std::string>& instruments();
/// UN votes as data/votes has them.
const std::vector<std::string>& positions();
std::vector<std::string> model();
}  // namespace scenario_keys

}  // namespace detente
