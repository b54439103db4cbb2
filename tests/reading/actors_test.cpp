// Organs, media, ministries, persons by an office, Chinese names of one ideograph.
#include <gtest/gtest.h>

#include "reading_fixture.hpp"

namespace detente {
namespace {

std::string others(const std::string& text) {
    std::string out;
    for (const NamedActor& actor : read_article(text, Registry::installed()).named_actors)
        out += (out.empty() ? "" : ", ") + actor.id;
    return out;
}

const NamedActor& only(const Reading& reading) {
    EXPECT_EQ(reading.named_actors.size(), 1U);
    return reading.named_actors.front();
}

TEST(Actors, OrgansBelongToTheirOwner) {
    EXPECT_EQ(others("The European Commission asked the UN Security Council for help."),
              "organ:EU/Commission, organ:UN/Security Council");
    EXPECT_EQ(others("The General Assembly of the company met."), "");
    const std::string text = "The Council of Heads of State of the Shanghai Cooperation Organization met on Monday.";
    const Reading reading = read_article(text, Registry::installed());
    const Span span = only(reading).mentions.front();
    EXPECT_EQ(text.substr(span.start, span.end - span.start),
              "Council of Heads of State of the Shanghai Cooperation Organization");
    EXPECT_EQ(others("The Brazilian foreign ministry said no."), "organ:BRA/foreign ministry");
    EXPECT_EQ(others("The ministry said no."), "");
}

TEST(Actors, MediaByName) {
    EXPECT_EQ(others("Reuters and Xinhua reported it; TASS did not."), "media:Reuters, media:Xinhua, media:TASS");
    EXPECT_EQ(others("He is a guardian of the economist."), "");
}

TEST(Actors, PersonsBehindAnOffice) {
    const Reading reading = read_article("The Norwegian ambassador Kari Holm left Oslo.", Registry::installed());
    EXPECT_EQ(only(reading).id, "person:Kari Holm");
    EXPECT_EQ(only(reading).economy, "NOR");
    EXPECT_EQ(others("Secretary of State Antony Blinken came. Blinken left."), "person:Antony Blinken");
    EXPECT_EQ(others("Hunt said that he would come."), "");  // a minister's surname, but anybody's, too
    EXPECT_EQ(others("The ambassador Monday left."), "");
    EXPECT_EQ(others("President Anthony Smith spoke."), "person:Anthony Smith") << "a given name is nobody's surname";
}

/// Two leaders share a given name: the longer name is one person, not two.
/// Names as the press writes them, beside those of the factbook.
TEST(Actors, LeadersAsThePressNamesThem) {
    EXPECT_EQ(others("Joe Biden and Xi Jinping met in Lima."), "person:Joe Biden, person:Xi Jinping");
    EXPECT_EQ(others("Volodymyr Zelensky thanked Pedro Sanchez."), "person:Volodymyr Zelensky, person:Pedro Sanchez");
}

TEST(Actors, ANameOfThreeWordsIsOnePerson) {
    EXPECT_EQ(others("Pham Minh Chinh, prime minister of Vietnam, spoke in Hanoi."), "person:Pham Chinh");
}

TEST(Actors, ChineseNamesOfOneIdeograph) {
    const auto found = [](const std::string& text) { return mentions_of(read_article(text, Registry::installed())); };
    EXPECT_EQ(found("中俄两国领导人会谈。"), "中=CHN 俄=RUS");
    EXPECT_EQ(found("俄方表示同意，美媒报道。"), "俄=RUS 美=USA");
    EXPECT_EQ(found("中日韩三国合作。"), "中=CHN 日=JPN 韩=KOR");
    EXPECT_EQ(found("会议集中讨论，中英文版本，双方同意。"), "");
}

}  // namespace
}  // namespace detente
