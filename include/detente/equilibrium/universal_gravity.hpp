#pragma once
#include <memory>
#include <string>

#include "detente/equilibrium/model.hpp"

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

/// Universal gravity for one world, prepared: shares taken, deficits purged where the options say so.
class GravityModel final : public Model {
public:
    using Options = UniversalGravityOptions;
    /// Throws InputError: a world with several sectors, options out of bounds, a numeraire that the world does not
    /// have.
    explicit GravityModel(std::shared_ptr<const World>, Options = {});
    /// The same world at other options, prepared cheaply: for draws of elasticities.
    GravityModel with(Options) const;
    Outcome solve(const Shock&, const State* near = nullptr, const Work& = {}) const override;

private:
    struct Prepared;
    explicit GravityModel(std::shared_ptr<const Prepared>);
    Outcome solve_by_id(const Shock&, const State* near, const Work&) const;
    std::shared_ptr<const Prepared> prepared_;
};

/// Prepares and solves once. `nearby`: an outcome for the same world at other elasticities or another shock, from whose
/// state the search starts.
Outcome solve_universal_gravity(const World&, const Shock&, const UniversalGravityOptions& = {},
                                const Outcome* nearby = nullptr);

}  // namespace detente
