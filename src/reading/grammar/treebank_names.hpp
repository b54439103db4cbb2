#pragma once
#include <optional>
#include <string_view>

#include "reading/grammar/tree.hpp"

namespace detente::reading {

/// "VERB", "nsubj:pass": as treebanks write them.
std::string_view to_string(Tag);
std::string_view to_string(Relation);
std::optional<Tag> tag_of(std::string_view name);
std::optional<Relation> relation_of(std::string_view name);

/// How a word is formed, from a treebank's own tag ("VBN") or from what features say ("Part.Past").
Shape shape_of(std::string_view form);

}  // namespace detente::reading
