#include "detente/world/economy_finder.hpp"

#include <gtest/gtest.h>

namespace detente {
namespace {

const std::vector<Economy> economies{{"UZB", "Uzbekistan"}, {"DEU", "Germany"}, {"ROW", "Everybody else"}};

TEST(EconomyFinder, FindsByWhateverAnEconomyIsCalled) {
    const EconomyFinder finder(economies, Registry::installed());
    for (const char* written : {"UZB", "UZ", "860", "Uzbekistan", "uzbekistan", " Tashkent ", "Ouzbékistan"})
        EXPECT_EQ(finder.find(written), 0u) << written;
    for (const char* written : {"DEU", "de", "276", "Federal Republic of Germany", "Berlin", "Deutschland"})
        EXPECT_EQ(finder.find(written), 1u) << written;
    EXPECT_EQ(finder.find("everybody else"), 2u);  // as the world has it
    for (const char* written : {"", " ", "Nowhere", "France", "Paris"}) EXPECT_FALSE(finder.find(written)) << written;
    EXPECT_EQ(finder.known("Paris"), "FRA");
    EXPECT_FALSE(finder.known("Nowhere"));
}

TEST(EconomyFinder, SuggestsWhatIsHere) {
    const EconomyFinder finder(economies, Registry::installed());
    EXPECT_EQ(finder.suggest("Germny"), "did you mean 'Germany'?");
    EXPECT_EQ(finder.suggest("wset", {"west"}), "did you mean 'west'?");
}

TEST(EconomyFinder, OfThoseWhoVote) {
    const EconomyFinder finder(std::vector<std::string>{"CHN", "USA"}, Registry::installed());
    EXPECT_EQ(finder.find("Washington"), finder.find("USA"));
    EXPECT_EQ(finder.find("People's Republic of China"), 0u);
}

// A state's seat of government before a territory's; states that are no more have none.
TEST(Registry, CapitalsOfStates) {
    const Registry& registry = Registry::installed();
    EXPECT_EQ(registry.economy_of_capital("Prague"), "CZE");
    EXPECT_EQ(registry.economy_of_capital("moscow"), "RUS");
    EXPECT_EQ(registry.economy_of_capital("Kingston"), "JAM");
    EXPECT_EQ(registry.economy_of_capital("Washington"), "USA");
    EXPECT_EQ(registry.economy_of_capital("Washington, D.C."), "USA");
    EXPECT_FALSE(registry.economy_of_capital("Gotham"));
    EXPECT_FALSE(registry.economy_of_capital(""));
}

}  // namespace
}  // namespace detente
