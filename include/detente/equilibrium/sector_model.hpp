#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/equilibrium/outcome.hpp"
#include "detente/equilibrium/shock.hpp"
#include "detente/equilibrium/universal_gravity.hpp"
#include "detente/support/describe.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// What a government does with tariffs and export taxes: pays them out, or cuts the tax on labour income by them.
enum class RevenueUse { rebate, income_tax };

/// Many sectors with input-output links, tariffs and revenue (Caliendo and Parro 2015, ReStud 82(1)), and what
/// Ignatenko, Lashkaripour, Macedoni and Simonovska (2025) add: scale economies, elastic labour, incomplete
/// pass-through, income earned where goods are sold. What is left open here is the world's own, or absent.
struct SectorModelOptions {
    std::vector<double> trade_elasticity;            ///< [sector], theta > 0
    std::optional<double> labour_supply_elasticity;  ///< kappa >= 0: L = (w / P after tax)^kappa
    std::optional<double> scale_elasticity;          ///< psi >= 0: unit cost falls by psi per log of input bundles
    std::vector<double> scale_by_sector;             ///< [sector], in place of the one for all; empty: none
    std::optional<double> firm_pass_through;         ///< of tariffs into a firm's prices, in [0, 1]; 1: complete
    std::optional<double> destination_share;         ///< nu in [0, 1), of every economy
    std::optional<RevenueUse> revenue;               ///< none: the world's own, else rebate
    Deficits deficits = Deficits::world_share;
    /// "world-output": world value added is constant; "world-prices": the mean consumer price, weighted by spending
    /// before the change; or the economy whose wage is one.
    std::string numeraire = "world-output";
    /// First solve the baseline from the data's shares at the old tariffs. Always done where deficits are purged, and,
    /// with a note that says how far off they are, for data that are not an equilibrium as they stand.
    bool rebalance = false;
    double tolerance = 1e-11;  ///< on the largest residual of a market, relative to its size
    std::int64_t max_iterations = 3000;
    std::int64_t anderson_depth = 8;
    std::int64_t threads = 0;  ///< at most; 0: as many as pay. The result is the same at any number
};

void describe(SectorModelOptions&, OptionVisitor&);

/// Solves for the change in every wage, price, expenditure and flow that follows from `shock` (exact hat algebra).
/// Throws InputError: elasticities missing or out of range, transfers that do not sum to zero, an economy that the
/// shock leaves without supplier.
Outcome solve_sector_model(const World&, const Shock&, const SectorModelOptions& = {});

/// The world as its own equations have it: solved from the data's shares at the old tariffs, with deficits as the
/// options say (Deficits::zero purges them). Every table is adjusted; solving it again changes nothing.
World solved_baseline(const World&, const SectorModelOptions&);

}  // namespace detente
