#include "fixture.hpp"
#include "scenario/file/toml_value.hpp"

namespace detente {
namespace {

class Compose : public ScenarioTest {};

const char* const base = R"(title = "Base"
world = "2019"
[model]
trade_elasticity = 3.8
deficits = "zero"
[blocs]
west = ["USA"]
east = ["RUS"]
[[change]]
between = ["west", "east"]
trade_cost = "+20%"
)";

TEST_F(Compose, LaterPartsOverrideKeysMergeBlocsAndAppendChanges) {
    const std::string a = write("a.toml", base);
    const std::string b = write("b.toml", R"(title = "Added"
[model]
trade_elasticity = 5
[blocs]
west = ["USA", "DEU"]
south = ["IND"]
[[change]]
from = "south"
tariff = 0.1
)");
    const Scenario scenario = load_scenario(a + "+" + b);
    EXPECT_EQ(scenario.id, "a+b");
    EXPECT_EQ(scenario.title, "Added");
    EXPECT_EQ(scenario.world, "2019");
    EXPECT_EQ(scenario.model.trade_elasticity, 5.0);
    EXPECT_EQ(scenario.model.deficits, Deficits::zero);
    ASSERT_EQ(scenario.blocs.size(), 3u);
    EXPECT_EQ(scenario.blocs[0].economies, (std::vector<std::string>{"USA", "DEU"}));
    EXPECT_EQ(scenario.blocs[2].name, "south");
    ASSERT_EQ(scenario.changes.size(), 2u);
    EXPECT_EQ(scenario.changes[0].trade_cost_factor, 1.2);
    EXPECT_EQ(scenario.changes[1].tariff_level, 0.1);
}

TEST_F(Compose, ErrorsNameTheFileOfTheirPart) {
    const std::string a = write("a.toml", base);
    const std::string b = write("b.toml", "[model]\n\nkind = \"x\"\n");
    EXPECT_NE(error_of([&] { load_scenario(a + "+" + b); }).find(b + ":3: model.kind"), std::string::npos);
}

TEST_F(Compose, TheTextReadsBackToTheSameScenario) {
    write("p.csv", "a,b\nUSA,RUS\n");
    std::filesystem::create_directories(folder / "inner");
    const std::string a = write("a.toml", base);
    const std::string b =
        write("inner/b.toml",
              "[[change]]\ntrade_cost = 0.9\npairs = \"q.csv\"\n[[change]]\nban = true\npairs = \"../p.csv\"\n");
    write("inner/q.csv", "a,b\nUSA,DEU\n");
    const Scenario composed = load_scenario(a + "+" + b, {"model.trade_elasticity=4.25"});
    const Scenario again = parse(composed.text);
    EXPECT_EQ(again.model.trade_elasticity, 4.25);
    EXPECT_TRUE(std::filesystem::equivalent(again.changes[1].pairs_path, folder / "inner/q.csv"));
    const CompiledScenario first = compile(composed, small_world(), Registry::installed());
    const CompiledScenario second = compile(again, small_world(), Registry::installed());
    EXPECT_EQ(first.shock.trade_cost_hat, second.shock.trade_cost_hat);
    EXPECT_EQ(first.changes, second.changes);
    EXPECT_EQ(again.text, composed.text);
}

TEST_F(Compose, OneFileWithoutOverridesKeepsItsText) {
    EXPECT_EQ(parse(base).text, base);
}

TEST_F(Compose, OverridesAreTomlOrBareWords) {
    const Scenario scenario =
        parse(base, {"model.trade_elasticity=5", "world=2020", "title=Two words", "blocs.west=[\"USA\", \"IND\"]",
                     "blocs.other=rest", "model.deficits=world-share", "change.1.trade_cost=+7%"});
    EXPECT_EQ(scenario.model.trade_elasticity, 5.0);
    EXPECT_EQ(scenario.world, "2020");
    EXPECT_EQ(scenario.title, "Two words");
    EXPECT_EQ(scenario.blocs[0].economies.size(), 2u);
    EXPECT_EQ(scenario.blocs[2].kind, BlocSpec::Kind::rest);
    EXPECT_EQ(scenario.model.deficits, Deficits::world_share);
    EXPECT_EQ(scenario.changes[0].trade_cost_factor, 1.07);
}

TEST_F(Compose, ParametersFillNamesAndProse) {
    const char* const text = R"(title = "$economy for $20, ${economy}!"
[parameters]
economy = "RUS"
cost = "+10%"
[blocs]
alone = ["$economy"]
[[change]]
from = "$economy"
trade_cost = "$cost"
)";
    EXPECT_EQ(parse(text).title, "RUS for $20, RUS!");
    const Scenario other = parse(text, {"parameters.economy=CHN", "parameters.cost=1.5"});
    EXPECT_EQ(other.title, "CHN for $20, CHN!");
    EXPECT_EQ(other.blocs[0].economies, std::vector<std::string>{"CHN"});
    EXPECT_EQ(other.changes[0].from, std::vector<std::string>{"CHN"});
    EXPECT_EQ(other.changes[0].trade_cost_factor, 1.5);
    EXPECT_EQ(other.parameters.at("economy"), "CHN");
    EXPECT_EQ(parse(other.text).changes[0].from, std::vector<std::string>{"CHN"});
}

TEST_F(Compose, FilesAndWorldsAreFoundBesideTheScenario) {
    write("p.csv", "a,b\nUSA,RUS\n");
    std::filesystem::create_directories(folder / "mine");
    const Scenario scenario = parse("world = \"mine\"\n[[change]]\nban = true\npairs = \"p.csv\"\n");
    EXPECT_EQ(scenario.world, (folder / "mine").string());
    EXPECT_EQ(scenario.changes[0].pairs_path, (folder / "p.csv").string());
    EXPECT_EQ(parse("world = \"2019\"\n").world, "2019");
    const Scenario installed = parse("[[change]]\nban = true\npairs = \"agreements.csv\"\n");
    EXPECT_TRUE(std::filesystem::exists(installed.changes[0].pairs_path));
}

TEST_F(Compose, InstalledScenariosHaveTitleAndQuestion) {
    std::vector<std::string> ids;
    for (const ScenarioSummary& summary : installed_scenarios()) {
        ids.push_back(summary.id);
        EXPECT_FALSE(summary.title.empty()) << summary.id;
        EXPECT_FALSE(summary.question.empty()) << summary.id;
    }
    for (const char* id : {"autarky-of", "cold-war", "cold-war-deep", "multilateral"})
        EXPECT_NE(std::find(ids.begin(), ids.end(), id), ids.end()) << id;
}

TEST(TomlValues, WrittenTextReadsBack) {
    const std::string text =
        "a = \"quote \\\" back\\\\ tab\\t line\\n é\"\nb = [1, 2.5, -3e-7, true]\nc = 1.0\nd = 2022-12-30\ne = inf\n"
        "\"odd key\" = { x = 1, y = [\"z\"] }\n[t]\nk = 1\n[[l]]\nm = \"n\"\n[[l]]\nm = 2\n";
    const TomlValue first = parse_toml(text, "t");
    const TomlValue second = parse_toml(write_toml(first), "t");
    EXPECT_EQ(write_toml(first), write_toml(second));
    EXPECT_EQ(first.find("a")->text, second.find("a")->text);
    EXPECT_EQ(second.find("b")->items[2].number, -3e-7);
    EXPECT_EQ(second.find("c")->kind, TomlValue::Kind::number);
    EXPECT_EQ(second.find("d")->text, "2022-12-30");
    EXPECT_EQ(second.find("l")->items.size(), 2u);
    EXPECT_EQ(first.find("l")->items[1].find("m")->place.line, 12);
}

}  // namespace
}  // namespace detente
