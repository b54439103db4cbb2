#pragma once
#include <string>
#include <vector>

#include "detente/equilibrium/outcome.hpp"
#include "detente/support/describe.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// What changes, against a world: [importer][sector][exporter], hat = new / old. Empty vector: no change.
struct Shock {
    std::vector<double> trade_cost_hat;     ///< iceberg factor; infinity is a ban, an exact zero
    std::vector<double> tariff;             ///< new ad-valorem levels
    std::vector<double> productivity_hat;   ///< [economy]
};

enum class Deficits { multiplicative, world_share, income_share, zero };
enum class GravityMethod { anderson, newton };

/// One-sector universal gravity (Allen, Arkolakis and Takahashi 2020; Campos et al. 2023).
struct UniversalGravityOptions {
    double trade_elasticity = 3.8;             ///< phi > 0
    double supply_elasticity = 1.23978919631;  ///< psi >= 0
    Deficits deficits = Deficits::multiplicative;
    std::string numeraire = "world-output";    ///< or an economy's id
    GravityMethod method = GravityMethod::anderson;
    double tolerance = 1e-13;   ///< on the largest relative residual of a market
    std::int64_t max_iterations = 2000;
    std::int64_t anderson_depth = 8;
};

void describe(UniversalGravityOptions&, OptionVisitor&);

/// Throws InputError for a world with several sectors, an economy left with nothing to buy, wrong elasticities.
Outcome solve_universal_gravity(const World&, const Shock&, const UniversalGravityOptions&);

}  // namespace detente
