#pragma once
#include "detente/alignment/order.hpp"

namespace detente::alignment {

/// The polarity of one year by every index that is defined: of ideal points, of blocs, of agreement.
std::vector<std::pair<std::string, double>> year_polarity(const RollCalls& votes_of_the_year, const OrderYear&);

/// Frustration of the graph whose edges are the signs of agreement beyond chance: "frustrated_edges" of the best two
/// camps found, "frustration_bound" that no two camps go below, "balance" 1 - 2 L / m, "frustration_proven" 1 or 0.
void add_frustration(const RollCalls& votes_of_the_year, const BlocOptions&,
                     std::vector<std::pair<std::string, double>>& polarity);

}  // namespace detente::alignment
