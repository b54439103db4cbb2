#pragma once
#include "detente/alignment/order.hpp"

namespace detente {

/// The polarity of one year by every index that is defined: of ideal points, of blocs, of agreement.
std::vector<std::pair<std::string, double>> year_polarity(const RollCalls& votes_of_the_year, const OrderYear&);

}  // namespace detente
