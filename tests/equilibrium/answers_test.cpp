// Answers that were wrong without a word, each as its kind: what a result may not be, whatever the world.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

#include "detente/equilibrium/sector_model.hpp"
#include "detente/support/error.hpp"
#include "random_sectors.hpp"
#include "random_world.hpp"

namespace detente {
namespace {

using test::has_note;
using test::values;

const double infinity = std::numeric_limits<double>::infinity();

/// One sector, flows [importer][exporter].
World small_world(const std::vector<std::string>& ids, std::vector<double> flows, double elasticity = 4) {
    World world;
    world.id = "small";
    world.unit = "USD";
    world.sectors.push_back({.id = "all", .name = "All", .trade_elasticity = elasticity});
    for (const std::string& id : ids) world.economies.push_back({id, "Economy " + id});
    world.trade = std::move(flows);
    return world;
}

Shock trade_costs(const World& world, double everywhere = 1) {
    Shock shock;
    shock.trade_cost_hat.assign(world.trade.size(), everywhere);
    return shock;
}

std::string error_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

// ---- first-order welfare

TEST(FirstOrder, CountsWhatTradeCostsAndProductivitySaveOnOwnPurchases) {
    const World world = small_world({"DEU", "FRA"}, {90, 10, 10, 90});
    Shock iceberg = trade_costs(world);
    iceberg.trade_cost_hat[world.cell(1, 0, 0)] = 0.9999;  // DEU to FRA
    const Outcome cheaper = solve_sector_model(world, iceberg);
    EXPECT_NEAR(values(cheaper, "terms_of_trade_pct")[1], -0.000439, 1e-6);
    EXPECT_NEAR(values(cheaper, "technical_pct")[1], 0.1 * 0.01, 1e-6);
    EXPECT_NEAR(values(cheaper, "welfare_first_order_pct")[1], 0.000561, 1e-6);
    EXPECT_NEAR(values(cheaper, "welfare_first_order_pct")[0], 0.000439, 1e-6);

    Shock productivity;
    productivity.productivity_hat = {1.0001, 1};
    const Outcome better = solve_sector_model(world, productivity);
    EXPECT_NEAR(values(better, "welfare_first_order_pct")[0], 0.009878, 1e-6);
    EXPECT_NEAR(values(better, "welfare_first_order_pct")[1], 0.000122, 1e-6);

    Shock tariff;
    tariff.tariff = {0, 0, 0.0001, 0};
    const Outcome dearer = solve_sector_model(world, tariff);
    for (const double technical : values(dearer, "technical_pct")) EXPECT_EQ(technical, 0);
    for (std::size_t k = 0; k < 2; ++k)
        EXPECT_NEAR(values(dearer, "welfare_first_order_pct")[k], values(dearer, "welfare_pct")[k], 1e-6);
}

/// Against the derivative of exact welfare: the error of a first order falls with the square of the shock.
TEST(FirstOrder, IsTheDerivativeOfExactWelfare) {
    for (std::uint64_t seed = 0; seed < 24; ++seed) {
        const World world = seed % 4 == 3 ? [&] {
            World plain = test::random_world(seed, 3 + seed % 6, 0.2, false, true);  // with deficits
            plain.sectors[0].trade_elasticity = 5;
            return plain;
        }()
                                          : test::random_sector_world(seed, 3 + seed % 6, 1 + seed % 4, seed % 3 != 0,
                                                                      0.2, seed % 2 == 0);
        const double size = 1e-5;
        Random random(seed, 11);
        Shock shock = trade_costs(world);
        shock.tariff = world.tariff.empty() ? std::vector<double>(world.trade.size(), 0) : world.tariff;
        for (std::size_t cell = 0; cell < world.trade.size(); ++cell) {
            shock.trade_cost_hat[cell] = 1 + size * random.uniform(-1, 1);
            shock.tariff[cell] += size * random.uniform(0, 1);
        }
        for (std::size_t k = 0; k < world.n(); ++k) {
            shock.productivity_hat.push_back(1 + size * random.uniform(-1, 1));
            for (std::size_t j = 0; j < world.sectors.size(); ++j) shock.tariff[world.cell(k, j, k)] = 0;
        }
        const Outcome outcome = solve_sector_model(world, shock, {.tolerance = 1e-13});
        ASSERT_EQ(outcome.convergence.status, SolveStatus::converged);
        double moved = 0;
        for (const double w : values(outcome, "welfare_pct")) moved = std::max(moved, std::abs(w));
        for (std::size_t k = 0; k < world.n(); ++k)
            EXPECT_NEAR(values(outcome, "welfare_first_order_pct")[k], values(outcome, "welfare_pct")[k], 1e-3 * moved)
                << "seed " << seed << " economy " << k;
    }
}

// ---- what is no number

TEST(Certificate, AResidualThatIsNoNumberIsNotConverged) {
    const World world = small_world({"CHN", "USA"}, {40, 60, 60, 40}, 0.001);
    Shock shock = trade_costs(world);
    shock.trade_cost_hat[world.cell(0, 0, 1)] = 3;         // USA to CHN
    shock.trade_cost_hat[world.cell(1, 0, 0)] = infinity;  // CHN to USA
    for (const char* numeraire : {"world-prices", "world-output", "USA"}) {
        const Outcome outcome = solve_sector_model(world, shock, {.numeraire = numeraire});
        EXPECT_NE(outcome.convergence.status, SolveStatus::converged) << numeraire;
    }
}

/// Whatever is asked: where the status is converged, every figure is a number.
TEST(Certificate, NoResultWithoutNumbers) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Random random(seed, 21);
        World world = test::random_world(seed, 2 + random.below(4), random.uniform(0, 0.8));
        world.sectors[0].trade_elasticity = std::exp(random.uniform(std::log(1e-3), std::log(100.0)));
        const Shock shock = test::random_shock(world, seed, random.uniform(0, 6), random.uniform(0, 0.5));
        const std::array<Deficits, 5> closures = {Deficits::multiplicative, Deficits::world_share,
                                                  Deficits::income_share, Deficits::zero, Deficits::closed};
        const Deficits deficits = closures[random.below(5)];
        const auto look = [&](const Outcome& outcome) {
            if (outcome.convergence.status != SolveStatus::converged) return;
            EXPECT_LE(outcome.convergence.residual, 1e-9) << "seed " << seed;
            for (const Measure& measure : outcome.measures)
                for (const double value : measure.values)
                    EXPECT_TRUE(std::isfinite(value)) << "seed " << seed << " " << measure.key;
        };
        look(solve_sector_model(
            world, shock,
            {.deficits = deficits, .numeraire = seed % 2 ? "world-prices" : "world-output", .max_iterations = 400}));
        look(solve_universal_gravity(world, shock,
                                     {.trade_elasticity = *world.sectors[0].trade_elasticity,
                                      .supply_elasticity = random.uniform(0, 2),
                                      .deficits = deficits,
                                      .max_iterations = 400}));
    }
}

// ---- nothing changes

TEST(NoChange, MovesNothingWhereSomeTradeWithNobody) {
    const World world = small_world({"BRA", "CHN", "FRA", "USA"},  //
                                    {100, 0, 0, 0, 0, 540, 0, 13, 0, 0, 100, 0, 0, 13, 0, 900}, 8);
    for (const Shock& shock : {Shock{}, trade_costs(world)}) {
        for (const Outcome& outcome : {solve_universal_gravity(world, shock, {.trade_elasticity = 8}),
                                       solve_sector_model(world, shock, {.numeraire = "world-prices"})}) {
            EXPECT_EQ(outcome.convergence.status, SolveStatus::converged);
            EXPECT_NEAR(outcome.world_trade_pct, 0, 1e-12);
            EXPECT_NEAR(outcome.world_welfare_pct, 0, 1e-12);
            for (const Measure& measure : outcome.measures)
                for (const double value : measure.values) EXPECT_NEAR(value, 0, 1e-12) << measure.key;
        }
    }
}

/// Groups of two to four economies that trade among themselves only; a shock of ones, every closure.
TEST(NoChange, MovesNothingInWorldsOfSeveralGroups) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Random random(seed, 31);
        const std::size_t n = 3 + random.below(6);
        World world = test::random_world(seed, n, 0.2);
        world.sectors[0].trade_elasticity = 4;
        for (std::size_t m = 0; m < n; ++m)
            for (std::size_t i = 0; i < n; ++i)
                if (m % 3 != i % 3) world.trade[world.cell(m, 0, i)] = 0;
        for (const Deficits deficits : {Deficits::multiplicative, Deficits::world_share, Deficits::income_share}) {
            for (const Outcome& outcome : {solve_universal_gravity(world, trade_costs(world), {.deficits = deficits}),
                                           solve_sector_model(world, trade_costs(world), {.deficits = deficits})}) {
                EXPECT_EQ(outcome.convergence.status, SolveStatus::converged);
                EXPECT_NEAR(outcome.world_trade_pct, 0, 1e-9) << "seed " << seed;
                for (const char* key : {"welfare_pct", "price_pct", "output_pct"})
                    for (const double value : values(outcome, key)) EXPECT_NEAR(value, 0, 1e-9) << seed << key;
            }
        }
    }
}

/// Who a shock cuts off still counts as zero in the mean, as in Campos et al.
TEST(NoChange, TheMeanCountsWhoTheShockCutsOff) {
    const World world = small_world({"AAA", "BBB", "CCC"}, {90, 10, 0, 10, 90, 0, 0, 0, 50}, 4);
    Shock shock = trade_costs(world);
    shock.trade_cost_hat[world.cell(0, 0, 1)] = shock.trade_cost_hat[world.cell(1, 0, 0)] = infinity;
    const Outcome outcome = solve_universal_gravity(world, shock, {.supply_elasticity = 0});
    const auto price = values(outcome, "producer_price_pct");
    EXPECT_NEAR(price[0], 100, 1e-9);  // AAA alone in the mean over AAA and BBB, which traded before: 2 / 1
    EXPECT_NEAR(price[2], 0, 1e-12);
}

// ---- the order of rows

/// The same world with its rows in another order: row k is what row `from[k]` was.
World with_rows(const World& world, const std::vector<std::size_t>& from, Shock& shock) {
    const std::size_t n = world.n(), J = world.sectors.size();
    World out = world;
    Shock turned = shock;
    const auto block = [&](const std::vector<double>& table, std::vector<double>& to, std::size_t width) {
        for (std::size_t k = 0; k < n && !table.empty(); ++k)
            for (std::size_t c = 0; c < width; ++c) to[k * width + c] = table[from[k] * width + c];
    };
    for (std::size_t k = 0; k < n; ++k) {
        out.economies[k] = world.economies[from[k]];
        for (std::size_t j = 0; j < J; ++j) {
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t to = world.cell(k, j, i), at = world.cell(from[k], j, from[i]);
                out.trade[to] = world.trade[at];
                if (!world.tariff.empty()) out.tariff[to] = world.tariff[at];
                if (!shock.trade_cost_hat.empty()) turned.trade_cost_hat[to] = shock.trade_cost_hat[at];
                if (!shock.tariff.empty()) turned.tariff[to] = shock.tariff[at];
            }
        }
    }
    block(world.value_added, out.value_added, J);
    block(world.final_demand, out.final_demand, J);
    block(world.inputs, out.inputs, J * J);
    block(shock.productivity_hat, turned.productivity_hat, 1);
    shock = std::move(turned);
    return out;
}

/// To the bit: results are those of the economies, not of their rows.
TEST(RowOrder, ChangesNothing) {
    const std::array<Deficits, 4> closures = {Deficits::multiplicative, Deficits::world_share, Deficits::income_share,
                                              Deficits::zero};
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        Random random(seed, 41);
        const bool plain = seed % 2;
        World world = plain ? test::random_world(seed, 2 + random.below(7), 0.2, true)
                            : test::random_sector_world(seed, 2 + random.below(7), 1 + random.below(3));
        if (plain) world.sectors[0].trade_elasticity = 4;
        const Deficits deficits = closures[random.below(4)];
        Shock shock = plain ? test::random_shock(world, seed, 1) : trade_costs(world, 1.3);
        for (std::size_t k = 0; k < world.n(); ++k) shock.productivity_hat.push_back(random.uniform(0.7, 1.4));
        std::vector<std::size_t> from(world.n());
        for (std::size_t k = 0; k < from.size(); ++k) from[k] = k;
        for (std::size_t k = from.size(); k-- > 1;) std::swap(from[k], from[random.below(k + 1)]);
        Shock turned_shock = shock;
        const World turned = with_rows(world, from, turned_shock);
        const auto compare = [&](const Outcome& a, const Outcome& b) {
            EXPECT_EQ(a.convergence.iterations, b.convergence.iterations) << "seed " << seed;
            EXPECT_EQ(a.world_trade_pct, b.world_trade_pct) << "seed " << seed;
            for (std::size_t k = 0; k < from.size(); ++k) {
                EXPECT_EQ(b.economies[k], a.economies[from[k]]);
                for (std::size_t m = 0; m < a.measures.size(); ++m)
                    EXPECT_EQ(b.measures[m].values[k], a.measures[m].values[from[k]])
                        << "seed " << seed << " " << a.measures[m].key;
                for (std::size_t i = 0; i < from.size(); ++i)
                    EXPECT_EQ(b.trade_after[world.cell(k, 0, i)], a.trade_after[world.cell(from[k], 0, from[i])]);
            }
        };
        compare(solve_sector_model(world, shock, {.deficits = deficits}),
                solve_sector_model(turned, turned_shock, {.deficits = deficits}));
        if (plain)
            compare(solve_universal_gravity(world, shock, {.deficits = deficits}),
                    solve_universal_gravity(turned, turned_shock, {.deficits = deficits}));
    }
}

// ---- one way

TEST(OneWay, BalancedTradeThatHasNoEquilibriumIsNamed) {
    // USA sells to CHN and buys nothing.
    const World world = small_world({"CHN", "USA"}, {540, 13, 0, 900}, 8);
    Shock shock;
    shock.tariff = {0, 0.2, 0, 0};
    for (const Deficits deficits : {Deficits::zero, Deficits::closed}) {
        for (const Outcome& outcome :
             {solve_universal_gravity(world, shock,
                                      {.trade_elasticity = 8, .supply_elasticity = 3, .deficits = deficits}),
              solve_sector_model(world, shock, {.deficits = deficits})}) {
            EXPECT_NE(outcome.convergence.status, SolveStatus::converged);
            EXPECT_TRUE(has_note(outcome, "one-way"));
        }
    }
    EXPECT_NE(error_of([&] { solved_baseline(world, {.deficits = Deficits::zero}); }).find("one-way: Economy"),
              std::string::npos);
    EXPECT_EQ(error_of([&] { solved_baseline(world, {}); }), "");
}

TEST(OneWay, ABanThatLeavesOneWayIsNamedToo) {
    const World world = test::random_sector_world(4, 4, 2, true, 0, false);
    Shock shock = trade_costs(world);
    for (std::size_t j = 0; j < 2; ++j)
        for (std::size_t i = 1; i < 4; ++i) shock.trade_cost_hat[world.cell(0, j, i)] = infinity;
    const Outcome outcome = solve_sector_model(world, shock, {.deficits = Deficits::zero});
    EXPECT_NE(outcome.convergence.status, SolveStatus::converged);
    EXPECT_TRUE(has_note(outcome, "one-way"));
}

// ---- closing deficits

TEST(ClosedDeficits, AreTheWayFromTheDataToTheirPurgedBaseline) {
    const World world = small_world({"DEU", "FRA"}, {90, 10, 14, 90});
    const UniversalGravityOptions gravity{.trade_elasticity = 4, .supply_elasticity = 0, .deficits = Deficits::closed};
    const Outcome closed = solve_universal_gravity(world, {}, gravity);
    ASSERT_EQ(closed.convergence.status, SolveStatus::converged);
    EXPECT_NEAR(closed.trade_after[1], closed.trade_after[2], 1e-10);
    EXPECT_EQ(closed.trade_before, world.trade);
    EXPECT_GT(values(closed, "welfare_pct")[0], 3);    // DEU made 104 and spent 100
    EXPECT_LT(values(closed, "welfare_pct")[1], -3);   // FRA spent 104
    EXPECT_GT(values(closed, "real_wage_pct")[0], 0);  // who paid has dearer work
    EXPECT_LT(values(closed, "real_wage_pct")[1], 0);

    const Outcome purged =
        solve_universal_gravity(world, {}, {.trade_elasticity = 4, .supply_elasticity = 0, .deficits = Deficits::zero});
    const Outcome sectors = solve_sector_model(world, {}, {.deficits = Deficits::closed});
    ASSERT_EQ(sectors.convergence.status, SolveStatus::converged);
    const World baseline = solved_baseline(world, {.deficits = Deficits::zero});
    for (std::size_t cell = 0; cell < 4; ++cell) {
        EXPECT_NEAR(closed.trade_after[cell], purged.trade_before[cell], 1e-9);
        EXPECT_NEAR(sectors.trade_after[cell], baseline.trade[cell], 1e-8);
    }
    for (std::size_t k = 0; k < 2; ++k) {
        EXPECT_NEAR(values(closed, "welfare_pct")[k], values(sectors, "welfare_pct")[k], 1e-8);
        EXPECT_NEAR(values(closed, "real_wage_pct")[k], values(sectors, "real_wage_pct")[k], 1e-8);
    }
    // Nothing to close: nothing moves.
    for (const double welfare : values(solve_sector_model(baseline, {}, {.deficits = Deficits::closed}), "welfare_pct"))
        EXPECT_NEAR(welfare, 0, 1e-8);
}

TEST(ClosedDeficits, BalanceEveryEconomyOfRandomWorlds) {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        World world = test::random_world(seed, 3 + seed % 8, 0.1, false, true);
        world.sectors[0].trade_elasticity = 5;
        const Shock shock = test::random_shock(world, seed, 0.3);
        const std::size_t n = world.n();
        for (const Outcome& outcome :
             {solve_universal_gravity(world, shock, {.supply_elasticity = 0, .deficits = Deficits::closed}),
              solve_sector_model(world, shock, {.trade_elasticity = {3.8}, .deficits = Deficits::closed})}) {
            ASSERT_EQ(outcome.convergence.status, SolveStatus::converged);
            for (std::size_t k = 0; k < n; ++k) {
                double bought = 0, sold = 0;
                for (std::size_t i = 0; i < n; ++i)
                    bought += outcome.trade_after[k * n + i], sold += outcome.trade_after[i * n + k];
                EXPECT_NEAR(bought / sold, 1, 1e-9) << "seed " << seed;
            }
        }
    }
}

// ---- what is refused

TEST(ScaleBySector, OfAnotherLengthIsRefused) {
    const World world = test::random_sector_world(3, 4, 3);
    for (const std::size_t wrong : {1u, 2u, 4u})
        EXPECT_THROW(solve_sector_model(world, {}, {.scale_by_sector = std::vector<double>(wrong, 0.05)}), InputError);
    EXPECT_NO_THROW(solve_sector_model(world, {}, {.scale_by_sector = std::vector<double>(3, 0.05)}));
}

TEST(DestinationShare, AboveASectorsValueAddedIsRefused) {
    const World world = test::random_sector_world(3, 3, 2);
    const std::string error = error_of([&] { solve_sector_model(world, {}, {.destination_share = 0.95}); });
    EXPECT_NE(error.find("destination_share: by it Economy "), std::string::npos) << error;
    EXPECT_NE(error.find("where the value added of the whole sector is"), std::string::npos) << error;
}

TEST(ShockCheck, SizesAndValuesInBothModels) {
    const World world = small_world({"AAA", "BBB"}, {90, 10, 10, 90});
    const auto both = [&](const Shock& shock, const std::string& says) {
        const std::string sectors = error_of([&] { solve_sector_model(world, shock); });
        EXPECT_EQ(sectors, error_of([&] { solve_universal_gravity(world, shock); }));
        EXPECT_NE(sectors.find(says), std::string::npos) << sectors;
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    both({.trade_cost_hat = {1, 1, 1}}, "trade_cost: the shock has 3 values where the world has 4");
    both({.tariff = {0, 0, 0, 0, 0}}, "tariff: the shock has 5 values where the world has 4");
    both({.export_tax = {0}}, "export_tax: the shock has 1 values where the world has 4");
    both({.productivity_hat = {1}}, "productivity: the shock has 1 values where the world has 2");
    both({.trade_cost_hat = {1, nan, 1, 1}}, "trade_cost: a trade-cost factor must be a number or infinity above 0");
    both({.trade_cost_hat = {1, 0, 1, 1}}, "not 0");
    both({.tariff = {0, -1, 0, 0}}, "tariff: a tariff must be a number above -1, not -1");
    both({.tariff = {0, infinity, 0, 0}}, "tariff: a tariff must be a number above -1");
    both({.export_tax = {0, nan, 0, 0}}, "export_tax: an export tax must be a number above -1");
    both({.productivity_hat = {1, infinity}}, "productivity: a productivity factor must be a number above 0");
}

}  // namespace
}  // namespace detente
