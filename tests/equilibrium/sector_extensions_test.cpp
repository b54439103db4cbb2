// Elastic labour, scale economies, export taxes, pass-through: identities and properties on random worlds.
#include <gtest/gtest.h>

#include <cmath>

#include "detente/equilibrium/sector_model.hpp"
#include "detente/support/error.hpp"
#include "random_sectors.hpp"
#include "random_world.hpp"

namespace detente {
namespace {

using test::random_sector_world;
using test::values;

SectorModelOptions everything() {
    return {.labour_supply_elasticity = 0.5,
            .scale_elasticity = 0.08,
            .firm_pass_through = 0.6,
            .destination_share = 0.15,
            .revenue = RevenueUse::income_tax};
}

Shock tariffs(const World& world, std::uint64_t seed, double up_to, bool export_taxes = false) {
    Random random(seed, 3);
    Shock shock;
    shock.tariff = world.tariff.empty() ? std::vector<double>(world.trade.size(), 0) : world.tariff;
    if (export_taxes) shock.export_tax.assign(world.trade.size(), 0);
    for (std::size_t k = 0; k < world.n(); ++k)
        for (std::size_t j = 0; j < world.sectors.size(); ++j)
            for (std::size_t i = 0; i < world.n(); ++i) {
                if (i == k) continue;
                shock.tariff[world.cell(k, j, i)] = random.uniform(0, up_to);
                if (export_taxes) shock.export_tax[world.cell(k, j, i)] = random.uniform(0, up_to);
            }
    return shock;
}

TEST(SectorExtensions, NoShockIsNoChangeToTheBit) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const World world = random_sector_world(seed, 2 + seed, 1 + seed % 4, false, 0.3, seed % 2);
        const Outcome outcome = solve_sector_model(world, {}, everything());
        ASSERT_EQ(outcome.convergence.status, SolveStatus::converged);
        for (const Measure& measure : outcome.measures) {
            if (measure.key == "revenue_pct_of_expenditure") continue;
            for (const double value : measure.values) EXPECT_EQ(value, 0) << measure.key << " seed " << seed;
        }
    }
}

/// Each extension at its neutral value is the plain model.
TEST(SectorExtensions, NeutralValuesAreThePlainModel) {
    const World world = random_sector_world(4, 6, 3, true, 0.2, true);
    const Shock shock = tariffs(world, 4, 0.5);
    SectorModelOptions neutral{.labour_supply_elasticity = 0,
                               .scale_elasticity = 0,
                               .firm_pass_through = 1,
                               .destination_share = 0,
                               .revenue = RevenueUse::rebate};
    const Outcome plain = solve_sector_model(world, shock), with = solve_sector_model(world, shock, neutral);
    for (std::size_t k = 0; k < world.n(); ++k)
        EXPECT_EQ(values(plain, "welfare_pct")[k], values(with, "welfare_pct")[k]);
}

/// Lerner symmetry: one economy's tariff on all imports is its tax, at the same rate, on all exports.
TEST(SectorExtensions, LernerSymmetry) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const World world = random_sector_world(seed, 3 + seed % 5, 1 + seed % 4, true, 0.2, false);
        const std::size_t one = seed % world.n();
        Shock imports, exports;
        imports.tariff.assign(world.trade.size(), 0);
        exports.export_tax.assign(world.trade.size(), 0);
        for (std::size_t j = 0; j < world.sectors.size(); ++j)
            for (std::size_t k = 0; k < world.n(); ++k) {
                if (k == one) continue;
                imports.tariff[world.cell(one, j, k)] = 0.3;
                exports.export_tax[world.cell(k, j, one)] = 0.3;
            }
        const SectorModelOptions options{
            .labour_supply_elasticity = seed % 2 ? 0.5 : 0.0, .scale_elasticity = 0.05, .deficits = Deficits::zero};
        const Outcome a = solve_sector_model(world, imports, options), b = solve_sector_model(world, exports, options);
        ASSERT_EQ(a.convergence.status, SolveStatus::converged);
        ASSERT_EQ(b.convergence.status, SolveStatus::converged);
        for (std::size_t k = 0; k < world.n(); ++k) {
            EXPECT_NEAR(values(a, "welfare_pct")[k], values(b, "welfare_pct")[k], 1e-7) << "seed " << seed;
            EXPECT_GT(std::abs(values(a, "welfare_pct")[k]), 1e-7);
        }
    }
}

/// Another numeraire moves money, not welfare or employment.
TEST(SectorExtensions, HomogeneousInTheNumeraire) {
    const World world = random_sector_world(7, 6, 3, false, 0.2, true);
    const Shock shock = tariffs(world, 7, 0.4, true);
    SectorModelOptions a = everything(), b = a, c = a;
    b.numeraire = world.economies[2].id;
    c.numeraire = "world-prices";
    const Outcome x = solve_sector_model(world, shock, a), y = solve_sector_model(world, shock, b),
                  z = solve_sector_model(world, shock, c);
    double mean = 0, weight = 0;
    for (std::size_t k = 0; k < world.n(); ++k) {
        for (const char* key : {"welfare_pct", "employment_pct", "real_wage_pct"}) {
            EXPECT_NEAR(values(x, key)[k], values(y, key)[k], 1e-8) << key;
            EXPECT_NEAR(values(x, key)[k], values(z, key)[k], 1e-8) << key;
        }
        const double ratio = (1 + values(x, "wage_pct")[k] / 100) / (1 + values(y, "wage_pct")[k] / 100);
        const double first = (1 + values(x, "wage_pct")[0] / 100) / (1 + values(y, "wage_pct")[0] / 100);
        EXPECT_NEAR(ratio, first, 1e-10);
        double spent = 0;
        for (std::size_t j = 0; j < world.sectors.size(); ++j)
            for (std::size_t i = 0; i < world.n(); ++i) {
                const std::size_t cell = world.cell(k, j, i);
                spent += world.trade[cell] * (1 + (world.tariff.empty() ? 0 : world.tariff[cell]));
            }
        mean += spent * values(z, "price_pct")[k];
        weight += spent;
    }
    EXPECT_NEAR(values(y, "wage_pct")[2], 0, 1e-10);
    EXPECT_NEAR(mean / weight, 0, 1e-9);
}

/// One sector, no links: employment, prices and flows solve the equations in levels (Ignatenko et al. 2025).
TEST(SectorExtensions, SolvesTheEquationsInLevels) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        World world = test::random_world(seed, 3 + seed, 0.2, false, true);
        const double theta = 4, kappa = 0.5, psi = 0.12, nu = 0.15, firm = 0.6;
        world.sectors[0].trade_elasticity = theta;
        const Shock shock = tariffs(world, seed, 0.6);
        const SectorModelOptions options{.labour_supply_elasticity = kappa,
                                         .scale_elasticity = psi,
                                         .firm_pass_through = firm,
                                         .destination_share = nu,
                                         .revenue = RevenueUse::income_tax};
        const Outcome out = solve_sector_model(world, shock, options);
        ASSERT_EQ(out.convergence.status, SolveStatus::converged) << "seed " << seed;
        const std::size_t n = world.n();
        const double phi = firm + (1 + psi) * nu / (1 - nu);
        const auto hat = [&](const char* key, std::size_t k) { return 1 + values(out, key)[k] / 100; };
        double world_income = 0, world_income0 = 0;
        std::vector<double> income(n, 0), income0(n, 0), spent(n, 0), spent0(n, 0), revenue(n, 0);
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t cell = world.cell(k, 0, i);
                const double now = out.trade_after[cell], before = out.trade_before[cell];
                income[i] += (1 - nu) * now, income[k] += nu * now;
                income0[i] += (1 - nu) * before, income0[k] += nu * before;
                spent[k] += now * (1 + shock.tariff[cell]), spent0[k] += before;
                revenue[k] += now * shock.tariff[cell];
            }
        for (std::size_t k = 0; k < n; ++k) world_income += income[k], world_income0 += income0[k];
        for (std::size_t k = 0; k < n; ++k) {
            const double w = hat("wage_pct", k), L = hat("employment_pct", k), P = hat("price_pct", k);
            EXPECT_NEAR(income[k] / income0[k], w * L, 1e-9);
            EXPECT_NEAR(L, std::pow(w / P / (1 - revenue[k] / income[k]), kappa), 1e-9);
            EXPECT_NEAR(spent[k], income[k] + revenue[k] + (spent0[k] - income0[k]) * world_income / world_income0,
                        1e-9 * spent0[k]);
            double index = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t cell = world.cell(k, 0, i);
                index += out.trade_before[cell] / spent0[k] *
                         std::pow(hat("wage_pct", i) * std::pow(hat("employment_pct", i), -psi) *
                                      std::pow(1 + shock.tariff[cell], phi),
                                  -theta);
            }
            EXPECT_NEAR(P, std::pow(index, -1 / theta) * std::pow(spent[k] / spent0[k] / w, 1 - phi), 1e-9 * P);
        }
    }
}

/// Many sectors, links, zeros: every market clears under 1e-9, or the solver says it does not.
TEST(SectorExtensions, RandomWorldsConvergeOrSayWhyNot) {
    int converged = 0, all = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed, 17);
        const World world = random_sector_world(seed, 2 + seed % 20, 1 + seed % 6, seed % 3 == 0, 0.3, seed % 2);
        const double theta = [&] {
            double most = 0;
            for (const Sector& sector : world.sectors) most = std::max(most, *sector.trade_elasticity);
            return most;
        }();
        const SectorModelOptions options{.labour_supply_elasticity = random.uniform(0, 1.5),
                                         .scale_elasticity = random.uniform(0, 0.8 / theta),
                                         .firm_pass_through = random.uniform(0.3, 1),
                                         .destination_share = world.value_added.empty() ? random.uniform(0, 0.25) : 0,
                                         .revenue = seed % 2 ? RevenueUse::income_tax : RevenueUse::rebate,
                                         .deficits = seed % 5 == 0 ? Deficits::zero : Deficits::world_share};
        const Outcome out = solve_sector_model(world, tariffs(world, seed, 1, seed % 3 == 1), options);
        ++all;
        if (out.convergence.status == SolveStatus::converged) {
            ++converged;
            EXPECT_LT(out.convergence.residual, 1e-9) << "seed " << seed;
        } else {
            EXPECT_FALSE(out.notes.empty()) << "seed " << seed;
        }
    }
    EXPECT_GE(converged, all * 99 / 100);
}

/// A world large enough for threads to pay: the same bits at any number of them.
TEST(SectorExtensions, ThreadsChangeNothing) {
    const World world = random_sector_world(3, 120, 24, false, 0.1, true);
    const Shock shock = tariffs(world, 3, 0.3, true);
    const Outcome one = solve_sector_model(world, shock, {.threads = 1});
    for (const std::int64_t threads : {2, 3, 0}) {
        const Outcome many = solve_sector_model(world, shock, {.threads = threads});
        EXPECT_EQ(one.convergence.iterations, many.convergence.iterations);
        for (std::size_t m = 0; m < one.measures.size(); ++m)
            EXPECT_EQ(one.measures[m].values, many.measures[m].values);
    }
}

TEST(SectorExtensions, ScaleTooStrongIsRefused) {
    World world = random_sector_world(1, 3, 2, false, 0, false);
    world.sectors[1].trade_elasticity = 5;
    world.sectors[0].trade_elasticity = 2;
    try {
        solve_sector_model(world, {}, {.scale_elasticity = 0.25});
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.problem, "scale elasticity 0.25 x trade elasticity 5 of sector '" + world.sectors[1].id +
                                     "' is 1.25: from 1 on, activity piles up in one place and there is no single "
                                     "equilibrium");
        EXPECT_EQ(error.hint, "lower one of the two");
    }
}

}  // namespace
}  // namespace detente
