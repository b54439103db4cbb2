// The built-in scenarios against Campos et al. (2023): blocs, every trade-cost factor, welfare, output, trade, bloc
// table.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "detente/support/csv.hpp"
#include "detente/support/text.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

/// The paper's world from its own trade table, in full precision.
World paper_world() {
    const CsvTable table = read_csv(reference("campos2023/trade_2019.csv.gz"));
    const std::size_t exporter = table.column("exporter"), importer = table.column("importer"),
                      trade = table.column("trade");
    std::vector<std::string> ids;
    for (std::size_t row = 0; row < table.rows(); ++row) ids.emplace_back(table.cell(row, exporter));
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    World world;
    world.id = "paper";
    world.unit = "thousand USD";
    for (const std::string& id : ids) world.economies.push_back({id, Registry::installed().economy(id)->name});
    world.sectors.push_back({"goods", "Goods", "", {}, {}, ""});
    world.trade.assign(ids.size() * ids.size(), 0);
    for (std::size_t row = 0; row < table.rows(); ++row)
        world.trade[world.cell(*world.find_economy(std::string(table.cell(row, importer))), 0,
                               *world.find_economy(std::string(table.cell(row, exporter))))] = table.number(row, trade);
    return world;
}

CompiledScenario compiled_on_paper_world(const std::string& id, const World& world) {
    return compile(load_scenario(id), world, Registry::installed());
}

TEST(Published, TheVoteRuleGivesThePapersBlocs) {
    NEEDS_REFERENCE("campos2023/blocs.csv");
    const World world = paper_world();
    const CompiledScenario compiled = compiled_on_paper_world("cold-war", world);
    const CsvTable blocs = read_csv(reference("campos2023/blocs.csv"));
    ASSERT_EQ(blocs.rows(), world.n());
    for (std::size_t row = 0; row < blocs.rows(); ++row)
        EXPECT_EQ(compiled.bloc_of[*world.find_economy(std::string(blocs.cell(row, 0)))], blocs.cell(row, 1))
            << blocs.cell(row, 0);
}

/// All 151 x 150 off-diagonal factors, exactly as published; pairs that the paper does not list are 1.
void expect_rule_gives(const std::string& scenario, const std::string& column) {
    const World world = paper_world();
    ASSERT_EQ(world.n(), 151u);
    std::vector<double> published(world.trade.size(), 1.0);
    const CsvTable table = read_csv(reference("campos2023/tau_hat.csv.gz"));
    for (std::size_t row = 0; row < table.rows(); ++row)
        published[world.cell(*world.find_economy(std::string(table.cell(row, table.column("importer")))), 0,
                             *world.find_economy(std::string(table.cell(row, table.column("exporter")))))] =
            table.number(row, table.column(column));
    const CompiledScenario compiled = compiled_on_paper_world(scenario, world);
    ASSERT_EQ(compiled.shock.trade_cost_hat.size(), published.size());
    std::size_t different = 0, touched = 0;
    for (std::size_t cell = 0; cell < published.size(); ++cell) {
        different += compiled.shock.trade_cost_hat[cell] != published[cell];
        touched += published[cell] != 1;
    }
    EXPECT_EQ(different, 0u) << scenario;
    EXPECT_GT(touched, 2000u);
}

TEST(Published, TheRuleGivesEveryFactorOfScenario1) {
    NEEDS_REFERENCE("campos2023/tau_hat.csv.gz");
    expect_rule_gives("cold-war", "tau_hat_1");
}

TEST(Published, TheRulesGiveEveryFactorOfScenario3) {
    NEEDS_REFERENCE("campos2023/tau_hat.csv.gz");
    expect_rule_gives("cold-war-deep", "tau_hat_3");
}

// The paper's scenario 2: restrictions and agreements, without the WTO.
TEST(Published, TheRulesGiveEveryFactorOfScenario2) {
    NEEDS_REFERENCE("campos2023/tau_hat.csv.gz");
    const World world = paper_world();
    Scenario scenario = load_scenario("cold-war-deep");
    scenario.changes.pop_back();
    const CompiledScenario compiled = compile(scenario, world, Registry::installed());
    const CsvTable table = read_csv(reference("campos2023/tau_hat.csv.gz"));
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::size_t cell = world.cell(*world.find_economy(std::string(table.cell(row, 1))), 0,
                                            *world.find_economy(std::string(table.cell(row, 0))));
        ASSERT_EQ(compiled.shock.trade_cost_hat[cell], table.number(row, table.column("tau_hat_2"))) << table.line(row);
    }
}

TEST(Published, RestrictionsAreThePapers) {
    NEEDS_REFERENCE("campos2023/blocs.csv");
    const CsvTable ours = read_csv(find_data("scenarios/restrictions.csv").string());
    const CsvTable theirs = read_csv(reference("campos2023/blocs.csv"));
    std::map<std::string, std::size_t> row_of;
    for (std::size_t row = 0; row < theirs.rows(); ++row) row_of[std::string(theirs.cell(row, 0))] = row;
    for (std::size_t row = 0; row < ours.rows(); ++row) {
        const std::size_t there = row_of.at(std::string(ours.cell(row, 0)));
        const double level = theirs.number(there, theirs.column("MATR")),
                     low = theirs.number(there, theirs.column("min_MATR"));
        const double high = theirs.number(there, theirs.column("max_MATR"));
        EXPECT_EQ(ours.number(row, ours.column("matr_2019")), level);
        EXPECT_EQ(ours.number(row, ours.column("matr_low")), low);
        EXPECT_EQ(ours.number(row, ours.column("fall")), level - low);
        const bool neutral = theirs.cell(there, 1) == "Neutral";
        EXPECT_EQ(ours.cell(row, ours.column("rise")).empty(), neutral);
        if (!neutral) {
            EXPECT_GE(ours.number(row, ours.column("rise")), high - level) << ours.cell(row, 0);
        }
    }
    EXPECT_EQ(ours.rows(), theirs.rows());
}

double largest_difference(const Outcome& outcome, const CsvTable& table, const std::string& key,
                          const std::string& column) {
    const Measure* measure = outcome.measure(key);
    if (!measure) return INFINITY;
    double largest = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto here = std::find(outcome.economies.begin(), outcome.economies.end(), table.cell(row, 0));
        if (here == outcome.economies.end()) return INFINITY;
        largest = std::max(largest, std::abs(measure->values[here - outcome.economies.begin()] -
                                             table.number(row, table.column(column))));
    }
    return largest;
}

/// Within 1e-6 percentage points of the paper's own output, every economy and every bloc pair.
void expect_published(const std::string& scenario, const std::string& number) {
    const World world = paper_world();
    const Future future = solve(load_scenario(scenario), world, Registry::installed());
    ASSERT_EQ(future.outcome.convergence.status, SolveStatus::converged);
    const CsvTable economies = read_csv(reference("campos2023/expected_fragmentation_" + number + ".csv"));
    ASSERT_EQ(economies.rows(), 151u);
    const std::vector<std::pair<std::string, std::string>> columns{
        {"welfare_pct", "Welfare"}, {"output_pct", "Output"}, {"trade_pct", "Trade"}};
    for (const auto& [key, column] : columns)
        EXPECT_LT(largest_difference(future.outcome, economies, key, column), 1e-6) << key;
    const CsvTable blocs = read_csv(reference("campos2023/expected_fragmentation_blocs_" + number + ".csv"));
    const BlocTrade trade = bloc_trade(world, future);
    ASSERT_EQ(trade.blocs.size(), 3u);
    for (std::size_t from = 0; from < 3; ++from)
        for (std::size_t to = 0; to < 3; ++to) {
            std::size_t row = 0;
            while (blocs.cell(row, 0) != trade.blocs[from]) ++row;
            EXPECT_NEAR(trade.pct(from, to), blocs.number(row, blocs.column(trade.blocs[to])), 1e-6)
                << trade.blocs[from] << " " << trade.blocs[to];
        }
}

TEST(Published, ColdWarIsThePapersScenario1) {
    NEEDS_REFERENCE("campos2023/expected_fragmentation_1.csv");
    expect_published("cold-war", "1");
}

TEST(Published, ColdWarDeepIsThePapersScenario3) {
    NEEDS_REFERENCE("campos2023/expected_fragmentation_3.csv");
    expect_published("cold-war-deep", "3");
}

/// Beside each built-in scenario stands its result on the embedded world. DETENTE_WRITE_EXPECTED=1 writes them anew.
class Expected : public ::testing::TestWithParam<const char*> {};

std::string expected_csv(const Outcome& outcome) {
    std::string out = "economy,welfare_pct,output_pct,trade_pct\n";
    for (std::size_t i = 0; i < outcome.economies.size(); ++i) {
        out += csv_field(outcome.economies[i]);
        for (const char* key : {"welfare_pct", "output_pct", "trade_pct"})
            out += "," + shortest(outcome.measure(key)->values[i]);
        out += "\n";
    }
    return out;
}

TEST_P(Expected, TheFileBesideTheScenario) {
    const Scenario scenario = load_scenario(GetParam());
    const Future future = solve(scenario, load_world(scenario.world), Registry::installed());
    ASSERT_EQ(future.outcome.convergence.status, SolveStatus::converged);
    const std::string path = std::string(DETENTE_SOURCE) + "/data/scenarios/" + GetParam() + ".expected.csv";
    if (std::getenv("DETENTE_WRITE_EXPECTED")) write_file(path, expected_csv(future.outcome));
    const CsvTable expected = read_csv(path);
    ASSERT_EQ(expected.rows(), future.outcome.economies.size());
    for (const char* key : {"welfare_pct", "output_pct", "trade_pct"})
        EXPECT_LT(largest_difference(future.outcome, expected, key, key), 1e-8) << key;
}

// The embedded world's figures are rounded; what follows from them is still the paper's result to 1e-4 points.
TEST(Published, TheExpectedFilesAreThePapersResults) {
    NEEDS_REFERENCE("campos2023/expected_fragmentation_1.csv");
    const std::vector<std::pair<std::string, std::string>> pairs{{"cold-war", "1"}, {"cold-war-deep", "3"}};
    const std::vector<std::pair<std::string, std::string>> columns{
        {"welfare_pct", "Welfare"}, {"output_pct", "Output"}, {"trade_pct", "Trade"}};
    for (const auto& [scenario, number] : pairs) {
        const CsvTable ours = read_csv(find_data("scenarios/" + scenario + ".expected.csv").string());
        const CsvTable theirs = read_csv(reference("campos2023/expected_fragmentation_" + number + ".csv"));
        ASSERT_EQ(ours.rows(), theirs.rows());
        std::map<std::string, std::size_t> row_of;
        for (std::size_t row = 0; row < theirs.rows(); ++row) row_of[std::string(theirs.cell(row, 0))] = row;
        for (std::size_t row = 0; row < ours.rows(); ++row)
            for (const auto& [key, column] : columns)
                EXPECT_NEAR(ours.number(row, ours.column(key)),
                            theirs.number(row_of.at(std::string(ours.cell(row, 0))), theirs.column(column)), 1e-4)
                    << scenario << " " << ours.cell(row, 0) << " " << key;
    }
}

INSTANTIATE_TEST_SUITE_P(BuiltIn, Expected,
                         ::testing::Values("cold-war", "cold-war-deep", "cold-war-measured", "autarky-of",
                                           "multilateral", "tariff-war", "electronics-ban"),
                         [](const auto& scenario) {
                             std::string name = scenario.param;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
}  // namespace detente
