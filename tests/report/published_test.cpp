// The installed scenarios, solved, through every form of the report; figures against the published ones.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "detente/report/report.hpp"
#include "detente/support/csv.hpp"
#include "fixture.hpp"
#include "markup_check.hpp"
#include "reference.hpp"

namespace detente {
namespace {

const Comparison& solved() {
    static const Comparison comparison = [] {
        Comparison both;
        both.world = load_world("2019");
        both.capital = "UZB";
        for (const char* id : {"cold-war", "multilateral"}) {
            both.futures.push_back(solve(load_scenario(id), both.world, Registry::installed()));
        }
        return both;
    }();
    return comparison;
}

}  // namespace

TEST(Published, JsonOfColdWarIsThePaper) {
    const auto json = nlohmann::json::parse(to_json(solved()));
    std::map<std::string, nlohmann::json> economies;
    for (const auto& economy : json["futures"][0]["economies"]) economies[economy["id"]] = economy;
    const CsvTable expected = read_csv(published("campos2023/economies.csv"));
    ASSERT_EQ(expected.rows(), economies.size());
    for (std::size_t row = 0; row < expected.rows(); ++row) {
        const auto& economy = economies.at(std::string(expected.cell(row, expected.column("iso"))));
        // 1e-4 percentage points: the installed world's flows are rounded to six digits.
        EXPECT_NEAR(economy["welfare_pct"].get<double>(), expected.number(row, expected.column("welfare_1")), 1e-4);
        EXPECT_NEAR(economy["output_pct"].get<double>(), expected.number(row, expected.column("output_1")), 1e-4);
        EXPECT_EQ(economy["bloc"], std::string(expected.cell(row, expected.column("bloc"))));
    }
    const CsvTable blocs = read_csv(published("campos2023/blocs.csv"));
    std::size_t compared = 0;
    for (const auto& cell : json["futures"][0]["bloc_trade"])
        for (std::size_t row = 0; row < blocs.rows(); ++row)
            if (blocs.cell(row, 0) == "1" && blocs.cell(row, 1) == cell["from"].get<std::string>() &&
                blocs.cell(row, 2) == cell["to"].get<std::string>()) {
                EXPECT_NEAR(cell["trade_pct"].get<double>(), blocs.number(row, 3), 1e-3);
                ++compared;
            }
    EXPECT_EQ(compared, 9u);
}

TEST(Published, BriefOfTheInstalledPairIsSoundAndSmall) {
    const std::string page =
        to_html_brief(solved(), fixture::article(), {"detente answer article.txt", "2026-01-31", "why"});
    EXPECT_EQ(fixture::read_markup(page).fault, "");
    EXPECT_LT(page.size(), 400000u);
    EXPECT_EQ(fixture::read_markup(to_svg_map(solved(), 1, "welfare_pct", "2026-01-31")).fault, "");
}

}  // namespace detente
