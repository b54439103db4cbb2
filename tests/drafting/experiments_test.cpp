// From what a text states to the experiment that it asks for; measures are written by hand here.
#include <algorithm>
#include <map>

#include "detente/drafting/experiments.hpp"
#include "detente/scenario/solve.hpp"
#include "reading/reading_fixture.hpp"

namespace detente {
namespace {

const Registry& registry() {
    return Registry::installed();
}

const World& world(const std::string& id) {
    static std::map<std::string, World> worlds;
    const auto found = worlds.find(id);
    return found != worlds.end() ? found->second : worlds.emplace(id, load_world(id)).first->second;
}

PolicyMeasure duty(const std::string& by, const std::vector<std::string>& on, const Level& level) {
    return {.instrument = "tariff", .by = {by}, .on = on, .level = level};
}

Level to(double rate, std::optional<double> from = {}) {
    return {.kind = "to", .from = from, .to = rate};
}

Level by(double points) {
    return {.kind = "by", .by = points};
}

Reading with(const std::vector<PolicyMeasure>& measures, const std::string& title = "A notice") {
    Reading reading;
    reading.title = title;
    reading.text = title;
    reading.measures = measures;
    return reading;
}

struct Asked {
    TextQuestion question;
    DraftedExperiments drafted;
    const Scenario& stated() const { return drafted.experiments.at(0).scenario; }
    const Scenario& other() const { return drafted.experiments.at(1).scenario; }
};

Asked ask(const Reading& reading, const std::string& id = "2022", const std::string& day = "2025-06-01") {
    Asked out;
    out.question = question_of(reading, registry());
    out.drafted = draft_experiments(reading, out.question, {day}, world(id), registry(), {});
    return out;
}

TEST(Experiments, LevelsBecomeChanges) {
    const struct {
        PolicyMeasure measure;
        const char* line;
    } cases[] = {
        {duty("USA", {"CHN"}, to(1.0, 0.25)), "tariff = \"+75pp\""},
        {duty("USA", {"CHN"}, to(1.45)), "tariff = \"145%\""},
        {duty("USA", {"igo:EU"}, to(0.15, 0.275)), "tariff = \"15%\""},
        {duty("BRA", {"CHN"}, by(0.125)), "tariff = \"+12.5pp\""},
        {duty("BRA", {"CHN"}, {.kind = "up_to", .high = 0.4}), "tariff = \"40%\""},
        {{.instrument = "countervailing", .by = {"igo:EU"}, .on = {"CHN"}, .level = to(0.207)}, "tariff = \"+20.7pp\""},
        {{.instrument = "anti_dumping",
          .by = {"CHN"},
          .on = {"igo:EU"},
          .level = {.kind = "between", .low = 0.3, .high = 0.4}},
         "tariff = \"+35pp\"\ntariff_range = [0.3, 0.4]"},
        {{.instrument = "export_ban", .by = {"CHN"}, .on = {"JPN"}, .flow = "exports"}, "ban = true"},
        {{.instrument = "export_tax", .by = {"RUS"}, .on = {"all"}, .flow = "exports", .level = to(0.1)},
         "export_tax = \"10%\""}};
    for (const auto& one : cases) {
        const Asked asked = ask(with({one.measure}));
        ASSERT_FALSE(asked.drafted.experiments.empty()) << one.line;
        EXPECT_NE(asked.stated().text.find(one.line), std::string::npos) << one.line << "\n" << asked.stated().text;
    }
}

TEST(Experiments, AllGoodsAreNeverServices) {
    const Asked asked = ask(with({duty("USA", {"CHN"}, to(1.45))}));
    const CompiledScenario compiled = compile(asked.stated(), world("2022"), registry());
    const World& here = world("2022");
    const std::size_t us = *here.find_economy("USA"), china = *here.find_economy("CHN");
    for (std::size_t s = 0; s < here.sectors.size(); ++s) {
        const double now = compiled.shock.tariff[here.cell(us, s, china)];
        if (here.sectors[s].group == "services")
            EXPECT_EQ(now, here.tariff[here.cell(us, s, china)]);
        else
            EXPECT_EQ(now, 1.45);
    }
    EXPECT_NE(compiled.changes[0].sentence.find("all goods"), std::string::npos) << compiled.changes[0].sentence;
}

TEST(Experiments, AGoodIsAPartOfItsSector) {
    PolicyMeasure cars = duty("USA", {"CHN"}, by(0.5));
    cars.products = {{"electric cars", {"870380"}, {{"2022", {"C29"}}}, {}}};
    const Asked unknown = ask(with({cars}));
    EXPECT_NE(unknown.stated().text.find("share_range"), std::string::npos);
    ASSERT_FALSE(unknown.drafted.experiments[0].assumptions.empty());
    EXPECT_NE(unknown.drafted.experiments[0].assumptions[0].find("(change.1.share)"), std::string::npos);
    cars.products[0].share = 0.08;
    const Asked known = ask(with({cars}));
    EXPECT_NE(known.stated().text.find("share = 0.08"), std::string::npos);
    EXPECT_EQ(known.stated().text.find("share_range"), std::string::npos);
    PolicyMeasure steel = duty("USA", {"CHN"}, by(0.25));
    steel.products = {{"steel", {"7208"}, {{"2022", {"C24A"}}}, {}}};
    EXPECT_EQ(ask(with({steel})).stated().text.find("share ="), std::string::npos) << "steel is what the sector is";
}

TEST(Experiments, UnknownIsNeverEverybody) {
    const Asked nobody = ask(with({duty("USA", {}, to(0.25))}));
    EXPECT_EQ(nobody.question.kind, "none");
    EXPECT_NE(nobody.question.why.find("on whom"), std::string::npos) << nobody.question.why;
    const Asked beside = ask(with({duty("USA", {}, to(0.25)), duty("USA", {"JPN"}, to(0.1))}));
    EXPECT_EQ(beside.stated().changes.size(), 1u);
    EXPECT_EQ(beside.drafted.not_run.size(), 1u);
    EXPECT_EQ(ask(with({{.instrument = "sanction", .by = {"unresolved:the West"}, .on = {"RUS"}}})).question.kind,
              "none");
}

TEST(Experiments, ABanOnExportsNamesNoPartnerBecauseItHasNone) {
    PolicyMeasure ban{.instrument = "export_ban", .by = {"IND"}, .on = {}, .flow = "exports", .from = "2024-03"};
    ban.products = {{"onions", {"0703"}, {{"2022", {"A01"}}}, 0.02}};
    const Asked asked = ask(with({ban}));
    ASSERT_EQ(asked.stated().changes.size(), 1u);
    EXPECT_EQ(asked.stated().changes[0].to, std::vector<std::string>{"*"});
    bool said = false;
    for (const std::string& one : asked.drafted.experiments[0].assumptions)
        said = said || one.find("(change.1.to)") != std::string::npos;
    EXPECT_TRUE(said);
}

TEST(Experiments, RatesByPartnerTakeThePlaceOfTheGeneralOne) {
    const Reading order = with({duty("USA", {"all"}, by(0.1)), duty("USA", {"CHN"}, by(0.34)),
                                duty("USA", {"igo:EU"}, by(0.2)), duty("USA", {"JPN"}, by(0.24))});
    const Asked asked = ask(order);
    const World& here = world("2022");
    const CompiledScenario stated = compile(asked.stated(), here, registry());
    const std::size_t us = *here.find_economy("USA"), metals = *here.find_sector("C24A");
    const auto rise = [&](const CompiledScenario& compiled, const char* id) {
        const std::size_t cell = here.cell(us, metals, *here.find_economy(id));
        return compiled.shock.tariff[cell] - here.tariff[cell];
    };
    EXPECT_NEAR(rise(stated, "CHN"), 0.34, 1e-12);
    EXPECT_NEAR(rise(stated, "DEU"), 0.2, 1e-12);
    EXPECT_NEAR(rise(stated, "BRA"), 0.1, 1e-12);
    EXPECT_NEAR(rise(compile(asked.other(), here, registry()), "CHN"), 0.1, 1e-12) << "the general rate alone";
}

TEST(Experiments, WhatIsThreatenedIsTheAlternative) {
    PolicyMeasure threat = duty("USA", {"igo:EU"}, to(0.3));
    threat.status = "threatened";
    const Asked asked = ask(with({duty("USA", {"igo:EU"}, to(0.15)), threat}));
    EXPECT_NE(asked.stated().text.find("15%"), std::string::npos);
    EXPECT_EQ(asked.stated().text.find("30%"), std::string::npos);
    EXPECT_NE(asked.other().text.find("30%"), std::string::npos);
    EXPECT_EQ(asked.other().text.find("15%"), std::string::npos);
    const Asked alone = ask(with({threat}));
    EXPECT_NE(alone.stated().text.find("30%"), std::string::npos) << "nothing else is stated";
    EXPECT_TRUE(alone.other().changes.empty());
}

TEST(Experiments, WhatTheBaselineHoldsIsTakenBack) {
    PolicyMeasure steel = duty("USA", {"CHN"}, to(0.25));
    steel.from = "2018-03-23";
    const Asked late = ask(with({steel}), "2022", "2025-06-01");
    EXPECT_EQ(late.stated().text.find("\"25%\""), std::string::npos) << late.stated().text;
    bool said = false;
    for (const std::string& one : late.drafted.experiments[0].assumptions)
        said = said || one.find("baseline") != std::string::npos;
    EXPECT_TRUE(said);
    EXPECT_NE(ask(with({steel}), "2022", "2018-03-24").stated().text.find("\"25%\""), std::string::npos)
        << "the text is older than the world";
}

TEST(Experiments, AgreementsAndUnions) {
    const Asked made =
        ask(with({{.instrument = "agreement", .by = {"igo:EU"}, .on = {"IND"}, .flow = "both"}}), "2019");
    EXPECT_EQ(made.question.kind, "agreement");
    EXPECT_TRUE(made.stated().changes[0].both_directions);
    EXPECT_LT(*made.stated().changes[0].trade_cost_factor, 1);
    const Asked left = ask(with({{.instrument = "framework_leave",
                                  .by = {"GBR"},
                                  .on = {"igo:EU"},
                                  .from = "2020-01-31",
                                  .status = "past"}}),
                           "2019", "2021-03-12");
    EXPECT_EQ(left.question.kind, "agreement");
    EXPECT_EQ(left.stated().changes[0].membership, Change::Membership::leave);
    EXPECT_GT(*left.stated().changes[0].trade_cost_factor, 1);
    const Asked group =
        ask(with({{.instrument = "framework_join", .by = {"EGY", "ETH"}, .on = {"igo:BRICS"}, .from = "2024-01-01"}}),
            "2019", "2024-01-02");
    EXPECT_EQ(group.question.kind, "blocs");
    EXPECT_FALSE(group.question.split_and_talks);
    EXPECT_EQ(group.stated().changes[0].membership, Change::Membership::join);
}

TEST(Experiments, GrowthIsAimedAt) {
    Reading reading = with({});
    reading.effects = {
        {.about = "trade", .who = {"IND"}, .with = {"ARE"}, .direction = "up", .value = 0.15, .unit = "share"},
        {.about = "welfare", .who = {"world"}, .direction = "up"}};
    const Asked asked = ask(reading, "2019");
    EXPECT_EQ(asked.question.kind, "growth");
    EXPECT_NE(asked.stated().text.find("trade = \"+15%\""), std::string::npos);
    EXPECT_EQ(asked.drafted.experiments[0].effects, std::vector<std::size_t>{0});
    reading.effects[0].direction = "down";
    EXPECT_NE(ask(reading, "2019").stated().text.find("trade = \"-15%\""), std::string::npos);
}

TEST(Experiments, KindsOfQuestions) {
    EXPECT_EQ(question_of(with({}), registry()).kind, "none");
    EXPECT_EQ(question_of(with({}, "A new cold war?"), registry()).kind, "blocs");
    const PolicyMeasure cap{.instrument = "price_cap", .by = {"igo:EU"}, .on = {"RUS"}};
    const PolicyMeasure ban{.instrument = "import_ban", .by = {"igo:EU"}, .on = {"RUS"}};
    EXPECT_EQ(question_of(with({ban, cap}), registry()).kind, "sanctions");
    EXPECT_EQ(question_of(with({ban}), registry()).kind, "measures");
    EXPECT_EQ(question_of(with({cap}), registry()).kind, "none");
    PolicyMeasure rejected = duty("USA", {"CHN"}, to(0.6));
    rejected.status = "rejected";
    EXPECT_EQ(question_of(with({rejected}), registry()).kind, "none");
}

TEST(Experiments, TheWorldIsTheOneThatHoldsThem) {
    const std::vector<const World*> all{&world("2011-io"), &world("2019"), &world("2022")};
    const auto chosen = [&](const Reading& reading, const std::string& day) {
        return choose_world(reading, question_of(reading, registry()), {day}, all, registry());
    };
    PolicyMeasure cars = duty("USA", {"CHN"}, by(0.5));
    cars.products = {{"cars", {"8703"}, {{"2022", {"C29"}}}, {}}};
    EXPECT_EQ(chosen(with({cars}), "2025-01-01").id, "2022");
    EXPECT_EQ(chosen(with({duty("USA", {"CHN"}, to(1.45))}), "2025-04-16").id, "2022");
    const Reading left = with(
        {{.instrument = "framework_leave", .by = {"GBR"}, .on = {"igo:EU"}, .from = "2020-01-31", .status = "past"}});
    const ChosenWorld brexit = chosen(left, "2021-03-12");
    EXPECT_EQ(brexit.id, "2019") << "the world of 2022 is without the union already";
    EXPECT_EQ(std::count(brexit.others.begin(), brexit.others.end(), "2022"), 0);
    EXPECT_EQ(chosen(with({duty("KIR", {"NRU"}, to(0.5))}), "2025-01-01").id, "");
}

}  // namespace
}  // namespace detente
