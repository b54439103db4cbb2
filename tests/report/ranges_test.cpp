// Ranges in every form of a result: made up here, so that each figure can be told apart.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "detente/report/report.hpp"
#include "detente/support/csv.hpp"
#include "fixture.hpp"
#include "markup_check.hpp"
#include "words/figures.hpp"
#include "words/results.hpp"

namespace detente {
namespace {

using Json = nlohmann::json;

UncertainParameter parameter() {
    UncertainParameter out;
    out.name = "trade elasticity";
    out.point = 4;
    out.log_median = std::log(4.0);
    out.log_sd = 0.1;
    out.source = "a survey";
    return out;
}

Comparison ranged() {
    Comparison comparison = fixture::two_futures();
    for (Future& future : comparison.futures) {
        future.drawn = Drawn{200, 200, 3, 7, 0.9};
        future.compiled.uncertain = {parameter()};
        for (Measure& measure : future.outcome.measures)
            for (const double value : measure.values) {
                measure.lo.push_back(value - 0.25);
                measure.hi.push_back(value + 0.5);
            }
        future.outcome.world_welfare_range = Range{-0.75, 0.25};
        future.outcome.world_trade_range = Range{-9.5, 9.25};
        future.bloc_trade_range.assign(9, Range{-1.5, 2.5});
    }
    Difference apart;
    apart.of = 1;
    apart.measures.push_back(comparison.futures[0].outcome.measures[0]);
    apart.world_welfare = 1.5;
    apart.world_welfare_range = Range{1.25, 1.75};
    comparison.differences.push_back(apart);
    return comparison;
}

}  // namespace

TEST(Ranges, StandInJson) {
    const Comparison comparison = ranged();
    const Json json = Json::parse(to_json(comparison));
    const Json& future = json["futures"][1];
    for (std::size_t i = 0; i < comparison.world.n(); ++i)
        for (const Measure& measure : comparison.futures[1].outcome.measures) {
            const Json& range = future["economies"][i]["range"][measure.key];
            ASSERT_EQ(range, (Json{measure.lo[i], measure.hi[i]}));
        }
    EXPECT_EQ(future["world_total"]["range"], (Json{{"welfare_pct", {-0.75, 0.25}}, {"trade_pct", {-9.5, 9.25}}}));
    EXPECT_EQ(future["bloc_trade"][2]["range"], (Json{{"trade_pct", {-1.5, 2.5}}}));
    const Json& sampling = future["sampling"];
    EXPECT_EQ(sampling["draws"], 200);
    EXPECT_EQ(sampling["failed"], 3);
    EXPECT_EQ(sampling["seed"], 7);
    EXPECT_FALSE(sampling.contains("asked"));
    EXPECT_NEAR(sampling["parameters"][0]["range"][1].get<double>(), 4 * std::exp(0.16448536269514722), 1e-12);
    EXPECT_EQ(sampling["parameters"][0]["source"], "a survey");
    const Json& apart = json["differences"][0];
    EXPECT_EQ(apart["of"], 1);
    EXPECT_EQ(apart["less"], 0);
    EXPECT_EQ(apart["world_total"]["range"], (Json{{"welfare_pct", {1.25, 1.75}}}));
    EXPECT_EQ(apart["economies"].size(), comparison.world.n());
}

TEST(Ranges, ThatAreNoNumbersAreAbsent) {
    Comparison comparison = ranged();
    for (Measure& measure : comparison.futures[0].outcome.measures) measure.lo[2] = std::nan("");
    comparison.futures[0].bloc_trade_range[0].low = std::nan("");
    const Json future = Json::parse(to_json(comparison))["futures"][0];
    EXPECT_FALSE(future["economies"][2].contains("range"));
    EXPECT_TRUE(future["economies"][3].contains("range"));
    EXPECT_FALSE(future["bloc_trade"][0].contains("range"));
}

TEST(Ranges, StandInCsvBesideTheFigures) {
    const Comparison comparison = ranged();
    const CsvTable table = parse_csv(to_csv(comparison), "results.csv");
    const Measure& welfare = comparison.futures[0].outcome.measures[0];
    EXPECT_EQ(table.number(4, table.column("welfare_pct_lo")), welfare.lo[4]);
    EXPECT_EQ(table.number(4, table.column("welfare_pct_hi")), welfare.hi[4]);
    EXPECT_FALSE(parse_csv(to_csv(fixture::two_futures()), "results.csv").has("welfare_pct_lo"));
}

TEST(Ranges, StandOnTheTerminal) {
    const std::string text = to_terminal(ranged(), {.width = 120, .colour = false, .rows = 3});
    for (const char* part :
         {"−0.75 .. +0.25", "Ranges hold 5 to 95 percent of 197 draws of trade elasticity (3.39 .. 4.72)", "B less A",
          "(−1.5 .. +2.5)"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST(Ranges, AreDrawnInTheBrief) {
    const std::string page = to_html_brief(ranged(), fixture::article(), {});
    const fixture::Markup markup = fixture::read_markup(page);
    for (const char* part : {"range −0.75 .. +0.25", "where 5 to 95 percent of the draws lie", "What is at stake",
                             "How well they are known: a survey", "Every draw is solved in both futures"})
        EXPECT_NE(markup.text.find(part), std::string::npos) << part;
    EXPECT_EQ(markup.text.find("No ranges were drawn"), std::string::npos);
    std::size_t whiskers = 0;
    for (const auto& element : markup.elements)
        if (const auto* kind = element.attribute("class")) whiskers += *kind == "whisker";
    EXPECT_GT(whiskers, 60u);
    EXPECT_EQ(to_html_brief(fixture::two_futures(), {}, {}).find("class=\"whisker\""), std::string::npos);
}

}  // namespace detente
