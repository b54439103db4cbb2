// JSON in, JSON out: the contract of docs/call.md.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "detente/call/call.hpp"

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

const Library& library() {
    static const Library one;
    return one;
}

struct Said {
    int status;
    Json json;
    const Json& error() const { return json.at("error"); }
};

Said ask(const std::string& request) {
    const Reply reply = call(library(), request);
    Json json = Json::parse(reply.json, nullptr, false);
    EXPECT_FALSE(json.is_discarded()) << reply.json;
    EXPECT_EQ(reply.status == 2 || reply.status == 3 || reply.status == 70, json.contains("error")) << reply.json;
    return {reply.status, std::move(json)};
}

Said ask(const char* request) {
    return ask(std::string(request));
}

Said ask(const Json& request) {
    return ask(request.dump());
}

/// What the program writes, without the seconds that it took.
std::string without_seconds(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        const std::string line = text.substr(at, end - at);
        if (line.find("\"seconds\"") == std::string::npos) out += line;
        at = end;
    }
    return out;
}

std::string program(const std::string& arguments) {
    std::FILE* pipe = popen((std::string(DETENTE_PROGRAM) + " " + arguments).c_str(), "r");
    std::string text;
    std::array<char, 4096> part{};
    for (std::size_t n = 0; pipe && (n = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
        text.append(part.data(), n);
    EXPECT_EQ(pclose(pipe), 0) << arguments;
    return text;
}

TEST(Call, RepliesWhatTheCommandLinePrints) {
    const std::pair<const char*, const char*> pairs[] = {
        {R"({"verb": "run", "scenario": "cold-war", "capital": "Beijing"})",
         "run cold-war --capital Beijing --json -q"},
        {R"({"verb": "run", "scenario": "cold-war", "set": ["model.trade_elasticity=5"], "dry_run": true})",
         "run cold-war --set model.trade_elasticity=5 --dry-run --json -q"},
        {R"({"verb": "run", "scenario": "cold-war", "explain": "CHN.welfare"})",
         "run cold-war --explain CHN.welfare --json -q"},
        {R"({"verb": "compare", "scenarios": ["cold-war", "multilateral"], "draws": 20, "seed": 3})",
         "compare cold-war multilateral --draws 20 --seed 3 --json -q"},
        {R"({"verb": "list", "what": "worlds"})", "list worlds --json"},
        {R"({"verb": "list", "what": "scenarios"})", "list scenarios --json"},
        {R"({"verb": "list", "what": "frameworks", "on": "2003-12-31"})", "list frameworks --on 2003-12-31 --json -q"},
        {R"({"verb": "list", "what": "economies", "world": "2019"})", "list economies --world 2019 --json"},
        {R"({"verb": "order", "year": 1989, "economies": ["USA", "RUS"]})",
         "blocs --year 1989 --economies USA,RUS --json -q"},
        {R"({"verb": "order", "session": 58, "agreement": "pi"})", "blocs --session 58 --agreement pi --json -q"},
    };
    for (const auto& [request, line] : pairs) {
        const Reply reply = call(library(), request);
        EXPECT_EQ(reply.status, 0) << reply.json;
        EXPECT_EQ(without_seconds(reply.json), without_seconds(program(line))) << line;
    }
}

TEST(Call, ReadsAndAnswersText) {
    const std::string article =
        "A new cold war?\n\nLeaders of China and the United States met. Exports of China rose by 5 percent.";
    const Said read = ask(Json{{"verb", "read"}, {"article", article}});
    EXPECT_EQ(read.status, 0);
    EXPECT_EQ(read.json["principals"].size(), 2u);
    const Said answer = ask(Json{{"verb", "answer"}, {"article", article}, {"draws", 0}});
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.json["futures"].size(), 2u);
    EXPECT_TRUE(answer.json.contains("reading"));
    EXPECT_TRUE(answer.json.contains("why"));
    const Said dry = ask(Json{{"verb", "answer"}, {"article", article}, {"dry_run", true}});
    EXPECT_EQ(dry.json["key"].get<std::string>().size(), 64u);
}

TEST(Call, TakesScenariosAsText) {
    const Said said = ask(Json{{"verb", "run"}, {"scenario", {{"name", "mine"}, {"text", R"(
        world = "2019"
        [model]
        kind = "gravity"
        trade_elasticity = 4
        supply_elasticity = 1
        [[change]]
        between = ["USA", "CHN"]
        trade_cost = "+10%"
        source = "an example")"}}}});
    EXPECT_EQ(said.status, 0) << said.json;
    EXPECT_EQ(said.json["scenario"]["id"], "mine");
    const Said wrong = ask(Json{{"verb", "run"}, {"scenario", {{"name", "mine"}, {"text", "titel = \"x\""}}}});
    EXPECT_EQ(wrong.status, 3);
    EXPECT_EQ(wrong.error()["file"], "mine.toml");
    EXPECT_EQ(wrong.error()["line"], 1);
}

TEST(Call, RefusesWhatItDoesNotKnowWithTheNearestName) {
    EXPECT_EQ(ask(R"({"verb": "rum"})").status, 2);
    EXPECT_EQ(ask(R"({"verb": "rum"})").error()["field"], "verb");
    const Said key = ask(R"({"verb": "run", "scenario": "cold-war", "captial": "USA"})");
    EXPECT_EQ(key.status, 2);
    EXPECT_EQ(key.error()["field"], "captial");
    EXPECT_EQ(key.error()["hint"], "did you mean 'capital'?");
    const Said world = ask(R"({"verb": "run", "scenario": "cold-war", "world": "2091"})");
    EXPECT_EQ(world.status, 3);
    EXPECT_EQ(world.error()["field"], "world");
    const Said capital = ask(R"({"verb": "run", "scenario": "cold-war", "capital": "Nowhere"})");
    EXPECT_EQ(capital.status, 3);
    EXPECT_EQ(capital.error()["field"], "capital");
}

TEST(Call, RefusesMalformedRequests) {
    const std::string nested = std::string(100'000, '[') + std::string(100'000, ']');
    for (const std::string& request : std::vector<std::string>{
             "",
             "{",
             "[]",
             "null",
             "7",
             "\"run\"",
             "{}",
             R"({"verb": 7})",
             R"({"verb": null})",
             R"({"verb": ["run"]})",
             R"({"verb": "run"})",
             R"({"verb": "run", "scenario": null})",
             R"({"verb": "run", "scenario": {}})",
             R"({"verb": "run", "scenario": {"name": "a", "txt": "b"}})",
             R"({"verb": "run", "scenario": []})",
             R"({"verb": "run", "scenario": ["cold-war", "multilateral"]})",
             R"({"verb": "run", "scenario": "a\u0000b"})",
             R"({"verb": "run", "scenario": "cold-war", "draws": "many"})",
             R"({"verb": "run", "scenario": "cold-war", "draws": 5})",
             R"({"verb": "run", "scenario": "cold-war", "draws": 1e999})",
             R"({"verb": "run", "scenario": "cold-war", "draws": -1})",
             R"({"verb": "run", "scenario": "cold-war", "draws": [20, 30]})",
             R"({"verb": "run", "scenario": "cold-war", "draws": {"a": 1}})",
             R"({"verb": "run", "scenario": "cold-war", "draws": null})",
             R"({"verb": "run", "scenario": "cold-war", "dry_run": "perhaps"})",
             R"({"verb": "run", "scenario": "cold-war", "explain": "CHN.welfare", "dry_run": true})",
             R"({"verb": "run", "scenario": "cold-war", "scenario": "multilateral"})",
             R"({"verb": "read"})",
             R"({"verb": "read", "article": ""})",
             R"({"verb": "read", "article": ["a"]})",
             R"({"verb": "order", "year": 1989, "session": 44})",
             R"({"verb": "order", "resume": "/tmp/chain"})",
             R"({"verb": "order", "on": "2001-01-01"})",
             R"({"verb": "list", "what": "things"})",
             R"({"verb": "list", "what": "worlds", "world": "2019"})",
             "\xff\xfe{}",
             nested,
             R"({"verb": )" + nested + "}",
             std::string("{\"verb\": \"run\0\"}", 15),
             std::string(17u << 20, ' '),
             R"({"verb": "list", "x": ")" + std::string(1 << 20, 'x') + "}"}) {
        const Said said = ask(request);
        EXPECT_EQ(said.status, 2) << request.substr(0, 100) << "\n" << said.json;
        EXPECT_LT(said.json.dump().size(), 1000u) << request.substr(0, 100);
    }
}

TEST(Call, NamesAKeyThatIsSetWithoutDashes) {
    const Said said = ask(R"({"verb": "run", "scenario": "cold-war", "set": ["model.trade_elastisity=5"]})");
    EXPECT_EQ(said.status, 2);
    EXPECT_EQ(said.json.dump().find("--"), std::string::npos) << said.json;
}

}  // namespace
}  // namespace detente
