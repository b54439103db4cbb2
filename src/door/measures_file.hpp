#pragma once
#include <string>

#include "detente/reading/reading.hpp"

namespace detente {

/// Puts the "measures" and "effects" of a JSON text, as `read --json` prints them and a person may have edited them, in
/// place of those of the reading; what the text does not have stays. Of a measure only "instrument" is required. Throws
/// InputError with the path of the field: "measures[2].level.to".
/// Returns the article's date, "date.article"; empty: it has none.
std::string apply_measures(const std::string& json, const std::string& file, Reading&);

}  // namespace detente
