// Everything that can be wrong with a scenario: one clear message each, with file and line.
#include "fixture.hpp"

namespace detente {
namespace {

struct Bad {
    const char* what;
    std::string toml;
    std::vector<std::string> says;  ///< parts of the message
};

std::string many(const std::string& part, std::size_t count) {
    std::string out;
    while (count--) out += part;
    return out;
}

const std::string change = "[[change]]\n";                                                    // 1 line
const std::string blocs = "[blocs]\nwest = [\"USA\", \"DEU\"]\neast = [\"RUS\", \"CHN\"]\n";  // 3 lines

const std::vector<Bad> bad_files = {
    {"not TOML", "title = \n", {"test.toml:1", "is not valid TOML"}},
    {"unclosed list", "[blocs]\nwest = [\"USA\"\n", {"test.toml:", "is not valid TOML"}},
    {"a key twice", "title = \"a\"\ntitle = \"b\"\n", {"test.toml:2", "is not valid TOML"}},
    {"not UTF-8", "title = \"ok\"\nquestion = \"\xff\"\n", {"test.toml:2", "UTF-8"}},
    {"unknown top key", "tittle = \"x\"\n", {"test.toml:1", "tittle", "unknown key", "did you mean 'title'?"}},
    {"unknown model key",
     "[model]\ntrade_elasticty = 4\n",
     {"test.toml:2", "model.trade_elasticty", "unknown key", "'trade_elasticity'"}},
    {"unknown change key",
     change + "form = \"USA\"\nban = true\n",
     {"test.toml:2", "change[1].form", "unknown key", "'from'"}},
    {"unknown bloc key",
     "[blocs]\nwest = { framwork = \"EU\", on = \"2020-01-01\" }\n",
     {"test.toml:2", "blocs.west.framwork", "'framework'"}},
    {"unknown unit-rule key",
     change + "trade_cost_per_unit = { table = \"restrictions.csv\", column = \"x\", efect = 1 }\n",
     {"test.toml:2", "efect", "'effect'"}},
    {"a key of endless parts", "x = 1\n" + many("a.", 200000) + "a = 1\n", {"test.toml:2", "too many parts"}},
    {"a header of endless parts", "[" + many("a.", 200000) + "a]\n", {"test.toml:1", "too many parts"}},
    {"quoted parts", many("\"=\".", 200000) + "a = 1\n", {"test.toml:1", "too many parts"}},
    {"endless lists", "x = " + many("[", 100000), {"test.toml:1", "nested"}},
    {"too long", "title = \"" + many("x", 5000000) + "\"\n", {"test.toml", "at most 4194304"}},
    {"title a number", "title = 3\n", {"test.toml:1", "title", "must be a text, not a whole number"}},
    {"model a text", "model = \"gravity\"\n", {"test.toml:1", "model", "must be a table"}},
    {"change a table", "[change]\nban = true\n", {"test.toml:1", "[[change]]", "two brackets"}},
    {"change a list of texts", "change = [\"x\"]\n", {"test.toml:1", "[[change]]"}},
    {"elasticity zero", "[model]\ntrade_elasticity = 0\n", {"test.toml:2", "model.trade_elasticity", "greater than 0"}},
    {"elasticity negative",
     "[model]\n\ntrade_elasticity = -3.8\n",
     {"test.toml:3", "model.trade_elasticity", "greater than 0"}},
    {"elasticity not finite", "[model]\ntrade_elasticity = inf\n", {"test.toml:2", "finite"}},
    {"elasticity nan", "[model]\ntrade_elasticity = nan\n", {"test.toml:2", "finite"}},
    {"elasticity a list", "[model]\ntrade_elasticity = [1]\n", {"test.toml:2", "must be a number"}},
    {"elasticity in a file that is not there",
     "[model]\ntrade_elasticity = \"theta.csv\"\n",
     {"test.toml:2", "there is no file 'theta.csv'"}},
    {"supply elasticity a text",
     "[model]\nsupply_elasticity = \"1\"\n",
     {"test.toml:2", "supply_elasticity", "must be a number, not a text"}},
    {"rounding zero", "[model]\ntrade_cost_rounding = 0\n", {"test.toml:2", "trade_cost_rounding", "greater than 0"}},
    {"unknown closure",
     "[model]\ndeficits = \"fixed\"\n",
     {"test.toml:2", "model.deficits", "'fixed' is not a choice", "multiplicative"}},
    {"unknown kind", "[model]\nkind = \"gravty\"\n", {"test.toml:2", "'gravity'"}},
    {"empty bloc", "[blocs]\nwest = []\n", {"test.toml:2", "blocs.west", "empty"}},
    {"bloc a number", "[blocs]\nwest = 3\n", {"test.toml:2", "blocs.west", "must be a list, a table or \"rest\""}},
    {"bloc an unknown rule", "[blocs]\nwest = \"others\"\n", {"test.toml:2", "'others' is not a rule"}},
    {"bloc without a rule", "[blocs]\nwest = { except = [\"USA\"] }\n", {"test.toml:2", "blocs.west", "framework"}},
    {"bloc with two rules",
     "[blocs]\nwest = { framework = \"EU\", on = \"2020-01-01\", un_vote = \"ES-11/3\", position = \"yes\" }\n",
     {"test.toml:2", "stands beside framework"}},
    {"framework bloc without a date", "[blocs]\nwest = { framework = \"EU\" }\n", {"test.toml:2", "needs 'on'"}},
    {"date that is none",
     "[blocs]\nwest = { framework = \"EU\", on = \"2022-13-01\" }\n",
     {"test.toml:2", "blocs.west.on"}},
    {"vote without a position", "[blocs]\nwest = { un_vote = \"ES-11/3\" }\n", {"test.toml:2", "needs 'position'"}},
    {"position that is none",
     "[blocs]\nwest = { un_vote = \"ES-11/3\", position = \"abstian\" }\n",
     {"test.toml:2", "did you mean 'abstain'?"}},
    {"date on a list",
     "[blocs]\nwest = { economies = [\"USA\"], on = \"2020-01-01\" }\n",
     {"test.toml:2", "would be ignored"}},
    {"bloc of a file that is not there",
     "[blocs]\nwest = { file = \"b.csv\", bloc = \"W\" }\n",
     {"test.toml:2", "there is no file 'b.csv'"}},
    {"bloc called rest", "[blocs]\nrest = [\"USA\"]\n", {"test.toml:2", "is not a name for a bloc"}},
    {"change without an instrument",
     change + "from = \"USA\"\n",
     {"test.toml:1", "change[1]", "does not say what changes", "trade_cost"}},
    {"two instruments",
     change + "trade_cost = 1.2\nban = true\n",
     {"test.toml:3", "change[1].ban", "stands beside trade_cost"}},
    {"ban false", change + "ban = false\n", {"test.toml:2", "changes nothing"}},
    {"ban a text", change + "ban = \"yes\"\n", {"test.toml:2", "must be true or false"}},
    {"trade cost without a sign", change + "trade_cost = \"20%\"\n", {"test.toml:2", "change[1].trade_cost", "+20%"}},
    {"trade cost in an unknown unit",
     change + "trade_cost = \"+20 percent\"\n",
     {"test.toml:2", "unknown unit 'percent'", "+20%"}},
    {"trade cost that is no figure", change + "trade_cost = \"much\"\n", {"test.toml:2", "'much' is not a figure"}},
    {"trade cost with sign, no unit",
     change + "trade_cost = \"+20\"\n",
     {"test.toml:2", "sign but no unit", "\"+20%\""}},
    {"trade cost zero", change + "trade_cost = 0\n", {"test.toml:2", "not above zero"}},
    {"trade cost minus 100 percent", change + "trade_cost = \"-100%\"\n", {"test.toml:2", "not above zero"}},
    {"trade cost infinite", change + "trade_cost = inf\n", {"test.toml:2", "ban = true"}},
    {"tariff 25",
     change + "tariff = 25\n",
     {"test.toml:2", "change[1].tariff", "25 means 2500 percent", "0.25 or \"25%\""}},
    {"tariff negative", change + "tariff = -0.1\n", {"test.toml:2", "below zero"}},
    {"tariff change in percent", change + "tariff = \"+10%\"\n", {"test.toml:2", "new level or a change", "+10pp"}},
    {"tariff in points without a sign", change + "tariff = \"10pp\"\n", {"test.toml:2", "\"+10pp\""}},
    {"tariff unit", change + "tariff = \"25bp\"\n", {"test.toml:2", "unknown unit 'bp'"}},
    {"productivity of nobody", change + "productivity = \"+1%\"\n", {"test.toml:2", "needs 'to'"}},
    {"productivity from",
     change + "productivity = \"+1%\"\nto = \"USA\"\nfrom = \"CHN\"\n",
     {"test.toml:4", "change[1].from", "would be ignored"}},
    {"between three", change + "between = [\"USA\", \"CHN\", \"RUS\"]\nban = true\n", {"test.toml:2", "two sides"}},
    {"between and from",
     change + "between = [\"USA\", \"CHN\"]\nfrom = \"RUS\"\nban = true\n",
     {"test.toml:3", "change[1].from", "would be ignored"}},
    {"pairs and pairs_not",
     change + "ban = true\npairs = \"p.csv\"\npairs_not = \"p.csv\"\n",
     {"there is no file 'p.csv'"}},
    {"leave without who",
     change + "leave = \"WTO\"\non = \"2019-12-31\"\ntrade_cost = 1.1\n",
     {"test.toml:2", "needs 'who'"}},
    {"leave with a ban",
     change + "leave = \"WTO\"\nwho = \"USA\"\non = \"2019-12-31\"\ntrade_cost = 1.1\nban = true\n",
     {"test.toml:6", "stands beside trade_cost"}},
    {"leave with from",
     change + "leave = \"WTO\"\nwho = \"USA\"\nfrom = \"USA\"\non = \"2019-12-31\"\ntrade_cost = 1.1\n",
     {"test.toml:4", "would be ignored"}},
    {"who without leave", change + "who = \"USA\"\nban = true\n", {"test.toml:2", "change[1].who", "would be ignored"}},
    {"factors with from", change + "trade_cost_factors = { file = \"../no\" }\n", {"test.toml:2", "there is no file"}},
    {"source a number", change + "ban = true\nsource = 3\n", {"test.toml:3", "change[1].source", "must be a text"}},
    {"parameter that is not declared",
     change + "from = \"$economy\"\nban = true\n",
     {"test.toml:2", "'$economy' is not in [parameters]"}},
    {"parameter misspelt",
     "[parameters]\neconomy = \"RUS\"\n" + change + "from = \"$econmy\"\nban = true\n",
     {"test.toml:4", "did you mean 'economy'?"}},
    {"parameter not used",
     "[parameters]\neconomy = \"RUS\"\n",
     {"test.toml:2", "parameters.economy", "is used nowhere"}},
    {"parameter a list",
     "[parameters]\neconomy = [\"RUS\"]\n" + change + "from = \"$economy\"\nban = true\n",
     {"test.toml:2", "must be a text or a number"}},
};

const std::vector<Bad> bad_against_a_world = {
    {"economy nobody knows",
     change + "from = \"Ruzsia\"\nban = true\n",
     {"test.toml:2", "change[1].from", "'Ruzsia'", "did you mean 'RUS'?|did you mean 'Russia'?"}},
    {"economy the world lacks",
     change + "from = \"BRA\"\nban = true\n",
     {"test.toml:2", "the world 'small' does not have BRA"}},
    {"economy the world lacks, by name",
     "[blocs]\nsouth = [\"Brazil\"]\n",
     {"test.toml:2", "blocs.south", "Brazil (BRA)"}},
    {"economy in two blocs",
     "[blocs]\nwest = [\"USA\", \"DEU\"]\neast = [\"RUS\", \"DEU\"]\n",
     {"test.toml:3", "DEU", "is in two blocs: 'west' and 'east'"}},
    {"overlap of a list and a framework",
     "[blocs]\nbrics = { framework = \"BRICS\", on = \"2022-12-30\" }\nasia = [\"India\"]\n",
     {"test.toml:3", "India", "'brics' and 'asia'"}},
    {"economy twice in a list", "[blocs]\nwest = [\"USA\", \"United States\"]\n", {"test.toml:2", "stands twice"}},
    {"bloc empty in this world",
     "[blocs]\nx = { framework = \"OPEC\", on = \"2019-12-31\" }\n",
     {"test.toml:2", "blocs.x", "empty in the world 'small'"}},
    {"framework nobody knows",
     "[blocs]\nx = { framework = \"BRICKS\", on = \"2019-12-31\" }\n",
     {"test.toml:2", "unknown framework 'BRICKS'", "'BRICS'"}},
    {"two rests", blocs + "a = \"rest\"\nb = \"rest\"\n", {"test.toml:5", "second \"rest\""}},
    {"nothing left for the rest",
     "[blocs]\na = [\"CHN\", \"DEU\", \"IND\", \"RUS\", \"UKR\", \"USA\"]\nb = \"rest\"\n",
     {"test.toml:3", "empty"}},
    {"except who is not in",
     "[blocs]\nx = { framework = \"BRICS\", on = \"2022-12-30\", except = [\"USA\"] }\n",
     {"test.toml:2", "is not in the bloc anyway"}},
    {"unknown vote",
     "[blocs]\nx = { un_vote = \"ES-11/33\", position = \"yes\" }\n",
     {"test.toml:2", "no record of a UN vote", "did you mean 'ES-11/3'?"}},
    {"absence that is not recorded",
     "[blocs]\nx = { un_vote = \"A/RES/58/51\", position = \"absent\" }\n",
     {"test.toml:2", "does not say who was absent"}},
    {"framework without a date", change + "from = \"BRICS\"\nban = true\n", {"test.toml:2", "needs a date"}},
    {"date without a framework",
     change + "from = \"USA\"\non = \"2020-01-01\"\nban = true\n",
     {"test.toml:3", "change[1].on", "would be ignored"}},
    {"unknown bloc",
     blocs + change + "from = \"wset\"\nban = true\n",
     {"test.toml:5", "'wset' is no economy, bloc or framework", "did you mean 'west'?"}},
    {"touches nothing",
     change + "from = \"USA\"\nto = [\"USA\", \"United States\"]\nban = true\n",
     {"test.toml:1", "change[1]", "touches no pair"}},
    {"unknown sector", change + "sectors = [\"enrgy\"]\nban = true\n", {"test.toml:2", "change[1].sectors", "'enrgy'"}},
    {"numeraire nobody knows",
     "[model]\nnumeraire = \"Atlantis\"\n",
     {"test.toml:1", "model.numeraire", "unknown economy 'Atlantis'"}},
    {"tariff below zero", change + "tariff = \"-10pp\"\n", {"test.toml:2", "would become -10 percent"}},
    {"framework to leave nobody knows",
     change + "leave = \"WOT\"\nwho = \"USA\"\non = \"2019-12-31\"\ntrade_cost = 1.1\n",
     {"test.toml:2", "unknown framework 'WOT'"}},
    {"leaving what one is not in",
     change + "leave = \"BRICS\"\nwho = \"USA\"\non = \"2019-12-31\"\ntrade_cost = 1.1\n",
     {"test.toml:1", "touches no pair"}},
    {"rounding away",
     "[model]\ntrade_cost_rounding = 1\n" + change + "trade_cost = 0.3\n",
     {"test.toml:1", "rounds a factor to zero"}},
};

class BadScenario : public ScenarioTest {
protected:
    void expect(const Bad& bad, const std::string& message) const {
        ASSERT_FALSE(message.empty()) << bad.what << ": nothing was wrong";
        for (const std::string& part : bad.says) {
            const std::size_t bar = part.find('|');
            const bool there = message.find(part.substr(0, bar)) != std::string::npos ||
                               (bar != std::string::npos && message.find(part.substr(bar + 1)) != std::string::npos);
            EXPECT_TRUE(there) << bad.what << ": '" << part << "' is not in: " << message;
        }
    }
};

TEST_F(BadScenario, FilesAreRefusedWithPlaceAndHint) {
    for (const Bad& bad : bad_files) expect(bad, error_of([&] { parse(bad.toml); }));
}

TEST_F(BadScenario, WhatOnlyAWorldShows) {
    for (const Bad& bad : bad_against_a_world) expect(bad, error_of([&] { compiled(bad.toml); }));
}

TEST_F(BadScenario, Tables) {
    const std::vector<std::pair<Bad, std::string>> tables = {
        {{"unknown economy", "trade_cost_factors", {"t.csv:2", "XQZ"}}, "exporter,importer,factor\nXQZ,USA,1.2\n"},
        {{"pair twice", "trade_cost_factors", {"t.csv:3", "stands twice"}},
         "exporter,importer,factor\nCHN,USA,1.2\nChina,USA,1.3\n"},
        {{"factor zero", "trade_cost_factors", {"t.csv:2", "not above zero"}}, "exporter,importer,factor\nCHN,USA,0\n"},
        {{"no number", "trade_cost_factors", {"t.csv:2", "factor"}}, "exporter,importer,factor\nCHN,USA,many\n"},
        {{"no column", "trade_cost_factors", {"t.csv", "factor"}}, "exporter,importer,tau\nCHN,USA,1.2\n"},
        {{"ragged", "trade_cost_factors", {"t.csv:2"}}, "exporter,importer,factor\nCHN,USA\n"},
        {{"nothing of this world", "trade_cost_factors", {"test.toml:1", "touches nothing"}},
         "exporter,importer,factor\nBRA,ARG,1.2\n"},
        {{"tariff 25", "tariffs", {"t.csv:2", "25 means 2500 percent"}}, "exporter,importer,tariff\nCHN,USA,25\n"},
        {{"pair with itself", "pairs", {"t.csv:2", "same economy twice"}}, "a,b\nCHN,China\n"},
        {{"pair both ways", "pairs", {"t.csv:3", "stands twice"}}, "a,b\nCHN,USA\nUSA,CHN\n"},
        {{"pairs of elsewhere", "pairs", {"test.toml:1", "touches no pair"}}, "a,b\nBRA,ARG\n"},
        {{"empty table", "pairs", {"t.csv"}}, ""},
    };
    for (const auto& [bad, csv] : tables) {
        write("t.csv", csv);
        const std::string extra = bad.toml == "pairs" ? "trade_cost = 1.1\n" : "";
        expect(bad, error_of([&, b = &bad] { compiled(change + b->toml + " = \"t.csv\"\n" + extra); }));
    }
    write("p.csv", "a,b\nCHN,USA\n");
    const Bad both{"pairs and pairs_not", "", {"test.toml:4", "stands beside pairs"}};
    expect(both, error_of([&] { parse(change + "ban = true\npairs = \"p.csv\"\npairs_not = \"p.csv\"\n"); }));
    const Bad ignored{"factors with from", "", {"test.toml:3", "change[1].from", "would be ignored"}};
    expect(ignored, error_of([&] { parse(change + "trade_cost_factors = \"p.csv\"\nfrom = \"USA\"\n"); }));
    write("theta.csv", "sector,value\ngoods0,-3.8\n");
    const Bad negative{"elasticity below zero in a file", "", {"theta.csv:2", "above zero"}};
    expect(negative, error_of([&] { compiled("[model]\ntrade_elasticity = \"theta.csv\"\n"); }));
    write("units.csv", "economy,x\nUSA,1\nCHN,\n");
    const Bad lacking{"no units", "", {"test.toml:2", "units.csv has no 'x' for CHN, DEU", "otherwise = 0"}};
    expect(lacking, error_of([&] {
               compiled(change + "trade_cost_per_unit = { table = \"units.csv\", column = \"x\", effect = 0.1 }\n");
           }));
}

TEST_F(BadScenario, Overrides) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> overrides = {
        {"model.trade_elasticity", {"--set model.trade_elasticity", "has no '='"}},
        {"model.trade_elasticity=", {"has no value"}},
        {"model.trade_elasticty=5", {"has no key 'model.trade_elasticty'", "'model.trade_elasticity'"}},
        {"modle.trade_elasticity=5", {"has no key 'modle'", "'model'"}},
        {"model=5", {"does not name one value"}},
        {"model.trade_elasticity=-5", {"--set model.trade_elasticity=-5", "greater than 0"}},
        {"model.trade_elasticity=[5", {"is not valid TOML"}},
        {"parameters.economy=RUS", {"has no key 'parameters.economy'"}},
        {"change.1.ban=true", {"there is no change 1"}},
        {"blocs.west.on=2020-01-01", {"has no key 'blocs.west'"}},
        {"=5", {"has no key ''"}},
        {"title=\"a\"\nworld=\"b\"", {"is more than one value"}},
    };
    for (const auto& [given, says] : overrides)
        expect({given.c_str(), "", says}, error_of([&, set = given] { parse("title = \"x\"\n", {set}); }));
}

TEST_F(BadScenario, FilesOfScenarios) {
    expect({"unknown id", "", {"'cold-wra' is neither an installed scenario nor a file", "did you mean 'cold-war'?"}},
           error_of([] { load_scenario("cold-wra"); }));
    expect({"no file", "", {"none.toml"}}, error_of([&] { load_scenario((folder / "none.toml").string()); }));
    expect({"a folder", "", {"folder|directory"}}, error_of([&] { load_scenario(folder.string()); }));
    expect({"nothing", "", {"has no name"}}, error_of([] { load_scenario("cold-war+"); }));
    expect({"empty file", "", {"empty.toml"}}, error_of([&] { load_scenario(write("empty.toml", "")); }));
    expect({"binary", "", {"b.toml"}}, error_of([&] { load_scenario(write("b.toml", std::string("a\0b", 3))); }));
}

TEST_F(BadScenario, ManyDotsInProseAreFine) {
    EXPECT_EQ(parse("description = \"\"\"\n" + many("a.", 100) + "\n\"\"\"\ntitle = '" + many("b.", 100) + "'\n").title,
              many("b.", 100));
    EXPECT_EQ(parse("# " + many("a.", 100) + "\ntitle = \"x\"\n").title, "x");
}

TEST_F(BadScenario, ThereAreManyKinds) {
    EXPECT_GE(bad_files.size() + bad_against_a_world.size(), 30u);
}

}  // namespace
}  // namespace detente
