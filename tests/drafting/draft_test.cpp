#include <set>

#include "detente/drafting/drafting.hpp"
#include "detente/support/files.hpp"
#include "reading/reading_fixture.hpp"

namespace detente {
namespace {

const World& world() {
    static const World world = load_world("2019");
    return world;
}

const ScenarioPair& installed() {
    static const ScenarioPair pair{load_scenario("cold-war"), load_scenario("multilateral")};
    return pair;
}

DraftedPair draft(const std::string& text) {
    return draft_scenarios(read_article(text, Registry::installed()), world(), Registry::installed(), installed());
}

std::string bloc_of(const Scenario& scenario, const std::string& economy) {
    return compile(scenario, world(), Registry::installed()).bloc_of[*world().find_economy(economy)];
}

/// The trade-cost factors of a drafted future: above (below) one between the sides, exactly one elsewhere.
void expect_change_only_between(const Scenario& scenario, const std::string& a, const std::string& b, bool up) {
    const CompiledScenario compiled = compile(scenario, world(), Registry::installed());
    ASSERT_FALSE(compiled.shock.trade_cost_hat.empty());
    int changed = 0;
    for (std::size_t importer = 0; importer < world().n(); ++importer) {
        for (std::size_t exporter = 0; exporter < world().n(); ++exporter) {
            const double hat = compiled.shock.trade_cost_hat[world().cell(importer, 0, exporter)];
            const std::string& to = compiled.bloc_of[importer];
            const std::string& from = compiled.bloc_of[exporter];
            const bool between = (to == a && from == b) || (to == b && from == a);
            ASSERT_TRUE(between || hat == 1.0) << from << " to " << to;
            ASSERT_TRUE(up ? hat >= 1.0 : hat <= 1.0) << from << " to " << to;
            changed += hat != 1.0;
        }
    }
    EXPECT_GT(changed, 0);
}

TEST(Draft, OpposedPrincipalsGetTheInstalledPair) {
    const DraftedPair pair = draft("China and the United States talked. Russia watched China.");
    EXPECT_EQ(pair.split.id, "cold-war");
    EXPECT_EQ(pair.talks.id, "multilateral");
    EXPECT_NE(pair.why.find("ES-11/3"), std::string::npos) << pair.why;
    EXPECT_NE(pair.why.find("China in Eastern"), std::string::npos) << pair.why;
}

TEST(Draft, UnionsStandForTheirMembers) {
    const DraftedPair pair = draft("Brazil and France talked about beef. Argentina agreed with Brazil.");
    EXPECT_EQ(bloc_of(pair.split, "ARG"), "MERCOSUR");
    EXPECT_EQ(bloc_of(pair.split, "POL"), "EU");
    EXPECT_EQ(bloc_of(pair.split, "GBR"), "others");
    expect_change_only_between(pair.split, "MERCOSUR", "EU", true);
    expect_change_only_between(pair.talks, "MERCOSUR", "EU", false);
}

TEST(Draft, AnEconomyOutsideUnionsStandsAlone) {
    const DraftedPair pair = draft("The United States and Canada talked about milk.");
    EXPECT_EQ(bloc_of(pair.split, "USA"), "United States");
    EXPECT_EQ(bloc_of(pair.split, "CAN"), "Canada");
    EXPECT_EQ(bloc_of(pair.split, "MEX"), "others");
    expect_change_only_between(pair.split, "United States", "Canada", true);
}

TEST(Draft, ANamedFrameworkIsACampOnlyWhenItSeparates) {
    const DraftedPair pair = draft("Canada and the United States talked. The CPTPP met, the CPTPP and NATO agreed.");
    EXPECT_EQ(bloc_of(pair.split, "JPN"), "CPTPP") << pair.why;
    EXPECT_EQ(bloc_of(pair.split, "USA"), "United States") << pair.why;
}

TEST(Draft, AFrameworkCanBeTheOtherSide) {
    const DraftedPair pair = draft("The US and the EU talked about steel. The EU agreed.");
    EXPECT_EQ(bloc_of(pair.split, "FRA"), "EU") << pair.why;
    EXPECT_EQ(bloc_of(pair.split, "USA"), "United States") << pair.why;
    const DraftedPair unions = draft("The EU and Mercosur talked.");
    EXPECT_EQ(bloc_of(unions.split, "BRA"), "MERCOSUR") << unions.why;
    EXPECT_EQ(bloc_of(unions.split, "DEU"), "EU") << unions.why;
}

TEST(Draft, MembersOfOneUnionStandAlone) {
    const DraftedPair pair = draft("France and Germany quarrelled.");
    EXPECT_EQ(bloc_of(pair.split, "FRA"), "France") << pair.why;
    EXPECT_EQ(bloc_of(pair.split, "DEU"), "Germany") << pair.why;
}

double cost_between(const Scenario& scenario, const std::string& exporter, const std::string& importer) {
    const CompiledScenario compiled = compile(scenario, world(), Registry::installed());
    return compiled.shock
        .trade_cost_hat[world().cell(*world().find_economy(importer), 0, *world().find_economy(exporter))];
}

/// Conflict with a third raises that edge in the split and lowers it in the talks; cooperation the other way round.
TEST(Draft, FollowsTheTextEdgeByEdge) {
    const DraftedPair pair = draft(
        "Brazil and France talked about beef. Brazil and France agreed on tariffs. France accused Japan of dumping "
        "steel. Brazil signed an agreement with Canada.");
    EXPECT_GT(cost_between(pair.split, "JPN", "FRA"), 1.0) << pair.split.text;
    EXPECT_LT(cost_between(pair.talks, "JPN", "FRA"), 1.0);
    EXPECT_LT(cost_between(pair.split, "CAN", "BRA"), 1.0) << pair.split.text;
    EXPECT_EQ(cost_between(pair.talks, "CAN", "BRA"), 1.0);
    EXPECT_EQ(cost_between(pair.split, "JPN", "BRA"), 1.0);
    EXPECT_NE(pair.split.text.find("# The text on FRA and JPN: \"France accused Japan"), std::string::npos)
        << pair.split.text;
}

TEST(Draft, WithoutTwoSidesItSaysSo) {
    for (const char* text : {"", "Nothing happened.", "Brazil played."}) {
        const DraftedPair pair = draft(text);
        EXPECT_EQ(pair.split.id, "cold-war") << text;
        EXPECT_EQ(pair.talks.id, "multilateral") << text;
        EXPECT_NE(pair.why.find("does not name two sides"), std::string::npos) << pair.why;
    }
}

TEST(Draft, DraftedTextIsAScenarioFile) {
    const DraftedPair pair = draft("Brazil and France talked.");
    for (const Scenario* drafted : {&pair.split, &pair.talks}) {
        ASSERT_FALSE(drafted->text.empty());
        const Scenario again = parse_scenario(drafted->text, "saved.toml", "");  // as after a save elsewhere
        EXPECT_EQ(compile(again, world(), Registry::installed()).shock.trade_cost_hat,
                  compile(*drafted, world(), Registry::installed()).shock.trade_cost_hat);
    }
}

TEST(Draft, FollowsFromTheExamples) {
    for (const char* name : {"two-summits", "river-plate"}) {
        const std::string text = read_text_file(std::string(DETENTE_SOURCE) + "/examples/" + name + ".txt");
        const Reading reading = read_article(text, Registry::installed());
        EXPECT_FALSE(reading.question.empty()) << name;
        EXPECT_GE(reading.principals.size(), 2U) << name;
        const DraftedPair pair = draft_scenarios(reading, world(), Registry::installed(), installed());
        EXPECT_EQ(pair.split.id, std::string(name) == "two-summits" ? "cold-war" : "drafted-split") << pair.why;
    }
}

/// Where the installed pair fits, it stays as published; beside it stand files with the text's own edges: cooperation
/// within a bloc lowers that edge in the split and keeps it in the talks, the opposed blocs are covered already.
TEST(Draft, TheInstalledPairOnceMoreWithTheEdgesOfTheText) {
    const World world = load_world("2019");
    const Registry& registry = Registry::installed();
    const Reading reading = read_article(
        "Which order?\n\nChina and Russia pledged to enhance cooperation. The United States accused China of dumping. "
        "China "
        "and Russia signed an agreement.\n",
        registry);
    const DraftedPair pair = draft_scenarios(reading, world, registry, installed());
    ASSERT_EQ(pair.split.id, "cold-war");
    const std::vector<Scenario> more = with_text_edges({pair.split, pair.talks}, reading, world, registry);
    ASSERT_EQ(more.size(), 2u);
    EXPECT_EQ(more[0].id, "cold-war-with-text");
    EXPECT_EQ(more[0].changes.size(), pair.split.changes.size() + 1);
    const Change& edge = more[0].changes.back();
    EXPECT_EQ((std::set<std::string>{edge.from[0], edge.to[0]}), (std::set<std::string>{"CHN", "RUS"}));
    ASSERT_TRUE(edge.per_unit);
    EXPECT_LT(edge.per_unit->effect, 0) << "trade costs fall";
    EXPECT_TRUE(edge.assumption);
    EXPECT_EQ(more[1].changes.size(), pair.talks.changes.size()) << "kept in the talks";
    EXPECT_NE(more[1].text.find("Nothing changes between them"), std::string::npos);
    EXPECT_NO_THROW(compile(more[0], world, registry));
}

/// A world with sectors takes the pair with its own sectors and elasticities; both compile, and are what they say.
TEST(Draft, AWorldWithSectorsGetsThePairInItsSectors) {
    const Registry& registry = Registry::installed();
    for (const char* id : {"2022", "2011-io"}) {
        const World sectors = load_world(id);
        for (const char* text : {"China and the United States talked. Russia watched China.", "It rained all day.",
                                 "Brazil and France talked about beef. Argentina agreed with Brazil."}) {
            const Reading reading = read_article(text, registry);
            const DraftedPair pair = draft_scenarios(reading, sectors, registry, installed());
            for (const Scenario* scenario : {&pair.split, &pair.talks}) {
                EXPECT_EQ(scenario->world, id);
                EXPECT_EQ(scenario->model.kind, ModelKind::sectors) << scenario->text;
                const CompiledScenario compiled = compile(*scenario, sectors, registry);
                EXPECT_FALSE(compiled.shock.trade_cost_hat.empty());
                EXPECT_EQ(compiled.sectors.trade_elasticity.size(), sectors.sectors.size());
            }
        }
    }
}

}  // namespace
}  // namespace detente
