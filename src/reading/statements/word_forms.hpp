#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "reading/statements/lexicon.hpp"

namespace detente::reading {

/// By word: the forms that no rule gives (data/reading/verb_forms.csv).
using IrregularForms = std::map<std::string, std::vector<std::string>>;

/// All forms of a word, itself among them, by the language's rules: "ban" gives bans, banned, banning. A rule that
/// hangs on stress gives both spellings ("visitted"): nobody writes the wrong one. Words of other kinds do not change.
std::vector<std::string> forms_of(const std::string& word, WordKind, std::string_view language, const IrregularForms&);

}  // namespace detente::reading
