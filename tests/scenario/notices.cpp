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
    {"an economy that the world does not have", change + "from = \"BRA\"\nban = true\n",
     "test.toml:2: change[1].from: the world 'small' does not have BRA; one of: CHN, China, DEU, Germany, IND, India, "
     "RUS, Russia, UKR, Ukraine, USA, United States"},
    {"an economy misspelt", change + "from = \"Germny\"\nban = true\n",
     "test.toml:2: change[1].from: 'Germny' is no economy, bloc or framework; did you mean 'Germany'?"},
    {"a sector that the world does not have", change + "sectors = [\"gods0\"]\nban = true\n",
     "test.toml:2: change[1].sectors: the world 'small' has no sector or group 'gods0'; did you mean 'goods0'?"},
    {"a framework that nobody knows", change + "from = \"BRIKS\"\non = \"2020-01-01\"\nban = true\n",
     "test.toml:2: change[1].from: 'BRIKS' is no economy, bloc or framework; did you mean 'BRICS'?"},
    {"a bloc misspelt", "[blocs]\nwest = [\"USA\"]\n" + change + "from = \"wset\"\nban = true\n",
     "test.toml:4: change[1].from: 'wset' is no economy, bloc or framework; did you mean 'west'?"},
    {"a key that would be ignored: from beside between",
     change + "between = [\"USA\", \"CHN\"]\nfrom = \"RUS\"\nban = true\n",
     "test.toml:3: change[1].from: would be ignored: 'between' already names both sides"},
    {"a key that would be ignored: on without a framework",
     change + "from = \"USA\"\non = \"2020-01-01\"\nban = true\n",
     "test.toml:3: change[1].on: would be ignored: no framework stands in the change"},
    {"a key that would be ignored: labour supply in gravity", "[model]\nlabour_supply_elasticity = 0.5\n",
     "test.toml:1: model.labour_supply_elasticity: belongs to the model with sectors and would be silently ignored. "
     "Write kind = \"sectors\", or leave the key out"},
    {"a parameter that is used nowhere", "[parameters]\neconomy = \"RUS\"\n",
     "test.toml:2: parameters.economy: is used nowhere. Write \"$economy\" where its value belongs"},
    {"a change that touches nothing", change + "from = \"USA\"\nto = [\"USA\", \"United States\"]\nban = true\n",
     "test.toml:1: change[1]: touches no pair of economies and would be silently ignored. Domestic flows are touched "
     "only when both sides name the same single economy"},
    {"an elasticity with the wrong sign", "[model]\ntrade_elasticity = -4\n",
     "test.toml:2: model.trade_elasticity: must be greater than 0 and at most 100, not -4"},
    {"a tariff of 25", change + "tariff = 25\n",
     "test.toml:2: change[1].tariff: 25 means 2500 percent. Write 0.25 or \"25%\""},
};

const std::vector<Notice> warnings = {
    {"an inverted elasticity", "[model]\ntrade_elasticity = 0.25\n",
     "elasticity-small: the trade elasticity 0.25 is below 1; is it written as 1/theta?"},
    {"a tariff of 1.25", change + "tariff = 1.25\n",
     "gross-tariff: change 1 sets a tariff of 125 percent; if 1.25 is 1 + tariff, write 0.25"},
    {"trade that is not there", change + "from = \"USA\"\nto = \"CHN\"\nban = true\n",
     "no-trade-touched: the pairs of change 1 do not trade in the world 'small', so that it has no effect"},
    {"a supply elasticity in the model with sectors",
     "[model]\nkind = \"sectors\"\ntrade_elasticity = 4\nsupply_elasticity = 1\n",
     "supply-elasticity: the model with sectors has none; the key changes nothing here", 2},
};

class NoticedIn : public ScenarioTest {};

TEST_F(NoticedIn, AScenarioThatIsRefused) {
    for (const Notice& notice : errors)
        EXPECT_EQ(error_of([&] { compiled(notice.toml, small_world(notice.sectors)); }), notice.message) << notice.item;
}

TEST_F(NoticedIn, AScenarioThatIsWarnedOf) {
    for (const Notice& notice : warnings) {
        World world = small_world(notice.sectors);
        world.trade[world.cell(0, 0, 5)] = 0;  // of the United States in China
        const CompiledScenario one = compiled(notice.toml, world);
        bool said = false;
        std::string all;
        for (const Note& note : one.notes)
            said = said || note.in_words() == notice.message, all += note.in_words() + "\n";
        EXPECT_TRUE(said) << notice.item << ":\n" << all;
    }
}

}  // namespace
}  // namespace detente
