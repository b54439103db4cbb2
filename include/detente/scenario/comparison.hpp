#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "detente/scenario/scenario.hpp"

namespace detente {

/// How the draws behind a future's ranges went (scenario/sampling.hpp).
struct Drawn {
    std::int64_t asked = 0, made = 0;  ///< fewer were made where somebody stopped the work
    std::int64_t failed = 0;           ///< of those made: no equilibrium found, or no shock; left out of the ranges
    std::int64_t seed = 0;
    double level = 0;          ///< 0.9: from the 5th to the 95th percentile
    bool memberships = false;  ///< who is in the measured blocs was drawn, too
};

/// The trade-cost factor that gives the trade which a change asks for.
struct FoundFactor {
    std::size_t change = 0;  ///< position in Scenario::changes
    double factor = 1;
    double trade_pct = 0;  ///< what it gives
    std::optional<Range> range;
};

/// One scenario solved.
struct Future {
    CompiledScenario compiled;
    Outcome outcome;
    std::optional<Drawn> drawn;            ///< none: there are no ranges
    std::vector<Range> bloc_trade_range;   ///< [from][to] as BlocTrade::pct; empty: none drawn
    std::vector<FoundFactor> found = {};   ///< one a target of the scenario
    std::vector<double> watched_pct = {};  ///< one a watched sum of flows; NaN where nothing was traded before
    std::vector<Range> watched_range = {};
};

/// Bloc-to-bloc international trade (domestic flows left out); rows exporters, columns importers, in the order of
/// `blocs`.
struct BlocTrade {
    std::vector<std::string> blocs;
    std::vector<double> before, after;  ///< [from][to], the world's unit
    /// Percent change; NaN where nothing was traded before.
    double pct(std::size_t from, std::size_t to) const;
};

/// What one future has more than another, in percentage points of each measure that both have. Ranges are those of the
/// difference itself: every draw of the parameters is solved in both futures.
struct Difference {
    std::size_t less = 0, of = 0;  ///< positions of the futures: of - less
    std::vector<Measure> measures;
    double world_welfare = 0, world_trade = 0;
    std::optional<Range> world_welfare_range, world_trade_range;
};

/// Several futures of one world.
struct Comparison {
    World world;
    std::vector<Future> futures;
    std::vector<Difference> differences;  ///< of each later future to the first; empty: no ranges drawn
    std::string capital;                  ///< economy id whose point of view is taken; empty: the world's
};

BlocTrade bloc_trade(const World&, const std::vector<Bloc>&, const Outcome&);
inline BlocTrade bloc_trade(const World& world, const Future& future) {
    return bloc_trade(world, future.compiled.blocs, future.outcome);
}

/// compile and solve: the middle of the trip.
Future solve(const Scenario&, const World&, const Registry&);

}  // namespace detente
