#pragma once
#include <string_view>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/dates/date_expressions.hpp"
#include "reading/dates/datelines.hpp"
#include "reading/text/article_pieces.hpp"

namespace detente::reading {

/// The datelines of a text, in order; Dateline::place of a bare one may be anything in capitals.
struct LineWithDateline {
    std::size_t line = 0;  ///< in Reading::lines
    FoundDateline found;
};
std::vector<LineWithDateline> find_datelines(const Reading&, const ArticlePieces&, const Tokens&);

/// The text's own date from its dateline, else from a line about the page; ArticleDate() where neither has one in full.
/// Needs lines and datelines.
ArticleDate date_of_head(const Reading&, const ArticlePieces&, std::string_view low, const Tokens&);

/// The day that the title or the text itself states, or the latest on which it lets something happen.
ArticleDate date_of_events(const Reading&, const ArticlePieces&);

/// The day in the head of an HTML page ("article:published_time", "datePublished").
ArticleDate date_of_page(std::string_view page);

/// Fills Reading::dates, resolved from Reading::date.
void read_dates(Reading&, const ArticlePieces&);

/// Gives figures whose period leaves the year open ("last year", "the first ten months") the year that it has by
/// Reading::dates.
void date_figures(Reading&);

}  // namespace detente::reading
