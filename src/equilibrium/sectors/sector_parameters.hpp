#pragma once
#include "detente/equilibrium/sector_model.hpp"
#include "equilibrium/sectors/sector_baseline.hpp"

namespace detente {

/// The model's parameters as they are used: options first, then the world's own, then none.
struct SectorParameters {
    Eigen::ArrayXd theta;  ///< [sector]: trade elasticity
    Eigen::ArrayXd psi;    ///< [sector]: scale elasticity
    Eigen::ArrayXd nu;     ///< [economy]: share of imports, net of tariff, earned at home
    /// [economy][sector]: exponent of 1 + tariff in demand, over theta. Where firms differ and pay part of their costs
    /// where they sell, a tariff also drives firms out (Ignatenko et al. 2025):
    ///   phi = firm pass-through + (1 + psi) nu / (1 - nu)
    Grid phi;
    double kappa = 0;  ///< labour supply elasticity
    RevenueUse revenue = RevenueUse::rebate;

    bool scale() const { return (psi > 0).any(); }
    bool at_home() const { return (nu > 0).any(); }
    bool incomplete() const { return (phi != 1).any(); }
    /// Beyond Caliendo and Parro: their first-order decomposition has no meaning then.
    bool extended() const { return scale() || at_home() || incomplete() || kappa > 0; }
};

/// Throws InputError: elasticities missing or out of bounds; scale economies so strong (theta psi >= 1) that activity
/// piles up in one place.
SectorParameters sector_parameters(const World&, const SectorModelOptions&);

}  // namespace detente
