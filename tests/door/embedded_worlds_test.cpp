// The worlds that come with the program: their own baseline is their equilibrium, and they are what their sources give.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "detente/equilibrium/sector_model.hpp"
#include "detente/support/files.hpp"
#include "detente/world/import_folder.hpp"
#include "reference.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

struct Embedded : testing::TestWithParam<const char*> {};

TEST_P(Embedded, NoShockIsNoChange) {
    const World world = load_world(GetParam());
    SectorModelOptions options;
    options.tolerance = 1e-12;
    const Outcome rest = solve_sector_model(world, {}, options);
    EXPECT_EQ(rest.convergence.iterations, 0);
    EXPECT_LT(rest.convergence.residual, 1e-12);
    EXPECT_TRUE(rest.notes.empty()) << rest.notes.front().text;  // not rebalanced: the tables add up as they stand
    for (const Measure& measure : rest.measures) {
        if (measure.key == "revenue_pct_of_expenditure") continue;
        for (const double value : measure.values) EXPECT_EQ(value, 0) << measure.key;
    }
}

INSTANTIATE_TEST_SUITE_P(Worlds, Embedded, ::testing::Values("2019", "2022", "2023", "2011-io"));

struct FromSources : testing::Test {
    fs::path folder = fs::temp_directory_path() / ("detente-worlds-" + std::to_string(::getpid()));
    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }

    /// Every table, as text: compression may differ between versions of zlib.
    void expect_same(const std::string& id) const {
        for (const auto& entry : fs::directory_iterator(find_data("worlds/" + id))) {
            const std::string name = entry.path().filename().string();
            EXPECT_EQ(sha256(read_file(folder / id / name)), sha256(read_file(entry.path()))) << name;
        }
    }
};

TEST_F(FromSources, GiveTheSameTables) {
    NEEDS_REFERENCE("lashkaripour2021/icio2022_trade_tariffs.csv.gz");
    const std::string build = std::string(DETENTE_SOURCE) + "/tools/worlds/build.sh " + DETENTE_PROGRAM + " " +
                              reference("lashkaripour2021") + " " + reference("wiod2011") + " " +
                              reference("trade_history/baci_2023.csv.gz") + " " +
                              reference("liberation2025/countries.csv") + " " + folder.string() + " >/dev/null 2>&1";
    ASSERT_EQ(std::system(build.c_str()), 0);
    expect_same("2022");
    expect_same("2011-io");
    expect_same("2023");
}

/// Six digits against all: far below what the model's own inputs are known to.
TEST_F(FromSources, RoundingMovesNothingThatMatters) {
    NEEDS_REFERENCE("lashkaripour2021/icio2022_trade_tariffs.csv.gz");
    const World rounded = load_world("2022");
    const World full =
        import_lashkaripour({.table = {.input = reference("lashkaripour2021/icio2022_trade_tariffs.csv.gz")},
                             .sigma = reference("lashkaripour2021/icio2022_sigma.csv")})
            .world;
    const auto war = [](const World& world) {
        Shock shock;
        shock.tariff = world.tariff;
        const std::size_t usa = *world.find_economy("USA"), chn = *world.find_economy("CHN");
        for (std::size_t j = 0; j < world.sectors.size(); ++j)
            for (const std::size_t cell : {world.cell(usa, j, chn), world.cell(chn, j, usa)}) shock.tariff[cell] += 0.1;
        return solve_sector_model(world, shock);
    };
    const Outcome a = war(rounded), b = war(full);
    for (std::size_t k = 0; k < rounded.n(); ++k) {
        EXPECT_NEAR(a.measure("welfare_pct")->values[k], b.measure("welfare_pct")->values[k], 1e-6);
        EXPECT_NEAR(a.measure("trade_pct")->values[k], b.measure("trade_pct")->values[k], 1e-5);
    }
}

/// Ossa's data are purged of deficits: an equilibrium as they stand.
TEST_F(FromSources, OssaIsAnEquilibrium) {
    NEEDS_REFERENCE("ossa2014/trade_tariffs.csv");
    const ImportReport report = import_ossa({.input = reference("ossa2014"), .output = (folder / "ossa").string()});
    EXPECT_EQ(report.world.n(), 7u);
    EXPECT_EQ(report.world.sectors.size(), 33u);
    const World loaded = load_world((folder / "ossa").string());
    EXPECT_EQ(loaded.trade, report.world.trade);
    const Outcome rest = solve_sector_model(loaded, {});
    EXPECT_EQ(rest.convergence.iterations, 0);
    EXPECT_TRUE(rest.notes.empty());
}

}  // namespace
}  // namespace detente
