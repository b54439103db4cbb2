#pragma once
#include <string>

#include "scenario/compile/scope.hpp"

namespace detente {

/// A change in one plain sentence, with its source or "our assumption".
std::string sentence_of(const Change&, const Scope&);
std::string sentence_of(const Change&, const Scope&, double least_units, double most_units);
std::string sentence_of(const Change&, std::size_t cells_of_file);
std::string sentence_of(const Change&, const Side& productivity);

}  // namespace detente
