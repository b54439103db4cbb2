#include "reading_fixture.hpp"

namespace detente {
namespace {

struct TitleCase {
    const char* text;
    const char* title;
    const char* question;
};

const TitleCase title_cases[] = {
    {"Download\nCold War or talks? A meeting answers\nFirst Voice\n", "Cold War or talks? A meeting answers",
     "Cold War or talks?"},
    {"\uFEFFBlocs or a table?\r\n\r\nIn August the leaders met.", "Blocs or a table?", "Blocs or a table?"},
    {"Share\nBy Jane Doe and John Roe\nDec 30, 2022 10:14 GMT\n3 min read\nTrade falls again\n\nText.",
     "Trade falls again", ""},
    {"Trade fell again on Friday, the ministry said in a statement that surprised nobody.", "", ""},
    {"Trade fell on Friday.\nA short line", "", ""},
    {"Opinion\n\nWho gains? Who loses? The numbers\n", "Who gains? Who loses? The numbers", "Who loses?"},
    {"Talks fail. What now for the U.S. and China?", "Talks fail. What now for the U.S. and China?",
     "What now for the U.S. and China?"},
    {"冷战还是多边主义？", "冷战还是多边主义？", "冷战还是多边主义？"},
    {"By the numbers: who gains?", "By the numbers: who gains?", "By the numbers: who gains?"},
    {"", "", ""},
    {"?\n!\n", "", ""},
};

TEST(Title, IsTheFirstLineThatLooksLikeOne) {
    for (const TitleCase& c : title_cases) {
        const Reading reading = read_small(c.text);
        EXPECT_EQ(reading.title, c.title) << c.text;
        EXPECT_EQ(reading.question, c.question) << c.text;
    }
}

TEST(Principals, WeighKindTitleAndPlace) {
    const auto principals = [](const std::string& text) { return read_small(text).principals; };
    using Ids = std::vector<std::string>;
    EXPECT_EQ(principals("Brazil met France."), (Ids{"BRA", "FRA"}));
    EXPECT_EQ(principals("It was in Brazil that France met Poland."), (Ids{"FRA", "POL", "BRA"}));
    EXPECT_EQ(principals("Argentine farmers watched. Brazil met France."), (Ids{"BRA", "FRA", "ARG"}));
    EXPECT_EQ(principals("Poland asks\n\nBrazil met France. Brazil left."), (Ids{"POL", "BRA", "FRA"}));
    EXPECT_EQ(principals("Brazil, France, Poland and Canada met."), (Ids{"BRA", "FRA"}))
        << "the third must outweigh the fourth";
    EXPECT_EQ(principals("The Soviet Union met Brazil."), (Ids{"BRA"}));
    EXPECT_EQ(principals("Nobody met."), Ids{});
    // A repeated line weighs once: four captions do not make a principal.
    const std::string caption = "A view of the hall in Poland\n";
    EXPECT_EQ(principals("Brazil met France and Canada. Canada left.\n" + caption + caption + caption + caption),
              (Ids{"CAN", "BRA", "FRA"}));
}

}  // namespace
}  // namespace detente
