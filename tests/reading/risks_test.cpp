// Risky names against the small registry of tests/reading/registry: each rule of weigh.cpp by itself.
#include "reading_fixture.hpp"

namespace detente {
namespace {

struct RiskCase {
    const char* text;
    const char* mentions;
};

void expect_all(const std::vector<RiskCase>& cases) {
    for (const RiskCase& c : cases) EXPECT_EQ(mentions_of(read_small(c.text)), c.mentions) << c.text;
}

TEST(Risks, CaseTellsNamesFromWords) {
    expect_all({{"She sold china, ate turkey and told us.", ""},
                {"It was made in China for the US.", "China=CHN US=USA"},
                {"Turkey prices rose before the holiday.", ""},
                {"Turkey said that prices rose.", "Turkey=TUR"},
                {"Turkey's prices rose.", "Turkey=TUR"},
                {"Turkey prices rose, said Ankara.", "Turkey=TUR Ankara=TUR"},
                {"In May Turkey was hot.", "Turkey=TUR"},
                {"Polish your shoes.", ""},
                {"Polish farmers met in Poland.", "Polish=POL Poland=POL"},
                {"TELL US WHY", ""},
                {"TELL US WHY\n\nThe United States did not.", "US=USA United States=USA"},
                {"US AND CHINA TALK", "US=USA CHINA=CHN"}});
}

TEST(Risks, PersonsAreNoEconomies) {
    expect_all({{"Michael Jordan scored.", ""},
                {"The game went to Xerxes Jordan.", ""},
                {"Mr Jordan met Ms. Georgia and Dr China.", ""},
                {"Jordan and Brazil signed.", "Jordan=JOR Brazil=BRA"},
                {"On Monday Jordan signed.", "Jordan=JOR"},
                {"Neighbouring Jordan signed.", "Jordan=JOR"},
                {"Visiting Jordan, he signed.", "Jordan=JOR"},
                {"Michael Jordan won. Jordan said so.", ""},
                {"Michael Jordan won in Amman. Jordan said so.", "Amman=JOR Jordan=JOR"},
                {"Jordan Smith arrived.", ""},
                {"An essay by Isaiah Berlin appeared. Berlin said so.", ""},
                {"An essay by Isaiah Berlin appeared. Berlin and France said so.", "Berlin=DEU France=FRA"},
                {"Irving Berlin wrote it.", ""},
                {"Isaiah Berlin wrote it. Berlin said so.", ""},
                {"Denzel Washington acted.", ""},
                {"The Nazi German army fought.", "German=DEU"},
                {"Saudi Princess Urges Jordan to Answer Soon", "Jordan=JOR"}});
}

TEST(Risks, ABareCapitalNeedsSupport) {
    expect_all({{"In Washington it rained.", ""},
                {"In Washington it rained on the White House.", "Washington=USA White House=USA"},
                {"Washington urged calm.", "Washington=USA/US-WA"},
                {"Washington has also urged calm.", "Washington=USA/US-WA"},
                {"Talks between Washington and Beijing", "Washington=USA/US-WA Beijing=CHN"},
                {"Paris and Berlin urged calm.", "Paris=FRA Berlin=DEU"},
                {"London, Paris, Berlin and Beijing", "London=GBR Paris=FRA Berlin=DEU Beijing=CHN"},
                {"The trains to Paris were late.", ""},
                {"The trains to Paris were late across France.", "Paris=FRA France=FRA"},
                {"Moscow is quiet.", "Moscow=RUS/SUN"},
                {"Bonn urged calm.", ""},
                {"Bonn urged calm in West Germany.", "Bonn=FRG West Germany=FRG"}});
}

TEST(Risks, SharedNamesKeepTheirCandidates) {
    expect_all({{"Korea exports ships.", "Korea=KOR/PRK"},
                {"Korea exports ships, said Pyongyang.", "Korea=PRK/KOR Pyongyang=PRK"},
                {"The Congo is wide.", "Congo=COD/COG"},
                {"The Congo is wide at Brazzaville.", "Congo=COG/COD Brazzaville=COG"}});
}

TEST(Risks, RivalsSpeakUp) {
    expect_all({{"Georgia signed.", "Georgia=GEO/US-GA"},
                {"Georgia signed in Tbilisi.", "Georgia=GEO Tbilisi=GEO"},
                {"The governor of Georgia signed in Atlanta.", ""},
                {"Brussels is rainy.", ""},
                {"Brussels decided. The EU and the European Commission agreed.",
                 "Brussels=EU/BEL EU=EU European Commission=EU"},
                {"Brussels decided. Belgium agreed.", "Brussels=BEL Belgium=BEL"}});
}

TEST(Risks, ATerritoryWithACommonNameNeedsSupport) {
    expect_all({{"A shirt from Jersey.", ""}, {"Saint Helier is in Jersey.", "Saint Helier=JEY Jersey=JEY"}});
}

TEST(Risks, KindsAreNamed) {
    const Reading reading = read_small("China and Chinese firms in Beijing lobbied the White House and the EU.");
    std::vector<std::string> kinds;
    for (const Mention& mention : reading.mentions) kinds.push_back(mention.kind);
    EXPECT_EQ(kinds, (std::vector<std::string>{"name", "adjective", "capital", "government", "framework"}));
}

}  // namespace
}  // namespace detente
