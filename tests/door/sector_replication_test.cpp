// Caliendo and Parro (2015) NAFTA and WIOD 2011 from their tables: import, save, load, solve, compare.
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

struct SectorReplication : testing::Test {
    fs::path folder = fs::temp_directory_path() / ("detente-sectors-" + std::to_string(::getpid()));

    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }

    Future solved(const std::string& toml) const {
        std::ofstream(folder / "s.toml") << toml;
        return compare({(folder / "s.toml").string()}).futures.front();
    }

    static double largest(const Future& future, const char* key, const CsvTable& expected, const char* column,
                          const World& world, const char* economy_column) {
        double apart = 0;
        for (std::size_t row = 0; row < expected.rows(); ++row) {
            const std::string name(expected.cell(row, expected.column(economy_column)));
            std::size_t k = 0;
            while (k < world.n() && world.economies[k].name != name && world.economies[k].id != name) ++k;
            EXPECT_LT(k, world.n()) << name;
            if (k == world.n()) continue;
            apart = std::max(apart, std::abs(future.outcome.measure(key)->values[k] -
                                             expected.number(row, expected.column(column))));
        }
        return apart;
    }
};

TEST_F(SectorReplication, NaftaWithoutDeficits) {
    NEEDS_REFERENCE("cp2015/trade_tariffs.csv.gz");
    const World world = import_cp({.input = reference("cp2015"), .output = (folder / "cp").string()}).world;
    const CsvTable data = read_csv(reference("cp2015/trade_tariffs.csv.gz"));
    std::ofstream tariffs(folder / "t.csv");
    tariffs << "exporter,importer,sector,tariff\n";
    const auto id = [&](std::string_view label) {
        for (const Economy& economy : world.economies) {
            if (economy.name == label) return economy.id;
        }
        return std::string(label);
    };
    for (std::size_t row = 0; row < data.rows(); ++row) {
        if (data.cell(row, 0) == data.cell(row, 1)) continue;
        tariffs << id(data.cell(row, 0)) << ',' << id(data.cell(row, 1)) << ',' << csv_field(data.cell(row, 2)) << ','
                << data.cell(row, data.column("tariff_cfl")) << '\n';
    }
    tariffs.close();
    const Future future = solved(
        "title = \"NAFTA\"\nworld = \"cp\"\n[model]\nkind = \"sectors\"\ndeficits = \"zero\"\n[[change]]\ntariffs = "
        "\"t.csv\"\n");
    ASSERT_EQ(future.outcome.convergence.status, SolveStatus::converged) << future.outcome.convergence.residual;
    const CsvTable expected = read_csv(reference("cp2015/expected_welfare_zero_deficit.csv"));
    EXPECT_EQ(expected.rows(), 31u);
    for (const auto& [key, column] : {std::pair{"welfare_pct", "welfare_exact_pct"},
                                      {"welfare_first_order_pct", "welfare_cp_pct"},
                                      {"terms_of_trade_pct", "tot_pct"},
                                      {"volume_of_trade_pct", "vot_pct"},
                                      {"real_wage_pct", "realwage_pct"}}) {
        EXPECT_LT(largest(future, key, expected, column, world, "region"), 1e-6) << key;
    }

    const CsvTable sectors = read_csv(reference("cp2015/expected_sector_zero_deficit.csv.gz"));
    double apart = 0;
    for (std::size_t row = 0; row < sectors.rows(); ++row) {
        const auto k = world.find_economy(id(sectors.cell(row, 0))),
                   j = world.find_sector(std::string(sectors.cell(row, 1)));
        ASSERT_TRUE(k && j);
        const double ours = 1 + future.outcome.sector_price_pct[*k * world.sectors.size() + *j] / 100;
        apart = std::max(apart, std::abs(ours / sectors.number(row, sectors.column("P_hat")) - 1));
    }
    EXPECT_LT(apart, 1e-8);

    const CsvTable trade = read_csv(reference("cp2015/expected_trade_zero_deficit.csv.gz"));
    double flows = 0, largest_flow = 0;
    for (std::size_t row = 0; row < trade.rows(); ++row) {
        const auto importer = world.find_economy(id(trade.cell(row, 0))),
                   exporter = world.find_economy(id(trade.cell(row, 1)));
        const std::size_t cell = world.cell(*importer, *world.find_sector(std::string(trade.cell(row, 2))), *exporter);
        const double before = trade.number(row, 3), after = trade.number(row, 4);
        if (before <= 0) continue;
        const double hat = future.outcome.trade_after[cell] / future.outcome.trade_before[cell];
        largest_flow = std::max(largest_flow, std::abs(hat / (after / before) - 1));
        ++flows;
    }
    EXPECT_GT(flows, 10000);
    EXPECT_LT(largest_flow, 1e-8);
}

TEST_F(SectorReplication, WiodTariffsBetweenTheUnitedStatesAndChina) {
    NEEDS_REFERENCE("wiod2011/trade.csv.gz");
    const World world = import_wiod({.input = reference("wiod2011"), .output = (folder / "wiod").string()}).world;
    std::string goods;
    for (int k = 1; k <= 16; ++k) goods += (k > 1 ? ", \"c" : "\"c") + std::to_string(k) + "\"";
    const Future future = solved(
        "title = \"25 percent\"\nworld = \"wiod\"\n[model]\nkind = \"sectors\"\ndeficits = \"world-share\"\n"
        "[[change]]\nbetween = [\"USA\", \"CHN\"]\nsectors = [" +
        goods + "]\ntariff = 0.25\n");
    ASSERT_EQ(future.outcome.convergence.status, SolveStatus::converged);
    const CsvTable expected = read_csv(reference("wiod2011/expected_cp2015_peer.csv"));
    const CsvTable countries = read_csv(reference("wiod2011/countries.csv"));
    double welfare = 0, wage = 0;
    for (std::size_t row = 0; row < expected.rows(); ++row) {
        ASSERT_EQ(expected.cell(row, 0), countries.cell(row, 0));
        const auto k = world.find_economy(std::string(countries.cell(row, countries.column("iso3"))));
        ASSERT_TRUE(k);
        welfare = std::max(welfare, std::abs(future.outcome.measure("welfare_pct")->values[*k] -
                                             expected.number(row, expected.column("welfare_pct"))));
        wage = std::max(wage, std::abs(future.outcome.measure("real_wage_pct")->values[*k] -
                                       expected.number(row, expected.column("realwage_pct"))));
    }
    EXPECT_LT(welfare, 1e-6);
    EXPECT_LT(wage, 1e-6);

    const Outcome rest = solve_sector_model(world, {});
    EXPECT_EQ(rest.convergence.iterations, 0);
    for (const Measure& measure : rest.measures) {
        for (const double value : measure.values) EXPECT_EQ(value, 0) << measure.key;
    }
}

}  // namespace
}  // namespace detente
