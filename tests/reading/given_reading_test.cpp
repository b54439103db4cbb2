// A reading that is given takes the place of the program's own.
#include <nlohmann/json.hpp>

#include "detente/reading/reading_file.hpp"
#include "detente/support/error.hpp"
#include "reading_fixture.hpp"

namespace detente {
namespace {

const std::string article = "China and Japan\n\nChina raised tariffs on Japan by 10 percent in 2022. España did not.";

Reading given(const std::string& json) {
    Reading reading = read_article(article, Registry::installed());
    ReadingFile(json, "mine.json").apply(reading, Registry::installed());
    return reading;
}

/// "field: what".
std::string refusal(const std::string& json) {
    try {
        given(json);
    } catch (const InputError& error) {
        return error.file + ":" + error.field + ": " + error.problem;
    }
    return "accepted";
}

TEST(GivenReading, WithNothingInItChangesNothing) {
    const Reading own = read_article(article, Registry::installed()), same = given("{}");
    EXPECT_EQ(mentions_of(own), mentions_of(same));
    EXPECT_EQ(own.statements.size(), same.statements.size());
    EXPECT_EQ(own.quantities.size(), same.quantities.size());
    EXPECT_EQ(own.principals, same.principals);
}

TEST(GivenReading, TakesTheProgramsPlace) {
    const std::size_t china = article.rfind("China"), japan = article.rfind("Japan");
    const std::string span = "\"start\": " + std::to_string(china) + ", \"end\": " + std::to_string(japan + 5);
    const Reading reading = given("{\"principals\": [\"JPN\"], \"statements\": [{" + span +
                                  ", \"source\": [\"CHN\"], \"target\": [\"igo:EU\"], \"root\": \"AID\"}]}");
    EXPECT_EQ(reading.principals, std::vector<std::string>{"JPN"});
    ASSERT_EQ(reading.statements.size(), 1U);
    const Statement& one = reading.statements.front();
    EXPECT_EQ(one.sign, 1);
    EXPECT_TRUE(one.emitted && one.counts_as_event);
    EXPECT_EQ(one.states, std::vector<std::string>{"CHN"});
    EXPECT_EQ(one.confidence, 1);
}

TEST(GivenReading, MentionsAreGroupedAnew) {
    const std::size_t at = article.find("España");
    const Reading reading = given("{\"actors\": [{\"id\": \"ESP\", \"start\": " + std::to_string(at) +
                                  ", \"end\": " + std::to_string(at + 7) + ", \"text\": \"España\"}]}");
    EXPECT_EQ(mentions_of(reading), "España=ESP");
    ASSERT_EQ(reading.economies.size(), 1U);
    EXPECT_EQ(reading.economies.front().id, "ESP");
}

TEST(GivenReading, FiguresKeepTheirClauseAndChangeTheirValue) {
    const Reading own = read_article(article, Registry::installed());
    ASSERT_EQ(own.quantities.size(), 1U);
    const Quantity& before = own.quantities.front();
    const Reading reading =
        given("{\"quantities\": [{\"kind\": \"percent\", \"start\": " + std::to_string(before.span.start) +
              ", \"end\": " + std::to_string(before.span.end) + ", \"value\": 0.2, \"unit\": \"%\"}]}");
    ASSERT_EQ(reading.quantities.size(), 1U);
    EXPECT_EQ(reading.quantities.front().value, 0.2);
    EXPECT_EQ(reading.quantities.front().clause.end, before.clause.end);
    EXPECT_FALSE(reading.quantities.front().growth);
}

TEST(GivenReading, ErrorsNameTheField) {
    const std::pair<const char*, const char*> cases[] = {
        {"[1]", "mine.json:reading: must be an object"},
        {"{\"statement\": []}", "mine.json:statement: is no member of a reading"},
        {"{\"principals\": [\"CHN\", \"XXX\"]}", "mine.json:principals[1]: 'XXX' is no economy of the registry"},
        {"{\"actors\": [{\"id\": \"CHN\", \"start\": 0}]}", "mine.json:actors[0].end: is missing"},
        {"{\"actors\": [{\"id\": \"CHN\", \"start\": 0, \"end\": 9999}]}",
         "mine.json:actors[0].end: is 9999, and the article ends at byte 86"},
        {"{\"actors\": [{\"id\": \"CHN\", \"start\": 3, \"end\": 3}]}", "mine.json:actors[0]: is empty: bytes 3 to 3"},
        {"{\"actors\": [{\"id\": \"CHN\", \"start\": -1, \"end\": 3}]}",
         "mine.json:actors[0].start: must be a whole number of bytes"},
        {"{\"actors\": [{\"id\": \"CHN\", \"start\": 0, \"end\": 5, \"text\": \"Japan\"}]}",
         "mine.json:actors[0].text: is 'Japan', and the article has 'China' at bytes 0 to 5"},
        {"{\"actors\": [{\"id\": \"CHN\", \"start\": 0, \"end\": 5}, {\"id\": \"JPN\", \"start\": 3, \"end\": 8}]}",
         "mine.json:actors[1]: overlaps another mention: 'China'"},
        {"{\"statements\": [{\"start\": 0, \"end\": 5, \"source\": [\"CHN\"], \"root\": \"LOVE\"}]}",
         "mine.json:statements[0].root: 'LOVE' is none of"},
        {"{\"statements\": [{\"start\": 0, \"end\": 5, \"source\": \"CHN\"}]}",
         "mine.json:statements[0].source: must be a list"},
        {"{\"date\": {\"article\": \"yesterday\"}}", "accepted"},
    };
    for (const auto& [json, wanted] : cases)
        EXPECT_EQ(refusal(json).substr(0, std::string(wanted).size()), wanted) << json;
    EXPECT_THROW(ReadingFile("{", "mine.json"), InputError);
    EXPECT_THROW(ReadingFile("{\"date\": {\"article\": \"yesterday\"}}", "mine.json").date(), InputError);
    EXPECT_EQ(ReadingFile("{\"date\": {\"article\": \"2024-10-30\"}}", "mine.json").date(),
              (CalendarDay{2024, 10, 30}));
    const std::size_t inside = article.find("ñ") + 1;
    EXPECT_EQ(refusal("{\"actors\": [{\"id\": \"ESP\", \"start\": 0, \"end\": " + std::to_string(inside) + "}]}"),
              "mine.json:actors[0].end: stands within a letter");
}

}  // namespace
}  // namespace detente
