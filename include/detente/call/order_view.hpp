#pragma once
#include "detente/door/order.hpp"
#include "detente/report/order_report.hpp"

namespace detente {

/// What to show of what was found; `economies`: ids, commas allowed; empty: the best known.
OrderView order_view(const OrderFound&, const std::vector<std::string>& economies);

}  // namespace detente
