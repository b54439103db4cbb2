// Question -> plan() -> Plan -> solve() -> Comparison.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "detente/door/answer.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"

namespace detente {
namespace {

const Library& library() {
    static const Library one;
    return one;
}

Question about(const std::string& scenario) {
    return {.scenarios = named_scenarios({scenario}), .sampling = {.draws = 0}};
}

std::string example() {
    return read_text_file(std::string(DETENTE_SOURCE) + "/examples/two-summits.txt");
}

TEST(Plan, TakesTheScenariosOwnWorldUnlessAnotherIsAskedFor) {
    EXPECT_EQ(plan(library(), about("tariff-war")).world->id, "2022");
    Question with_article = about("tariff-war");
    with_article.article = example();
    EXPECT_EQ(plan(library(), with_article).world->id, "2022");
    EXPECT_EQ(plan(library(), {.article = example()}).world->id, drafting_world);
}

TEST(Plan, AWorldWithSectorsGivesAPairToSolve) {
    const Plan drafted = plan(library(), {.article = example(), .world = "2022", .sampling = {.draws = 0}});
    ASSERT_EQ(drafted.scenarios.size(), 2u);
    EXPECT_TRUE(drafted.drafted);
    EXPECT_NE(drafted.why.find("written anew for the world '2022'"), std::string::npos) << drafted.why;
    const Comparison solved = solve(drafted);
    for (const Future& future : solved.futures) EXPECT_EQ(future.outcome.convergence.status, SolveStatus::converged);
}

TEST(Plan, ChecksTheCapitalBeforeAnythingIsSolved) {
    Question question = about("cold-war");
    question.capital = "Beijing";
    EXPECT_EQ(plan(library(), question).capital, "CHN");
    question.capital = "Nowhere";
    try {
        plan(library(), question);
        FAIL() << "there is no such economy";
    } catch (const InputError& error) {
        EXPECT_EQ(error.field, "capital");
    }
}

TEST(Plan, ChecksDrawsBeforeAnythingIsSolved) {
    Question question = about("cold-war");
    question.sampling.draws = 5;
    EXPECT_THROW(plan(library(), question), InputError);
}

TEST(Plan, TwoWorldsAreAQuestionBack) {
    EXPECT_THROW(plan(library(), {.scenarios = named_scenarios({"cold-war", "tariff-war"})}), UsageError);
    EXPECT_THROW(plan(library(), {}), UsageError) << "neither article nor scenario";
}

TEST(Plan, ReadsScenariosFromText) {
    const std::string text = library().scenario("cold-war").text;
    const Plan from_text = plan(library(), {.scenarios = {{.name = "mine", .text = text}}, .sampling = {.draws = 0}});
    EXPECT_EQ(from_text.scenarios[0].scenario.id, "mine");
    EXPECT_EQ(from_text.scenarios[0].shock.trade_cost_hat,
              plan(library(), about("cold-war")).scenarios[0].shock.trade_cost_hat);
}

TEST(Plan, SetsKeysOfADraftedPairToo) {
    const Plan set = plan(library(), {.article = example(), .set = {"model.trade_elasticity=5"}});
    for (const CompiledScenario& scenario : set.scenarios) EXPECT_EQ(scenario.gravity.trade_elasticity, 5);
}

TEST(Plan, NamesEveryMeasureThatItsModelMayReport) {
    for (const char* id : {"cold-war", "multilateral", "tariff-war", "electronics-ban", "autarky-of"}) {
        const Plan made = plan(library(), about(id));
        const std::vector<std::string> known = measure_names(made.scenarios[0]);
        const Comparison solved = solve(made);
        for (const Measure& measure : solved.futures[0].outcome.measures)
            EXPECT_NE(std::find(known.begin(), known.end(), measure.key), known.end()) << id << ": " << measure.key;
    }
}

TEST(Plan, WritesTheVariantsWithTheEdgesOfTheText) {
    const std::string text =
        "Which world order?\n\nChina and Russia pledged to enhance cooperation. The United States accused China of "
        "dumping. "
        "China and Russia signed an agreement.\n";
    EXPECT_EQ(scenarios_to_write(plan(library(), {.article = text})).size(), 4u);
    EXPECT_EQ(scenarios_to_write(plan(library(), about("cold-war"))).size(), 1u);
}

TEST(Key, IsOfWhatDecidesTheResultsAlone) {
    const std::string key = key_of(plan(library(), about("cold-war")));
    EXPECT_EQ(key.size(), 64u);
    const Library another;
    Question same = about("cold-war");
    same.sampling = {.draws = 0, .seed = 7, .threads = 3};  // without draws no seed counts, threads never do
    EXPECT_EQ(key_of(plan(another, same)), key);
    same.scenarios = {{.name = "renamed", .text = library().scenario("cold-war").text}};
    EXPECT_EQ(key_of(plan(another, same)), key) << "a name decides nothing";

    std::vector<Question> others(5, about("cold-war"));
    others[0].set = {"model.trade_elasticity=5"};
    others[1].capital = "CHN";
    others[2].sampling.draws = 20;
    others[3].sampling = {.draws = 20, .seed = 2};
    others[4].scenarios = named_scenarios({"multilateral"});
    std::vector<std::string> keys{key};
    for (const Question& question : others) keys.push_back(key_of(plan(library(), question)));
    std::sort(keys.begin(), keys.end());
    EXPECT_EQ(std::unique(keys.begin(), keys.end()), keys.end());
}

TEST(Key, TellsJoinedWorldsApart) {
    Question whole = about("tariff-war"), joined = whole;
    joined.aggregate = {"sectors=groups"};
    EXPECT_NE(key_of(plan(library(), whole)), key_of(plan(library(), joined)));
}

TEST(Solve, StopsWhereTheWatcherSaysSo) {
    Question question = about("cold-war");
    question.sampling = {.draws = 200, .threads = 1};
    int told = 0;
    const Work work{.threads = 1,
                    .watch = [&](const Progress& progress) { return progress.stage != "draws" || ++told < 30; }};
    const Comparison stopped = solve(plan(library(), question, work), work);
    ASSERT_TRUE(stopped.futures[0].drawn);
    EXPECT_EQ(stopped.futures[0].drawn->made, 30);
}

TEST(Solve, IsTheSameAtAnyNumberOfThreads) {
    Question question = about("cold-war");
    question.sampling.draws = 20;
    const Plan made = plan(library(), question);
    const Comparison one = solve(made, {.threads = 1}), two = solve(made, {.threads = 2});
    EXPECT_EQ(one.futures[0].outcome.measures[0].lo, two.futures[0].outcome.measures[0].lo);
}

TEST(Library, ReadsOnceForAllThreads) {
    const Library fresh;
    std::vector<std::shared_ptr<const World>> seen(4);
    std::vector<std::thread> threads;
    for (auto& world : seen) threads.emplace_back([&fresh, &world] { world = fresh.world("2019"); });
    for (std::thread& thread : threads) thread.join();
    for (const auto& world : seen) EXPECT_EQ(world, seen[0]) << "the same world, not an equal one";
    EXPECT_EQ(fresh.votes("unga"), fresh.votes("unga"));
    EXPECT_EQ(fresh.order("unga"), fresh.order("unga"));
}

TEST(Library, TriesAgainWhatCouldNotBeRead) {
    EXPECT_THROW(library().world("no-such-world"), InputError);
    EXPECT_THROW(library().world("no-such-world"), InputError);
}

}  // namespace
}  // namespace detente
