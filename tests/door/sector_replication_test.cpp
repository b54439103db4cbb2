// Caliendo and Parro (2015) NAFTA and WIOD 2011: import, save, load, solve, compare. From tables that come with the
// tests, and from the full ones where these are beside the project.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "detente/door/front_door.hpp"
#include "detente/support/csv.hpp"
#include "detente/world/import_folder.hpp"
#include "reference.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

/// Half a unit of the last place that tests/published prints.
constexpr double half_place = 5e-7;

struct SectorReplication : testing::Test {
    fs::path folder = fs::temp_directory_path() / ("detente-sectors-" + std::to_string(::getpid()));

    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }

    Future solved(const std::string& toml) const {
        std::ofstream(folder / "s.toml") << toml;
        const Future future = compare({(folder / "s.toml").string()}).futures.front();
        EXPECT_EQ(future.outcome.convergence.status, SolveStatus::converged) << future.outcome.convergence.residual;
        return future;
    }

    /// The largest difference of a measure from a column of `table`, whose first column names the economy.
    static double largest(const Future& future, const std::string& measure, const CsvTable& table, const World& world) {
        double apart = 0;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            const std::size_t k = place(table.cell(row, 0), world);
            EXPECT_LT(k, world.n()) << table.cell(row, 0);
            if (k == world.n()) return INFINITY;
            apart = std::max(apart, std::abs(future.outcome.measure(measure + "_pct")->values[k] -
                                             table.number(row, table.column(measure))));
        }
        return apart;
    }
    static void expect_near(const Future& future, const std::string& measure, const CsvTable& table, const World& world,
                            double tolerance) {
        const double apart = largest(future, measure, table, world);
        EXPECT_LT(apart, tolerance) << measure << " of " << world.id;
        RecordProperty(measure + "_of_" + world.id + "_within_" + std::to_string(1e6 * tolerance),
                       std::to_string(1e6 * apart));
    }
    static std::size_t place(std::string_view label, const World& world) {
        std::size_t k = 0;
        while (k < world.n() && world.economies[k].name != label && world.economies[k].id != label) ++k;
        return k;
    }

    World nafta(const std::string& input) const {
        return import_cp({.input = input, .output = (folder / "cp").string()}).world;
    }

    /// Tariffs of 2005 between the three, all others as they were; deficits purged first.
    Future nafta_in_2005(const World& world) const {
        const CsvTable data = read_csv(published("cp2015/nafta_tariffs.csv"));
        EXPECT_EQ(data.rows(), 116u);
        std::ofstream tariffs(folder / "t.csv");
        tariffs << "exporter,importer,sector,tariff\n";
        for (std::size_t row = 0; row < data.rows(); ++row)
            tariffs << world.economies[place(data.cell(row, 0), world)].id << ','
                    << world.economies[place(data.cell(row, 1), world)].id << ',' << csv_field(data.cell(row, 2)) << ','
                    << data.cell(row, 3) << '\n';
        tariffs.close();
        return solved(
            "title = \"NAFTA\"\nworld = \"cp\"\n[model]\nkind = \"sectors\"\ndeficits = \"zero\"\n[[change]]\ntariffs "
            "= \"t.csv\"\n");
    }

    void expect_full_nafta() const;  ///< with every flow

    static void expect_nafta(const Future& future, const World& world, double tolerance) {
        const CsvTable table = read_csv(published("cp2015/results.csv"));
        EXPECT_EQ(table.rows(), 31u);
        for (const char* measure : {"welfare", "welfare_first_order", "terms_of_trade", "volume_of_trade", "real_wage"})
            expect_near(future, measure, table, world, tolerance);
        const CsvTable prices = read_csv(published("cp2015/prices.csv"));
        double apart = 0;
        for (std::size_t j = 0; j < prices.rows(); ++j)
            for (std::size_t k = 0; k < world.n(); ++k) {
                ASSERT_EQ(world.sectors[j].id, prices.cell(j, 0));
                ASSERT_EQ(place(prices.header[k + 1], world), k) << prices.header[k + 1];
                const double ours = 1 + future.outcome.sector_price_pct[k * world.sectors.size() + j] / 100;
                apart = std::max(apart, std::abs(ours - prices.number(j, k + 1)));
            }
        EXPECT_LT(apart, half_place + (tolerance - half_place) / 100);  // of one, not percent
    }

    /// Tariffs of 25 percent between the United States and China on goods, deficits in units of world value added.
    void expect_wiod(const World& world, const std::string& name, double tolerance) const {
        std::string goods;
        for (int k = 1; k <= 16; ++k) goods += (k > 1 ? ", \"c" : "\"c") + std::to_string(k) + "\"";
        const Future future =
            solved("title = \"25 percent\"\nworld = \"" + name +
                   "\"\n[model]\nkind = \"sectors\"\ndeficits = \"world-share\"\ntrade_elasticity = \"" +
                   published("wiod2011/elasticities.csv") +
                   "\"\n"
                   "[[change]]\nbetween = [\"USA\", \"CHN\"]\nsectors = [" +
                   goods + "]\ntariff = 0.25\n");
        const CsvTable table = read_csv(published("wiod2011/results.csv"));
        EXPECT_EQ(table.rows(), 41u);
        for (const char* measure : {"welfare", "real_wage"}) expect_near(future, measure, table, world, tolerance);
    }
};

/// Six digits of each flow and input move no figure by 1e-6.
TEST_F(SectorReplication, NaftaWithoutDeficits) {
    const World world = nafta(published("cp2015"));
    const Future future = nafta_in_2005(world);
    expect_nafta(future, world, 1e-6 + half_place);
    // Their Table 2, to the digits printed there: first-order welfare.
    const std::vector<double>& first_order = future.outcome.measure("welfare_first_order_pct")->values;
    EXPECT_NEAR(first_order[place("Mexico", world)], 1.31, 0.005);
    EXPECT_NEAR(first_order[place("Canada", world)], -0.06, 0.005);
    EXPECT_NEAR(first_order[place("USA", world)], 0.08, 0.005);
    if (has_reference("cp2015/trade_tariffs.csv.gz")) expect_full_nafta();
}

void SectorReplication::expect_full_nafta() const {
    const World world = nafta(reference("cp2015"));
    const Future future = nafta_in_2005(world);
    expect_nafta(future, world, 1e-8 + half_place);
    const CsvTable trade = read_csv(reference("cp2015/expected_trade_zero_deficit.csv.gz"));
    double flows = 0, largest_flow = 0;
    for (std::size_t row = 0; row < trade.rows(); ++row) {
        const std::size_t importer = place(trade.cell(row, 0), world), exporter = place(trade.cell(row, 1), world);
        const std::size_t cell = world.cell(importer, *world.find_sector(std::string(trade.cell(row, 2))), exporter);
        const double before = trade.number(row, 3), after = trade.number(row, 4);
        if (before <= 0) continue;
        const double hat = future.outcome.trade_after[cell] / future.outcome.trade_before[cell];
        largest_flow = std::max(largest_flow, std::abs(hat / (after / before) - 1));
        ++flows;
    }
    EXPECT_GT(flows, 10000);
    EXPECT_LT(largest_flow, 1e-8);
}

/// The rounding of the world that comes with the program moves no figure by 1e-6. Its elasticities are others than
/// those of the comparison, which the scenario names.
TEST_F(SectorReplication, WiodTariffsBetweenTheUnitedStatesAndChina) {
    expect_wiod(load_world("2011-io"), "2011-io", 1e-6 + half_place);
    if (!has_reference("wiod2011/trade.csv.gz")) return;
    const World world = import_wiod({.input = reference("wiod2011"), .output = (folder / "wiod").string()}).world;
    expect_wiod(world, "wiod", 1e-8 + half_place);
    const Outcome rest = solve_sector_model(world, {});
    EXPECT_EQ(rest.convergence.iterations, 0);
    for (const Measure& measure : rest.measures) {
        for (const double value : measure.values) EXPECT_EQ(value, 0) << measure.key;
    }
}

}  // namespace
}  // namespace detente
