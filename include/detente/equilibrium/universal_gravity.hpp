#pragma once
#include <string>

#include "detente/equilibrium/outcome.hpp"
#include "detente/equilibrium/shock.hpp"
#include "detente/support/describe.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// How trade imbalances follow the shock.
///   multiplicative  expenditure / output stays as it is in each economy, up to one world factor that balances trade
///   world_share     each deficit keeps its share of world output
///   income_share    in one sector the same as multiplicative
///   zero            the baseline is first solved without deficits, then shocked
///   closed          the deficits of the data are closed along with the shock: what Dekle, Eaton and Kortum (2007) ask
enum class Deficits { multiplicative, world_share, income_share, zero, closed };

/// Whether a transfer received counts as income: where the closure fixes it in world money.
constexpr bool counts_transfers(Deficits deficits) {
    return deficits == Deficits::world_share || deficits == Deficits::zero || deficits == Deficits::closed;
}

enum class GravityMethod { anderson, newton };

/// One-sector universal gravity (Allen, Arkolakis and Takahashi 2020, JPE 128(2); Campos et al. 2023, JCE 51(4)).
struct UniversalGravityOptions {
    double trade_elasticity = 3.8;                               ///< phi > 0
    double supply_elasticity = (0.31 / 0.69 + 0.67 / 0.33) / 2;  ///< psi >= 0; Campos et al. 2023
    Deficits deficits = Deficits::multiplicative;
    std::string numeraire = "world-output";  ///< or an economy's id
    GravityMethod method = GravityMethod::anderson;
    double tolerance = 1e-13;  ///< on the largest residual of a market
    std::int64_t max_iterations = 2000;
    std::int64_t anderson_depth = 8;
    bool certify = true;  ///< also report the Newton step at the solution
};

void describe(UniversalGravityOptions&, OptionVisitor&);

/// Solves for the change in every price, output and flow that follows from `shock` (exact hat algebra).
/// Throws InputError: a world with several sectors, elasticities out of range, transfers that do not sum to zero, an
/// economy that the shock leaves without supplier or buyer, a numeraire that the world does not have. `nearby`: an
/// outcome for the same world at other elasticities, whose prices the search starts from.
Outcome solve_universal_gravity(const World&, const Shock&, const UniversalGravityOptions& = {},
                                const Outcome* nearby = nullptr);

}  // namespace detente
