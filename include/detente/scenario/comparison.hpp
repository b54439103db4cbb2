#pragma once
#include <string>
#include <vector>

#include "detente/scenario/scenario.hpp"

namespace detente {

/// One scenario solved.
struct Future {
    CompiledScenario compiled;
    Outcome outcome;
};

/// Bloc-to-bloc international trade (domestic flows left out); rows exporters, columns importers, in the order of
/// `blocs`.
struct BlocTrade {
    std::vector<std::string> blocs;
    std::vector<double> before, after;  ///< [from][to], the world's unit
    /// Percent change; NaN where nothing was traded before.
    double pct(std::size_t from, std::size_t to) const;
};

/// Several futures of one world.
struct Comparison {
    World world;
    std::vector<Future> futures;
    std::string capital;  ///< economy id whose point of view is taken; empty: the world's
};

BlocTrade bloc_trade(const World&, const Future&);

/// compile and solve: the middle of the trip.
Future solve(const Scenario&, const World&, const Registry&);

}  // namespace detente
