#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "reading/tokens.hpp"
#include "reading/vocabulary.hpp"

namespace detente::reading {

/// Marks the lines that are page furniture: buttons and menus (furniture.csv), bylines, dates. A light heuristic.
void mark_furniture(std::string_view text, Tokens&, const Vocabulary&, const ReadingTables&);

/// The first line that looks like a title: two to thirty words that do not end as a sentence does, before the first
/// line that is clearly running text. Its position in Tokens::lines.
std::optional<std::size_t> find_title(std::string_view text, const Tokens&);

/// The last sentence of `title` that ends with a question mark; empty: it asks nothing.
std::string question_in(std::string_view title);

}  // namespace detente::reading
