// Trade that is aimed at, shares of a sector, and what is drawn of changes.
#include <cmath>

#include "detente/scenario/sampling.hpp"
#include "detente/scenario/solve.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

Future solved(const std::string& changes, const World& world, const std::string& head = "") {
    const Scenario scenario = parse_scenario("world = \"small\"\n" + head + changes, "mine.toml", "");
    return solve(compile(scenario, world, Registry::installed()), world);
}

double trade_between(const World& world, const Outcome& outcome, const std::string& a, const std::string& b) {
    const std::size_t i = *world.find_economy(a), j = *world.find_economy(b);
    double before = 0, after = 0;
    for (std::size_t s = 0; s < world.sectors.size(); ++s)
        for (const std::size_t cell : {world.cell(i, s, j), world.cell(j, s, i)})
            before += outcome.trade_before[cell], after += outcome.trade_after[cell];
    return 100 * (after / before - 1);
}

const char* sectors_model = "[model]\nkind = \"sectors\"\ntrade_elasticity = 4\n";

TEST(Target, TradeGrowsAsItSays) {
    for (const std::size_t sectors : {1u, 2u}) {
        const World world = small_world(sectors);
        const Future future = solved("[[change]]\nbetween = [\"CHN\", \"RUS\"]\ntrade = \"+33%\"\n", world,
                                     sectors > 1 ? sectors_model : "");
        ASSERT_EQ(future.outcome.convergence.status, SolveStatus::converged);
        EXPECT_NEAR(trade_between(world, future.outcome, "CHN", "RUS"), 33, 1e-6);
        ASSERT_EQ(future.found.size(), 1u);
        EXPECT_LT(future.found[0].factor, 1);
    }
}

TEST(Target, TheFactorFoundIsTheOneThatGivesIt) {
    const World world = small_world();
    const Future aimed = solved("[[change]]\nbetween = [\"CHN\", \"RUS\"]\ntrade = \"-40%\"\n", world);
    const Future typed = solved("[[change]]\nbetween = [\"CHN\", \"RUS\"]\ntrade_cost = " +
                                    fmt::format("{:.17g}", aimed.found[0].factor) + "\n",
                                world);
    EXPECT_NEAR(trade_between(world, typed.outcome, "CHN", "RUS"), -40, 1e-5);
}

TEST(Target, TwoTargetsAreBothMet) {
    const World world = small_world();
    const Future future = solved(
        "[[change]]\nbetween = [\"CHN\", \"RUS\"]\ntrade = \"+50%\"\n"
        "[[change]]\nfrom = \"USA\"\nto = \"CHN\"\ntrade = \"-80%\"\n",
        world);
    ASSERT_EQ(future.found.size(), 2u);
    EXPECT_NEAR(future.found[0].trade_pct, 50, 1e-6);
    EXPECT_NEAR(future.found[1].trade_pct, -80, 1e-6);
}

TEST(Target, ALevelInMoneyIsAGrowth) {
    const World world = small_world();
    const std::size_t c = *world.find_economy("CHN"), r = *world.find_economy("RUS");
    const double before = world.trade[world.cell(c, 0, r)] + world.trade[world.cell(r, 0, c)];
    const Future future = solved(
        fmt::format("[[change]]\nbetween = [\"CHN\", \"RUS\"]\ntrade = {{ total = \"{} mn USD\" }}\n", 1.5 * before),
        world);
    EXPECT_NEAR(future.found[0].trade_pct, 50, 1e-6);
}

TEST(Target, TheFactorHasARange) {
    World world = small_world();
    Comparison comparison{.world = world, .capital = ""};
    comparison.futures.push_back(solved("[[change]]\nbetween = [\"CHN\", \"RUS\"]\ntrade = \"+33%\"\n", world,
                                        "[model]\ntrade_elasticity = 4\ntrade_elasticity_se = 0.5\n"));
    sample(comparison, {.draws = 40});
    const FoundFactor& found = comparison.futures[0].found[0];
    ASSERT_TRUE(found.range);
    EXPECT_LT(found.range->low, found.factor);
    EXPECT_GT(found.range->high, found.factor);
}

TEST(Target, WhatCannotBeAimedAtIsRefused) {
    for (const char* wrong : {"trade = \"33%\"", "trade = \"-100%\"", "trade = 1.33", "trade = { total = \"190\" }",
                              "trade = { total = \"190 bn XYZ\" }", "trade = {}", "trade = \"+33%\"\nshare = 0.5"})
        EXPECT_THROW(solved(std::string("[[change]]\nbetween = [\"CHN\", \"RUS\"]\n") + wrong + "\n", small_world()),
                     InputError)
            << wrong;
}

TEST(Scope, TheIdOfAFrameworkComesBeforeNamesOfEconomies) {
    const World world = small_world();
    const Scenario scenario = parse_scenario(
        "world = \"small\"\n[[change]]\nfrom = \"EU\"\nto = \"CHN\"\non = \"2024-01-01\"\ntariff = \"10%\"\n",
        "mine.toml", "");
    const CompiledScenario compiled = compile(scenario, world, Registry::installed());
    const std::size_t china = *world.find_economy("CHN");
    EXPECT_EQ(compiled.shock.tariff[world.cell(china, 0, *world.find_economy("DEU"))], 0.1);
    EXPECT_EQ(compiled.shock.tariff[world.cell(china, 0, *world.find_economy("USA"))], 0);
}

TEST(Share, APartOfATariffIsTheTariffOfAPart) {
    const World world = small_world(2);
    const auto tariff = [&](const std::string& change) {
        const Scenario scenario = parse_scenario(
            "world = \"small\"\n" + std::string(sectors_model) + "[[change]]\nfrom = \"CHN\"\nto = \"USA\"\n" + change,
            "mine.toml", "");
        const CompiledScenario compiled = compile(scenario, world, Registry::installed());
        return compiled.shock.tariff[world.cell(*world.find_economy("USA"), 0, *world.find_economy("CHN"))];
    };
    EXPECT_NEAR(tariff("tariff = \"+75pp\"\nshare = 0.1\n"), 0.075, 1e-12);
    EXPECT_NEAR(tariff("tariff = \"100%\"\nshare = 0.25\n"), 0.25, 1e-12);
}

TEST(Share, ABanOfAllOfItIsABan) {
    const World world = small_world();
    const auto cost = [&](const std::string& share) {
        const Scenario scenario = parse_scenario(
            "world = \"small\"\n[model]\ntrade_elasticity = 4\n[[change]]\nfrom = \"CHN\"\nto = \"USA\"\nban = true\n" +
                share,
            "mine.toml", "");
        return compile(scenario, world, Registry::installed())
            .shock.trade_cost_hat[world.cell(*world.find_economy("USA"), 0, *world.find_economy("CHN"))];
    };
    EXPECT_TRUE(std::isinf(cost("")));
    EXPECT_NEAR(std::pow(cost("share = 0.9\n"), -4), 0.1, 1e-12);
}

TEST(Share, WhatIsNotKnownIsDrawn) {
    const World world = small_world();
    Comparison comparison{.world = world, .capital = ""};
    comparison.futures.push_back(
        solved("[[change]]\nfrom = \"CHN\"\nto = \"USA\"\ntariff = \"+50pp\"\nshare = 0.1\nshare_range = [0.02, 0.5]\n",
               world));
    sample(comparison, {.draws = 40});
    const Measure* welfare = comparison.futures[0].outcome.measure("welfare_pct");
    const std::size_t china = *world.find_economy("CHN");
    ASSERT_FALSE(welfare->lo.empty());
    EXPECT_LT(welfare->lo[china], welfare->values[china]);
    EXPECT_GT(welfare->hi[china], welfare->values[china]);
    EXPECT_LT(welfare->hi[china], 0);
}

TEST(Share, ARangeHoldsItsValue) {
    for (const char* wrong : {"share = 0.6\nshare_range = [0.02, 0.5]", "share = 0", "share = 1.5",
                              "tariff_range = [0.6, 0.7]", "tariff_range = 0.5", "tariff_range = [\"a\", 1]"})
        EXPECT_THROW(
            solved(std::string("[[change]]\nfrom = \"CHN\"\nto = \"USA\"\ntariff = \"+50pp\"\n") + wrong + "\n",
                   small_world()),
            InputError)
            << wrong;
}

}  // namespace
}  // namespace detente
