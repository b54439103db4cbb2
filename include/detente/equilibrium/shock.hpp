#pragma once
#include <vector>

namespace detente {

/// What changes, against a world. Index order [importer][sector][exporter]; hat = new / old. Empty vector: no change.
struct Shock {
    std::vector<double> trade_cost_hat;    ///< iceberg factor > 0; infinity is a ban, an exact zero
    std::vector<double> tariff;            ///< new ad-valorem levels
    std::vector<double> export_tax;        ///< new ad-valorem levels on what exporters receive; revenue of the exporter
    std::vector<double> productivity_hat;  ///< [economy]
};

}  // namespace detente
