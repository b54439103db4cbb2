// Blocs measured from votes: who is in them, how sure that is, and draws that hold both.
#include "detente/scenario/measured.hpp"

#include <cmath>

#include "detente/alignment/blocs.hpp"
#include "detente/alignment/roll_calls.hpp"
#include "detente/scenario/sampling.hpp"
#include "detente/support/csv.hpp"
#include "fixture.hpp"
#include "scenario/compile/membership.hpp"
#include "scenario/draws/draws.hpp"

namespace detente {
namespace {

/// Votes of the small world's economies, one letter each in the order CHN DEU IND RUS UKR USA: y, n, a, x (absent).
RollCalls votes_of(const std::vector<std::pair<int, std::string>>& rows) {
    RollCalls votes;
    votes.id = "small";
    votes.title = "Votes of six";
    votes.version = "1.0.0";
    votes.voters = {"CHN", "DEU", "IND", "RUS", "UKR", "USA"};
    for (const auto& [year, letters] : rows) {
        RollCall call;
        call.id = "r" + std::to_string(votes.size() + 1);
        call.year = year;
        call.title = "A text";
        call.issues = {votes.size() % 2 ? "me" : "nu"};
        votes.roll_calls.push_back(call);
        for (const char letter : letters)
            votes.votes.push_back(letter == 'y'   ? Vote::yes
                                  : letter == 'n' ? Vote::no
                                  : letter == 'a' ? Vote::abstain
                                  : letter == 'x' ? Vote::absent
                                                  : Vote::none);
    }
    return votes;
}

/// In 2000 two camps, between which India is torn; in 2001 the United States and Russia stand together; in 2002
/// everybody agrees; in 2003 Ukraine casts no vote.
const std::vector<std::pair<int, std::string>> years = {
    {2000, "nyyyyy"}, {2000, "nynnyy"}, {2000, "ynyynn"}, {2000, "nyynyy"}, {2000, "ynnynn"}, {2000, "nyynyy"},
    {2000, "ynyyny"}, {2000, "nynnyy"}, {2000, "nyynny"}, {2000, "ynnyyn"}, {2000, "ynyynn"}, {2000, "nyanyy"},
    {2001, "ynnyny"}, {2001, "nyynyn"}, {2001, "ynnyny"}, {2001, "nyynyn"}, {2001, "ynnyny"}, {2001, "nyynyn"},
    {2002, "yyyyyy"}, {2002, "yyyyyy"}, {2003, "nynnxy"}, {2003, "ynyyxn"}, {2003, "nynnxy"}, {2003, "ynayxn"},
};

const std::string dearer = "[[change]]\nbetween = [\"west\", \"east\"]\ntrade_cost = \"+30%\"\n";

class MeasuredBlocs : public ScenarioTest {
protected:
    void SetUp() override {
        ScenarioTest::SetUp();
        save_votes(votes_of(years), (folder / "v").string());
    }
    static std::string who(const CompiledScenario& compiled, const std::string& bloc) {
        std::string ids;
        const World world = small_world();
        for (const Bloc& b : compiled.blocs)
            if (b.name == bloc)
                for (const std::size_t member : b.members) ids += world.economies[member].id + " ";
        return ids;
    }
    std::string all(const std::string& keys) const { return "[blocs]\nmeasured = \"votes\"\nvotes = \"v\"\n" + keys; }
    Comparison solved(const std::vector<std::string>& texts) const {
        Comparison comparison;
        comparison.world = small_world();
        for (const std::string& text : texts)
            comparison.futures.push_back(solve(parse(text), comparison.world, Registry::installed()));
        return comparison;
    }
    std::string wrong(const std::string& text) const {
        return error_of([&] { compiled(text); });
    }
};

std::string notes_of(const Notes& notes) {
    std::string all;
    for (const Note& note : notes) all += note.in_words() + "\n";
    return all;
}

// Campos et al. (2023) group economies by this vote; Hong Kong has no seat, and they count it with China.
TEST_F(MeasuredBlocs, ARollCallGivesThePapersBlocs) {
    const std::map<std::string, std::string> paper{
        {"yes", "Western"}, {"no", "Eastern"}, {"abstain", "Neutral"}, {"absent", "Neutral"}};
    const World world = load_world("2019");
    const CompiledScenario c = compiled("blocs = { measured = \"votes\", vote = \"ES-11/3\" }\n", world);
    const CsvTable blocs = read_csv(published("campos2023/economies.csv"));
    std::size_t same = 0;
    for (std::size_t row = 0; row < blocs.rows(); ++row) {
        const std::string id(blocs.cell(row, 0));
        const std::string& bloc = c.bloc_of[*world.find_economy(id)];
        if (id == "HKG") {
            EXPECT_EQ(bloc, "");
            continue;
        }
        EXPECT_EQ(paper.at(bloc), blocs.cell(row, 1)) << id;
        same += paper.at(bloc) == blocs.cell(row, 1);
    }
    EXPECT_EQ(same, 150u);
    EXPECT_TRUE(has_note(c,
                         "no-vote: 1 of the world '2019' has no vote that counts among the votes on ES-11/3 in "
                         "'unga', and is in no measured bloc: HKG"))
        << notes_of(c.notes);
    EXPECT_FALSE(c.uncertain_members);
    for (const Bloc& bloc : c.blocs) EXPECT_EQ(bloc.probability, std::vector<double>(bloc.members.size(), 1.0));
}

TEST_F(MeasuredBlocs, ARollCallByPositions) {
    const CompiledScenario c = compiled(
        "[blocs]\nwest = { measured = \"votes\", vote = \"ES-11/3\", position = \"yes\" }\n"
        "east = { measured = \"votes\", vote = \"A/RES/ES-11/3\", position = [\"no\", \"abstain\"], except = "
        "[\"India\"] }\n");
    EXPECT_EQ(who(c, "west"), "DEU UKR USA ");
    EXPECT_EQ(who(c, "east"), "CHN RUS ");
}

TEST_F(MeasuredBlocs, AllBlocsOfAYearAreNamedAfterTheirAnchors) {
    const CompiledScenario c = compiled(all("year = 2000\n") + dearer);
    EXPECT_EQ(who(c, "west"), "DEU UKR USA ");
    EXPECT_EQ(who(c, "east").substr(0, 4), "CHN ");
    ASSERT_FALSE(c.scenario.measured);
    EXPECT_EQ(c.scenario.blocs.at(0).with, "USA");
    EXPECT_TRUE(c.uncertain_members);
    EXPECT_TRUE(has_note(c, "blocs-measured: blocs by Leiden's algorithm of 2000 in 'v' (Votes of six, version 1.0.0)"))
        << notes_of(c.notes);
    // Blocs that nobody names are counted on, and known by their best-known member.
    const CompiledScenario other = compiled(all("year = 2000\nnames = { mine = \"China\" }\n"));
    ASSERT_GE(other.blocs.size(), 2u);
    EXPECT_EQ(other.blocs[0].name, "mine");
    EXPECT_EQ(other.blocs[1].name, "bloc-2");
    EXPECT_EQ(other.scenario.blocs[1].with, "USA");
}

TEST_F(MeasuredBlocs, ProbabilitiesAreTheSharesOfBootstraps) {
    const CompiledScenario c = compiled(all("year = 2000\n") + dearer);
    const Blocs found = blocs(select(load_votes((folder / "v").string()), {.from = 2000, .to = 2000}));
    for (const Bloc& bloc : c.blocs)
        for (std::size_t k = 0; k < bloc.members.size(); ++k)
            EXPECT_EQ(bloc.probability[k], found.probability(bloc.members[k])) << bloc.name << " " << k;
}

TEST_F(MeasuredBlocs, OneByOneAndAllAtOnceAreTheSame) {
    const CompiledScenario one = compiled(
        "[blocs]\nwest = { measured = \"votes\", votes = \"v\", year = 2000, with = \"USA\" }\n"
        "east = { measured = \"votes\", votes = \"v\", year = 2000, with = \"Russia\" }\nothers = \"rest\"\n",
        load_world("2019"));
    const CompiledScenario all_at_once = compiled(all("year = 2000\nothers = \"rest\"\n"), load_world("2019"));
    ASSERT_GE(all_at_once.blocs.size(), 3u);
    EXPECT_EQ(one.blocs[0].members, all_at_once.blocs[0].members);
    EXPECT_EQ(one.blocs[0].probability, all_at_once.blocs[0].probability);
    EXPECT_EQ(one.blocs[1].members, all_at_once.blocs[1].members);
    EXPECT_EQ(all_at_once.blocs.back().name, "others");
    EXPECT_EQ(all_at_once.blocs.back().probability.size(), all_at_once.blocs.back().members.size());
}

TEST_F(MeasuredBlocs, PutInAndTakenOut) {
    const CompiledScenario c = compiled(all("year = 2003\nalso = { east = [\"Ukraine\"] }\nexcept = [\"DEU\"]\n"));
    EXPECT_EQ(who(c, "west"), "USA ");
    EXPECT_EQ(who(c, "east"), "CHN IND RUS UKR ");
    EXPECT_FALSE(has_note(c, "no-vote"));
    for (const Bloc& bloc : c.blocs)
        if (bloc.name == "east") EXPECT_EQ(bloc.probability.back(), 1);
    EXPECT_TRUE(has_note(compiled(all("year = 2003\n")), "is in no measured bloc: UKR"));
    EXPECT_NE(wrong(all("year = 2003\nexcept = [\"UKR\"]\n")).find("'UKR' is in no measured bloc anyway"),
              std::string::npos);
    EXPECT_NE(wrong(all("year = 2003\nalso = { esat = [\"UKR\"] }\n")).find("did you mean 'east'?"), std::string::npos);
}

TEST_F(MeasuredBlocs, IdealPointsAreCut) {
    const CompiledScenario c = compiled(all("year = 2000\nmethod = \"ideal-points\"\ncuts = [0]\n"));
    EXPECT_EQ(who(c, "high"), "DEU UKR USA ");
    EXPECT_EQ(who(c, "low").substr(0, 4), "CHN ");
    const Measured& order = *c.blocs[0].measured;
    const Bloc& low = c.blocs[0];
    for (std::size_t k = 0; k < low.members.size(); ++k) {
        const std::size_t v = order.find(small_world().economies[low.members[k]].id);
        EXPECT_LT(order.point[v], 0);
        EXPECT_NEAR(low.probability[k], 0.5 * std::erfc(order.point[v] / order.sd[v] / std::sqrt(2.0)), 1e-12);
    }
    const CompiledScenario part = compiled(
        "[blocs]\nhigh = { measured = \"votes\", votes = \"v\", year = 2000, method = \"ideal-points\", above = 0 }\n");
    EXPECT_EQ(part.blocs[0].members, c.blocs[1].members);
    EXPECT_EQ(compiled(all("year = 2000\nmethod = \"ideal-points\"\ncuts = [-0.2, 0.2]\n")).scenario.blocs[1].name,
              "middle");
}

TEST_F(MeasuredBlocs, VotesLieBesideTheFileAndOverridesReachTheMeasurement) {
    const std::string file = write("s.toml", all("year = 2000\n") + dearer);
    const Scenario scenario = load_scenario(file, {"blocs.year=2003", "blocs.number=2"});
    EXPECT_EQ(scenario.measured->measurement.year, 2003);
    EXPECT_EQ(scenario.measured->measurement.number, 2);
    EXPECT_EQ(scenario.measured->measurement.votes, (folder / "v").string());
    EXPECT_EQ(parse(scenario.text).measured->measurement.year, 2003);
    // A measurement of all blocs replaces those of the files before it.
    write("own.toml", "[blocs]\nwest = [\"USA\"]\nold = [\"CHN\"]\n");
    const Scenario both = load_scenario((folder / "own.toml").string() + "+" + file);
    EXPECT_TRUE(both.measured);
    EXPECT_TRUE(both.blocs.empty());
}

TEST_F(MeasuredBlocs, DrawsHaveMembersOfTheirOwn) {
    Comparison drawn =
        solved({all("year = 2000\n") + "[model]\ntrade_elasticity = 4\nsupply_elasticity = 1.2\n" + dearer});
    sample(drawn, {.draws = 100});
    const Future& future = drawn.futures[0];
    ASSERT_TRUE(future.drawn) << notes_of(future.outcome.notes);
    EXPECT_TRUE(future.drawn->memberships);
    const Measure& welfare = *future.outcome.measure("welfare_pct");
    EXPECT_LT(welfare.lo[2], welfare.hi[2]);  // India is on either side
    EXPECT_NE(notes_of(future.outcome.notes).find("memberships-drawn: each draw has its own members of west, east"),
              std::string::npos);

    // As often as the bootstraps say: a hundred draws meet each of the hundred once.
    const CompiledScenario& point = future.compiled;
    MembershipDraws draws(1, 100);
    for (const Bloc& bloc : point.blocs) draws.add(*bloc.measured);
    std::vector<double> in_west(drawn.world.n(), 0);
    for (std::size_t k = 0; k < 100; ++k) {
        const CompiledScenario one = drawn_changes(point, draws, k, {}, drawn.world, Registry::installed());
        for (const std::size_t member : one.blocs[0].members) in_west[member] += 0.01;
    }
    for (std::size_t k = 0; k < point.blocs[0].members.size(); ++k)
        EXPECT_NEAR(in_west[point.blocs[0].members[k]], point.blocs[0].probability[k], 1e-12);
}

TEST_F(MeasuredBlocs, DrawsAreTheSameForAnyThreadsAndForEveryFuture) {
    const std::string text = all("year = 2000\nmethod = \"ideal-points\"\ncuts = [0]\n") +
                             "[model]\ntrade_elasticity = 4\ntrade_elasticity_se = 0.4\n"
                             "[[change]]\nbetween = [\"low\", \"high\"]\ntrade_cost = \"+30%\"\n";
    const auto sampled = [&](std::int64_t threads, std::int64_t seed) {
        Comparison drawn = solved({text, text});
        sample(drawn, {.draws = 60, .seed = seed, .threads = threads});
        return drawn;
    };
    const Comparison one = sampled(1, 3), two = sampled(2, 3), other = sampled(2, 4);
    const Outcome &a = one.futures[0].outcome, &b = two.futures[0].outcome;
    for (std::size_t m = 0; m < a.measures.size(); ++m) {
        EXPECT_EQ(a.measures[m].lo, b.measures[m].lo);  // to the bit
        EXPECT_EQ(a.measures[m].hi, b.measures[m].hi);
        EXPECT_EQ(one.differences.at(0).measures[m].lo, std::vector<double>(one.world.n(), 0.0));
    }
    EXPECT_NE(a.measures[0].lo, other.futures[0].outcome.measures[0].lo);
}

TEST_F(MeasuredBlocs, WhoIsStatedStaysAndDrawsThatTouchNothingFail) {
    // India alone against the west: in the draws that put it into the west nobody is left to touch.
    const std::string text =
        "[blocs]\nwest = { measured = \"votes\", votes = \"v\", year = 2000, with = \"USA\" }\n"
        "east = { measured = \"votes\", votes = \"v\", year = 2000, with = \"RUS\", except = [\"RUS\", \"CHN\"] }\n" +
        dearer;
    Comparison drawn = solved({"[model]\ntrade_elasticity = 4\n" + text});
    const CompiledScenario& point = drawn.futures[0].compiled;
    ASSERT_EQ(who(point, "east"), "IND ");
    sample(drawn, {.draws = 100});
    MembershipDraws draws(1, 100);
    for (const Bloc& bloc : point.blocs) draws.add(*bloc.measured);
    std::size_t failed = 0, india_elsewhere = 0;
    for (std::size_t k = 0; k < 100; ++k) {
        const auto draw = [&] { return drawn_changes(point, draws, k, {}, drawn.world, Registry::installed()); };
        failed += !error_of(draw).empty();
        india_elsewhere += point.blocs[1].measured->drawn[k * 6 + 2] != point.blocs[1].measured->group[2];
    }
    EXPECT_GT(failed, 0u);
    EXPECT_LE(failed, india_elsewhere);  // not those that put Germany or Ukraine into the east
    EXPECT_NEAR(point.blocs[1].probability[0], 1 - 0.01 * static_cast<double>(india_elsewhere), 1e-12);
    EXPECT_NE(notes_of(drawn.futures[0].outcome.notes)
                  .find("draws-failed: the members drawn give no shock in " + std::to_string(failed) + " of 100"),
              std::string::npos)
        << notes_of(drawn.futures[0].outcome.notes);
    // Stated in the east, India is not drawn into the west.
    const Comparison fixed =
        solved({"[blocs]\nwest = { measured = \"votes\", votes = \"v\", year = 2003, with = "
                "\"USA\" }\neast = [\"IND\", \"CHN\"]\n" +
                dearer});
    EXPECT_EQ(who(fixed.futures[0].compiled, "west"), "DEU USA ");
}

TEST_F(MeasuredBlocs, WhatCannotBeMeasuredIsSaid) {
    const auto says = [&](const std::string& text, const std::vector<std::string>& parts) {
        const std::string message = wrong(text);
        for (const std::string& part : parts)
            EXPECT_NE(message.find(part), std::string::npos) << part << ": " << message;
    };
    says(all("year = 2001\n"),
         {"test.toml:2", "measured: one bloc holds both USA ('west') and RUS ('east')", "number = 3"});
    says(all("year = 2002\n"), {"test.toml:2: blocs: in none of the 2 roll calls did votes differ"});
    says(all("year = 1999\n"), {"test.toml:2: blocs: no roll call is left", "'small' has roll calls of 2000 to 2003"});
    says(all("vote = \"r99\"\n"), {"test.toml:2: blocs: 'small' has no roll call 'r99'"});
    says(all("year = 2000\nissues = [\"mee\"]\n"), {"no roll call of 'small' is on the issue 'mee'", "me, nu"});
    says("[blocs]\nmeasured = \"votes\"\nvotes = \"ungaa\"\nyear = 2000\n", {"test.toml:2", "'ungaa'", "'unga'"});
    says(all("year = 2003\nnames = { x = \"UKR\" }\n"), {"test.toml:2: blocs.x", "UKR is in none of the blocs"});
    says(all("year = 2003\nnames = { x = \"UKX\" }\n"), {"test.toml:2: blocs.x", "unknown economy 'UKX'"});
    says(all("year = 2003\nwest = \"rest\"\n"), {"test.toml:5: blocs.west: is the name of a measured bloc, too"});
    says(
        "[blocs]\na = { measured = \"votes\", votes = \"v\", year = 2001, with = \"USA\" }\n"
        "b = { measured = \"votes\", votes = \"v\", year = 2001, with = \"RUS\" }\n",
        {"test.toml:3: blocs.b.with", "one bloc holds both USA ('a') and RUS ('b')"});
}

}  // namespace
}  // namespace detente
