#pragma once
#include <string>
#include <vector>

#include "detente/support/csv.hpp"

namespace detente {

/// How an importer's file is read: `delimiter` empty (found), "tab" or one character; `mappings` WANTED=NAME, each
/// WANTED one of `wanted` and mapped once. `example` is a mapping for the hint. Throws InputError.
CsvOptions csv_mapping(const std::string& delimiter, const std::vector<std::string>& mappings,
                       const std::vector<std::string>& wanted, const std::string& example);

}  // namespace detente
