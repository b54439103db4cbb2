#pragma once
#include <vector>

#include "detente/world/world.hpp"

namespace detente {

/// Totals of a world's trade over sectors, by economy.
struct Flows {
    explicit Flows(const World&);
    std::vector<double> exports, imports, domestic;
    /// [exporter * n + importer], over sectors.
    std::vector<double> pair;
    /// For each economy the lowest position among those that chains of trade, in either direction, link it to.
    std::vector<std::size_t> components() const;
};

/// The upper median; values not empty.
double median(std::vector<double> values);

}  // namespace detente
