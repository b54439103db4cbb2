#pragma once
#include <string>
#include <vector>

#include "detente/alignment/order.hpp"
#include "detente/support/describe.hpp"

namespace detente::cli {

/// Other evidence beside votes, for `blocs`.
struct LayerOptions {
    std::vector<std::string> layer;  ///< NAME=WEIGHT
    std::string on;                  ///< date of memberships; empty: the end of the year
    std::string world = "2019";      ///< whose trade
};
void describe(LayerOptions&, OptionVisitor&);

/// The last year of `order` with blocs of the weighted sum of layers in place of those of votes. What each layer is and
/// what it says alone becomes part of Order::how. Throws UsageError for a layer that is not written NAME=WEIGHT.
void use_layers(const LayerOptions&, const RollCalls& votes, const BlocOptions&, Order& order);

}  // namespace detente::cli
