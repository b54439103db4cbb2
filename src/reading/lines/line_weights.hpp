#pragma once
#include <cstddef>
#include <vector>

#include "reading/lines/line_rules.hpp"

namespace detente::reading {

/// Whether a line is running text by its length and its end.
bool is_prose(const LineLook&);

/// What each line of a page weighs for the article (above zero) or against it. Lines have their own classes already.
///
/// Running text weighs its words up to 60, less 10; where fewer than half of the five lines on its fuller side are
/// running text it is likelier a teaser among headlines, and weighs down to 0.3 of that. Furniture weighs -15, other
/// lines about the page -3, headlines -8, menu entries -4; dates of comments and of lists of news (four or more on the
/// page) -15, texts that begin with their own headline (five or more) -15. What belongs together weighs for the article
/// however short it is: rows of a table, entries of a numbered list of eight and more, lines that announce what
/// follows.
std::vector<double> weigh_lines(const std::vector<Line>&, const std::vector<LineLook>&);

/// Lines [first, last) of the article.
struct Stretch {
    std::size_t first = 0, last = 0;
    double sum = 0;
};

/// The heaviest run of lines (Kadane's maximal subarray), and further runs at most eight lines before or behind it that
/// weigh at least 20 and 0.15 of it: a box within the article parts them. In text order; empty: nothing weighs for one.
std::vector<Stretch> article_stretches(const std::vector<double>& weights);

}  // namespace detente::reading
