#include <cmath>
#include <limits>

#include "fixture.hpp"

namespace detente {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
enum : std::size_t { CHN, DEU, IND, RUS, UKR, USA };

class Compile : public ScenarioTest {
protected:
    static double hat(const CompiledScenario& compiled, std::size_t exporter, std::size_t importer,
                      const World& world = small_world()) {
        return compiled.shock.trade_cost_hat.at(world.cell(importer, 0, exporter));
    }
    static double tariff(const CompiledScenario& compiled, std::size_t exporter, std::size_t importer) {
        return compiled.shock.tariff.at(small_world().cell(importer, 0, exporter));
    }
    /// How many cells are not 1.
    static std::size_t touched(const CompiledScenario& compiled) {
        std::size_t count = 0;
        for (const double factor : compiled.shock.trade_cost_hat) count += factor != 1;
        return count;
    }
};

TEST_F(Compile, NoChangeIsNoShock) {
    const CompiledScenario none = compiled("title = \"x\"\n");
    EXPECT_TRUE(none.shock.trade_cost_hat.empty());
    EXPECT_TRUE(none.shock.tariff.empty());
    EXPECT_TRUE(none.shock.productivity_hat.empty());
    EXPECT_TRUE(none.changes.empty());
}

TEST_F(Compile, FromIsTheExporterAndDomesticFlowsStay) {
    const CompiledScenario c = compiled("[[change]]\nfrom = \"USA\"\ntrade_cost = \"+20%\"\n");
    for (std::size_t importer = 0; importer < 6; ++importer)
        for (std::size_t exporter = 0; exporter < 6; ++exporter)
            EXPECT_EQ(hat(c, exporter, importer), exporter == USA && importer != USA ? 1.2 : 1.0);
    ASSERT_EQ(c.changes.size(), 1u);
    EXPECT_EQ(c.changes[0].in_words(),
              "Trade costs from United States to everybody rise by 20 percent (5 directed pairs) — no source given");
}

TEST_F(Compile, DomesticOnlyWhereBothSidesNameOneEconomy) {
    EXPECT_EQ(touched(compiled("[[change]]\nfrom = \"USA\"\nto = \"United States\"\ntrade_cost = 0.9\n")), 1u);
    EXPECT_EQ(
        touched(compiled("[blocs]\nw = [\"USA\", \"DEU\"]\n[[change]]\nfrom = \"w\"\nto = \"w\"\ntrade_cost = 0.9\n")),
        2u);
    EXPECT_EQ(touched(compiled("[[change]]\ntrade_cost = 0.9\n")), 30u);
    EXPECT_NE(
        error_of([&] { compiled("[blocs]\nw = [\"USA\"]\n[[change]]\nfrom = \"w\"\nto = \"w\"\ntrade_cost = 0.9\n"); }),
        "");
}

TEST_F(Compile, BetweenIsBothDirections) {
    const CompiledScenario c =
        compiled("[[change]]\nbetween = [[\"USA\", \"Germany\"], \"CN\"]\ntrade_cost = \"+10%\"\n");
    EXPECT_EQ(touched(c), 4u);
    EXPECT_EQ(hat(c, USA, CHN), 1.1);
    EXPECT_EQ(hat(c, CHN, DEU), 1.1);
    EXPECT_EQ(hat(c, USA, DEU), 1.0);
    EXPECT_EQ(touched(compiled("[[change]]\nbetween = [\"RUS\", \"*\"]\ntrade_cost = 1.1\n")), 10u);
}

TEST_F(Compile, ABanIsExactAndOutlivesOtherChanges) {
    const CompiledScenario c = compiled(
        "[model]\ntrade_cost_rounding = 0.01\n[[change]]\nfrom = \"RUS\"\nto = \"DEU\"\nban = "
        "true\n[[change]]\ntrade_cost = \"-10%\"\n");
    EXPECT_EQ(hat(c, RUS, DEU), infinity);
    EXPECT_EQ(hat(c, DEU, RUS), 0.9);
}

TEST_F(Compile, FactorsMultiplyThenRoundOnce) {
    const std::string text =
        "[[change]]\nfrom = \"RUS\"\ntrade_cost = 1.058\n[[change]]\nto = \"DEU\"\ntrade_cost = 1.101\n";
    EXPECT_DOUBLE_EQ(hat(compiled(text), RUS, DEU), 1.058 * 1.101);
    const CompiledScenario rounded = compiled("[model]\ntrade_cost_rounding = 0.01\n" + text);
    EXPECT_EQ(hat(rounded, RUS, DEU), 1.16);  // each rounded on its own would give 1.06 * 1.10 = 1.166
    EXPECT_EQ(hat(rounded, RUS, USA), 1.06);
    EXPECT_EQ(hat(rounded, RUS, RUS), 1.0);
}

TEST_F(Compile, TariffsAreSetOrAddedTo) {
    const CompiledScenario c = compiled(
        "[[change]]\nfrom = \"CHN\"\nto = \"USA\"\ntariff = \"25%\"\n[[change]]\nto = \"USA\"\ntariff = \"+10pp\"\n");
    EXPECT_DOUBLE_EQ(tariff(c, CHN, USA), 0.35);
    EXPECT_DOUBLE_EQ(tariff(c, DEU, USA), 0.10);
    EXPECT_EQ(tariff(c, USA, USA), 0.0);
    EXPECT_EQ(tariff(c, USA, CHN), 0.0);
    EXPECT_TRUE(c.shock.trade_cost_hat.empty());
    EXPECT_EQ(c.changes[0].in_words(),
              "Tariffs on goods from China to United States are set to 25 percent (1 directed pair) — no source given");
}

TEST_F(Compile, TariffsStartFromTheWorlds) {
    World world = small_world();
    world.tariff.assign(world.trade.size(), 0.05);
    const CompiledScenario c = compiled("[[change]]\nto = \"USA\"\ntariff = \"+10pp\"\n", world);
    EXPECT_DOUBLE_EQ(tariff(c, CHN, USA), 0.15);
    EXPECT_DOUBLE_EQ(tariff(c, USA, CHN), 0.05);
}

TEST_F(Compile, ALaterTariffIsNamed) {
    const CompiledScenario c = compiled("[[change]]\ntariff = 0.1\n[[change]]\nto = \"USA\"\ntariff = 0.2\n");
    EXPECT_EQ(tariff(c, CHN, USA), 0.2);
    EXPECT_TRUE(has_note(c, "tariff-overwritten: change 2 sets 5 tariffs that change 1 had set"));
}

TEST_F(Compile, ProductivityBelongsToEconomies) {
    const CompiledScenario c =
        compiled("[[change]]\nto = \"China\"\nproductivity = \"+1%\"\nsource = \"a guess\"\nassumption = true\n");
    ASSERT_EQ(c.shock.productivity_hat.size(), 6u);
    EXPECT_EQ(c.shock.productivity_hat[CHN], 1.01);
    EXPECT_EQ(c.shock.productivity_hat[USA], 1.0);
    EXPECT_TRUE(c.shock.trade_cost_hat.empty());
    EXPECT_EQ(c.changes[0].in_words(), "Productivity of China rises by 1 percent — our assumption, after a guess");
}

TEST_F(Compile, PerUnitRulesAreInLogPoints) {
    write("units.csv", "economy,x\nCHN,3\nRUS,10\nBRA,7\n");
    const std::string rule = "trade_cost_per_unit = { table = \"units.csv\", column = \"x\", effect = 0.0165 }\n";
    const CompiledScenario c = compiled("[[change]]\nfrom = [\"CHN\", \"RUS\"]\nto = \"USA\"\n" + rule);
    EXPECT_DOUBLE_EQ(hat(c, CHN, USA), std::exp(0.0495));
    EXPECT_DOUBLE_EQ(hat(c, RUS, USA), std::exp(0.165));
    EXPECT_EQ(touched(c), 2u);
    EXPECT_EQ(c.changes[0].in_words(),
              "Trade costs from China, Russia to United States rise by 1.66 percent per unit of 'x' of the exporter "
              "(units.csv; 3 to 10 units) (2 directed pairs) — no source given");
    const CompiledScenario importer = compiled(
        "[[change]]\nfrom = \"USA\"\nto = [\"CHN\", \"RUS\"]\ntrade_cost_per_unit = { table = "
        "\"units.csv\", column = \"x\", effect = -0.01, of = \"importer\" }\n");
    EXPECT_DOUBLE_EQ(hat(importer, USA, RUS), std::exp(-0.1));
    const CompiledScenario otherwise = compiled(
        "[[change]]\nto = \"USA\"\ntrade_cost_per_unit = { table = \"units.csv\", column = \"x\", "
        "effect = 0.01, otherwise = 2 }\n");
    EXPECT_DOUBLE_EQ(hat(otherwise, DEU, USA), std::exp(0.02));
    EXPECT_TRUE(has_note(otherwise, "units-missing: units.csv has no 'x' for DEU, IND, UKR; 2 counts instead"));
}

TEST_F(Compile, PairsHaveNoDirectionAndCanBeLeftOut) {
    write("p.csv", "a,b\nUSA,China\nBRA,ARG\n");
    const CompiledScenario in = compiled("[[change]]\npairs = \"p.csv\"\ntrade_cost = 1.1\n");
    EXPECT_EQ(touched(in), 2u);
    EXPECT_EQ(hat(in, CHN, USA), 1.1);
    EXPECT_TRUE(has_note(in, "pairs-missing: 1 pairs of p.csv"));
    const CompiledScenario out = compiled("[[change]]\nfrom = \"USA\"\npairs_not = \"p.csv\"\ntrade_cost = 1.1\n");
    EXPECT_EQ(touched(out), 4u);
    EXPECT_EQ(hat(out, USA, CHN), 1.0);
}

TEST_F(Compile, FilesOfFactorsNameTheirCells) {
    write("t.csv", "exporter,importer,factor\nCHN,USA,1.25\nUnited States,US,0.5\nBRA,USA,2\n");
    const CompiledScenario c = compiled("[[change]]\ntrade_cost_factors = \"t.csv\"\n[[change]]\ntrade_cost = 2\n");
    EXPECT_EQ(hat(c, CHN, USA), 2.5);
    EXPECT_EQ(hat(c, USA, USA), 0.5);  // named, so touched
    EXPECT_TRUE(has_note(c, "pairs-missing: 1 rows of t.csv"));
    write("s.csv", "exporter,importer,sector,tau\nCHN,USA,goods0,1.25\n");
    EXPECT_EQ(touched(compiled("[[change]]\ntrade_cost_factors = { file = \"s.csv\", column = \"tau\" }\n")), 1u);
    write("d.csv", "exporter,importer,tariff\nCHN,USA,0.6\n");
    EXPECT_EQ(tariff(compiled("[[change]]\ntariffs = \"d.csv\"\n"), CHN, USA), 0.6);
}

TEST_F(Compile, LeavingTouchesPairsThatLoseJointMembership) {
    // All six but none other: members of the WTO on that day. Russia and China leave.
    const std::string leave =
        "[[change]]\nleave = \"WTO\"\nwho = [\"RUS\", \"CHN\"]\non = \"2019-12-31\"\ntrade_cost = 1.1\n";
    const CompiledScenario all = compiled(leave);
    EXPECT_EQ(touched(all), 2u * (4 + 4 + 1));
    EXPECT_EQ(hat(all, RUS, CHN), 1.1);
    EXPECT_EQ(hat(all, USA, RUS), 1.1);
    EXPECT_EQ(hat(all, USA, DEU), 1.0);
    const CompiledScenario spared = compiled(leave + "among = false\n");
    EXPECT_EQ(hat(spared, RUS, CHN), 1.0);
    EXPECT_EQ(touched(spared), 16u);
    // Russia joined on 2012-08-22: the day before, its leaving touches nothing.
    const CompiledScenario before =
        compiled("[[change]]\nleave = \"WTO\"\nwho = [\"RUS\", \"CHN\"]\non = \"2012-08-21\"\ntrade_cost = 1.1\n");
    EXPECT_EQ(hat(before, USA, RUS), 1.0);
    EXPECT_EQ(hat(before, USA, CHN), 1.1);
    EXPECT_TRUE(has_note(before, "membership-unchanged: 1 not members of WTO on 2012-08-21"));
}

TEST_F(Compile, JoiningTouchesPairsThatGainJointMembership) {
    const CompiledScenario c = compiled(
        "[[change]]\njoin = \"BRICS\"\nwho = [\"DEU\", \"USA\"]\non = \"2019-12-31\"\ntrade_cost = \"-5%\"\namong = "
        "false\n");
    EXPECT_EQ(touched(c), 2u * 2 * 3);  // with China, India, Russia
    EXPECT_EQ(hat(c, DEU, IND), 0.95);
    EXPECT_EQ(hat(c, DEU, USA), 1.0);
    EXPECT_EQ(hat(c, CHN, IND), 1.0);
}

TEST_F(Compile, FrameworksStandForTheirMembers) {
    const CompiledScenario c =
        compiled("[[change]]\nfrom = \"BRICS\"\nto = \"USA\"\non = \"2022-12-30\"\ntrade_cost = 1.1\n");
    EXPECT_EQ(touched(c), 3u);
    EXPECT_TRUE(has_note(c, "framework-members-missing: 2 members of BRICS not in the world 'small': BRA, ZAF"));
}

TEST_F(Compile, ElasticitiesAndTheirOrigin) {
    World world = small_world();
    EXPECT_TRUE(has_note(compiled("title = \"x\"\n", world),
                         "elasticity-default: neither scenario nor world gives a trade elasticity; 3.8"));
    world.defaults = {4.5, 0.5, "somebody 2020"};
    const CompiledScenario own = compiled("title = \"x\"\n", world);
    EXPECT_EQ(own.gravity.trade_elasticity, 4.5);
    EXPECT_EQ(own.gravity.supply_elasticity, 0.5);
    EXPECT_TRUE(
        has_note(own, "elasticity-from-world: trade elasticity 4.5 comes with the world 'small' (somebody 2020)"));
    const CompiledScenario set = compiled(
        "[model]\ntrade_elasticity = 5\nsupply_elasticity = 0\ndeficits = \"zero\"\nnumeraire = \"Germany\"\n"
        "[[change]]\ntrade_cost = 1.1\n",
        world);
    EXPECT_EQ(set.gravity.trade_elasticity, 5.0);
    EXPECT_EQ(set.gravity.supply_elasticity, 0.0);
    EXPECT_EQ(set.gravity.deficits, Deficits::zero);
    EXPECT_EQ(set.gravity.numeraire, "DEU");
    write("theta.csv", "sector,value\ngoods0,6.5\n");
    EXPECT_EQ(compiled("[model]\ntrade_elasticity = \"theta.csv\"\n", world).gravity.trade_elasticity, 6.5);
    EXPECT_TRUE(has_note(compiled("[model]\ntrade_elasticity = 0.2\n", world), "elasticity-small"));
}

TEST_F(Compile, OddThingsAreNamed) {
    World world = small_world();
    world.trade[world.cell(USA, 0, RUS)] = 0;
    EXPECT_TRUE(
        has_note(compiled("[[change]]\nfrom = \"RUS\"\nto = \"USA\"\nban = true\n", world), "no-trade-touched"));
    EXPECT_TRUE(
        has_note(compiled("[[change]]\ntrade_cost = 20\n"), "large-factor: change 1 multiplies trade costs by 20"));
    EXPECT_TRUE(has_note(compiled("[blocs]\nUSA = [\"CHN\"]\n"), "name-hidden"));
}

TEST_F(Compile, SectorWorldsAreNotForGravity) {
    EXPECT_NE(error_of([&] {
                  compiled("title = \"x\"\n", small_world(2));
              }).find("gravity has one sector, the world 'small' has 2"),
              std::string::npos);
}

TEST_F(Compile, BlocTradeLeavesDomesticFlowsOut) {
    const World world = small_world();
    Future future{compiled("[blocs]\nw = [\"USA\", \"DEU\"]\nr = \"rest\"\n", world), {}};
    future.outcome.trade_before = future.outcome.trade_after = world.trade;
    for (double& flow : future.outcome.trade_after) flow *= 1.5;
    future.outcome.trade_after[world.cell(USA, 0, DEU)] = 0;
    const BlocTrade trade = bloc_trade(world, future);
    EXPECT_EQ(trade.blocs, (std::vector<std::string>{"w", "r"}));
    EXPECT_DOUBLE_EQ(trade.before[0], world.trade[world.cell(USA, 0, DEU)] + world.trade[world.cell(DEU, 0, USA)]);
    EXPECT_DOUBLE_EQ(trade.pct(1, 1), 50.0);
    EXPECT_DOUBLE_EQ(trade.after[0], 1.5 * world.trade[world.cell(DEU, 0, USA)]);
    double w_to_r = 0;
    for (const std::size_t exporter : {USA, DEU})
        for (const std::size_t importer : {CHN, IND, RUS, UKR})
            w_to_r += world.trade[world.cell(importer, 0, exporter)];
    EXPECT_DOUBLE_EQ(trade.before[1], w_to_r);
}

}  // namespace
}  // namespace detente
