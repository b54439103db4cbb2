#include "detente/equilibrium/sector_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "random_sectors.hpp"
#include "random_world.hpp"

namespace detente {
namespace {

using test::random_sector_world;
using test::values;

Shock random_policy(const World& world, std::uint64_t seed, double spread, double ban_share = 0) {
    Random random(seed, 11);
    Shock shock;
    shock.trade_cost_hat.assign(world.trade.size(), 1);
    shock.tariff = world.tariff.empty() ? std::vector<double>(world.trade.size(), 0) : world.tariff;
    for (std::size_t k = 0; k < world.n(); ++k) {
        for (std::size_t j = 0; j < world.sectors.size(); ++j) {
            for (std::size_t i = 0; i < world.n(); ++i) {
                if (i == k) continue;
                shock.trade_cost_hat[world.cell(k, j, i)] = random.uniform() < ban_share
                                                                ? std::numeric_limits<double>::infinity()
                                                                : std::exp(random.uniform(-spread, spread));
                if (random.uniform() < 0.5) shock.tariff[world.cell(k, j, i)] = random.uniform(0, 0.5);
            }
        }
    }
    return shock;
}

TEST(SectorModel, NoShockIsNoChangeToTheBit) {
    for (const Deficits deficits :
         {Deficits::world_share, Deficits::multiplicative, Deficits::income_share, Deficits::zero}) {
        for (std::uint64_t seed = 0; seed < 10; ++seed) {
            const World world = random_sector_world(seed, 2 + seed, 1 + seed % 5, seed % 3 != 0, 0.3, seed % 2);
            const Outcome outcome = solve_sector_model(world, {}, {.deficits = deficits});
            ASSERT_EQ(outcome.convergence.status, SolveStatus::converged);
            EXPECT_LT(outcome.convergence.residual, 1e-11);
            for (const Measure& measure : outcome.measures) {
                if (measure.key == "revenue_pct_of_expenditure") continue;
                for (const double value : measure.values)
                    EXPECT_EQ(value, 0) << measure.key << " seed " << seed << " closure " << int(deficits);
            }
            EXPECT_EQ(outcome.trade_before, outcome.trade_after);
        }
    }
}

/// One sector without links is universal gravity with psi = 0: two solvers, one answer.
TEST(SectorModel, OneSectorWithoutLinksIsUniversalGravity) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        World world = test::random_world(seed, 3 + seed, 0.2, seed % 2, true);
        const Shock shock = test::random_shock(world, seed, 0.4);
        world.sectors[0].trade_elasticity = 4.5;
        for (const Deficits deficits : {Deficits::world_share, Deficits::zero}) {
            const Outcome sectors = solve_sector_model(world, shock, {.deficits = deficits});
            const Outcome gravity = solve_universal_gravity(
                world, shock, {.trade_elasticity = 4.5, .supply_elasticity = 0, .deficits = deficits});
            ASSERT_EQ(sectors.convergence.status, SolveStatus::converged);
            for (std::size_t k = 0; k < world.n(); ++k) {
                for (const char* key : {"welfare_pct", "real_wage_pct"})
                    EXPECT_NEAR(values(sectors, key)[k], values(gravity, key)[k], 1e-8) << key;
            }
        }
    }
}

/// The equations in levels, from wages, prices and flows alone, written without any of the solver's code.
TEST(SectorModel, SolvesTheEquationsInLevels) {
    for (std::uint64_t seed = 0; seed < 15; ++seed) {
        const World world = random_sector_world(seed, 3 + seed % 7, 1 + seed % 5, true, 0.3, seed % 2);
        const std::size_t n = world.n(), J = world.sectors.size();
        const Shock shock = random_policy(world, seed, 0.4, seed % 4 == 0 ? 0.2 : 0);
        const Outcome out = solve_sector_model(world, shock);
        ASSERT_EQ(out.convergence.status, SolveStatus::converged) << "seed " << seed;
        const auto P = [&](std::size_t k, std::size_t j) { return 1 + out.sector_price_pct[k * J + j] / 100; };
        const auto w = [&](std::size_t k) { return 1 + values(out, "wage_pct")[k] / 100; };
        const auto old_tariff = [&](std::size_t cell) { return world.tariff.empty() ? 0 : world.tariff[cell]; };
        std::vector<double> cost(n * J), made(n * J, 0), spent(n * J, 0), revenue(n, 0), made0(n * J, 0);
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t j = 0; j < J; ++j) {
                double total = world.value_added[k * J + j];
                for (std::size_t s = 0; s < J; ++s) total += world.inputs[(k * J + s) * J + j];
                double log_cost = world.value_added[k * J + j] / total * std::log(w(k));
                for (std::size_t s = 0; s < J; ++s)
                    log_cost += world.inputs[(k * J + s) * J + j] / total * std::log(P(k, s));
                cost[k * J + j] = std::exp(log_cost);
            }
        }
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t j = 0; j < J; ++j) {
                const double theta = *world.sectors[j].trade_elasticity;
                double before = 0, index = 0;
                for (std::size_t i = 0; i < n; ++i) {
                    const std::size_t cell = world.cell(k, j, i);
                    const double gross = world.trade[cell] * (1 + old_tariff(cell));
                    before += gross;
                    const double kappa = shock.trade_cost_hat[cell] * (1 + shock.tariff[cell]) / (1 + old_tariff(cell));
                    if (std::isfinite(kappa)) index += gross * std::pow(kappa * cost[i * J + j], -theta);
                    made0[i * J + j] += world.trade[cell];
                    made[i * J + j] += out.trade_after[cell];
                    spent[k * J + j] += out.trade_after[cell] * (1 + shock.tariff[cell]);
                    revenue[k] += out.trade_after[cell] * shock.tariff[cell];
                    if (std::isinf(kappa)) EXPECT_EQ(out.trade_after[cell], 0);
                }
                if (before > 0) EXPECT_NEAR(P(k, j), std::pow(index / before, -1 / theta), 1e-8 * P(k, j));
            }
        }
        for (std::size_t k = 0; k < n; ++k) {
            double payroll = 0, labour = 0, final_total = 0;
            for (std::size_t j = 0; j < J; ++j) {
                labour += world.value_added[k * J + j];
                final_total += world.final_demand[k * J + j];
                if (made0[k * J + j] > 0) payroll += world.value_added[k * J + j] / made0[k * J + j] * made[k * J + j];
            }
            EXPECT_NEAR(payroll / (labour * w(k)), 1, 1e-9) << "labour market " << k;
            const double income = labour * w(k) + revenue[k];
            double consumer = 0;
            for (std::size_t j = 0; j < J; ++j) {
                double wanted = world.final_demand[k * J + j] / final_total * income;
                for (std::size_t s = 0; s < J; ++s) {
                    if (made0[k * J + s] > 0)
                        wanted += world.inputs[(k * J + j) * J + s] / made0[k * J + s] * made[k * J + s];
                }
                EXPECT_NEAR(spent[k * J + j] / wanted, 1, 1e-8) << "goods market " << k << " " << j;
                consumer += world.final_demand[k * J + j] / final_total * std::log(P(k, j));
            }
            const double before = final_total;
            EXPECT_NEAR(values(out, "welfare_pct")[k], 100 * (income / before / std::exp(consumer) - 1), 1e-7);
        }
    }
}

TEST(SectorModel, HomogeneousAndBlindToTheNumeraire) {
    World world = random_sector_world(2, 7, 4);
    const Shock shock = random_policy(world, 2, 0.4);
    const Outcome a = solve_sector_model(world, shock), b = solve_sector_model(world, shock, {.numeraire = "AAC"});
    for (auto* table : {&world.trade, &world.value_added, &world.inputs, &world.final_demand}) {
        for (double& value : *table) value *= 1000;
    }
    const Outcome c = solve_sector_model(world, shock);
    EXPECT_NEAR(values(b, "wage_pct")[2], 0, 1e-10);
    for (std::size_t k = 0; k < world.n(); ++k) {
        for (const char* key : {"welfare_pct", "real_wage_pct", "output_pct"}) {
            EXPECT_NEAR(values(a, key)[k], values(b, key)[k], 1e-8);
            EXPECT_NEAR(values(a, key)[k], values(c, key)[k], 1e-8);
        }
    }
}

TEST(SectorModel, ASolvedBaselineIsItsOwnEquilibrium) {
    World world = random_sector_world(6, 8, 4);
    world.final_demand[3] *= 1.5;
    world.trade[world.cell(1, 2, 3)] *= 2;
    const World settled = solved_baseline(world, {});
    const Outcome rest = solve_sector_model(settled, {});
    EXPECT_EQ(rest.convergence.iterations, 0);
    EXPECT_TRUE(rest.notes.empty());
    for (const double value : values(rest, "welfare_pct")) EXPECT_EQ(value, 0);
    const World purged = solved_baseline(world, {.deficits = Deficits::zero});
    for (std::size_t k = 0; k < world.n(); ++k) {
        double balance = 0, size = 0;
        for (std::size_t j = 0; j < 4; ++j) {
            for (std::size_t i = 0; i < world.n(); ++i) {
                balance += purged.trade[world.cell(k, j, i)] - purged.trade[world.cell(i, j, k)];
                size += purged.trade[world.cell(k, j, i)];
            }
        }
        EXPECT_NEAR(balance / size, 0, 1e-10);
    }
}

TEST(SectorModel, NamesWhatItCannotSolve) {
    World world = random_sector_world(1, 4, 2);
    const auto message = [](const World& w, const Shock& s, const SectorModelOptions& o) -> std::string {
        try {
            solve_sector_model(w, s, o);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_NE(message(world, {}, {.trade_elasticity = {4, -1}}).find("trade_elasticity of s1"), std::string::npos);
    EXPECT_NE(message(world, {}, {.numeraire = "AAX"}).find("AAX"), std::string::npos);
    World unbalanced = world;
    unbalanced.transfers = {0.1, 0, 0, 0};
    EXPECT_NE(message(unbalanced, {}, {}).find("transfers sum to 0.1"), std::string::npos);
    World off = world;
    off.final_demand[0] *= 3;
    off.trade[off.cell(0, 0, 1)] *= 5;
    const Outcome rebalanced = solve_sector_model(off, {});
    EXPECT_EQ(rebalanced.convergence.status, SolveStatus::converged);
    ASSERT_FALSE(rebalanced.notes.empty());
    EXPECT_EQ(rebalanced.notes.front().name, "rebalanced");
    Shock shock;
    shock.trade_cost_hat.assign(world.trade.size(), 1);
    for (std::size_t i = 0; i < 4; ++i)
        shock.trade_cost_hat[world.cell(2, 1, i)] = std::numeric_limits<double>::infinity();
    EXPECT_NE(message(world, shock, {}).find("no supplier of 'Sector 1'"), std::string::npos);
    world.sectors[1].trade_elasticity.reset();
    EXPECT_NE(message(world, {}, {}).find("sector 's1' has no trade elasticity"), std::string::npos);
}

TEST(SectorModel, AThousandRandomWorldsConverge) {
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        Random random(seed, 5);
        const std::size_t n = 2 + random.below(seed % 10 ? 12 : 39), J = 1 + random.below(12);
        const World world = random_sector_world(seed, n, J, seed % 4 != 0, random.uniform(0, 0.7), seed % 3 == 0);
        const Shock shock = random_policy(world, seed, random.uniform(0, std::log(100.0)), seed % 5 == 0 ? 0.5 : 0);
        const Outcome outcome =
            solve_sector_model(world, shock, {.deficits = seed % 2 ? Deficits::world_share : Deficits::zero});
        if (seed % 2 == 0 && test::goes_one_way(world, shock)) {
            EXPECT_NE(outcome.convergence.status, SolveStatus::converged) << "seed " << seed;
            EXPECT_TRUE(test::has_note(outcome, "one-way")) << "seed " << seed;
            continue;
        }
        EXPECT_EQ(outcome.convergence.status, SolveStatus::converged)
            << "seed " << seed << " residual " << outcome.convergence.residual << " after "
            << outcome.convergence.iterations;
        for (const double r : outcome.convergence.residuals) EXPECT_LT(r, 1e-9) << "seed " << seed;
    }
}

}  // namespace
}  // namespace detente
