// Joining sectors and economies: everything adds up, and wrong files say why.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "../equilibrium/random_sectors.hpp"
#include "detente/equilibrium/sector_model.hpp"
#include "detente/scenario/grouping.hpp"
#include "detente/support/error.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

double sum(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double revenue(const World& world) {
    double out = 0;
    for (std::size_t cell = 0; cell < world.tariff.size(); ++cell) out += world.tariff[cell] * world.trade[cell];
    return out;
}

Grouping in_pairs(std::size_t members) {
    Grouping out;
    for (std::size_t m = 0; m < members; ++m) {
        if (m % 2 == 0) out.groups.push_back({"g" + std::to_string(m / 2), "Group", ""});
        out.of.push_back(m / 2);
    }
    return out;
}

TEST(Aggregate, EverythingAddsUp) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
        const World world = test::random_sector_world(seed, 3 + seed, 2 + seed % 4, true, 0.3, seed % 2);
        Notes notes;
        const World joined = aggregate(world, in_pairs(world.n()), in_pairs(world.sectors.size()), notes);
        EXPECT_EQ(joined.n(), (world.n() + 1) / 2);
        for (const auto table : {&World::trade, &World::value_added, &World::inputs, &World::final_demand})
            EXPECT_NEAR(sum(joined.*table), sum(world.*table), 1e-9 * std::abs(sum(world.*table)));
        EXPECT_NEAR(revenue(joined), revenue(world), 1e-9 * revenue(world));
        const Outcome rest = solve_sector_model(joined, {});
        EXPECT_EQ(rest.convergence.status, SolveStatus::converged);
        for (const Measure& measure : rest.measures) {
            if (measure.key == "revenue_pct_of_expenditure") continue;
            for (const double value : measure.values) EXPECT_EQ(value, 0) << measure.key;
        }
    }
}

/// Sectors that are alike to the last detail, joined, are one such sector.
TEST(Aggregate, TwinsJoinedAreOne) {
    World one = test::random_sector_world(5, 6, 1, false, 0.1, false), two = one;
    two.sectors.push_back(two.sectors[0]);
    two.sectors[0].id = "a", two.sectors[1].id = "b";
    two.trade.assign(2 * one.trade.size(), 0);
    for (std::size_t k = 0; k < one.n(); ++k)
        for (std::size_t j = 0; j < 2; ++j)
            for (std::size_t i = 0; i < one.n(); ++i) two.trade[two.cell(k, j, i)] = one.trade[one.cell(k, 0, i)] / 2;
    Shock shock, doubled;
    shock.trade_cost_hat.assign(one.trade.size(), 1);
    doubled.trade_cost_hat.assign(two.trade.size(), 1);
    for (std::size_t k = 1; k < one.n(); ++k) {
        shock.trade_cost_hat[one.cell(0, 0, k)] = 1.4;
        for (std::size_t j = 0; j < 2; ++j) doubled.trade_cost_hat[two.cell(0, j, k)] = 1.4;
    }
    Notes notes;
    Grouping all{{{"all", "All", ""}}, {0, 0}};
    const World joined = aggregate(two, {}, all, notes);
    EXPECT_EQ(joined.sectors[0].trade_elasticity, one.sectors[0].trade_elasticity);
    const Outcome a = solve_sector_model(one, shock), b = solve_sector_model(two, doubled),
                  c = solve_sector_model(joined, shock);
    for (std::size_t k = 0; k < one.n(); ++k) {
        EXPECT_NEAR(a.measure("welfare_pct")->values[k], b.measure("welfare_pct")->values[k], 1e-8);
        EXPECT_NEAR(a.measure("welfare_pct")->values[k], c.measure("welfare_pct")->values[k], 1e-8);
    }
}

struct AggregateFile : testing::Test {
    fs::path file = fs::temp_directory_path() / ("detente-groups-" + std::to_string(::getpid()) + ".toml");
    World world = load_world("2022");

    void TearDown() override { fs::remove(file); }

    World joined(const std::string& toml, const std::string& what) {
        std::ofstream(file) << toml;
        return aggregate(world, {what + "=" + file.string()}, Registry::installed(), notes);
    }
    std::string refused(const std::string& toml, const std::string& what) {
        try {
            joined(toml, what);
        } catch (const InputError& error) {
            return std::to_string(error.line) + " " + error.field + ": " + error.problem;
        }
        return "accepted";
    }
    Notes notes;
};

TEST_F(AggregateFile, ListsFrameworksAndTheRest) {
    const World few =
        joined("[economies]\nEU = { framework = \"EU\", on = \"2022-12-31\" }\nothers = \"rest\"\n", "economies");
    ASSERT_EQ(few.n(), 2u);
    EXPECT_EQ(few.economies[0].name, "European Union");
    EXPECT_EQ(few.id, "2022-2x28");
    const World fuels = joined("[sectors]\nfuels = [\"B05\", \"Oil and gas extraction\", \"C19\"]\n", "sectors");
    EXPECT_EQ(fuels.sectors.size(), 26u);
    EXPECT_EQ(fuels.sectors[0].id, "fuels");
    const World groups = aggregate(world, {"sectors=groups"}, Registry::installed(), notes);
    EXPECT_EQ(groups.sectors.size(), 13u);
}

TEST_F(AggregateFile, WrongFilesSayWhy) {
    EXPECT_EQ(refused("[sectors]\na = [\"B05\"]\nb = [\"energy\"]\n", "sectors"),
              "3 sectors.b: B05 is in the group 'a' already");
    EXPECT_EQ(refused("[sectors]\na = [\"B99\"]\n", "sectors"),
              "2 sectors.a: the world '2022' has no sector or group 'B99'");
    EXPECT_EQ(refused("[sectors]\na = []\n", "sectors"), "2 sectors.a: the group is empty");
    EXPECT_EQ(refused("[sectors]\na = \"rest\"\nb = \"rest\"\n", "sectors"),
              "3 sectors.b: stands beside a: only one group is the rest");
    EXPECT_EQ(refused("[sectors]\nB06 = [\"B05\"]\n", "sectors"),
              "2 sectors.B06: is the name of a group and of a member outside it");
    EXPECT_EQ(refused("[economies]\nEU = { framework = \"EU\" }\n", "economies"), "2 economies.EU: needs 'on'");
    EXPECT_EQ(refused("[economies]\nx = [\"Atlantis\"]\n", "economies"), "2 economies.x: unknown economy 'Atlantis'");
    EXPECT_EQ(refused("[sectors]\n", "economies"), "0 economies: the file has no table [economies]");
}

}  // namespace
}  // namespace detente
