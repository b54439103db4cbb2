#pragma once
#include "detente/door/order.hpp"

namespace detente {

/// The last year of `order` with blocs of the weighted sum of layers in place of those of votes. What each layer is and
/// what it says alone becomes part of Order::how. Throws UsageError for a layer that is not written NAME=WEIGHT.
void use_layers(const Library&, const OrderQuestion&, const RollCalls& votes, Order& order);

}  // namespace detente
