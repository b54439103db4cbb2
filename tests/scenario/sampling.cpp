// Ranges: against exact percentiles where a response is monotone, and what must hold for any draws.
#include "detente/scenario/sampling.hpp"

#include <cmath>

#include "detente/support/random.hpp"
#include "fixture.hpp"
#include "scenario/draws/draws.hpp"

namespace detente {
namespace {

const std::string dearer = R"(
[[change]]
between = ["USA", "CHN"]
trade_cost = "+30%"
)";

std::string model(const std::string& keys) {
    return "[model]\nsupply_elasticity = 1.2\n" + keys + dearer;
}

class Sampling : public ScenarioTest {
protected:
    Comparison solved(const std::vector<std::string>& texts, const World& world = small_world()) const {
        Comparison comparison;
        comparison.world = world;
        for (const std::string& text : texts)
            comparison.futures.push_back(solve(parse(text), world, Registry::installed()));
        return comparison;
    }
    Comparison sampled(const std::vector<std::string>& texts, const SamplingOptions& options = {},
                       const World& world = small_world(), const Work& work = {}) const {
        Comparison comparison = solved(texts, world);
        sample(comparison, options, work);
        return comparison;
    }
    double welfare_at(double elasticity, std::size_t economy) const {
        const Comparison one = solved({model("trade_elasticity = " + std::to_string(elasticity) + "\n")});
        return one.futures[0].outcome.measure("welfare_pct")->values[economy];
    }
};

void expect_same(const Outcome& a, const Outcome& b) {
    for (std::size_t m = 0; m < a.measures.size(); ++m) {
        EXPECT_EQ(a.measures[m].lo, b.measures[m].lo);  // to the bit
        EXPECT_EQ(a.measures[m].hi, b.measures[m].hi);
    }
    EXPECT_EQ(a.world_welfare_range->low, b.world_welfare_range->low);
    EXPECT_EQ(a.world_trade_range->high, b.world_trade_range->high);
}

bool notes_hold(const Future& future, const std::string& part) {
    for (const Note& note : future.outcome.notes)
        if (note.in_words().find(part) != std::string::npos) return true;
    return false;
}

TEST_F(Sampling, PercentilesOfAMonotoneResponseAreTheResponseAtThePercentiles) {
    // Welfare of the two economies falls towards zero as the elasticity rises: its 5th percentile is welfare at the
    // elasticity's own 5th (or 95th) percentile, found by solving there.
    const Comparison drawn =
        sampled({model("trade_elasticity = 4\ntrade_elasticity_range = [2, 7]\n")}, {.draws = 400, .seed = 3});
    const Measure& welfare = *drawn.futures[0].outcome.measure("welfare_pct");
    for (const std::size_t economy : {0u, 5u}) {
        const double at_low = welfare_at(2, economy), at_high = welfare_at(7, economy);
        const double width = std::abs(at_high - at_low);
        EXPECT_GT(width, 0.01);
        EXPECT_NEAR(welfare.lo[economy], std::min(at_low, at_high), 0.02 * width);
        EXPECT_NEAR(welfare.hi[economy], std::max(at_low, at_high), 0.02 * width);
    }
}

TEST_F(Sampling, AStandardErrorIsThatOfTheLog) {
    const Comparison drawn =
        sampled({model("trade_elasticity = 4\ntrade_elasticity_se = 0.6\n")}, {.draws = 400, .seed = 5});
    const double z = 1.6448536269514722;  // tables of the normal distribution
    const double low = 4 * std::exp(-0.15 * z), high = 4 * std::exp(0.15 * z);
    const UncertainParameter& parameter = drawn.futures[0].compiled.uncertain.at(0);
    EXPECT_NEAR(parameter.percentile(0.05), low, 1e-12);
    EXPECT_NEAR(parameter.percentile(0.95), high, 1e-12);
    const Measure& welfare = *drawn.futures[0].outcome.measure("welfare_pct");
    const double a = welfare_at(low, 0), b = welfare_at(high, 0);
    EXPECT_NEAR(welfare.lo[0], std::min(a, b), 0.02 * std::abs(a - b));
    EXPECT_NEAR(welfare.hi[0], std::max(a, b), 0.02 * std::abs(a - b));
}

TEST_F(Sampling, SameBitsForAnyNumberOfThreads) {
    const std::string text =
        "[model]\ntrade_elasticity = 4\ntrade_elasticity_se = 0.6\nsupply_elasticity = "
        "1.2\nsupply_elasticity_range = [0.4, 2]\n" +
        dearer;
    const Comparison one = sampled({text, text}, {.draws = 60, .seed = 9, .threads = 1});
    for (const std::int64_t threads : {2, 4}) {
        const Comparison more = sampled({text, text}, {.draws = 60, .seed = 9, .threads = threads});
        for (std::size_t f = 0; f < 2; ++f) expect_same(one.futures[f].outcome, more.futures[f].outcome);
    }
    const Comparison other = sampled({text, text}, {.draws = 60, .seed = 10});
    EXPECT_NE(one.futures[0].outcome.measures[0].lo, other.futures[0].outcome.measures[0].lo);
}

TEST_F(Sampling, ARangeHoldsItsValueAndWidensWithTheSpread) {
    const auto width = [&](const std::string& se) {
        const Comparison drawn = sampled({model("trade_elasticity = 4\ntrade_elasticity_se = " + se + "\n")});
        const Measure& welfare = *drawn.futures[0].outcome.measure("welfare_pct");
        for (std::size_t i = 0; i < welfare.values.size(); ++i) {
            EXPECT_LE(welfare.lo[i], welfare.values[i]);
            EXPECT_LE(welfare.values[i], welfare.hi[i]);
        }
        return welfare.hi[0] - welfare.lo[0];
    };
    const double narrow = width("0.2"), wide = width("0.8");
    EXPECT_GT(narrow, 0);
    EXPECT_NEAR(wide / narrow, 4, 0.6);  // nearly linear in so small a spread
}

TEST_F(Sampling, WithoutSpreadBothEndsAreTheValue) {
    const Comparison drawn = sampled({model("trade_elasticity = 4\ntrade_elasticity_se = 0\n"),
                                      model("trade_elasticity = 4\ntrade_elasticity_range = [4, 4]\n")});
    for (const Future& future : drawn.futures) {
        ASSERT_TRUE(future.drawn);
        for (const Measure& measure : future.outcome.measures) {
            EXPECT_EQ(measure.lo, measure.values);
            EXPECT_EQ(measure.hi, measure.values);
        }
        EXPECT_EQ(future.outcome.world_welfare_range->low, future.outcome.world_welfare_pct);
    }
    EXPECT_EQ(drawn.differences.at(0).world_welfare_range->high, 0);
}

TEST_F(Sampling, DifferencesArePaired) {
    const std::string text = model("trade_elasticity = 4\ntrade_elasticity_se = 0.6\n");
    std::string harder = text;
    harder.replace(harder.find("+30%"), 4, "+31%");
    const Comparison drawn = sampled({text, text, harder});
    ASSERT_EQ(drawn.differences.size(), 2u);
    const Measure &none = drawn.differences[0].measures[0], &some = drawn.differences[1].measures[0];
    const Measure& alone = drawn.futures[0].outcome.measures[0];
    for (std::size_t i = 0; i < none.values.size(); ++i) {
        EXPECT_EQ(none.lo[i], 0);  // the same future at the same draws
        EXPECT_EQ(none.hi[i], 0);
    }
    EXPECT_NEAR(some.values[0], drawn.futures[2].outcome.measures[0].values[0] - alone.values[0], 1e-15);
    EXPECT_LT(some.hi[0], 0);  // a little dearer is worse at every draw, though the two ranges overlap
    EXPECT_LT(alone.lo[0], drawn.futures[2].outcome.measures[0].hi[0]);
    EXPECT_LT(some.hi[0] - some.lo[0], 0.2 * (alone.hi[0] - alone.lo[0]));
}

TEST_F(Sampling, WarmStartsLeadToTheSameEquilibrium) {
    const World world = small_world();
    const CompiledScenario compiled = this->compiled(model("trade_elasticity = 4\n"));
    const Outcome point = solve_universal_gravity(world, compiled.shock, compiled.gravity);
    UniversalGravityOptions other = compiled.gravity;
    other.trade_elasticity = 2.7;
    const Outcome cold = solve_universal_gravity(world, compiled.shock, other);
    const Outcome warm = solve_universal_gravity(world, compiled.shock, other, &point);
    for (std::size_t m = 0; m < cold.measures.size(); ++m)
        for (std::size_t i = 0; i < world.n(); ++i)
            EXPECT_NEAR(cold.measures[m].values[i], warm.measures[m].values[i], 1e-9);
    EXPECT_LE(warm.convergence.iterations, cold.convergence.iterations);
}

TEST_F(Sampling, StoppingKeepsTheDrawsMade) {
    const std::string text = model("trade_elasticity = 4\ntrade_elasticity_se = 0.6\n");
    std::int64_t told = 0;
    const auto stop_at = [&](std::int64_t at) {
        return sampled({text}, {.draws = 500, .threads = 1}, small_world(),
                       {.watch = [&told, at](const Progress& progress) {
                           EXPECT_EQ(progress.stage, "draws");
                           told = std::lround(500 * progress.share);
                           return told < at;
                       }});
    };
    const Comparison some = stop_at(50);
    EXPECT_EQ(told, 50);
    ASSERT_TRUE(some.futures[0].drawn);
    EXPECT_EQ(some.futures[0].drawn->made, 50);
    EXPECT_EQ(some.futures[0].drawn->asked, 500);
    EXPECT_TRUE(notes_hold(some.futures[0], "draws-stopped: 50 of 500 draws were made"));
    const Comparison few = stop_at(5);
    EXPECT_FALSE(few.futures[0].drawn);
    EXPECT_TRUE(few.futures[0].outcome.measures[0].lo.empty());
    EXPECT_TRUE(notes_hold(few.futures[0], "no-range: 5 draws are too few for a range, 20 are needed"));
}

TEST_F(Sampling, FailedDrawsAreCountedAndSaid) {
    // Elasticities beyond 100 are out of the solver's bounds.
    const Comparison drawn =
        sampled({model("trade_elasticity = 60\ntrade_elasticity_range = [36, 100]\n")}, {.draws = 200});
    ASSERT_TRUE(drawn.futures[0].drawn);
    const std::int64_t failed = drawn.futures[0].drawn->failed;
    EXPECT_EQ(failed, 10);  // one in twenty lies above the 95th percentile, and a Latin hypercube meets each part once
    EXPECT_TRUE(notes_hold(drawn.futures[0],
                           "draws-failed: 10 of 200 draws found no equilibrium and are left out of the ranges"));
}

TEST_F(Sampling, WithoutStatedUncertaintyThereIsNoRange) {
    const Comparison drawn = sampled({model("trade_elasticity = 4\n")});
    EXPECT_FALSE(drawn.futures[0].drawn);
    EXPECT_TRUE(drawn.futures[0].outcome.measures[0].lo.empty());
    EXPECT_TRUE(drawn.differences.empty());
    EXPECT_EQ(drawn.futures[0].outcome.notes.back().in_words(),
              "no-range: neither the scenario nor the world 'small' states a standard error or range of the "
              "elasticities used, so no ranges are drawn");
    EXPECT_TRUE(sampled({model("trade_elasticity = 4\ntrade_elasticity_se = 0.6\n")}, {.draws = 0})
                    .futures[0]
                    .outcome.notes.empty());
}

TEST_F(Sampling, TheWorldsSpreadGoesWithTheWorldsElasticity) {
    World world = small_world();
    world.defaults.trade_elasticity = 4;
    world.defaults.trade_elasticity_spread.range = {2, 7};
    world.defaults.spread_source = "a survey";
    ASSERT_EQ(compiled(model(""), world).uncertain.size(), 1u);
    EXPECT_EQ(compiled(model(""), world).uncertain[0].source, "a survey");
    EXPECT_EQ(compiled(model("trade_elasticity = 4\n"), world).uncertain.size(), 1u);  // restated
    EXPECT_TRUE(compiled(model("trade_elasticity = 5\n"), world).uncertain.empty());   // another figure
    EXPECT_NEAR(compiled(model("trade_elasticity = 5\ntrade_elasticity_se = 1\n"), world).uncertain.at(0).log_sd, 0.2,
                1e-15);
}

TEST_F(Sampling, SectorsAreDrawnByThemselves) {
    World world = small_world(2);
    world.sectors[0].trade_elasticity = 4;
    world.sectors[0].trade_elasticity_se = 0.4;
    world.sectors[1].trade_elasticity = 6;
    const std::string text = "[model]\nkind = \"sectors\"\n" + dearer;
    const Comparison drawn = sampled({text}, {.draws = 40}, world);
    ASSERT_EQ(drawn.futures[0].compiled.uncertain.size(), 1u);
    EXPECT_EQ(drawn.futures[0].compiled.uncertain[0].name, "trade elasticity of goods0");
    ASSERT_EQ(drawn.futures[0].outcome.sector_price_range.size(), world.n() * 2);
    EXPECT_LT(drawn.futures[0].outcome.sector_output_range[0].low,
              drawn.futures[0].outcome.sector_output_range[0].high);

    write("theta.csv", "sector,value,se,low,high\ngoods0,4,0.4,,\ngoods1,6,,4,9\n");
    const CompiledScenario table =
        compiled("[model]\nkind = \"sectors\"\ntrade_elasticity = \"theta.csv\"\n" + dearer, world);
    ASSERT_EQ(table.uncertain.size(), 2u);
    EXPECT_NEAR(table.uncertain[0].log_sd, 0.1, 1e-15);
    EXPECT_NEAR(table.uncertain[1].percentile(0.95), 9, 1e-12);
    EXPECT_NE(latin_deviates(table.uncertain[0].name, 1, 20), latin_deviates(table.uncertain[1].name, 1, 20));
}

TEST_F(Sampling, ALatinHypercubeMeetsEveryPartOnce) {
    const std::size_t count = 50;
    std::vector<int> met(count, 0);
    for (const double z : latin_deviates("trade elasticity", 7, count))
        ++met[static_cast<std::size_t>(0.5 * std::erfc(-z / std::sqrt(2.0)) * static_cast<double>(count))];
    EXPECT_EQ(met, std::vector<int>(count, 1));
}

TEST_F(Sampling, PercentilesAreLinearBetweenOrderStatistics) {
    EXPECT_EQ(percentile({1, 2, 4}, 0.5), 2);
    EXPECT_EQ(percentile({1, 2, 4}, 0.75), 3);
    EXPECT_EQ(percentile({1, 2, 4}, 1), 4);
    EXPECT_EQ(percentile({5}, 0.05), 5);
}

TEST_F(Sampling, WrongSpreadsAreNamed) {
    const auto said = [&](const std::string& keys) { return error_of([&] { compiled(model(keys)); }); };
    EXPECT_EQ(said("trade_elasticity = 4\ntrade_elasticity_se = 1\ntrade_elasticity_range = [2, 7]\n"),
              "test.toml:5: model.trade_elasticity_range: stands beside trade_elasticity_se. One of them says how well "
              "the figure is known");
    EXPECT_EQ(
        said("trade_elasticity_range = [7, 2]\n"),
        "test.toml:3: model.trade_elasticity_range: must be two numbers, the lower one first. Write it like [2.5, "
        "5.1]");
    EXPECT_EQ(
        said("trade_elasticity_range = 7\n"),
        "test.toml:3: model.trade_elasticity_range: must be a list of numbers such as [2.5, 5.1], not a whole number");
    EXPECT_EQ(said("trade_elasticity = 4\ntrade_elasticity_range = [5, 7]\n"),
              "test.toml:1: model.trade_elasticity_range: [5, 7] does not hold the elasticity itself, 4");
    EXPECT_EQ(said("trade_elasticity_se = -1\n"),
              "test.toml:3: model.trade_elasticity_se: must be at least 0 and at most 100, not -1");
    Comparison comparison = solved({model("trade_elasticity = 4\n")});
    EXPECT_EQ(error_of([&] { sample(comparison, {.draws = 5}); }),
              "draws: 5 are too few for a range. Write 0 for none, or at least 20");
}

}  // namespace
}  // namespace detente
