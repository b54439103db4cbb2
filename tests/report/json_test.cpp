#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

#include "detente/report/report.hpp"
#include "detente/support/csv.hpp"
#include "detente/version.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

using Json = nlohmann::json;

bool holds_null(const Json& json) {
    if (json.is_null()) return true;
    if (!json.is_structured()) return false;
    return std::any_of(json.begin(), json.end(), [](const Json& part) { return holds_null(part); });
}

/// Key names that docs/json.md promises on a future.
void expect_contract(const Json& future, const World& world) {
    for (const char* key : {"detente", "world", "scenario", "convergence", "economies", "bloc_trade", "world_total"}) {
        EXPECT_TRUE(future.contains(key)) << key;
    }
    EXPECT_EQ(future["detente"], version);
    EXPECT_EQ(future["world"]["id"], world.id);
    EXPECT_EQ(future["world"]["sha256"], world.sha256);
    for (const char* key : {"status", "iterations", "residual", "seconds"})
        EXPECT_TRUE(future["convergence"].contains(key)) << key;
    for (const char* key : {"title", "question", "world", "model", "blocs", "changes", "notes", "text"}) {
        EXPECT_TRUE(future["scenario"].contains(key)) << key;
    }
    for (const char* key :
         {"kind", "trade_elasticity", "supply_elasticity", "elasticity_source", "deficits", "numeraire"}) {
        EXPECT_TRUE(future["scenario"]["model"].contains(key)) << key;
    }
}

}  // namespace

TEST(Json, FuturesCarryTheContractAndTheSameNumbers) {
    const Comparison comparison = fixture::two_futures();
    const Json json = Json::parse(to_json(comparison));
    EXPECT_EQ(json["detente"], version);
    EXPECT_EQ(json["capital"], "UZB");
    ASSERT_EQ(json["futures"].size(), 2u);
    for (std::size_t f = 0; f < 2; ++f) {
        const Json& future = json["futures"][f];
        const Future& source = comparison.futures[f];
        expect_contract(future, comparison.world);
        ASSERT_EQ(future["economies"].size(), comparison.world.n());
        for (std::size_t i = 0; i < comparison.world.n(); ++i) {
            const Json& economy = future["economies"][i];
            EXPECT_EQ(economy["id"], comparison.world.economies[i].id);
            EXPECT_EQ(economy["name"], comparison.world.economies[i].name);
            EXPECT_EQ(economy["bloc"], source.compiled.bloc_of[i]);
            for (const Measure& measure : source.outcome.measures) {
                ASSERT_EQ(economy[measure.key].get<double>(), measure.values[i]);  // to the last bit
            }
            EXPECT_FALSE(economy.contains("range"));
        }
        EXPECT_EQ(future["world_total"]["welfare_pct"].get<double>(), source.outcome.world_welfare_pct);
        const BlocTrade trade = bloc_trade(comparison.world, source);
        ASSERT_EQ(future["bloc_trade"].size(), 9u);
        EXPECT_EQ(future["bloc_trade"][1]["from"], "west");
        EXPECT_EQ(future["bloc_trade"][1]["to"], "east");
        EXPECT_EQ(future["bloc_trade"][1]["trade_pct"].get<double>(), trade.pct(0, 1));
    }
    EXPECT_FALSE(holds_null(json));
}

TEST(Json, OneFutureIsTheFutureItself) {
    Comparison comparison = fixture::two_futures();
    comparison.futures.resize(1);
    comparison.capital.clear();
    const std::string text = to_json(comparison);
    EXPECT_EQ(text.back(), '\n');
    const Json json = Json::parse(text);
    expect_contract(json, comparison.world);
    EXPECT_FALSE(json.contains("futures"));
    EXPECT_FALSE(json.contains("capital"));
    EXPECT_EQ(json["scenario"]["blocs"][0]["members"].size(), comparison.futures[0].compiled.blocs[0].members.size());
}

TEST(Json, WhatIsNotDefinedIsAbsent) {
    Comparison comparison = fixture::two_futures();
    Future& future = comparison.futures[0];
    future.outcome.measures[0].values[3] = std::nan("");
    future.outcome.world_trade_pct = INFINITY;
    future.outcome.convergence.residual = std::nan("");
    future.outcome.convergence.residuals[0] = std::nan("");
    future.outcome.convergence.status = SolveStatus::diverged;
    future.compiled.blocs.clear();
    for (auto& bloc : future.compiled.bloc_of) bloc.clear();
    const Json json = Json::parse(to_json(comparison))["futures"][0];
    EXPECT_FALSE(json["economies"][3].contains("welfare_pct"));
    EXPECT_TRUE(json["economies"][3].contains("trade_pct"));
    EXPECT_FALSE(json["economies"][3].contains("bloc"));
    EXPECT_FALSE(json.contains("bloc_trade"));
    EXPECT_FALSE(json.contains("sectors"));
    EXPECT_FALSE(json["world_total"].contains("trade_pct"));
    EXPECT_EQ(json["convergence"]["status"], "diverged");
    EXPECT_FALSE(json["convergence"].contains("residual"));
    EXPECT_FALSE(json["convergence"].contains("residuals"));
    EXPECT_FALSE(holds_null(json));
}

TEST(Json, SectorsOfModelsThatHaveThem) {
    Comparison comparison = fixture::two_futures();
    Outcome& outcome = comparison.futures[0].outcome;
    outcome.sectors = {"food", "energy"};
    outcome.sector_price_pct.assign(2 * comparison.world.n(), 1.5);
    outcome.sector_output_pct.assign(2 * comparison.world.n(), -2.5);
    outcome.sector_output_pct[1] = std::nan("");
    const Json sectors = Json::parse(to_json(comparison))["futures"][0]["sectors"];
    ASSERT_EQ(sectors.size(), 2 * comparison.world.n());
    EXPECT_EQ(sectors[1], (Json{{"economy", outcome.economies[0]}, {"sector", "energy"}, {"price_pct", 1.5}}));
    EXPECT_EQ(sectors[2]["output_pct"], -2.5);
}

TEST(Json, AnswerHoldsTheReading) {
    const Reading reading = fixture::article();
    const Json json = Json::parse(to_json(fixture::two_futures(), reading, "because"));
    EXPECT_EQ(json["why"], "because");
    ASSERT_EQ(json["futures"].size(), 2u);
    const Json& read = json["reading"];
    EXPECT_EQ(read["title"], reading.title);
    EXPECT_EQ(read["question"], reading.question);
    EXPECT_EQ(read["principals"], (Json{"CHN", "RUS", "USA"}));
    EXPECT_EQ(read["actors"].size() + read["frameworks"].size(), reading.mentions.size());
    for (const char* list : {"actors", "frameworks"}) {
        for (const Json& mention : read[list]) {
            const std::size_t start = mention["start"], end = mention["end"];
            EXPECT_EQ(reading.text.substr(start, end - start), mention["text"]);
            EXPECT_EQ(mention["candidates"][0], mention["id"]);
        }
    }
    EXPECT_EQ(read["named"]["economies"][0], (Json{{"id", "CHN"}, {"name", "China"}, {"mentions", 3}}));
    Comparison one = fixture::two_futures();
    one.futures.resize(1);
    EXPECT_EQ(Json::parse(to_json(one, reading))["futures"].size(), 1u);
}

TEST(Json, ReadingAloneHasTheSameMembers) {
    const Json json = Json::parse(to_json(fixture::article()));
    EXPECT_EQ(json["detente"], version);
    for (const char* key : {"title", "question", "principals", "actors", "frameworks", "named"})
        EXPECT_TRUE(json.contains(key)) << key;
}

TEST(Json, AnyBytesGiveJson) {
    std::mt19937 generator(5);
    for (int i = 0; i < 50; ++i) {
        Reading reading;
        for (char& c : reading.text = std::string(80, ' ')) c = static_cast<char>(generator());
        reading.title = reading.text.substr(0, 9);
        reading.mentions = {{{3, 9}, reading.text.substr(3, 6), "CHN", {"CHN"}, "name"}};
        const Json json = Json::parse(to_json(reading));
        EXPECT_EQ(json["actors"][0]["start"], 3);
    }
}

TEST(Csv, ReadsBackToTheSameNumbers) {
    Comparison comparison = fixture::two_futures();
    comparison.world.economies[0].name = "Comma, \"quote\"\nand line";
    comparison.futures[0].outcome.measures[1].values[2] = std::nan("");
    comparison.futures[1].outcome.measures.pop_back();
    const CsvTable table = parse_csv(to_csv(comparison), "result.csv");
    EXPECT_EQ(table.header, (std::vector<std::string>{"scenario", "economy", "name", "bloc", "welfare_pct",
                                                      "output_pct", "trade_pct", "parameters", "limits"}));
    const std::size_t n = comparison.world.n();
    ASSERT_EQ(table.rows(), 2 * n);
    EXPECT_EQ(table.cell(0, 2), "Comma, \"quote\"\nand line");
    for (std::size_t row = 0; row < 2 * n; ++row) {
        const Future& future = comparison.futures[row / n];
        EXPECT_EQ(table.cell(row, 0), future.compiled.scenario.id);
        EXPECT_EQ(table.cell(row, 1), comparison.world.economies[row % n].id);
        EXPECT_EQ(table.number(row, 4), future.outcome.measures[0].values[row % n]);
    }
    EXPECT_EQ(table.cell(2, 5), "");
    EXPECT_EQ(table.cell(n, 6), "");
}

// Whose every parameter is leaves with every result: as JSON, as CSV, on the terminal.
TEST(Json, ParametersSayWhoseTheyAre) {
    Comparison comparison = fixture::two_futures();
    comparison.world.limits = {{"profits-not-modelled", "there are none"}};
    const Json model = Json::parse(to_json(comparison))["futures"][0]["scenario"]["model"];
    ASSERT_EQ(model["parameters"].size(), 4u);
    EXPECT_EQ(model["parameters"][0],
              Json::parse(R"({"key": "trade_elasticity", "value": 3.8, "unit": "elasticity", "whose": "scenario",
                              "source": "an invented paper", "file": "split.toml", "line": 3})"));
    EXPECT_EQ(model["parameters"][1], Json::parse(R"({"key": "supply_elasticity", "value": 1.24, "unit": "elasticity",
                                                      "whose": "default", "source": "another paper"})"));
    EXPECT_EQ(model["parameters"][2],
              Json::parse(R"({"key": "deficits", "value": "multiplicative", "whose": "default"})"));

    const CsvTable table = parse_csv(to_csv(comparison), "result.csv");
    EXPECT_EQ(table.cell(3, table.column("parameters")),
              "trade_elasticity=3.8 (scenario); supply_elasticity=1.24 (default); deficits=multiplicative (default); "
              "numeraire=world-output (default)");
    EXPECT_EQ(table.cell(3, table.column("limits")), "profits-not-modelled");

    const std::string text = to_terminal(comparison, {.width = 120, .colour = false, .rows = 3});
    EXPECT_NE(text.find("Trade elasticity 3.8 (an invented paper), supply elasticity 1.24 (the program's default)"),
              std::string::npos)
        << text;
}

TEST(Json, AChangeIsASentenceAndItsSource) {
    const Json scenario = Json::parse(to_json(fixture::two_futures()))["futures"][0]["scenario"];
    EXPECT_EQ(scenario["changes"][0],
              "Trade costs between west and east change by 20 % — source: an invented paper (2023) — table 2");
    EXPECT_EQ(scenario["change_parts"][0],
              Json::parse(R"({"sentence": "Trade costs between west and east change by 20 %",
                              "source": "an invented paper (2023) — table 2", "assumption": false})"));
}

}  // namespace detente
