#pragma once
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"

namespace detente::report {

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

}  // namespace detente::report
