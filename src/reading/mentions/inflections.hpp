#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "reading/text/vocabulary.hpp"

namespace detente::reading {

/// The inflected forms of a name or an adjective by the rules of its language (data/reading/inflections.csv), without
/// the form itself: "Vereinigte Staaten": "Vereinigten Staaten", "Vereinigter Staaten"; "Россия": "России", "Россию",
/// "Россией". Each word that begins with a capital takes the longest ending that fits, and the forms of several words
/// agree: the first form of each, the second of each, and so on. Abbreviations, and words without a rule, stay as they
/// are.
std::vector<std::string> inflected_forms(std::string_view name, std::string_view lang, bool adjective,
                                         const std::vector<ReadingTables::Inflection>&);

}  // namespace detente::reading
