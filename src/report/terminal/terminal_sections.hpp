#pragma once
#include <string>

#include "detente/report/report.hpp"

namespace detente::report {

/// Measures and partners of one economy in every future, side by side.
std::string terminal_capital(const Comparison&, const TerminalOptions&);

/// Figures, statements and claims of a text with what data say of them.
std::string terminal_claims(const Reading&, const TerminalOptions&);

/// Measures and effects of a text, one a line.
std::string terminal_measures(const Reading&, const TerminalOptions&);

/// The futures as column heads: with several, a letter stands before each, so that heads cut short stay apart.
std::vector<std::string> column_names(const Comparison&);

/// `options` with a width that tables can be drawn in (20 to 400 columns).
TerminalOptions usable(TerminalOptions);

}  // namespace detente::report
