#pragma once
#include "scenario/compile/scope.hpp"

namespace detente {

/// A change in one plain sentence.
ChangeInWords sentence_of(const Change&, const Scope&);
ChangeInWords sentence_of(const Change&, const Scope&, double least_units, double most_units);
ChangeInWords sentence_of(const Change&, std::size_t cells_of_file);
ChangeInWords sentence_of(const Change&, const Side& productivity);
ChangeInWords sentence_of_target(const Change&, const Scope&, double growth);
/// "between China and Russia", "from China to Japan in metals".
std::string pairs_in_words(const Change&, const Scope&);

}  // namespace detente
