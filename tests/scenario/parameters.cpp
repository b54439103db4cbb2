// Every parameter is settled once: whose it is, where it was written, and how well it is known.
#include <cmath>

#include "detente/scenario/sampling.hpp"
#include "detente/world/import_folder.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

class Parameters : public ScenarioTest {
protected:
    static const UsedParameter& used(const CompiledScenario& compiled, const std::string& key) {
        static const UsedParameter none;
        const UsedParameter* found = find_parameter(compiled.used, key);
        EXPECT_NE(found, nullptr) << key;
        return found ? *found : none;
    }
    static World sector_world() {
        World world = small_world(2);
        for (Sector& sector : world.sectors) {
            sector.trade_elasticity = 4;
            sector.trade_elasticity_se = 0.5;
            sector.elasticity_source = "a paper on " + sector.id;
        }
        return world;
    }
    static std::vector<std::string> keys(const CompiledScenario& compiled) {
        std::vector<std::string> keys;
        for (const UsedParameter& one : compiled.used) keys.push_back(one.key);
        return keys;
    }
};

TEST_F(Parameters, TheScenariosBeatTheWorldsAndThoseTheDefaults) {
    World world = small_world();
    const UsedParameter standard = used(compiled("title = \"x\"\n", world), "supply_elasticity");
    EXPECT_EQ(standard.whose, Whose::program);
    EXPECT_NEAR(standard.values.at(0), 1.2397891963109355, 1e-15);
    EXPECT_EQ(standard.sources, std::vector<std::string>{"Campos et al. 2023"});
    EXPECT_EQ(standard.source_in_words(), "the program's default");

    world.defaults.supply_elasticity = 0.5;
    world.defaults.source = "somebody 2020";
    const UsedParameter worlds = used(compiled("title = \"x\"\n", world), "supply_elasticity");
    EXPECT_EQ(worlds.whose, Whose::world);
    EXPECT_EQ(worlds.values, std::vector<double>{0.5});
    EXPECT_EQ(worlds.place.file, "datapackage.json");
    EXPECT_EQ(worlds.source_in_words(), "somebody 2020");

    const UsedParameter own = used(compiled("[model]\nsupply_elasticity = 0\n", world), "supply_elasticity");
    EXPECT_EQ(own.whose, Whose::scenario);
    EXPECT_EQ(own.values, std::vector<double>{0});
    EXPECT_EQ(own.place, (Place{"test.toml", 2}));
    EXPECT_EQ(own.source_in_words(), "the scenario");
}

TEST_F(Parameters, TheModelWithSectorsNamesAllThatItUses) {
    const CompiledScenario c = compiled(
        "[model]\nkind = \"sectors\"\nlabour_supply_elasticity = 0.4\nrevenue = "
        "\"income-tax\"\ntrade_cost_rounding = 0.01\n",
        sector_world());
    EXPECT_EQ(keys(c), (std::vector<std::string>{"trade_elasticity", "labour_supply_elasticity", "scale_elasticity",
                                                 "firm_pass_through", "destination_share", "revenue", "deficits",
                                                 "numeraire", "trade_cost_rounding"}));
    EXPECT_EQ(used(c, "labour_supply_elasticity").whose, Whose::scenario);
    EXPECT_EQ(used(c, "revenue").choice, "income-tax");
    EXPECT_EQ(used(c, "deficits").choice, "world-share");
    EXPECT_EQ(used(c, "deficits").whose, Whose::program);
    EXPECT_EQ(used(c, "firm_pass_through").values, std::vector<double>{1});
    EXPECT_EQ(used(c, "numeraire").choice, "world-output");
    const UsedParameter& theta = used(c, "trade_elasticity");
    EXPECT_EQ(theta.by, UsedParameter::By::sector);
    EXPECT_EQ(theta.source_in_words(), "the world, each sector with its own source");
    ASSERT_EQ(theta.known.size(), 2u);
    EXPECT_EQ(theta.known[1].spread.se, 0.5);
    // What is said is what is solved.
    EXPECT_EQ(c.sectors.trade_elasticity, theta.values);
    EXPECT_EQ(c.sectors.labour_supply_elasticity, 0.4);
    EXPECT_EQ(c.sectors.revenue, RevenueUse::income_tax);
}

TEST_F(Parameters, ScaleElasticityTakesATable) {
    write("psi.csv", "sector,value\ngoods0,0.1\ngoods1,0\n");
    const std::string model = "[model]\nkind = \"sectors\"\n";
    const World world = sector_world();
    const CompiledScenario table = compiled(model + "scale_elasticity = \"psi.csv\"\n", world);
    EXPECT_EQ(used(table, "scale_elasticity").values, (std::vector<double>{0.1, 0}));
    EXPECT_TRUE(used(table, "scale_elasticity").from_table);
    EXPECT_EQ(table.sectors.scale_by_sector, (std::vector<double>{0.1, 0}));

    // A table that says 0.1 everywhere is the one figure 0.1, to the bit; and scale matters.
    write("same.csv", "sector,value\nall,0.1\n");
    const std::string shock = "[[change]]\nbetween = [\"USA\", \"CHN\"]\ntrade_cost = 1.2\n";
    const auto welfare = [&](const std::string& keys) {
        const Future future = solve(parse(model + keys + shock), world, Registry::installed());
        EXPECT_EQ(future.outcome.convergence.status, SolveStatus::converged);
        return future.outcome.measure("welfare_pct")->values;
    };
    EXPECT_EQ(welfare("scale_elasticity = \"same.csv\"\n"), welfare("scale_elasticity = 0.1\n"));
    EXPECT_NE(welfare("scale_elasticity = \"psi.csv\"\n"), welfare("scale_elasticity = 0.1\n"));

    write("half.csv", "sector,value\ngoods0,0.1\n");
    EXPECT_NE(error_of([&] { compiled(model + "scale_elasticity = \"half.csv\"\n", world); }).find("goods1"),
              std::string::npos);
    EXPECT_NE(error_of([&] { compiled("[model]\nscale_elasticity = \"psi.csv\"\n"); }).find("silently ignored"),
              std::string::npos);
}

TEST_F(Parameters, AWorldsShareOfScaleStaysAShare) {
    World world = sector_world();
    world.defaults.scale_share = 0.3;
    const CompiledScenario c = compiled("[model]\nkind = \"sectors\"\n", world);
    EXPECT_EQ(used(c, "scale_share").values, std::vector<double>{0.3});
    EXPECT_EQ(used(c, "scale_share").whose, Whose::world);
    EXPECT_FALSE(c.sectors.scale_elasticity);  // left to the solver: it follows the trade elasticity of each draw
}

TEST_F(Parameters, ASourceIsNotTornAtItsDash) {
    const CompiledScenario c =
        compiled("[[change]]\nto = \"USA\"\ntrade_cost = 1.1\nsource = \"A paper — with a dash — our assumption\"\n");
    EXPECT_EQ(c.changes.at(0).source, "A paper — with a dash — our assumption");
    EXPECT_FALSE(c.changes[0].assumption);
    EXPECT_EQ(c.changes[0].sentence,
              "Trade costs from everybody to United States rise by 10 percent (5 directed pairs)");
}

// Tables are read with the scenario: nothing is opened when it is compiled, or drawn.
TEST_F(Parameters, CompilingAndDrawingOpenNoFile) {
    write("units.csv", "economy,x\nCHN,3\nRUS,10\n");
    write("pairs.csv", "a,b\nUSA,CHN\nUSA,RUS\n");
    write("factors.csv", "exporter,importer,factor\nCHN,DEU,1.2\n");
    write("theta.csv", "sector,value,se\ngoods0,4,0.5\n");
    write("blocs.csv", "iso,bloc\nUSA,west\nDEU,west\n");
    const Scenario scenario = parse(
        "[model]\ntrade_elasticity = \"theta.csv\"\n[blocs]\nwest = { file = \"blocs.csv\", bloc = \"west\" }\n"
        "for = { measured = \"votes\", vote = \"ES-11/3\", position = \"no\" }\n"
        "[[change]]\nfrom = \"for\"\nto = \"west\"\ntrade_cost = 1.1\n"
        "[[change]]\nfrom = [\"CHN\", \"RUS\"]\nto = \"USA\"\ntrade_cost_per_unit = { table = \"units.csv\", column = "
        "\"x\", effect = 0.01 }\n[[change]]\npairs = \"pairs.csv\"\ntrade_cost = 1.1\n"
        "[[change]]\ntrade_cost_factors = \"factors.csv\"\n");
    std::filesystem::remove_all(folder);
    Comparison comparison;
    comparison.world = small_world();
    comparison.futures.push_back(solve(scenario, comparison.world, Registry::installed()));
    EXPECT_EQ(comparison.futures[0].compiled.changes.size(), 4u);
    sample(comparison, {.draws = 30});
    ASSERT_TRUE(comparison.futures[0].drawn);
    EXPECT_EQ(comparison.futures[0].drawn->failed, 0);
}

TEST_F(Parameters, AScenarioPutTogetherReadsItsTables) {
    Scenario scenario;
    scenario.changes.emplace_back();
    scenario.changes[0].trade_cost_factor = 1.1;
    scenario.changes[0].pairs_path = write("pairs.csv", "a,b\nUSA,CHN\n");
    const World world = small_world();
    EXPECT_NE(error_of([&] { compile(scenario, world, Registry::installed()); }).find("read_tables()"),
              std::string::npos);
    read_tables(scenario);
    EXPECT_EQ(compile(scenario, world, Registry::installed()).changes.size(), 1u);
}

TEST_F(Parameters, ErrorsOfAWorldStopARun) {
    World world = small_world();
    for (std::size_t exporter = 0; exporter < world.n(); ++exporter) world.trade[world.cell(2, 0, exporter)] = 0;
    EXPECT_NE(error_of([&] { compiled("title = \"x\"\n", world); }).find("zero-expenditure: IND (India) buys nothing"),
              std::string::npos);
}

TEST_F(Parameters, AWorldThatIsNotThereIsTheScenariosToMend) {
    EXPECT_EQ(error_of([&] {
                  world_of(parse("title = \"x\"\nworld = \"no-such-world\"\n"));
              }).rfind("test.toml:2: world: there is no world 'no-such-world'", 0),
              0u);
    EXPECT_NE(
        error_of([&] { world_of(parse("title = \"x\"\n")); }).find("test.toml: world: the scenario names no world"),
        std::string::npos);
}

// Ossa's model has profits, ours have none: whatever is solved on his data says so.
TEST_F(Parameters, TheLimitsOfAWorldStandInEveryResult) {
    write(
        "trade_tariffs.csv",
        "exporter,importer,sector,trade,tariff\nUSA,USA,a,90,0\nUSA,CHN,a,10,0.2\nCHN,USA,a,10,0.1\nCHN,CHN,a,90,0\n");
    write("sectors.csv", "sector,sigma\na,4\n");
    FolderImportOptions options;
    options.input = folder.string();
    options.output = (folder / "w").string();
    import_ossa(options);
    const World world = load_world(options.output);
    ASSERT_EQ(world.limits.size(), 1u);
    EXPECT_EQ(world.limits[0].name, "profits-not-modelled");
    const CompiledScenario c = compiled("[model]\nkind = \"sectors\"\n[[change]]\ntariff = 0\n", world);
    EXPECT_TRUE(has_note(c, "profits-not-modelled"));
}

}  // namespace
}  // namespace detente
