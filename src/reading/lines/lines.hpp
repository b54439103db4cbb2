#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detente/reading/line.hpp"
#include "reading/lines/line_rules.hpp"
#include "reading/text/tokens.hpp"
#include "reading/text/vocabulary.hpp"

namespace detente::reading {

/// Gives every line its class and the rule that decided, in four steps:
/// 1. A line by itself: phrases of furniture.csv, bylines, dates, credits of pictures (line_rules.hpp).
/// 2. The article's stretch of a longer page: each line weighs for the article or against it, and the heaviest stretch
///    is the article, with heavy stretches close to it (line_weights.hpp).
/// 3. Lines outside of the stretches are furniture; within them, so are runs of short lines that no sentence joins, and
///    links under the heading of a box.
/// 4. The title (find_title), and lines that repeat an earlier one.
void classify_lines(std::string_view text, Tokens&, const LineRules&);

/// The first line that looks like a title: two to thirty words that do not end as a sentence does, before the first
/// line that is clearly running text. Its position in Tokens::lines.
std::optional<std::size_t> find_title(const Tokens&);

/// The classes as the reading shows them; lines without words are left out.
std::vector<ArticleLine> article_lines(std::string_view text, const Tokens&);

/// The last sentence of `title` that ends with a question mark; empty: it asks nothing.
std::string question_in(std::string_view title);

}  // namespace detente::reading
