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
        world.id = "toy", world.year = 2019, world.unit = "million USD";
        world.economies = {{"AAA", "A"}, {"BBB", "B"}};
        world.sectors = {{"all", "All", "", {}, {}, ""}};
        world.trade = {900, 60, 40, 800};  // [importer][exporter]: B sells 60 to A, A sells 40 to B
        reading.text = "Trade between A and B reached 100 million dollars in 2019.";
        Quantity trade;
        trade.kind = "amount", trade.indicator = "trade", trade.currency = "USD";
        trade.economies = {"AAA", "BBB"};
        trade.value = 100e6, trade.interval = {99.5e6, 100.5e6};
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
    reading.quantities[0].value = 150e6, reading.quantities[0].interval = {149.5e6, 150.5e6};
    EXPECT_EQ(check().status, "differs");
    EXPECT_EQ(check().why, "by +50.0 percent: the world 'toy' has 100 million dollars");
    reading.quantities[0].indicator = "exports", reading.quantities[0].value = 40e6;
    reading.quantities[0].interval = {39.5e6, 40.5e6};
    EXPECT_EQ(check().status, "agrees");
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
