// What a measurement of blocs may not say: one clear error each, with line and hint.
#include "fixture.hpp"

namespace detente {
namespace {

class MeasuredKeys : public ScenarioTest {};

const std::string all = "[blocs]\nmeasured = \"votes\"\n";

std::string one(const std::string& keys) {
    return "[blocs]\nwest = { measured = \"votes\", " + keys + " }\n";
}

TEST_F(MeasuredKeys, EachFaultHasItsError) {
    const std::vector<std::pair<std::string, std::string>> faults = {
        {all,
         "test.toml:2: blocs.measured: needs 'year' or 'vote' beside it. Write year = 2020, or vote = \"ES-11/3\""},
        {"[blocs]\nmeasured = \"trade\"\nyear = 2020\n",
         "test.toml:2: blocs.measured: 'trade' is not what blocs are measured from. Write measured = \"votes\""},
        {all + "year = 2020\nvote = \"ES-11/3\"\n",
         "test.toml:3: blocs.year: stands beside vote. Measure a year, or take one roll call"},
        {all + "year = \"2020\"\n", "test.toml:3: blocs.year: must be a whole number, not a text"},
        {all + "year = 20200\n", "test.toml:3: blocs.year: must be at least 1 and at most 9999, not 20200"},
        {all + "yaer = 2020\n", "test.toml:3: blocs.yaer: unknown key of a measurement; did you mean 'year'?"},
        {all + "year = 2020\nisues = [\"me\"]\n",
         "test.toml:4: blocs.isues: unknown key of a measurement; did you mean 'issues'?"},
        {all + "year = 2020\nsouth = [\"BRA\"]\n",
         "test.toml:4: blocs.south: stands beside a measurement of all blocs. Beside it only \"rest\" may stand; "
         "measure blocs one by one: west = { measured = \"votes\", year = 2020, with = \"USA\" }"},
        {all + "year = 2020\nwith = \"USA\"\n",
         "test.toml:4: blocs.with: belongs to one bloc, and [blocs] measures all. Write west = { measured = \"votes\", "
         "year = 2020, with = \"USA\" }"},
        {all + "year = 2020\nmethod = \"liden\"\n",
         "test.toml:4: blocs.method: 'liden' is not a choice; did you mean 'leiden'?"},
        {all + "year = 2020\nindex = \"kapa\"\n",
         "test.toml:4: blocs.index: 'kapa' is not a choice; did you mean 'kappa'?"},
        {all + "year = 2020\nnumber = 1\n", "test.toml:4: blocs.number: must be at least 2 and at most 250, not 1"},
        {all + "year = 2020\nimportant = \"yes\"\n", "test.toml:4: blocs.important: must be true or false, not a text"},
        {all + "year = 2020\nissues = 3\n",
         "test.toml:4: blocs.issues: must be a name or a list of names, not a whole number"},
        {all + "year = 2020\ncuts = [0]\n",
         "test.toml:4: blocs.cuts: would be ignored: it belongs to method = \"ideal-points\""},
        {all + "year = 2020\nmethod = \"ideal-points\"\n",
         "test.toml:4: blocs.method: needs 'cuts' beside it. Write cuts = [-0.5, 0.7]"},
        {all + "year = 2020\nmethod = \"ideal-points\"\ncuts = [0.7, -0.5]\n",
         "test.toml:5: blocs.cuts: must ascend. Write the lower one first"},
        {all + "year = 2020\nmethod = \"ideal-points\"\ncuts = [1, 2, 3]\n",
         "test.toml:5: blocs.cuts: must be a list of one or two numbers such as [-0.5, 0.7]"},
        {all + "year = 2020\nmethod = \"ideal-points\"\ncuts = 0.5\n",
         "test.toml:5: blocs.cuts: must be a list of one or two numbers such as [-0.5, 0.7], not a number"},
        {all + "year = 2020\nmethod = \"ideal-points\"\ncuts = [0]\nnumber = 3\n",
         "test.toml:6: blocs.number: would be ignored: it belongs to method = \"leiden\""},
        {all + "vote = \"ES-11/3\"\nmethod = \"leiden\"\n",
         "test.toml:4: blocs.method: would be ignored: one roll call is as it was cast"},
        {all + "vote = \"\"\n", "test.toml:3: blocs.vote: holds an empty name. Write e.g. vote = \"ES-11/3\""},
        {all + "vote = \"ES-11/3\"\nnames = { west = \"USA\" }\n",
         "test.toml:4: blocs.names: would be ignored: one roll call is as it was cast"},
        {all + "year = 2020\nnames = [\"USA\"]\n",
         "test.toml:4: blocs.names: must be a table such as { west = \"USA\", east = \"RUS\" }, not a list"},
        {all + "year = 2020\nnames = { rest = \"USA\" }\n",
         "test.toml:4: blocs.rest: is not a name for a bloc. Use a word such as west"},
        {all + "year = 2020\nvotes = \"\"\n",
         "test.toml:4: blocs.votes: holds an empty name. Name a table of votes, e.g. \"unga\""},
        {"[blocs]\nyear = 2020\n",
         "test.toml:2: blocs.year: must be a list, a table or \"rest\", not a whole number. To measure all blocs, "
         "write "
         "measured = \"votes\" beside it"},
        {one("year = 2020"),
         "test.toml:2: blocs.west.measured: needs 'with' beside it. The bloc that holds whom? Write with = \"USA\""},
        {one("vote = \"ES-11/3\""), "test.toml:2: blocs.west.vote: needs 'position' beside it"},
        {one("vote = \"ES-11/3\", position = \"yea\""), "test.toml:2: blocs.west.position: 'yea' is not a vote"},
        {one("year = 2020, with = \"USA\", position = \"yes\""),
         "test.toml:2: blocs.west.position: would be ignored: it belongs to one roll call, vote = \"ES-11/3\""},
        {one("year = 2020, with = \"USA\", above = 0.7"),
         "test.toml:2: blocs.west.above: would be ignored: it belongs to method = \"ideal-points\""},
        {one("year = 2020, method = \"ideal-points\""),
         "test.toml:2: blocs.west.method: needs 'above' or 'below' beside it. Write above = 0.7"},
        {one("year = 2020, method = \"ideal-points\", above = 1, below = 0.5"),
         "test.toml:2: blocs.west.below: leaves nobody: it is not above 1"},
        {one("year = 2020, method = \"ideal-points\", above = \"high\""),
         "test.toml:2: blocs.west.above: must be a number, not a text"},
        {one("year = 2020, with = \"USA\", framework = \"EU\""),
         "test.toml:2: blocs.west.measured: stands beside framework. A bloc has one rule; see 'also' and 'except'"},
        {one("year = 2020, with = \"USA\", cuts = [0]"), "test.toml:2: blocs.west.cuts: unknown key"},
        {"[blocs]\nwest = { economies = [\"USA\"], year = 2020 }\n",
         "test.toml:2: blocs.west.year: would be ignored: it belongs to measured"},
    };
    for (const auto& [text, message] : faults) {
        const std::string said = error_of([&, toml = text] { parse(toml); });
        EXPECT_EQ(said.substr(0, message.size()), message) << text;
    }
}

TEST_F(MeasuredKeys, InlineAndWrittenOutAreTheSame) {
    const Scenario a = parse("blocs = { measured = \"votes\", year = 2020, number = 3, issues = [\"me\"] }\n");
    const Scenario b = parse("[blocs]\nmeasured = \"votes\"\nyear = 2020\nnumber = 3\nissues = \"me\"\n");
    EXPECT_EQ(a.measured->measurement.number, b.measured->measurement.number);
    EXPECT_EQ(a.measured->measurement.issues, b.measured->measurement.issues);
    EXPECT_EQ(a.measured->names, b.measured->names);
    EXPECT_TRUE(a.blocs.empty());
}

}  // namespace
}  // namespace detente
