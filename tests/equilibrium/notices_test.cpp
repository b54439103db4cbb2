// What the solvers must notice, one test an item: the exact message of each.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "detente/equilibrium/sector_model.hpp"
#include "detente/support/error.hpp"
#include "random_sectors.hpp"

namespace detente {
namespace {

const double infinity = std::numeric_limits<double>::infinity();

World plain_world(std::size_t sectors = 2) {
    return test::random_sector_world(21, 4, sectors, true, 0, false);
}

std::string error_of(const World& world, const Shock& shock = {}, const SectorModelOptions& options = {}) {
    try {
        solve_sector_model(world, shock, options);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

TEST(Notices, TransfersThatDoNotSumToZero) {
    World world = plain_world();
    world.transfers.assign(4, 0);
    world.transfers[1] = 0.01;
    EXPECT_EQ(error_of(world),
              "random: transfers: transfers sum to 0.01 USD, 1.4 percent of world value added, not to zero; money that "
              "nobody pays makes the answer depend on which market is left out; mend the deficits, or leave them out: "
              "then imports less exports are taken");
}

TEST(Notices, ABaselineThatIsNoEquilibriumIsRebalancedAndSaysHowFarOff) {
    World world = plain_world();
    world.final_demand[1] *= 1.2;
    const Outcome outcome = solve_sector_model(world, {}, {});
    ASSERT_FALSE(outcome.notes.empty());
    EXPECT_EQ(outcome.notes[0].in_words(),
              "rebalanced: the data are 8 percent from an equilibrium in their worst market; changes are against the "
              "baseline solved from the data's shares");
    // What was promised: against the solved baseline, no shock is no change.
    for (const double welfare : outcome.measure("welfare_pct")->values) EXPECT_NEAR(welfare, 0, 1e-8);
}

TEST(Notices, NoValueAdded) {
    World world = plain_world();
    world.value_added[2] = world.value_added[3] = 0;
    EXPECT_EQ(error_of(world), "random: AAB: value added is zero; drop the economy or mend its tables");
}

TEST(Notices, AnElasticityThatIsMissingOrHasTheWrongSign) {
    World world = plain_world();
    world.sectors[1].trade_elasticity.reset();
    EXPECT_EQ(error_of(world),
              "random: trade_elasticity: sector 's1' has no trade elasticity; give model.trade_elasticity a number, or "
              "a CSV of sector,value");
    world.sectors[1].trade_elasticity = -4;
    EXPECT_EQ(error_of(world), "trade_elasticity of s1: must be greater than 0 and at most 200, not -4");
}

TEST(Notices, ABanOfEverySupplier) {
    const World world = plain_world();
    Shock shock;
    shock.trade_cost_hat.assign(world.trade.size(), 1);
    for (std::size_t i = 0; i < world.n(); ++i) shock.trade_cost_hat[world.cell(1, 0, i)] = infinity;
    EXPECT_EQ(error_of(world, shock),
              "random: AAB: Economy AAB is left with no supplier of 'Sector 0': its prices have no meaning; lift a "
              "ban, or ban other sectors");
}

TEST(Notices, ANumeraireThatTheWorldDoesNotHave) {
    EXPECT_EQ(error_of(plain_world(), {}, {.numeraire = "AAE"}),
              "random: model.numeraire: no economy 'AAE' in this world; did you mean 'AAA'?");
}

TEST(Notices, ComponentsThatAShockDisconnects) {
    const World world = plain_world();
    Shock shock;
    shock.trade_cost_hat.assign(world.trade.size(), 1);
    for (std::size_t j = 0; j < 2; ++j)
        for (std::size_t i = 0; i < 4; ++i)
            if (i != 0)
                shock.trade_cost_hat[world.cell(0, j, i)] = shock.trade_cost_hat[world.cell(i, j, 0)] = infinity;
    const Outcome outcome = solve_sector_model(world, shock, {});
    ASSERT_EQ(outcome.notes.size(), 1u);
    EXPECT_EQ(outcome.notes[0].in_words(), "cut-off: Economy AAA does not trade with the largest group of economies");
}

TEST(Notices, NonConvergenceKeepsTheBestIterateAndTheResidualOfEveryMarket) {
    World world = test::random_sector_world(21, 4, 2);
    Shock shock;
    shock.trade_cost_hat.assign(world.trade.size(), 1);
    for (std::size_t c = 0; c < world.trade.size(); ++c) shock.trade_cost_hat[c] = 1 + 0.3 * double(c % 3);
    double before = infinity;
    for (const std::int64_t sweeps : {2, 5, 8}) {
        const Outcome outcome = solve_sector_model(world, shock, {.max_iterations = sweeps});
        EXPECT_EQ(outcome.convergence.status, SolveStatus::max_iterations);
        ASSERT_EQ(outcome.convergence.residuals.size(), world.n());
        EXPECT_EQ(outcome.convergence.residual,
                  *std::max_element(outcome.convergence.residuals.begin(), outcome.convergence.residuals.end()));
        EXPECT_LT(outcome.convergence.residual, before) << "more sweeps, a better iterate";
        before = outcome.convergence.residual;
        ASSERT_FALSE(outcome.notes.empty());
        EXPECT_EQ(outcome.notes.back().in_words().find("not-converged: the labour market of Economy "), 0u);
    }
}

}  // namespace
}  // namespace detente
