#pragma once
#include "scenario/compile/scope.hpp"

namespace detente {

/// A change in one plain sentence.
ChangeInWords sentence_of(const Change&, const Scope&);
ChangeInWords sentence_of(const Change&, const Scope&, double least_units, double most_units);
ChangeInWords sentence_of(const Change&, std::size_t cells_of_file);
ChangeInWords sentence_of(const Change&, const Side& productivity);

}  // namespace detente
