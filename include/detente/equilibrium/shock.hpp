#pragma once
#include <vector>

#include "detente/world/world.hpp"

namespace detente {

/// What changes, against a world. Index order [importer][sector][exporter]; hat = new / old. Empty vector: no change.
struct Shock {
    std::vector<double> trade_cost_hat;    ///< iceberg factor > 0; infinity is a ban, an exact zero
    std::vector<double> tariff;            ///< new ad-valorem levels
    std::vector<double> export_tax;        ///< new ad-valorem levels on what exporters receive; revenue of the exporter
    std::vector<double> productivity_hat;  ///< [economy]
};

/// Throws InputError for a table of another size than the world's, and for a value without meaning: a trade cost or a
/// productivity that is not above zero, a tax that is not a number above -1. Every model checks its shocks by it.
void check_shock(const World&, const Shock&);

}  // namespace detente
