#include "equilibrium/sectors/sector_parameters.hpp"

#include <fmt/format.h>

#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;

std::vector<double> trade_elasticities(const World& world, const SectorModelOptions& options) {
    std::vector<double> theta = options.trade_elasticity;
    if (theta.empty()) {
        for (const Sector& sector : world.sectors) {
            const std::optional<double> own =
                sector.trade_elasticity ? sector.trade_elasticity : world.defaults.trade_elasticity;
            if (!own) {
                throw InputError(world.id, 0, "trade_elasticity",
                                 fmt::format("sector '{}' has no trade elasticity", sector.id),
                                 "give model.trade_elasticity a number, or a CSV of sector,value");
            }
            theta.push_back(*own);
        }
    }
    if (theta.size() != world.sectors.size()) {
        throw InputError(world.id, 0, "trade_elasticity",
                         fmt::format("{} elasticities for {} sectors", theta.size(), world.sectors.size()));
    }
    for (std::size_t j = 0; j < theta.size(); ++j) {
        check_bounds({.name = "trade_elasticity of " + world.sectors[j].id,
                      .help = "",
                      .min = 0,
                      .max = 200,
                      .min_excluded = true},
                     theta[j]);
    }
    return theta;
}

/// By sector; a world states theta psi, so that it stays a share when theta is another.
ArrayXd scale_elasticities(const World& world, const SectorModelOptions& options, const ArrayXd& theta) {
    ArrayXd psi = ArrayXd::Zero(theta.size());
    if (!options.scale_by_sector.empty() && options.scale_by_sector.size() != std::size_t(theta.size()))
        throw InputError(world.id, 0, "scale_elasticity",
                         fmt::format("has {} values for {} sectors", options.scale_by_sector.size(), theta.size()),
                         "give one a sector");
    if (!options.scale_by_sector.empty())
        psi = Eigen::Map<const ArrayXd>(options.scale_by_sector.data(), theta.size());
    else if (options.scale_elasticity)
        psi.setConstant(*options.scale_elasticity);
    else if (world.defaults.scale_share)
        psi = *world.defaults.scale_share / theta;
    for (Index j = 0; j < psi.size(); ++j) {
        if (theta[j] * psi[j] < 1 - 1e-9) continue;
        throw InputError(
            world.id, 0, "scale_elasticity",
            fmt::format("scale elasticity {} x trade elasticity {} of sector '{}' is {:.4g}: from 1 on, "
                        "activity piles up in one place and there is no single equilibrium",
                        shortest(psi[j]), shortest(theta[j]), world.sectors[std::size_t(j)].id, theta[j] * psi[j]),
            "lower one of the two");
    }
    return psi;
}

ArrayXd destination_shares(const World& world, const SectorModelOptions& options) {
    ArrayXd nu = ArrayXd::Zero(Index(world.n()));
    if (options.destination_share)
        nu.setConstant(*options.destination_share);
    else if (!world.destination_share.empty())
        nu = Eigen::Map<const ArrayXd>(world.destination_share.data(), Index(world.n()));
    return nu;
}

}  // namespace

SectorParameters sector_parameters(const World& world, const SectorModelOptions& options) {
    const std::vector<double> theta = trade_elasticities(world, options);
    SectorParameters out;
    out.theta = Eigen::Map<const ArrayXd>(theta.data(), Index(theta.size()));
    out.psi = scale_elasticities(world, options, out.theta);
    out.nu = destination_shares(world, options);
    const double firm = options.firm_pass_through.value_or(world.defaults.firm_pass_through.value_or(1));
    const ArrayXd served = out.nu / (1 - out.nu);
    out.phi = firm + (served.matrix() * (1 + out.psi).matrix().transpose()).array();
    out.kappa = options.labour_supply_elasticity.value_or(world.defaults.labour_supply_elasticity.value_or(0));
    out.revenue =
        options.revenue.value_or(world.defaults.revenue == "income-tax" ? RevenueUse::income_tax : RevenueUse::rebate);
    return out;
}

}  // namespace detente
