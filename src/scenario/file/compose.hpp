#pragma once
#include <map>
#include <string>
#include <vector>

#include "scenario/file/toml_value.hpp"

namespace detente {

/// `added` on top of `base`: keys of [model], [parameters] and the top override, blocs are replaced by name, or
/// all by a measurement of all blocs; changes are appended.
void compose(TomlValue& base, const TomlValue& added);

/// One --set: "model.trade_elasticity=5". The path names a key that a scenario can have; the value is TOML, or a bare
/// word taken as text. Throws UsageError otherwise.
void apply_override(TomlValue& root, const std::string& override_text);

/// Finds the files that a scenario names: in the first of `folders` that has them, then beside the installed scenarios.
/// Throws InputError for one that is nowhere. What is found already stays.
void resolve_files(TomlValue& root, const std::vector<std::string>& folders);

/// After composing: a file that cannot be found from `folder` under the name as written is named so that it can.
void rebase_files(TomlValue& root, const std::string& folder);

/// Replaces "$name" by the parameter of that name, everywhere but in [parameters] itself. In title, question,
/// description, source and note it may stand within the text. Throws InputError for unknown and for unused parameters.
void fill_parameters(TomlValue& root);

}  // namespace detente
