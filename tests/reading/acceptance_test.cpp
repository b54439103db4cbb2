// Actors, statements and quotes of the acceptance sentences, as the reference folder has them; figures are in
// quantities_test.cpp.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "detente/support/files.hpp"
#include "reading_fixture.hpp"
#include "reference.hpp"

namespace detente {
namespace {

using Json = nlohmann::json;

std::vector<std::string> list_of(const Json& value) {
    if (value.is_array()) return value.get<std::vector<std::string>>();
    if (value.is_string()) return {value.get<std::string>()};
    return {};
}

bool names_actor(const Reading& reading, const std::string& wanted) {
    const bool mention = std::any_of(reading.mentions.begin(), reading.mentions.end(), [&](const Mention& m) {
        return m.id == wanted || (m.kind == "framework" && "igo:" + m.id == wanted);
    });
    return mention || std::any_of(reading.named_actors.begin(), reading.named_actors.end(),
                                  [&](const NamedActor& one) { return one.id == wanted; });
}

void expect_actor(const Reading& reading, const Json& wanted) {
    if (wanted.is_string()) {
        EXPECT_TRUE(names_actor(reading, wanted)) << wanted;
        return;
    }
    std::string text = wanted["text"];
    if (text.compare(0, 4, "the ") == 0) text.erase(0, 4);
    const auto found = std::find_if(reading.mentions.begin(), reading.mentions.end(),
                                    [&](const Mention& m) { return m.text == text; });
    ASSERT_NE(found, reading.mentions.end()) << text;
    auto candidates = found->candidates;
    if (wanted.contains("rank1")) {
        EXPECT_EQ(candidates.front(), wanted["rank1"].get<std::string>());
    }
    std::sort(candidates.begin(), candidates.end());
    auto all = list_of(wanted["candidates"]);
    std::sort(all.begin(), all.end());
    EXPECT_EQ(candidates, all) << text;
}

/// "RUS"; "unnamed official (USA)"; ["SYR", "via TUR"]: the last in the chain speaks.
bool speaks(const Statement& one, const Json& wanted) {
    const std::string who = list_of(wanted).front();
    if (who.compare(0, 7, "unnamed") == 0)
        return one.speaker.kind == "unnamed" && who.find("(" + one.speaker.economy + ")") != std::string::npos;
    return one.speaker.economy == who || one.speaker.id == who;
}

bool is_that(const Statement& one, const Json& wanted) {
    if (wanted.contains("source") && one.source != list_of(wanted["source"])) return false;
    if (wanted.contains("target") && one.target != list_of(wanted["target"])) return false;
    if (wanted.contains("plover") &&
        one.root != (wanted["plover"].is_null() ? "" : wanted["plover"].get<std::string>()))
        return false;
    if (wanted.contains("sign") && one.sign != wanted["sign"].get<int>()) return false;
    if (wanted.contains("polarity") && one.polarity != wanted["polarity"].get<std::string>()) return false;
    if (wanted.contains("stance") && one.stance != wanted["stance"].get<std::string>()) return false;
    if (wanted.contains("modality") && one.modality != wanted["modality"].get<std::string>()) return false;
    if (wanted.contains("location") && one.location != wanted["location"].get<std::string>()) return false;
    if (wanted.contains("counts_as_event") && one.counts_as_event != wanted["counts_as_event"].get<bool>())
        return false;
    return !wanted.contains("speaker") || speaks(one, wanted["speaker"]);
}

void expect_quote(const Reading& reading, const Json& wanted) {
    const std::string who = wanted["speaker"];
    const bool found = std::any_of(reading.quotes.begin(), reading.quotes.end(), [&](const Quote& quote) {
        const std::string text = reading.text.substr(quote.span.start, quote.span.end - quote.span.start);
        return quote.depth == wanted["depth"].get<int>() && !quote.speakers.empty() &&
               who.find("(" + quote.speakers.back().economy + ")") != std::string::npos &&
               (!wanted.contains("text") || text == wanted["text"].get<std::string>());
    });
    EXPECT_TRUE(found) << wanted;
}

TEST(Acceptance, ActorsStatementsAndQuotes) {
    NEEDS_REFERENCE("reading/acceptance.json");
    int sentences = 0, expectations = 0;
    for (const Json& one : Json::parse(read_file(reference("reading/acceptance.json")))) {
        SCOPED_TRACE(one["id"].get<std::string>());
        const Reading reading = read_article(one["text"].get<std::string>(), Registry::installed());
        const Json& expect = one["expect"];
        ++sentences;
        for (const Json& actor : expect.value("actors", Json::array())) expect_actor(reading, actor), ++expectations;
        for (const std::string& not_it : list_of(expect.value("not", Json()))) {
            EXPECT_FALSE(names_actor(reading, not_it)) << not_it;
            ++expectations;
        }
        for (const Json& wanted : expect.value("statements", Json::array())) {
            ++expectations;
            EXPECT_TRUE(std::any_of(reading.statements.begin(), reading.statements.end(), [&](const Statement& s) {
                return is_that(s, wanted);
            })) << wanted;
        }
        for (const Json& wanted : expect.value("quotes", Json::array())) expect_quote(reading, wanted), ++expectations;
    }
    EXPECT_EQ(sentences, 24);
    EXPECT_GE(expectations, 30);
}

}  // namespace
}  // namespace detente
