#pragma once
#include <string>
#include <vector>

#include "detente/alignment/agreement.hpp"
#include "detente/alignment/order.hpp"
#include "detente/report/report.hpp"

namespace detente {

/// Agreement of pairs of one year (or of all roll calls taken together), with the indices asked for.
struct AgreementTable {
    int year = 0;  ///< 0: several years together
    std::string session;
    std::vector<std::string> voters;  ///< of Agreement::voters
    Agreement pairs;
    std::vector<AgreementIndex> indices;
};

/// What to show of an order.
struct OrderView {
    std::vector<std::string> economies;  ///< ids; empty: the best known
    std::vector<AgreementTable> agreement;
};

/// "year", "session", "economies", "polarity", "partition" of the last year, "years" where there are several, and
/// "agreement" (docs/json.md).
std::string to_json(const Order&, const OrderView&);
/// One row an economy and year; with agreement, one row a pair.
std::string to_csv(const Order&, const OrderView&);
/// Lines of points with bands, the bloc table, polarity over the years. `all_years`: for sparklines; may be the order.
std::string to_terminal(const Order&, const Order& all_years, const OrderView&, const TerminalOptions&);
/// A standalone SVG: ideal points of some economies over the years with 5 to 95 percent bands.
std::string to_svg_lines(const Order&, const OrderView&, const std::string& date = "");

}  // namespace detente
