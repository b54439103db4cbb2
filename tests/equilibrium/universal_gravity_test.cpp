#include "detente/equilibrium/universal_gravity.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../../benchmarks/alvarez_lucas.hpp"
#include "detente/support/error.hpp"
#include "equilibrium/gravity/gravity_system.hpp"
#include "random_world.hpp"

namespace detente {
namespace {

using test::random_shock;
using test::random_world;
using test::values;

TEST(UniversalGravity, NoShockIsNoChangeToTheBit) {
    for (const Deficits deficits : {Deficits::multiplicative, Deficits::world_share, Deficits::zero}) {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const World world = random_world(seed, 2 + seed, 0.3, seed % 2);
            Shock shock;
            if (seed % 3 == 0) shock.trade_cost_hat.assign(world.trade.size(), 1);
            if (seed % 4 == 1) shock.tariff = world.tariff;
            const Outcome outcome = solve_universal_gravity(world, shock, {.deficits = deficits});
            ASSERT_EQ(outcome.convergence.status, SolveStatus::converged);
            if (deficits != Deficits::zero) {
                EXPECT_EQ(outcome.convergence.iterations, 0);
            }
            EXPECT_LT(outcome.convergence.residual, 1e-12);
            for (const Measure& measure : outcome.measures) {
                if (measure.key == "revenue_pct_of_expenditure") continue;
                for (const double value : measure.values) EXPECT_EQ(value, 0) << measure.key << " seed " << seed;
            }
            EXPECT_EQ(outcome.trade_before, outcome.trade_after);
        }
    }
}

TEST(UniversalGravity, AgreesWithThePublishedAlgorithm) {
    for (std::uint64_t seed = 0; seed < 15; ++seed) {
        const World world = random_world(seed, 3 + 2 * seed);
        const Shock shock = random_shock(world, seed, 0.4);
        const UniversalGravityOptions options{.trade_elasticity = 2.0 + double(seed % 5),
                                              .supply_elasticity = 0.3 * double(seed % 6)};
        const Outcome ours = solve_universal_gravity(world, shock, options);
        ASSERT_EQ(ours.convergence.status, SolveStatus::converged);
        const std::size_t n = world.n();
        std::vector<double> X(n * n), tau(n * n);
        for (std::size_t j = 0; j < n; ++j) {
            for (std::size_t i = 0; i < n; ++i) {
                X[i * n + j] = world.trade[j * n + i];
                tau[i * n + j] = shock.trade_cost_hat[j * n + i];
            }
        }
        const auto theirs =
            bench::alvarez_lucas(X, tau, n, options.trade_elasticity, options.supply_elasticity, 1e-16, 200000);
        for (std::size_t i = 0; i < n; ++i) {
            const double welfare = 100 * (std::pow(theirs.p[i] / theirs.P[i], 1 + options.supply_elasticity) - 1);
            EXPECT_NEAR(values(ours, "welfare_pct")[i], welfare, 1e-8);
        }
    }
}

/// The equations themselves in levels, from the prices alone, written without any of the solver's code.
TEST(UniversalGravity, SolvesTheEquationsWithTariffsAndRevenue) {
    for (const Deficits deficits : {Deficits::multiplicative, Deficits::world_share, Deficits::zero}) {
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            World world = random_world(seed, 3 + seed % 9, 0.2, true, true);
            const std::size_t n = world.n();
            Shock shock = random_shock(world, seed, 0.3);
            Random random(seed, 7);
            shock.tariff = world.tariff;
            for (std::size_t j = 0; j < n; ++j) {
                for (std::size_t i = 0; i < n; ++i) {
                    if (i != j) shock.tariff[j * n + i] = random.uniform(0, 0.6);
                }
            }
            shock.productivity_hat.assign(n, 1);
            for (double& c : shock.productivity_hat) c = random.uniform(0.8, 1.2);
            if (deficits == Deficits::zero && test::goes_one_way(world, shock)) continue;
            const double phi = 4, psi = 0.7;
            const Outcome out = solve_universal_gravity(
                world, shock, {.trade_elasticity = phi, .supply_elasticity = psi, .deficits = deficits});
            ASSERT_EQ(out.convergence.status, SolveStatus::converged)
                << "seed " << seed << " closure " << int(deficits) << " residual " << out.convergence.residual
                << " after " << out.convergence.iterations << ": "
                << (out.notes.empty() ? "" : out.notes.back().in_words());
            world.trade = out.trade_before;  // purged where the closure says so

            double made_before = 0, made_after = 0;
            std::vector<double> sales(n, 0), output(n), p(n), P(n), net_before(n, 0), net_after(n, 0);
            for (std::size_t k = 0; k < n; ++k) {
                p[k] = 1 + values(out, "producer_price_pct")[k] / 100;
                P[k] = 1 + values(out, "price_pct")[k] / 100;
                for (std::size_t j = 0; j < n; ++j) output[k] += world.trade[j * n + k];
                made_before += output[k];
                made_after += output[k] * p[k] * shock.productivity_hat[k] * std::pow(p[k] / P[k], psi);
            }
            for (std::size_t j = 0; j < n; ++j) {
                double spent = 0, index = 0, spent_after = 0, revenue = 0;
                for (std::size_t i = 0; i < n; ++i) {
                    const double gross = world.trade[j * n + i] * (1 + world.tariff[j * n + i]);
                    const double kappa =
                        shock.trade_cost_hat[j * n + i] * (1 + shock.tariff[j * n + i]) / (1 + world.tariff[j * n + i]);
                    spent += gross;
                    index += gross * std::pow(kappa * p[i], -phi);
                    const double after = out.trade_after[j * n + i];
                    spent_after += after * (1 + shock.tariff[j * n + i]);
                    revenue += after * shock.tariff[j * n + i];
                    sales[i] += after;
                    net_before[j] += world.trade[j * n + i];
                    net_after[j] += after;
                }
                EXPECT_NEAR(P[j], std::pow(index / spent, -1 / phi), 1e-11 * P[j]);
                for (std::size_t i = 0; i < n; ++i) {
                    const double share0 = world.trade[j * n + i] * (1 + world.tariff[j * n + i]) / spent;
                    const double kappa =
                        shock.trade_cost_hat[j * n + i] * (1 + shock.tariff[j * n + i]) / (1 + world.tariff[j * n + i]);
                    const double share1 = out.trade_after[j * n + i] * (1 + shock.tariff[j * n + i]) / spent_after;
                    EXPECT_NEAR(share1, share0 * std::pow(kappa * p[i] / P[j], -phi), 1e-11);
                }
                const double value = output[j] * p[j] * shock.productivity_hat[j] * std::pow(p[j] / P[j], psi);
                if (deficits == Deficits::world_share) {
                    EXPECT_NEAR((net_after[j] - value) / made_after, (net_before[j] - output[j]) / made_before, 1e-12);
                }
                if (deficits == Deficits::zero) EXPECT_NEAR(net_after[j] / value, 1, 1e-11);
                const double welfare = values(out, "welfare_pct")[j];
                if (deficits == Deficits::world_share)
                    EXPECT_NEAR(welfare, 100 * (spent_after / spent / P[j] - 1), 1e-9);
                EXPECT_NEAR(values(out, "revenue_pct_of_expenditure")[j], 100 * revenue / spent_after, 1e-9);
            }
            for (std::size_t i = 0; i < n; ++i) {
                const double value = output[i] * p[i] * shock.productivity_hat[i] * std::pow(p[i] / P[i], psi);
                EXPECT_NEAR(sales[i] / value, 1, 1e-11) << "market " << i;
            }
        }
    }
}

TEST(UniversalGravity, HomogeneousInTheUnitAndBlindToTheOrderOfEconomies) {
    const World world = random_world(3, 12);
    const Shock shock = random_shock(world, 3, 0.5);
    const Outcome base = solve_universal_gravity(world, shock);
    World scaled = world;
    for (double& flow : scaled.trade) flow *= 1000;
    const Outcome in_thousands = solve_universal_gravity(scaled, shock);
    const std::size_t n = world.n();
    World turned = world;
    Shock turned_shock = shock;
    for (std::size_t j = 0; j < n; ++j) {
        turned.economies[j] = world.economies[n - 1 - j];
        for (std::size_t i = 0; i < n; ++i) {
            turned.trade[j * n + i] = world.trade[(n - 1 - j) * n + n - 1 - i];
            turned_shock.trade_cost_hat[j * n + i] = shock.trade_cost_hat[(n - 1 - j) * n + n - 1 - i];
        }
    }
    const Outcome reversed = solve_universal_gravity(turned, turned_shock);
    for (const Measure& measure : base.measures) {
        for (std::size_t i = 0; i < n; ++i) {
            EXPECT_NEAR(values(in_thousands, measure.key)[i], measure.values[i], 1e-9) << measure.key;
            EXPECT_NEAR(values(reversed, measure.key)[n - 1 - i], measure.values[i], 1e-9) << measure.key;
        }
    }
}

TEST(UniversalGravity, TheNumeraireChangesNoRealNumber) {
    const World world = random_world(4, 9);
    const Shock shock = random_shock(world, 4, 0.5);
    const Outcome a = solve_universal_gravity(world, shock);
    const Outcome b = solve_universal_gravity(world, shock, {.numeraire = "AAC"});
    EXPECT_NEAR(values(b, "producer_price_pct")[2], 0, 1e-11);
    double mean = 0;
    for (std::size_t i = 0; i < world.n(); ++i) {
        EXPECT_NEAR(values(a, "welfare_pct")[i], values(b, "welfare_pct")[i], 1e-9);
        EXPECT_NEAR(values(a, "output_pct")[i], values(b, "output_pct")[i], 1e-9);
        mean +=
            (1 + values(a, "producer_price_pct")[i] / 100) * (1 + values(a, "output_pct")[i] / 100) / double(world.n());
    }
    EXPECT_NEAR(mean, 1, 1e-12);
}

/// Arkolakis, Costinot and Rodriguez-Clare (2012): autarky costs 1 - lambda^((1+psi)/phi), lambda the domestic share.
TEST(UniversalGravity, AutarkyCostsWhatTheDomesticShareSays) {
    World world = random_world(5, 8);
    Shock shock;
    shock.trade_cost_hat.assign(world.trade.size(), 1);
    const std::size_t alone = 3, n = world.n();
    double spent = 0;
    for (std::size_t k = 0; k < n; ++k) {
        spent += world.trade[world.cell(alone, 0, k)];
        if (k == alone) continue;
        shock.trade_cost_hat[world.cell(alone, 0, k)] = std::numeric_limits<double>::infinity();
        shock.trade_cost_hat[world.cell(k, 0, alone)] = std::numeric_limits<double>::infinity();
    }
    for (const Deficits deficits : {Deficits::multiplicative, Deficits::zero}) {
        const Outcome outcome = solve_universal_gravity(
            world, shock, {.trade_elasticity = 3.8, .supply_elasticity = 1.2, .deficits = deficits});
        ASSERT_EQ(outcome.convergence.status, SolveStatus::converged);
        double lambda = world.trade[world.cell(alone, 0, alone)] / spent;
        if (deficits == Deficits::zero) {
            double purged = 0;
            for (std::size_t k = 0; k < n; ++k) purged += outcome.trade_before[world.cell(alone, 0, k)];
            lambda = outcome.trade_before[world.cell(alone, 0, alone)] / purged;
        }
        EXPECT_NEAR(values(outcome, "welfare_pct")[alone], 100 * (std::pow(lambda, 2.2 / 3.8) - 1), 1e-9);
        EXPECT_EQ(values(outcome, "trade_pct")[alone], -100);
        for (std::size_t k = 0; k < n; ++k) {
            if (k != alone) EXPECT_EQ(outcome.trade_after[world.cell(alone, 0, k)], 0);
        }
        EXPECT_LT(outcome.convergence.residual, 1e-12);
        EXPECT_FALSE(outcome.notes.empty());
    }
}

TEST(UniversalGravity, NewtonFindsTheSameEquilibriumAndItsStepIsNil) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const World world = random_world(seed, 4 + seed, 0.2, seed % 2, true);
        const Shock shock = random_shock(world, seed, 0.6);
        for (const Deficits deficits : {Deficits::multiplicative, Deficits::world_share}) {
            const Outcome a = solve_universal_gravity(world, shock, {.deficits = deficits});
            const Outcome b =
                solve_universal_gravity(world, shock, {.deficits = deficits, .method = GravityMethod::newton});
            ASSERT_EQ(b.convergence.status, SolveStatus::converged);
            EXPECT_LT(b.convergence.iterations, 15);
            EXPECT_LT(a.convergence.newton_step, 1e-9);
            for (std::size_t i = 0; i < world.n(); ++i) {
                EXPECT_NEAR(values(a, "welfare_pct")[i], values(b, "welfare_pct")[i], 1e-9);
            }
        }
    }
}

TEST(GravitySystem, JacobianAgreesWithDifferences) {
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        const World world = random_world(seed, 7, 0.2, seed % 2);
        const Eigen::Index n = 7;
        GravityBaseline base;
        base.net = Eigen::Map<const Matrix>(world.trade.data(), n, n);
        if (!world.tariff.empty()) base.tariff = Eigen::Map<const Matrix>(world.tariff.data(), n, n);
        GravitySystem system(base, random_shock(world, seed, 0.4),
                             {.deficits = seed < 3 ? Deficits::multiplicative : Deficits::world_share});
        Random random(seed, 9);
        Eigen::ArrayXd at(n), up, down;
        for (double& x : at) x = 0.1 * random.normal();
        const double h = 1e-6;
        system.sweep(at, up);
        const Eigen::MatrixXd analytic = system.jacobian();
        for (Eigen::Index k = 0; k < n; ++k) {
            Eigen::ArrayXd moved = at;
            moved[k] += h;
            system.sweep(moved, up);
            moved[k] -= 2 * h;
            system.sweep(moved, down);
            const Eigen::ArrayXd slope = (up - down) / (2 * h);
            for (Eigen::Index i = 0; i < n; ++i) EXPECT_NEAR(analytic(i, k), slope[i], 1e-8);
        }
    }
}

/// Two alike economies: p = 1 by symmetry, so P^-phi = (1 - m) + m tau^-phi gives welfare in closed form.
TEST(UniversalGravity, TwoAlikeEconomiesInClosedForm) {
    World world = random_world(0, 2);
    world.trade = {80, 20, 20, 80};
    Shock shock;
    shock.trade_cost_hat = {1, 1.25, 1.25, 1};
    const Outcome outcome = solve_universal_gravity(world, shock, {.trade_elasticity = 5, .supply_elasticity = 0.5});
    const double P = std::pow(0.8 + 0.2 * std::pow(1.25, -5), -0.2);
    for (const double w : values(outcome, "welfare_pct")) EXPECT_NEAR(w, 100 * (std::pow(1 / P, 1.5) - 1), 1e-11);
}

TEST(UniversalGravity, ASmallTariffHelpsTheOneWhoLeviesItAndHurtsTheOther) {
    World world = random_world(0, 2);
    world.trade = {80, 20, 20, 80};
    Shock shock;
    shock.tariff = {0, 0.02, 0, 0};
    const Outcome outcome = solve_universal_gravity(world, shock, {.trade_elasticity = 5, .supply_elasticity = 0});
    EXPECT_GT(values(outcome, "welfare_pct")[0], 0);
    EXPECT_LT(values(outcome, "welfare_pct")[1], 0);
    EXPECT_LT(outcome.world_welfare_pct, 0);
}

TEST(UniversalGravity, AThousandRandomWorldsConvergeOrNameWhyNot) {
    int refused = 0, one_way = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
        Random random(seed, 5);
        const World world = random_world(seed, 2 + random.below(39), random.uniform(0, 0.7), seed % 3 == 0);
        const Shock shock = random_shock(world, seed, random.uniform(0, std::log(100.0)), seed % 5 == 0 ? 0.5 : 0);
        const UniversalGravityOptions options{.trade_elasticity = random.uniform(1, 12),
                                              .supply_elasticity = random.uniform(0, 3),
                                              .deficits = seed % 2 ? Deficits::multiplicative : Deficits::zero};
        try {
            const Outcome outcome = solve_universal_gravity(world, shock, options);
            const bool named = test::has_note(outcome, "one-way");
            if (options.deficits == Deficits::zero && test::goes_one_way(world, shock)) {
                EXPECT_TRUE(named && outcome.convergence.status != SolveStatus::converged) << "seed " << seed;
                continue;
            }
            if (outcome.convergence.status != SolveStatus::converged && named) {
                ++one_way;
                continue;
            }
            EXPECT_EQ(outcome.convergence.status, SolveStatus::converged)
                << "seed " << seed << " residual " << outcome.convergence.residual << " after "
                << outcome.convergence.iterations;
            for (const double r : outcome.convergence.residuals) EXPECT_LT(r, 1e-9) << "seed " << seed;
        } catch (const InputError&) {
            ++refused;
        }
    }
    EXPECT_LT(one_way, 40);
    EXPECT_EQ(refused, 0);  // every economy keeps its own market, so none is left without supplier
}

TEST(UniversalGravity, ASurplusBeyondOutputIsNamed) {
    World world = random_world(0, 2);
    world.trade = {10, 1, 90, 10};  // the first sells nine tenths of its output, and buys next to nothing
    Shock shock;
    shock.trade_cost_hat = {1, 1, 3, 1};
    const Outcome outcome = solve_universal_gravity(
        world, shock, {.trade_elasticity = 5, .supply_elasticity = 0.5, .deficits = Deficits::world_share});
    EXPECT_NE(outcome.convergence.status, SolveStatus::converged);
    ASSERT_FALSE(outcome.notes.empty());
    EXPECT_NE(outcome.notes.front().in_words().find("Economy AAA lends"), std::string::npos);
}

TEST(UniversalGravity, NamesWhatItCannotSolve) {
    World world = random_world(1, 4);
    const auto message = [&](const World& w, const Shock& s, const UniversalGravityOptions& o) -> std::string {
        try {
            solve_universal_gravity(w, s, o);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_NE(message(world, {}, {.trade_elasticity = 0}).find("trade_elasticity"), std::string::npos);
    EXPECT_NE(message(world, {}, {.supply_elasticity = -1}).find("supply_elasticity"), std::string::npos);
    EXPECT_NE(message(world, {}, {.numeraire = "AAX"}).find("AAX"), std::string::npos);
    Shock shock;
    shock.trade_cost_hat.assign(16, 1);
    for (std::size_t k = 0; k < 4; ++k)
        shock.trade_cost_hat[world.cell(2, 0, k)] = std::numeric_limits<double>::infinity();
    EXPECT_NE(message(world, shock, {}).find("supplier"), std::string::npos);
    world.sectors.push_back({.id = "two"});
    EXPECT_NE(message(world, {}, {}).find("one sector"), std::string::npos);
}

}  // namespace
}  // namespace detente
