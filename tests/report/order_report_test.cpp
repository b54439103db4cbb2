// An order as JSON, CSV, SVG and on a terminal.
#include "detente/report/order_report.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "detente/support/csv.hpp"
#include "detente/support/text.hpp"
#include "markup_check.hpp"
#include "report/words/ticks.hpp"
#include "words/columns.hpp"

namespace detente {
namespace {

using nlohmann::json;

const Order& installed() {
    static const Order order = *load_order("unga");
    return order;
}

AgreementTable agreement_of(int year) {
    const RollCalls votes = select(load_votes("unga"), {.from = year, .to = year});
    AgreementTable table{.year = year, .session = votes.roll_calls[0].session, .voters = votes.voters};
    table.pairs = agreement(votes);
    table.indices = {AgreementIndex::share, AgreementIndex::half, AgreementIndex::pi, AgreementIndex::kappa};
    return table;
}

TEST(OrderReport, JsonHoldsTheContract) {
    const Order year = within(installed(), 2003, 2003);
    const json out = json::parse(to_json(year, {.economies = {}, .agreement = {agreement_of(2003)}}));
    EXPECT_EQ(out["year"], 2003);
    EXPECT_EQ(out["session"], "58");
    EXPECT_GT(out["economies"].size(), 180u);
    const json& one = out["economies"][0];
    for (const char* key : {"id", "name", "ideal_point", "sd", "bloc", "bloc_probability", "range"})
        EXPECT_TRUE(one.contains(key)) << key;
    EXPECT_TRUE(out["polarity"].contains("esteban_ray_1.3"));
    std::size_t members = 0;
    for (const json& bloc : out["partition"]["blocs"]) members += bloc["members"].size();
    EXPECT_EQ(members, agreement_of(2003).pairs.n());
    const json& pair = out["agreement"][0];
    for (const char* key : {"a", "b", "n", "share", "half", "pi", "kappa"}) EXPECT_TRUE(pair.contains(key)) << key;
    EXPECT_FALSE(pair.contains("S")) << "only what was asked for";
}

TEST(OrderReport, SeveralYearsAreAllThere) {
    const json out = json::parse(to_json(within(installed(), 1989, 1992), {}));
    ASSERT_EQ(out["years"].size(), 4u);
    EXPECT_EQ(out["years"][0]["year"], 1989);
    EXPECT_EQ(out["year"], 1992);
}

TEST(OrderReport, CsvIsTidy) {
    const Order years = within(installed(), 2019, 2020);
    const CsvTable points = parse_csv(to_csv(years, {}), "points");
    EXPECT_EQ(points.rows(), years.years[0].standings.size() + years.years[1].standings.size());
    const AgreementTable pairs = agreement_of(2020);
    const CsvTable agreement = parse_csv(to_csv(years, {.economies = {}, .agreement = {pairs}}), "pairs");
    EXPECT_LE(agreement.rows(), pairs.pairs.pairs());
    EXPECT_GT(agreement.rows(), pairs.pairs.pairs() / 2);
}

TEST(OrderReport, TerminalKeepsToItsWidth) {
    for (const int width : {40, 80, 132})
        for (const std::string& line :
             split(to_terminal(within(installed(), 2020, 2020), installed(), {}, {.width = width}), '\n'))
            EXPECT_LE(report::display_width(line), width) << line;
}

TEST(OrderReport, LinesAreWellFormed) {
    const std::string svg =
        to_svg_lines(installed(), {.economies = {"USA", "RUS", "CHN"}, .agreement = {}}, "2026-01-01");
    EXPECT_EQ(fixture::read_markup(svg.substr(svg.find("<svg"))).fault, "");
    EXPECT_NE(svg.find("Russia"), std::string::npos);
}

/// One economy of which somebody wrote down more than anybody has.
Order wild(double low, double high, int from = 2000, int to = 2001) {
    Order order;
    order.voters = {"USA"};
    for (const int year : {from, to}) {
        OrderYear one;
        one.year = year;
        one.roll_calls = 20;
        Standing standing;
        standing.voter = 0, standing.votes = 20;
        standing.ideal_point = low, standing.sd = 1, standing.low = low, standing.high = high;
        one.standings = {standing};
        order.years.push_back(one);
    }
    return order;
}

TEST(OrderReport, AWildFigureDrawsNoLineAUnit) {
    for (const auto& [low, high] : {std::pair(-1.0, 1e7), std::pair(-1e12, 3.0), std::pair(-1e308, 1e308)}) {
        const Order order = wild(low, high);
        const std::string svg = to_svg_lines(order, {.economies = {"USA"}, .agreement = {}});
        EXPECT_LT(svg.size(), 20'000u);
        EXPECT_EQ(fixture::read_markup(svg.substr(svg.find("<svg"))).fault, "");
        EXPECT_EQ(svg.find("nan"), std::string::npos);
        EXPECT_LT(to_terminal(order, order, {.economies = {"USA"}, .agreement = {}}, {.width = 80}).size(), 20'000u);
    }
    EXPECT_LT(to_svg_lines(wild(-1, 1, 1, 9999), {.economies = {"USA"}, .agreement = {}}).size(), 20'000u);
}

TEST(OrderReport, TicksAreRoundAndFew) {
    using report::ticks;
    EXPECT_EQ(ticks(-2, 3, 1, 15), (std::vector<double>{-2, -1, 0, 1, 2, 3}));
    EXPECT_EQ(ticks(1946, 2024, 10, 15), (std::vector<double>{1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020}));
    EXPECT_EQ(ticks(-1, 1e6, 1, 5), (std::vector<double>{0, 2e5, 4e5, 6e5, 8e5, 1e6}));
    for (const double size : {1.0, 1e3, 1e9, 1e100, 1e308}) {
        EXPECT_LE(ticks(-size, size, 1, 12).size(), 13u);
        EXPECT_GE(ticks(-size, size, 1, 12).size(), 3u);
    }
    EXPECT_TRUE(ticks(0, HUGE_VAL, 1, 5).empty());
}

}  // namespace
}  // namespace detente
