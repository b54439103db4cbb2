// From an article and its measures to experiments, opinions of worlds and verdicts.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "detente/door/answer.hpp"
#include "detente/support/error.hpp"

namespace detente {
namespace {

using Json = nlohmann::json;

const Library& library() {
    static const Library one;
    return one;
}

const std::string trade_of_two =
    "Cold War or multilateralism? A meeting gives the answer\n\nTrade between China and Russia grew 33 percent. A "
    "boost in "
    "it will benefit the entire world.\n";

Json growth_of_two() {
    return {{"measures", Json::array()},
            {"effects",
             {{{"about", "trade"},
               {"who", {"CHN"}},
               {"with", {"RUS"}},
               {"direction", "up"},
               {"value", 0.33},
               {"unit", "share"}},
              {{"about", "welfare"}, {"who", {"world"}}, {"direction", "up"}}}}};
}

Json duties(double of_us, double of_china) {
    const auto duty = [](const char* by, const char* on, double rate) {
        return Json{{"instrument", "tariff"}, {"by", {by}}, {"on", {on}}, {"level", {{"kind", "to"}, {"to", rate}}}};
    };
    return {
        {"date", {{"article", "2025-04-16"}}},
        {"measures", {duty("USA", "CHN", of_us), duty("CHN", "USA", of_china)}},
        {"effects",
         {{{"of", 0}, {"about", "trade"}, {"who", {"USA"}}, {"with", {"CHN"}}, {"direction", "down"}, {"value", 0.81}},
          {{"about", "exports"}, {"who", {"CHN"}}, {"with", {"USA"}}, {"direction", "down"}},
          {{"about", "exports"}, {"who", {"USA"}}, {"with", {"CHN"}}, {"direction", "down"}}}}};
}

Answer answered(const std::string& article, const Json& measures, std::int64_t draws = 0) {
    return answer(
        library(),
        {.article = article, .measures = measures.dump(), .measures_file = "given.json", .sampling = {.draws = draws}});
}

const ExperimentAnswer& experiment(const Answer& answer, const std::string& id) {
    for (const ExperimentAnswer& one : answer.to_text.experiments)
        if (one.draft.id == id) return one;
    throw std::runtime_error("no experiment " + id);
}

double welfare(const Opinion& opinion, const std::string& id) {
    return opinion.future.outcome.measure("welfare_pct")->values[*opinion.world->find_economy(id)];
}

TEST(Answer, TheSeedsQuestionAndItsClaim) {
    const Answer found = answered(trade_of_two, growth_of_two());
    EXPECT_EQ(found.to_text.question.kind, "blocs");
    ASSERT_EQ(found.comparison.futures.size(), 2u);
    EXPECT_EQ(experiment(found, "split").draft.kind, "blocs");
    const ExperimentAnswer& growth = experiment(found, "growth");
    EXPECT_EQ(growth.draft.kind, "growth");
    ASSERT_GE(growth.opinions.size(), 3u);
    const struct {
        const char* world;
        double russia, china;
        std::size_t gain, lose;
    } expected[] = {{"2019", 0.749, 0.087, 46, 105}, {"2022", 0.219, 0.014, 22, 59}, {"2011-io", 0.188, 0.017, 10, 31}};
    for (const auto& one : expected) {
        const auto at = std::find_if(growth.opinions.begin(), growth.opinions.end(),
                                     [&](const Opinion& opinion) { return opinion.world->id == one.world; });
        ASSERT_NE(at, growth.opinions.end()) << one.world;
        EXPECT_NEAR(welfare(*at, "RUS"), one.russia, 6e-4) << one.world;
        EXPECT_NEAR(welfare(*at, "CHN"), one.china, 6e-4) << one.world;
        EXPECT_EQ(at->gain, one.gain) << one.world;
        EXPECT_EQ(at->lose, one.lose) << one.world;
    }
    const Opinion& first = growth.opinions.front();
    EXPECT_EQ(first.world->id, "2019");
    EXPECT_NEAR(first.future.found.at(0).factor, 0.92666, 6e-6);
    EXPECT_NEAR(first.future.outcome.world_welfare_pct, 0.026, 6e-4);
    EXPECT_NEAR(welfare(first, "BLR"), -0.062, 6e-4);
    ASSERT_EQ(growth.verdicts.size(), 2u);
    EXPECT_EQ(growth.verdicts[0].status, "not comparable") << "it is the premise";
    EXPECT_NE(growth.verdicts[1].status, "agrees") << "most economies lose";
    EXPECT_NE(growth.verdicts[1].model_says.find("46 economies gain and 105 lose, Belarus most"), std::string::npos)
        << growth.verdicts[1].model_says;
}

TEST(Answer, DutiesOfThreeDigitsFromAText) {
    const Answer found =
        answered("The duties of April\n\nThe United States charges 145 percent.\n", duties(1.45, 1.25));
    EXPECT_EQ(found.to_text.question.kind, "measures");
    EXPECT_EQ(found.plan.world->id, "2022");
    const ExperimentAnswer& stated = experiment(found, "stated");
    ASSERT_EQ(stated.verdicts.size(), 3u);
    EXPECT_NEAR(*stated.verdicts[1].value, -96.85, 0.006);
    EXPECT_NEAR(*stated.verdicts[2].value, -97.03, 0.006);
    EXPECT_EQ(stated.verdicts[0].status, "same direction") << stated.verdicts[0].why;
    EXPECT_NE(stated.verdicts[0].why.find("exempt"), std::string::npos);
    EXPECT_EQ(experiment(found, "alternative").opinions.front().future.outcome.world_welfare_pct, 0);
}

TEST(Answer, WhatMayBeTradeElsewhereIsNotRefuted) {
    Json measures = duties(1.45, 1.25);
    measures["effects"] = {{{"of", 0}, {"about", "exports"}, {"who", {"CHN"}}, {"direction", "up"}, {"value", 0.09}},
                           {{"about", "trade"}, {"who", {"world"}}, {"direction", "up"}, {"value", 0.025}}};
    const Answer found = answered("The duties of April\n\nText.\n", measures);
    for (const Verdict& verdict : experiment(found, "stated").verdicts)
        EXPECT_EQ(verdict.status, "not comparable") << verdict.model_says;
    measures["effects"] = {{{"of", 0}, {"about", "trade"}, {"who", {"USA"}}, {"with", {"CHN"}}, {"direction", "up"}}};
    const Answer wrong = answered("The duties of April\n\nText.\n", measures);
    EXPECT_EQ(experiment(wrong, "stated").verdicts[0].status, "differs");
}

TEST(Answer, ATextOfWhichNothingCanBeRunGetsItsReading) {
    const Answer found =
        answer(library(), {.article = "Argentina beat France on penalties.\n", .sampling = {.draws = 0}});
    EXPECT_EQ(found.to_text.question.kind, "none");
    EXPECT_TRUE(found.comparison.futures.empty());
    EXPECT_TRUE(found.to_text.experiments.empty());
    ASSERT_TRUE(found.plan.reading);
    EXPECT_EQ(found.plan.reading->economies.size(), 2u);
}

TEST(Answer, TheFilesThatItWritesGiveItAgainToTheDigit) {
    const Answer found = answered("Duties\n\nText.\n", duties(0.3, 0.2));
    const std::vector<Scenario> files = scenarios_to_write(found.plan);
    ASSERT_EQ(files.size(), 2u);
    const Comparison again =
        solve(plan(library(), {.scenarios = {{.name = "stated", .text = files[0].text}}, .sampling = {.draws = 0}}));
    EXPECT_EQ(again.futures[0].outcome.measure("welfare_pct")->values,
              found.comparison.futures[0].outcome.measure("welfare_pct")->values);
}

TEST(Answer, AKeyChangesAnAssumption) {
    Json measures = duties(0.5, 0.5);
    measures["measures"].erase(1);
    measures["effects"] = Json::array();
    measures["measures"][0]["products"] = {{{"text", "cars"}, {"sectors", {{"2022", {"C29"}}}}}};
    Question question{.article = "Cars\n\nText.\n", .measures = measures.dump(), .sampling = {.draws = 0}};
    const double tenth = solve(plan(library(), question)).futures[0].outcome.world_welfare_pct;
    question.set = {"change.1.share=0.5"};
    const double half = solve(plan(library(), question)).futures[0].outcome.world_welfare_pct;
    EXPECT_GT(std::abs(half), std::abs(tenth));
}

TEST(Measures, FaultsNameTheirField) {
    const auto field = [&](const std::string& json) -> std::string {
        try {
            plan(library(), {.article = "Text.\n", .measures = json, .measures_file = "m.json"});
        } catch (const InputError& error) {
            return error.field;
        }
        return "";
    };
    EXPECT_EQ(field("{"), "measures");
    EXPECT_EQ(field("{}"), "measures");
    EXPECT_EQ(field(R"({"measures": [{}]})"), "measures[0].instrument");
    EXPECT_EQ(field(R"({"measures": [{"instrument": "tarif"}]})"), "measures[0].instrument");
    EXPECT_EQ(field(R"({"measures": [{"instrument": "tariff", "lvel": {}}]})"), "measures[0].lvel");
    EXPECT_EQ(field(R"({"measures": [{"instrument": "tariff", "level": {"kind": "to"}}]})"), "measures[0].level.to");
    EXPECT_EQ(field(R"({"measures": [{"instrument": "tariff", "level": {"kind": "to", "to": 25}}]})"),
              "measures[0].level.to");
    EXPECT_EQ(field(R"({"measures": [{"instrument": "tariff", "by": "USA"}]})"), "measures[0].by");
    EXPECT_EQ(field(R"({"measures": [{"instrument": "tariff", "products": [{"share": 2}]}]})"),
              "measures[0].products[0].share");
    EXPECT_EQ(field(R"({"measures": [], "effects": [{"about": "gdp", "of": 3}]})"), "effects[0].of");
    EXPECT_EQ(field(R"({"measures": [{"instrument": "tariff"}]})"), "") << "only the instrument is needed";
}

}  // namespace
}  // namespace detente
