#include "detente/support/csv.hpp"
#include "fixture.hpp"

namespace detente {
namespace {

class Blocs : public ScenarioTest {
protected:
    static std::string who(const CompiledScenario& compiled, const std::string& bloc) {
        std::string ids;
        const World world = small_world();
        for (const Bloc& b : compiled.blocs)
            if (b.name == bloc)
                for (const std::size_t member : b.members) ids += world.economies[member].id + " ";
        return ids;
    }
};

TEST_F(Blocs, ByList) {
    EXPECT_EQ(who(compiled("[blocs]\nx = [\"United States\", \"de\", \"CHN\"]\n"), "x"), "CHN DEU USA ");
}

TEST_F(Blocs, ByFrameworkOnADate) {
    const CompiledScenario c =
        compiled("[blocs]\nx = { framework = \"BRICS\", on = \"2022-12-30\", except = [\"India\"] }\n");
    EXPECT_EQ(who(c, "x"), "CHN RUS ");
    EXPECT_TRUE(has_note(c, "bloc-members-missing: 2 of the bloc 'x' not in the world 'small': BRA, ZAF"));
    EXPECT_EQ(who(compiled("[blocs]\nx = { framework = \"G8\", on = 2010-01-01 }\n"), "x"), "DEU RUS USA ");
    EXPECT_EQ(who(compiled("[blocs]\nx = { framework = \"G7\", on = 2020-01-01, also = [\"IND\"] }\n"), "x"),
              "DEU IND USA ");
}

TEST_F(Blocs, ByAnyRollCallOfTheAssembly) {
    const CompiledScenario c = compiled(
        "[blocs]\na = { un_vote = \"ES-11/1\", position = \"yes\" }\n"
        "b = { un_vote = \"A/RES/ES-11/1\", position = [\"no\", \"abstain\"] }\n");
    EXPECT_EQ(who(c, "a"), "DEU UKR USA ");
    EXPECT_EQ(who(c, "b"), "CHN IND RUS ");
}

TEST_F(Blocs, ByFile) {
    write("b.csv", "iso,bloc\nUSA,W\nDEU,W\nCHN,E\nBRA,W\n");
    const CompiledScenario c = compiled("[blocs]\nx = { file = \"b.csv\", bloc = \"W\" }\n");
    EXPECT_EQ(who(c, "x"), "DEU USA ");
    EXPECT_TRUE(has_note(c, "BRA"));
    EXPECT_NE(error_of([&] { compiled("[blocs]\nx = { file = \"b.csv\", bloc = \"w\" }\n"); }).find("has no bloc 'w'"),
              std::string::npos);
    write("b.csv", "economy,bloc\nUSA,W\nUSA,E\n");
    EXPECT_NE(error_of([&] { compiled("[blocs]\nx = { file = \"b.csv\", bloc = \"W\" }\n"); }).find("b.csv:3"),
              std::string::npos);
}

TEST_F(Blocs, ByUnVote) {
    const CompiledScenario c = compiled(
        "[blocs]\na = { un_vote = \"ES-11/3\", position = \"yes\" }\nb = { un_vote = \"es-11/3\", position = [\"no\", "
        "\"abstain\"] }\n");
    EXPECT_EQ(who(c, "a"), "DEU UKR USA ");
    EXPECT_EQ(who(c, "b"), "CHN IND RUS ");
}

TEST_F(Blocs, TheRest) {
    const CompiledScenario c = compiled("[blocs]\nr = \"rest\"\nx = [\"USA\"]\ny = [\"CHN\", \"RUS\"]\n");
    EXPECT_EQ(who(c, "r"), "DEU IND UKR ");
    EXPECT_EQ(c.blocs[0].name, "r");  // in the order of the file
    EXPECT_EQ(c.bloc_of, (std::vector<std::string>{"y", "r", "r", "y", "r", "x"}));
}

// The tally that the UN published for A/RES/ES-11/3: 93 for, 24 against, 58 abstentions; 18 did not vote.
TEST_F(Blocs, TheVoteHasItsPublishedTally) {
    std::map<std::string, int> count;
    const CsvTable votes = read_csv(find_data("votes/es-11-3.csv").string());
    for (std::size_t row = 0; row < votes.rows(); ++row) {
        ++count[std::string(votes.cell(row, votes.column("vote")))];
        EXPECT_NE(Registry::installed().economy(votes.cell(row, votes.column("iso"))), nullptr) << votes.cell(row, 0);
    }
    EXPECT_EQ(count, (std::map<std::string, int>{{"yes", 93}, {"no", 24}, {"abstain", 58}, {"absent", 18}}));
}

TEST_F(Blocs, TheVoteIsTheUnRecords) {
    NEEDS_REFERENCE("alignment/undl_votes.csv.gz");
    const std::map<std::string, std::string> words{{"1", "yes"}, {"2", "abstain"}, {"3", "no"}, {"8", "absent"}};
    std::map<std::string, std::string> ours, theirs;
    const CsvTable votes = read_csv(find_data("votes/es-11-3.csv").string());
    for (std::size_t row = 0; row < votes.rows(); ++row) ours[std::string(votes.cell(row, 0))] = votes.cell(row, 1);
    const CsvTable record = read_csv(reference("alignment/undl_votes.csv.gz"));
    const std::size_t id = record.column("undl_id"), iso = record.column("iso3"), vote = record.column("vote");
    for (std::size_t row = 0; row < record.rows(); ++row)
        if (record.cell(row, id) == "3967778")  // A/RES/ES-11/3
            theirs[std::string(record.cell(row, iso))] = words.at(std::string(record.cell(row, vote)));
    EXPECT_EQ(ours, theirs);
}

}  // namespace
}  // namespace detente
