// Claims against dated memberships, a world's flows and the text's own arithmetic.
#include "detente/reading/checks.hpp"

#include <gtest/gtest.h>

#include "reading_fixture.hpp"

namespace detente {
namespace {

Reading checked(const std::string& text, const World* world = nullptr) {
    Reading reading = read_article(text, Registry::installed());
    check_claims(reading, world, Registry::installed());
    return reading;
}

std::string statuses(const Reading& reading, const std::string& kind) {
    std::string out;
    for (const Claim& claim : reading.claims)
        if (claim.kind == kind) out += (out.empty() ? "" : ", ") + claim.subjects.front() + " " + claim.check.status;
    return out;
}

TEST(Checks, Memberships) {
    EXPECT_EQ(statuses(checked("BRICS members Brazil, India and China met on Friday."), "membership"),
              "BRA agrees, IND agrees, CHN agrees");
    EXPECT_EQ(statuses(checked("BRICS members Brazil and Canada met on Friday."), "membership"),
              "BRA agrees, CAN differs");
    EXPECT_EQ(statuses(checked("Finland joined NATO in 2023, officials said."), "membership"), "FIN agrees");
    EXPECT_EQ(statuses(checked("Finland joined NATO in 1999, officials said."), "membership"), "FIN differs");
    EXPECT_EQ(statuses(checked("Switzerland is not a member of the EU."), "membership"), "CHE agrees");
    EXPECT_EQ(statuses(checked("Germany, a member of the EU, agreed."), "membership"), "DEU agrees");
    EXPECT_EQ(statuses(checked("The United Kingdom is a member of the EU."), "membership"), "GBR not comparable");
    EXPECT_EQ(statuses(checked("Germany may join the talks with the EU."), "membership"), "");
}

TEST(Checks, AccessionsToTheDay) {
    const auto status = [](const std::string& text) { return statuses(checked(text), "membership"); };
    EXPECT_EQ(status("Argentina joined BRICS on 1 January 2024."), "ARG differs");
    EXPECT_EQ(status("Egypt joined BRICS on 1 January 2024."), "EGY agrees");
    EXPECT_EQ(status("Iran and Egypt joined BRICS on January 1, 2024."), "IRN agrees, EGY agrees");
    EXPECT_EQ(status("Saudi Arabia joined BRICS on 1 January 2024."), "SAU not comparable");
    EXPECT_EQ(status("RCEP took effect for South Korea on January 1, 2022."), "KOR differs");
    EXPECT_EQ(status("RCEP entered into force on January 1, 2022 for Japan, China and Laos."),
              "JPN agrees, CHN agrees, LAO agrees");
    EXPECT_EQ(status("The United Kingdom left the European Union on 31 January 2020."), "GBR agrees");
    EXPECT_EQ(status("BRICS grew. South Africa joined the group in 2010."), "ZAF agrees");
    EXPECT_EQ(status("The SCO is large; it has had India and Pakistan as members since 2017."),
              "IND agrees, PAK agrees");
    EXPECT_EQ(status("Argentina would have joined BRICS on 1 January 2024."), "");
    EXPECT_EQ(status("Belarus joined BRICS as a partner in 2025."), "");
}

TEST(Checks, NumbersOfMembersAndOfLists) {
    const auto status = [](const std::string& text) { return statuses(checked(text), "membership"); };
    EXPECT_EQ(status("In 2023 the EU had 28 member states."), "EU differs");
    EXPECT_EQ(status("In 2023 the EU had 27 member states."), "EU agrees");
    EXPECT_EQ(status("The EU had 28 members in 2020."), "EU agrees") << "until the end of January";
    EXPECT_EQ(status("The EU has 27 member states."), "EU agrees");
    EXPECT_EQ(status("The EU has 15 member states."), "EU not comparable") << "the text is not dated";
    EXPECT_EQ(status("In 2024 BRICS had ten members."), "BRICS agrees") << "Saudi Arabia counts or does not";
    const auto list = [](const std::string& text) {
        const Reading reading = checked(text);
        return reading.claims.empty() ? "" : reading.claims.front().check.status;
    };
    EXPECT_EQ(list("It unites six partners: Australia, China, Japan, New Zealand and South Korea."), "differs");
    EXPECT_EQ(list("It unites five partners: Australia, China, Japan, New Zealand and South Korea."), "agrees");
    EXPECT_EQ(list("It unites six partners: Australia, China, Ruritania and South Korea."), "");
}

TEST(Checks, StatedSumsDifferencesAndMultiples) {
    const auto status = [](const std::string& text) {
        const Reading reading = checked(text);
        for (const Claim& claim : reading.claims)
            if (claim.kind == "arithmetic") return claim.check.status;
        return std::string("none");
    };
    const std::string flows = "Imports came to $300 billion and exports to $120 billion, which leaves a deficit of ";
    EXPECT_EQ(status(flows + "$180 billion."), "agrees");
    EXPECT_EQ(status(flows + "$160 billion."), "differs");
    const std::string parts = " billion euros, made up of 30.2 billion in exports and 41 billion in imports.";
    EXPECT_EQ(status("Trade came to 71" + parts), "agrees");
    EXPECT_EQ(status("Trade came to 75" + parts), "differs");
    EXPECT_EQ(status("Exports grew from $2.0 billion to $10.0 billion, which is five times as much."), "agrees");
    EXPECT_EQ(status("Exports grew from $2.0 billion to $10.0 billion, which is seven times as much."), "differs");
}

TEST(Checks, FrameworksAreTheSumOfTheirMembers) {
    const World world = load_world("2019");
    const auto status = [&](const std::string& text) { return statuses(checked(text, &world), "trade"); };
    EXPECT_EQ(status("Trade between India and the EU totaled $87 billion in 2019."), "IND agrees");
    EXPECT_EQ(status("Trade between India and the EU totaled $8 billion in 2019."), "IND differs");
    EXPECT_EQ(status("Oil exports from Saudi Arabia to China were worth $40 billion in 2019."), "SAU not comparable");
    EXPECT_EQ(status("Exports to China from Brazil were worth $79 billion in 2019."), "CHN agrees");
}

TEST(Checks, ClaimsCarryTheirSpan) {
    const std::string text = "Officials said that Finland joined NATO in 2023.";
    const Reading reading = checked(text);
    ASSERT_EQ(reading.claims.size(), 1u);
    EXPECT_EQ(text.substr(reading.claims[0].span.start, reading.claims[0].span.end - reading.claims[0].span.start),
              "Finland joined NATO in 2023");
    EXPECT_EQ(reading.claims[0].check.why, "the registry has 2023-04-04");
    EXPECT_EQ(failed_claims(reading), 0u);
    EXPECT_EQ(failed_claims(checked("Finland joined NATO in 1999.")), 1u);
}

TEST(Checks, NumbersOfSummits) {
    const auto status = [](const std::string& text) { return statuses(checked(text), "ordinal"); };
    EXPECT_EQ(status("The 22nd meeting of the Council of Heads of State of the SCO was held in Samarkand."),
              "SCO agrees");
    EXPECT_EQ(status("Leaders came to Kazan for the 16th BRICS summit in October 2024."), "BRICS agrees");
    EXPECT_EQ(status("The sixteenth BRICS summit in South Africa was short."), "BRICS differs");
    EXPECT_EQ(status("They met at the 18th G20 summit in 2022."), "G20 differs");
    EXPECT_EQ(status("They spoke at the 77th session of the UN General Assembly in 2022."), "UN agrees");
    EXPECT_EQ(status("They spoke at the 70th session of the UN General Assembly in 2022."), "UN differs");
    EXPECT_EQ(status("They prepared the 17th BRICS summit."), "BRICS not comparable");
    EXPECT_EQ(status("It was the 16th BRICS summit, the first since 2019 with guests."), "BRICS not comparable");
    EXPECT_EQ(status("They prepared the 99th BRICS summit in Brazil."), "BRICS not checked");
    EXPECT_EQ(status("It was the third meeting of ministers of the EU."), "");
}

TEST(Checks, RankOfATradingPartner) {
    const World world = load_world("2019");
    EXPECT_EQ(statuses(checked("China is Russia's largest trading partner.", &world), "rank"), "CHN agrees");
    EXPECT_EQ(statuses(checked("Uruguay is Russia's largest trading partner.", &world), "rank"), "URY differs");
    EXPECT_EQ(statuses(checked("China is Russia's largest trading partner."), "rank"), "CHN not checked");
}

/// Figures as the reader would give them, against a world of round numbers.
struct Figures : testing::Test {
    World world;
    Reading reading;

    Figures() {
        world.id = "toy", world.year = 2019, world.unit = "billion USD";
        world.economies = {{"AAA", "A"}, {"BBB", "B"}};
        world.sectors = {{"all", "All", "", {}, {}, ""}};
        world.trade = {900, 60, 40, 800};  // [importer][exporter]: B sells 60 to A, A sells 40 to B
        reading.text = "Trade between A and B reached 100 billion dollars in 2019.";
        Quantity trade;
        trade.kind = "amount", trade.indicator = "trade", trade.currency = "USD";
        trade.economies = {"AAA", "BBB"};
        trade.value = 100e9, trade.interval = {99.5e9, 100.5e9};
        trade.period = Period{};
        trade.period->kind = "year", trade.period->year = 2019;
        trade.span = {30, 49}, trade.clause = {0, 57};
        reading.quantities = {trade};
    }
    Check check() {
        check_claims(reading, &world, Registry::installed());
        return reading.claims.front().check;
    }
};

TEST_F(Figures, AgreeOrDifferByHowMuch) {
    EXPECT_EQ(check().status, "agrees");
    reading.quantities[0].value = 150e9, reading.quantities[0].interval = {149.5e9, 150.5e9};
    EXPECT_EQ(check().status, "differs");
    EXPECT_EQ(check().why, "by +50.0 percent: the world 'toy' has 100 billion dollars");
    reading.quantities[0].indicator = "exports", reading.quantities[0].value = 40e9;
    reading.quantities[0].interval = {39.5e9, 40.5e9};
    EXPECT_EQ(check().status, "agrees");
}

/// Two sources of trade statistics are seldom closer; nothing is said against a figure that another may have.
TEST_F(Figures, WhatAnotherSourceMayHaveIsNotRefuted) {
    const auto status = [&](double value) {
        reading.quantities[0].value = value, reading.quantities[0].interval = {0.995 * value, 1.005 * value};
        return check().status;
    };
    EXPECT_EQ(status(115e9), "agrees");
    EXPECT_EQ(status(130e9), "not comparable");
    EXPECT_EQ(status(60e9), "not comparable");
    EXPECT_EQ(status(30e9), "differs");
    EXPECT_EQ(status(200e9), "differs");
    reading.quantities[0].economies_status = "inferred: named before it in the sentence";
    EXPECT_EQ(status(200e9), "not comparable");
    reading.quantities[0].economies_status = "stated";
    reading.quantities[0].product = "oil";
    EXPECT_EQ(status(200e9), "not comparable");
    reading.quantities[0].product.clear();
    world.sectors.push_back({"more", "More", "", {}, {}, ""});
    world.trade.resize(8, 0);
    EXPECT_EQ(status(200e9), "not comparable") << "a table of sectors is no customs table";
}

TEST_F(Figures, WhoSellsAndWhoBuys) {
    Quantity& q = reading.quantities[0];
    q.indicator = "exports", q.value = 60e9, q.interval = {59.5e9, 60.5e9};
    q.exporter = "BBB", q.importer = "AAA";
    EXPECT_EQ(check().status, "agrees");
    q.exporter = "AAA", q.importer = "BBB", q.value = 40e9, q.interval = {39.5e9, 40.5e9};
    EXPECT_EQ(check().status, "agrees");
    q.exporter.clear();
    EXPECT_EQ(check().why, "the text does not say whose exports");
}

TEST_F(Figures, WhatStandsInTheWayIsSaid) {
    reading.quantities[0].period->year = 2022;
    EXPECT_EQ(check().status, "not comparable");
    EXPECT_EQ(check().why, "it is of 2022; the world 'toy' has the whole year 2019");
    reading.quantities[0].period->year.reset();
    reading.quantities[0].period->status = "year unresolved";
    EXPECT_EQ(check().status, "not checked");
    EXPECT_EQ(check().why, "the text does not date it (year unresolved); the world 'toy' has the whole year 2019");
    reading.quantities[0].period.reset();
    EXPECT_EQ(check().why, "the text does not say of which year; the world 'toy' has the whole year 2019");
    reading.quantities[0].modality = "forecast";
    EXPECT_EQ(check().status, "not checked");
    reading.quantities[0].modality = "stated";
    reading.quantities[0].economies = {"AAA", "CCC"};
    EXPECT_EQ(check().why, "the world 'toy' does not have CCC");
    reading.quantities[0].economies.clear();
    EXPECT_EQ(check().why, "the text does not say whose trade");
}

TEST_F(Figures, InconsistentArithmeticNeedsNoData) {
    Arithmetic step;
    step.quantities = {0}, step.kind = "from-to", step.stated = 0.25, step.point = 0.2;
    step.status = "inconsistent", step.why = "20% (18.9-21.1% with rounding) versus 25%";
    reading.arithmetic = {step};
    check_claims(reading, nullptr, Registry::installed());
    ASSERT_EQ(reading.claims.size(), 1u);  // what a figure rose from is no claim of its own
    EXPECT_EQ(failed_claims(reading), 1u);
}

}  // namespace
}  // namespace detente
