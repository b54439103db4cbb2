#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "detente/reading/reading.hpp"
#include "reading/goods/goods.hpp"

namespace detente {
namespace {

std::string joined(const std::vector<std::string>& ids) {
    std::string out;
    for (const std::string& id : ids) out += (out.empty() ? "" : "+") + id;
    return out.empty() ? "?" : out;
}

std::string sectors(const PolicyMeasure& measure) {
    std::vector<std::string> all;
    for (const Product& product : measure.products)
        if (const auto found = product.sectors.find("2022"); found != product.sectors.end())
            for (const std::string& sector : found->second)
                if (std::find(all.begin(), all.end(), sector) == all.end()) all.push_back(sector);
    std::sort(all.begin(), all.end());
    return all.empty() ? "all" : joined(all);
}

std::string height(const Level& level) {
    const auto number = [](const std::optional<double>& value) { return value ? fmt::format("{:g}", *value) : "?"; };
    if (level.kind == "to") return (level.from ? number(level.from) + "->" : "") + number(level.to);
    if (level.kind == "by") return "+" + number(level.by);
    if (level.kind == "up_to") return "<=" + number(level.high);
    if (level.kind == "between") return number(level.low) + ".." + number(level.high);
    return "-";
}

/// "tariff USA>CHN C29 0.25->1 announced; ...", in the order of the alphabet.
std::string measures_of(const std::string& text) {
    const Reading reading = read_article(text, Registry::installed());
    std::vector<std::string> all;
    for (const PolicyMeasure& m : reading.measures)
        all.push_back(fmt::format("{} {}>{} {} {} {}", m.instrument, joined(m.by), joined(m.on), sectors(m),
                                  height(m.level), m.status));
    std::sort(all.begin(), all.end());
    std::string out;
    for (const std::string& one : all) out += (out.empty() ? "" : "; ") + one;
    return out;
}

std::string effects_of(const std::string& text) {
    const Reading reading = read_article(text, Registry::installed());
    std::string out;
    for (const Effect& e : reading.effects)
        out += fmt::format("{}{} {}>{} {} {}", out.empty() ? "" : "; ", e.about, joined(e.who), joined(e.with),
                           e.direction, e.value ? fmt::format("{:g}", *e.value) : "?");
    return out;
}

}  // namespace

TEST(Measures, RateWithBothSidesAndGood) {
    EXPECT_EQ(measures_of("Canada has imposed a tariff of 25 percent on steel from China since October 2024."),
              "tariff CAN>CHN C24A 0.25 in_force");
}

TEST(Measures, EachRateHasItsPartner) {
    EXPECT_EQ(
        measures_of("The United States will charge a duty of 20 percent on goods from Norway, 30 percent on goods "
                    "from Chile and 15 percent on goods from Kenya."),
        "tariff USA>CHL all 0.3 announced; tariff USA>KEN all 0.15 announced; tariff USA>NOR all 0.2 announced");
}

TEST(Measures, WhoIsNotNamedIsUnknown) {
    EXPECT_EQ(measures_of("India has banned exports of wheat with immediate effect."),
              "export_ban IND>? A01 - in_force");
}

TEST(Measures, SeatsOfGovernmentActForTheirOwners) {
    EXPECT_EQ(measures_of("Brussels imposed anti-dumping duties of 30 percent on bicycles from China on Monday."),
              "anti_dumping igo:EU>CHN C302T309 0.3 in_force");
}

TEST(Measures, NoMeasureInSportAndStrikes) {
    EXPECT_EQ(
        measures_of("France beat Brazil 2-1 and collected 30 percent of the prize money. The goalkeeper saved two "
                    "shots, and the defence left Brazil no chance."),
        "");
    EXPECT_EQ(measures_of("Iran recalled its ambassador from Pakistan. The border stayed open."), "");
}

TEST(Measures, SharesAndGrowthAreNoRates) {
    EXPECT_EQ(
        measures_of("Tariffs hurt. Exports from Mexico to the United States fell by 12 percent, and 90 percent of the "
                    "firms complained."),
        "");
}

TEST(Measures, JoinsAndLeaves) {
    EXPECT_EQ(measures_of("BRICS has grown. Indonesia joined the group in January 2025."),
              "framework_join IDN>igo:BRICS all - in_force");
}

TEST(Measures, AnAgreementOfTwoSaysWhoseDutyFalls) {
    EXPECT_EQ(
        measures_of("The United States and Japan reached a trade deal on Tuesday. Under it the tariff on Japanese cars "
                    "falls to 15 percent from 27.5 percent."),
        "agreement USA>JPN all - announced; tariff USA>JPN C29 0.275->0.15 announced");
}

TEST(Measures, DutiesTakenOff) {
    EXPECT_EQ(measures_of("China lifted its anti-dumping duties on Australian wine on Friday."),
              "anti_dumping CHN>AUS C10T12 - lifted");
}

TEST(Measures, AdditionalDuty) {
    EXPECT_EQ(measures_of("Turkey will impose an additional duty of 40 percent on cars from China."),
              "tariff TUR>CHN C29 +0.4 announced");
}

TEST(Effects, GrowthOfTradeBetweenTwo) {
    EXPECT_EQ(effects_of("Trade between Peru and Chile rose by 12 percent last year."), "trade PER>CHL up 0.12");
}

TEST(Effects, LevelsAreNone) {
    EXPECT_EQ(effects_of("Trade between Peru and Chile reached 4 billion dollars last year."), "");
}

TEST(Goods, LongestNameAndPlural) {
    const std::string text = "lithium-ion batteries for electric vehicles, soybeans and the chip industry";
    std::vector<reading::Piece> pieces;
    reading::append_pieces(text, text, 0, text.size(), pieces);
    const std::vector<reading::FoundGood> found = reading::Goods::installed().find(pieces);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].product.hs.front(), "850760");
    EXPECT_EQ(found[1].product.hs.front(), "120190");
    EXPECT_TRUE(found[2].in_part);
}

}  // namespace detente
