// What an engine must notice in a scenario, one line an item: the exact message of each.
#include "fixture.hpp"

namespace detente {
namespace {

struct Notice {
    const char* item;
    std::string toml, message;
    std::size_t sectors = 1;
};

const std::string change = "[[change]]\n";

const std::vector<Notice> errors = {
    {"an economy that the world does not have", change + "from = \"BRA\"\nban = true\n", "?"},
    {"an economy misspelt", change + "from = \"Germny\"\nban = true\n", "?"},
    {"a sector that the world does not have", change + "sectors = [\"gods0\"]\nban = true\n", "?"},
    {"a framework that nobody knows", change + "from = \"BRIKS\"\non = \"2020-01-01\"\nban = true\n", "?"},
    {"a bloc misspelt", "[blocs]\nwest = [\"USA\"]\n" + change + "from = \"wset\"\nban = true\n", "?"},
    {"a key that would be ignored: from beside between",
     change + "between = [\"USA\", \"CHN\"]\nfrom = \"RUS\"\nban = true\n", "?"},
    {"a key that would be ignored: on without a framework",
     change + "from = \"USA\"\non = \"2020-01-01\"\nban = true\n", "?"},
    {"a key that would be ignored: labour supply in gravity", "[model]\nlabour_supply_elasticity = 0.5\n", "?"},
    {"a parameter that is used nowhere", "[parameters]\neconomy = \"RUS\"\n", "?"},
    {"a change that touches nothing", change + "from = \"USA\"\nto = [\"USA\", \"United States\"]\nban = true\n", "?"},
    {"an elasticity with the wrong sign", "[model]\ntrade_elasticity = -4\n", "?"},
    {"a tariff of 25", change + "tariff = 25\n", "?"},
    {"a tariff of 1.25", change + "tariff = 1.25\n", "?"},
};

const std::vector<Notice> warnings = {
    {"an inverted elasticity", "[model]\ntrade_elasticity = 0.25\n", "?"},
    {"a supply elasticity in the model with sectors",
     "[model]\nkind = \"sectors\"\ntrade_elasticity = 4\nsupply_elasticity = 1\n", "?", 2},
};

class NoticedIn : public ScenarioTest {};

TEST_F(NoticedIn, AScenarioThatIsRefused) {
    for (const Notice& notice : errors)
        EXPECT_EQ(error_of([&] { compiled(notice.toml, small_world(notice.sectors)); }), notice.message) << notice.item;
}

TEST_F(NoticedIn, AScenarioThatIsWarnedOf) {
    for (const Notice& notice : warnings) {
        const CompiledScenario one = compiled(notice.toml, small_world(notice.sectors));
        bool said = false;
        std::string all;
        for (const std::string& note : one.notes) said = said || note == notice.message, all += note + "\n";
        EXPECT_TRUE(said) << notice.item << ":\n" << all;
    }
}

}  // namespace
}  // namespace detente
