// Ignatenko, Lashkaripour, Macedoni and Simonovska (2025), one-sector models, from trade and GDP: import, save, load,
// scenario, solve, compare with what the authors' equations give.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "detente/door/front_door.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"
#include "detente/world/import_folder.hpp"
#include "reference.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

struct Liberation : testing::Test {
    fs::path folder = fs::temp_directory_path() / ("detente-liberation-" + std::to_string(::getpid()));
    World world;

    void SetUp() override {
        NEEDS_REFERENCE("liberation2025/trade.csv.gz");
        fs::create_directories(folder);
        world = import_liberation({.folder = {.input = reference("liberation2025"), .output = (folder / "w").string()}})
                    .world;
        import_liberation({.folder = {.input = reference("liberation2025"), .output = (folder / "io").string()},
                           .value_added_share = 0.49});
    }
    void TearDown() override { fs::remove_all(folder); }

    /// The tariffs of a published scenario as a file beside the scenario.
    Future run(const std::string& tariffs, const std::string& model, const std::string& from = "w") const {
        const CsvTable all = read_csv(reference("liberation2025/scenario_tariffs.csv.gz"));
        std::ofstream file(folder / "t.csv");
        file << "exporter,importer,tariff\n";
        for (std::size_t row = 0; row < all.rows(); ++row) {
            if (all.cell(row, 0) != tariffs) continue;
            file << all.cell(row, 1) << ',' << all.cell(row, 2) << ',' << all.cell(row, 3) << '\n';
        }
        file.close();
        return solved("[[change]]\ntariffs = \"t.csv\"\n", model, from);
    }
    Future solved(const std::string& changes, const std::string& model, const std::string& from = "w") const {
        std::ofstream(folder / "s.toml") << "title = \"test\"\nworld = \"" << from
                                         << "\"\n[model]\nkind = \"sectors\"\n"
                                         << model << "\n"
                                         << changes;
        const Future future = compare({(folder / "s.toml").string()}).futures.front();
        EXPECT_EQ(future.outcome.convergence.status, SolveStatus::converged);
        return future;
    }
    /// Largest difference, percentage points, of one measure from a column (in percent, or a share with `times` 100).
    double apart(const Future& future, const char* key, const char* scenario, const char* column, double times = 1) {
        const CsvTable expected = read_csv(reference("liberation2025/expected_by_country.csv.gz"));
        const Measure* measure = future.outcome.measure(key);
        if (!measure) return INFINITY;
        double largest = 0;
        std::size_t rows = 0;
        for (std::size_t row = 0; row < expected.rows(); ++row) {
            if (expected.cell(row, 0) != scenario) continue;
            const std::size_t k = *world.find_economy(std::string(expected.cell(row, 1)));
            const double published = times * expected.number(row, expected.column(column));
            largest = std::max(largest, std::abs(measure->values[k] - published));
            ++rows;
        }
        EXPECT_EQ(rows, 194u);
        return largest;
    }
};

TEST_F(Liberation, CalibrationIsTheAuthors) {
    const CsvTable countries = read_csv(reference("liberation2025/countries.csv"));
    for (std::size_t k = 0; k < world.n(); ++k) {
        const double sales = countries.number(k, countries.column("domestic_sales_calibrated"));
        EXPECT_NEAR(world.trade[world.cell(k, 0, k)], sales, 1e-12 * sales) << world.economies[k].id;
    }
}

TEST_F(Liberation, OneSectorScenarios) {
    const struct {
        const char *scenario, *tariffs, *model;
    } cases[] = {{"ustr", "ustr", ""},
                 {"ustr_lumpsum", "ustr_lumpsum", "revenue = \"rebate\""},
                 {"opt", "opt", ""},
                 {"ustr_recip", "ustr_recip", ""},
                 {"ustr_optret", "ustr_optret", ""},
                 {"ustr_phi025", "ustr_phi025", "firm_pass_through = 0.25"},
                 {"ustr_ek", "ustr_ek", "destination_share = 0"}};
    for (const auto& [scenario, tariffs, model] : cases) {
        const Future future = run(tariffs, model);
        for (const auto& [key, column] : {std::pair{"welfare_pct", "welfare_pct"},
                                          {"deficit_pct", "deficit_pct"},
                                          {"exports_gdp_pct", "exports_gdp_pct"},
                                          {"imports_gdp_pct", "imports_gdp_pct"},
                                          {"employment_pct", "employment_pct"},
                                          {"price_pct", "cpi_pct"}})
            EXPECT_LT(apart(future, key, scenario, column), 1e-6) << scenario << " " << key;
        EXPECT_LT(apart(future, "revenue_pct_of_expenditure", scenario, "tariff_rev_over_E", 100), 1e-6) << scenario;
    }
}

/// With inputs. The authors' price level there is a mean with weights of another calibration, which moves every nominal
/// column by one factor: prices are compared with those of the United States, money columns not at all.
TEST_F(Liberation, OneSectorWithInputs) {
    const Future future = run("ustr", "", "io");
    for (const char* key : {"welfare_pct", "exports_gdp_pct", "imports_gdp_pct", "employment_pct"})
        EXPECT_LT(apart(future, key, "io_ustr", key), 1e-6) << key;
    const CsvTable expected = read_csv(reference("liberation2025/expected_by_country.csv.gz"));
    const std::vector<double>& price = future.outcome.measure("price_pct")->values;
    std::vector<double> published(world.n());
    for (std::size_t row = 0; row < expected.rows(); ++row)
        if (expected.cell(row, 0) == "io_ustr")
            published[*world.find_economy(std::string(expected.cell(row, 1)))] =
                1 + expected.number(row, expected.column("cpi_pct")) / 100;
    const std::size_t usa = *world.find_economy("USA");
    for (std::size_t k = 0; k < world.n(); ++k)
        EXPECT_NEAR((1 + price[k] / 100) / (1 + price[usa] / 100), published[k] / published[usa], 1e-8);
}

TEST_F(Liberation, TheUniformTariffThatBeatsThePrintedOptimum) {
    const auto with_tariff = [&](double level) {
        return solved("[[change]]\nto = \"USA\"\ntariff = " + std::to_string(level) + "\n", "", "io");
    };
    const std::size_t usa = *world.find_economy("USA");
    const double best = with_tariff(0.1794).outcome.measure("welfare_pct")->values[usa];
    EXPECT_NEAR(best, 2.28186849161, 1e-5);  // flat at the top: the fourth digit of the tariff moves nothing
    for (const double other : {0.16, 0.20})
        EXPECT_LT(with_tariff(other).outcome.measure("welfare_pct")->values[usa], best);
}

TEST_F(Liberation, NoTariffIsNoChange) {
    const Outcome rest = solve_sector_model(world, {}, {.numeraire = "world-prices"});
    EXPECT_EQ(rest.convergence.iterations, 0);
    for (const Measure& measure : rest.measures)
        for (const double value : measure.values) EXPECT_EQ(value, 0) << measure.key;
}

/// The authors' "balanced trade" transfers do not sum to zero: money that nobody pays.
TEST_F(Liberation, TransfersThatDoNotSumToZeroAreRefused) {
    World unbalanced = world;
    unbalanced.transfers.assign(world.n(), 0);
    unbalanced.transfers[0] = 573e6;
    try {
        solve_sector_model(unbalanced, {});
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.field, "transfers");
        EXPECT_EQ(error.problem,
                  "transfers sum to 5.73e+08 thousand USD, 0.53 percent of world value added, not to zero");
    }
}

}  // namespace
}  // namespace detente
