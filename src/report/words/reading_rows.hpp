#pragma once
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"

namespace detente::report {

/// What was read of the text's language and what was not, and its date: "English: names, figures, dates and statements
/// were read. Written on 2024-10-30, by its byline."
std::string about_text(const Reading&);

/// The rule by which a mention counts, from its kind.
std::string mention_rule(const Mention&);

/// One claim or figure as a row that terminal and brief show alike.
struct ClaimRow {
    const Claim* claim;
    std::string mark;    ///< "✓", "✗", "≈" (not comparable), "–" (not checked)
    std::string status;  ///< as in Check
    std::string text;    ///< the claim, in one line
    std::string why;
};
std::vector<ClaimRow> claim_rows(const Reading&);

struct FigureRow {
    std::string figure, growth, period, about, text;
};
std::vector<FigureRow> figure_rows(const Reading&);

/// "China, Russia → United Nations", "supports", "the author's view".
struct StatementRow {
    const Statement* statement;
    std::string who, deed, note, text;
};
std::vector<StatementRow> statement_rows(const Reading&);
/// Sentences' words that may be deeds and that no rule is sure of.
std::vector<StatementRow> unclassified_rows(const Reading&);

}  // namespace detente::report
