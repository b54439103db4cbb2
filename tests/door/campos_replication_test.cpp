// Campos et al. (2023) from their raw data: import csv, a scenario with the CSV of factors, solve, compare with what
// they published. The same numbers stand in docs/replications.md.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "detente/door/front_door.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/files.hpp"
#include "detente/world/import_csv.hpp"
#include "reference.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

struct Replication : testing::TestWithParam<int> {
    fs::path folder =
        fs::temp_directory_path() / ("detente-campos-" + std::to_string(::getpid()) + "-" + std::to_string(GetParam()));

    void SetUp() override { fs::create_directories(folder); }
    void TearDown() override { fs::remove_all(folder); }

    /// Their file has one column of factors a scenario; a scenario file wants the one it uses, named factor.
    void write_factors() const {
        const CsvTable table = read_csv(reference("campos2023/tau_hat.csv.gz"));
        const std::size_t from = table.column("exporter"), to = table.column("importer");
        const std::size_t factor = table.column("tau_hat_" + std::to_string(GetParam()));
        std::ofstream out(folder / "tau.csv");
        out << "exporter,importer,factor\n";
        for (std::size_t row = 0; row < table.rows(); ++row) {
            out << table.cell(row, from) << ',' << table.cell(row, to) << ',' << table.cell(row, factor) << '\n';
        }
    }

    Comparison solved() const {
        CsvImportOptions import;
        import.input = reference("campos2023/trade_2019.csv.gz");
        import.output = (folder / "world").string();
        import.unit = "kUSD";
        import.column = {"value=trade"};
        import_csv(import);
        write_factors();
        std::ofstream(folder / "s.toml")
            << "title = \"Campos et al. scenario\"\nworld = \"world\"\n[model]\nkind = \"gravity\"\n"
               "trade_elasticity = 3.8\nsupply_elasticity = 1.2397891963109354\n"
               "deficits = \"multiplicative\"\n[blocs]\n"
            << bloc("Western") << bloc("Eastern") << bloc("Neutral")
            << "[[change]]\ntrade_cost_factors = \"tau.csv\"\n";
        return compare({(folder / "s.toml").string()});
    }

    static std::string bloc(const std::string& name) {
        return name + " = { file = \"" + fs::absolute(reference("campos2023/blocs.csv")).string() + "\", bloc = \"" +
               name + "\" }\n";
    }
};

TEST_P(Replication, WelfareOutputAndTradeOfEveryEconomy) {
    NEEDS_REFERENCE("campos2023/trade_2019.csv.gz");
    const Comparison comparison = solved();
    const Outcome& outcome = comparison.futures.front().outcome;
    ASSERT_EQ(outcome.convergence.status, SolveStatus::converged);
    const CsvTable published =
        read_csv(reference("campos2023/expected_fragmentation_" + std::to_string(GetParam()) + ".csv"));
    ASSERT_EQ(published.rows(), 151u);
    double largest[3] = {0, 0, 0};
    const char* columns[3] = {"Welfare", "Output", "Trade"};
    const char* keys[3] = {"welfare_pct", "output_pct", "trade_pct"};
    for (std::size_t row = 0; row < published.rows(); ++row) {
        const auto economy = comparison.world.find_economy(std::string(published.cell(row, published.column("iso"))));
        ASSERT_TRUE(economy);
        for (int k = 0; k < 3; ++k) {
            const double apart =
                outcome.measure(keys[k])->values[*economy] - published.number(row, published.column(columns[k]));
            largest[k] = std::max(largest[k], std::abs(apart));
        }
    }
    for (int k = 0; k < 3; ++k) {
        EXPECT_LT(largest[k], 1e-6) << columns[k];
        RecordProperty(columns[k], std::to_string(largest[k]));
    }
}

TEST_P(Replication, TradeBetweenBlocs) {
    NEEDS_REFERENCE("campos2023/trade_2019.csv.gz");
    const Comparison comparison = solved();
    const BlocTrade trade = bloc_trade(comparison.world, comparison.futures.front());
    const CsvTable published =
        read_csv(reference("campos2023/expected_fragmentation_blocs_" + std::to_string(GetParam()) + ".csv"));
    ASSERT_EQ(published.rows(), trade.blocs.size());
    for (std::size_t row = 0; row < published.rows(); ++row) {
        for (std::size_t to = 0; to < trade.blocs.size(); ++to) {
            const std::string exporter(published.cell(row, 0));
            const std::size_t from =
                std::size_t(std::find(trade.blocs.begin(), trade.blocs.end(), exporter) - trade.blocs.begin());
            ASSERT_LT(from, trade.blocs.size());
            EXPECT_NEAR(trade.pct(from, to), published.number(row, published.column(trade.blocs[to])), 1e-6);
        }
    }
}

/// Their scenario 0, Russia in autarky: a few of the numbers in results/fragmentation_0.csv of their repository
/// (github.com/rolf-campos/geopolitical-fragmentation-and-trade, MIT). They use factors of 1e9, and as Russia's
/// price collapses in their mean, about 2e-8 of its trade leaks through; a ban does not, hence 1e-6.
TEST(CamposAutarky, RussiaAsPublished) {
    NEEDS_REFERENCE("campos2023/trade_2019.csv.gz");
    CsvImportOptions import;
    import.input = reference("campos2023/trade_2019.csv.gz");
    import.unit = "kUSD";
    import.column = {"value=trade"};
    const World world = import_csv(import).world;
    const std::size_t n = world.n(), alone = *world.find_economy("RUS");
    const struct {
        const char* id;
        double trade, welfare;
    } published[] = {{"AGO", 0.5054413243301497, -0.07495754312039082},
                     {"USA", -0.5152807713819527, -0.10826257899351788},
                     {"DEU", -0.9108398396855222, -0.5288308521481895},
                     {"BLR", -42.45858383044543, -16.103945408035415}};
    for (const double factor : {1e9, std::numeric_limits<double>::infinity()}) {
        Shock shock;
        shock.trade_cost_hat.assign(n * n, 1);
        for (std::size_t k = 0; k < n; ++k) {
            if (k == alone) continue;
            shock.trade_cost_hat[world.cell(k, 0, alone)] = shock.trade_cost_hat[world.cell(alone, 0, k)] = factor;
        }
        const Outcome outcome = solve_universal_gravity(world, shock);
        ASSERT_EQ(outcome.convergence.status, SolveStatus::converged);
        for (const auto& line : published) {
            const std::size_t k = *world.find_economy(line.id);
            EXPECT_NEAR(outcome.measure("trade_pct")->values[k], line.trade, 1e-6) << line.id << " " << factor;
            EXPECT_NEAR(outcome.measure("welfare_pct")->values[k], line.welfare, 1e-6) << line.id << " " << factor;
        }
        EXPECT_NEAR(outcome.measure("welfare_pct")->values[alone], -9.436729982567556, 1e-9);
    }
}

INSTANTIATE_TEST_SUITE_P(Campos, Replication, testing::Values(1, 3));

}  // namespace
}  // namespace detente
