// The annotated article and the acceptance sentences of reference/reading.
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "detente/support/files.hpp"
#include "reading_fixture.hpp"
#include "reference.hpp"

namespace detente {
namespace {

using Json = nlohmann::json;

struct GoldMention {
    std::size_t start, end;  ///< bytes
    std::string id;
};

/// The annotation counts code points; spans are bytes.
std::vector<std::size_t> byte_of_code_point(const std::string& text) {
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) at.push_back(i);
    }
    at.push_back(text.size());
    return at;
}

std::vector<GoldMention> gold_mentions(const Json& gold, const std::string& text) {
    const auto bytes = byte_of_code_point(text);
    std::vector<GoldMention> mentions;
    const auto add = [&](const Json& actor) {
        for (const Json& mention : actor["mentions"]) {
            mentions.push_back({bytes.at(mention["char"][0]), bytes.at(mention["char"][1]), actor["id"]});
        }
    };
    for (const Json& actor : gold["actors"]) {
        if (actor["type"] == "state") add(actor);
    }
    for (const Json& framework : gold["frameworks"]) add(framework);
    return mentions;
}

std::string seed_text() {
    return read_file(reference("../seed/first-voice.txt"));
}

/// The annotated statements that rules reach, by root and source, with a span that meets theirs; the rest is listed in
/// docs/reading.md. And the annotation's list of what a reader must not do.
TEST(Seed, StatementsThatRulesReach) {
    NEEDS_REFERENCE("reading/seed_gold.json");
    NEEDS_REFERENCE("../seed/first-voice.txt");
    const std::string text = seed_text();
    const auto bytes = byte_of_code_point(text);
    const Json gold = Json::parse(read_file(reference("reading/seed_gold.json")));
    const Reading reading = read_article(text, Registry::installed());
    const std::map<std::string, std::string> ids{
        {"person:Xi Jinping", "xi"}, {"person:Vladimir Putin", "putin"}, {"igo:UN", "UN"}};
    std::set<std::string> reached;
    for (const Json& wanted : gold["statements"]) {
        if (!wanted["plover"].is_string()) continue;
        const std::size_t start = bytes.at(wanted["quote"]["char"][0]), end = bytes.at(wanted["quote"]["char"][1]);
        for (const Statement& one : reading.statements) {
            const auto id = one.source.empty() ? ids.end() : ids.find(one.source[0]);
            const std::string source = one.source.empty() ? "" : id == ids.end() ? one.source[0] : id->second;
            if (one.emitted && one.root == wanted["plover"] &&
                (source == wanted["source"][0] || (!one.states.empty() && one.states[0] == wanted["source"][0])) &&
                one.span.start < end && one.span.end > start)
                reached.insert(wanted["id"]);
        }
    }
    EXPECT_EQ(reached, (std::set<std::string>{"d1", "d10", "d13", "d2", "d6", "d7", "d8", "d9"}));
    for (const Statement& one : reading.statements) {
        EXPECT_NE(one.root, "ASSAULT");
        EXPECT_FALSE(one.counts_as_event && one.speaker.kind == "author") << "an opinion piece reports no event";
        for (const ArticleLine& line : reading.lines)
            if (one.span.start >= line.span.start && one.span.start < line.span.end) {
                EXPECT_EQ(line.kind, LineClass::body);
                EXPECT_FALSE(line.duplicate);
            }
    }
    for (const NamedActor& actor : reading.named_actors)
        if (actor.kind == "collective") {
            EXPECT_EQ(actor.economy, "") << actor.id;
        }
}

TEST(Seed, MentionsAgreeWithTheAnnotation) {
    NEEDS_REFERENCE("reading/seed_gold.json");
    NEEDS_REFERENCE("../seed/first-voice.txt");
    const std::string text = seed_text();
    const Json gold = Json::parse(read_file(reference("reading/seed_gold.json")));
    const std::vector<GoldMention> wanted = gold_mentions(gold, text);
    const Reading reading = read_article(text, Registry::installed());
    expect_sound(reading, text);

    // The annotation takes in "the" and "government"; a mention agrees when it has the id and lies within.
    std::size_t right = 0, exact = 0, found = 0;
    for (const Mention& mention : reading.mentions) {
        bool agrees = false;
        for (const GoldMention& g : wanted) {
            if (g.id != mention.id || mention.span.start < g.start || mention.span.end > g.end) continue;
            agrees = true;
            exact += g.start == mention.span.start && g.end == mention.span.end;
        }
        right += agrees;
        EXPECT_TRUE(agrees) << mention.text << " at " << mention.span.start;
    }
    for (const GoldMention& g : wanted) {
        bool seen = false;
        for (const Mention& mention : reading.mentions) {
            seen = seen || (g.id == mention.id && mention.span.start >= g.start && mention.span.end <= g.end);
        }
        found += seen;
        EXPECT_TRUE(seen) << g.id << " at " << g.start;
    }
    ASSERT_GT(wanted.size(), 40U);
    const double precision = static_cast<double>(right) / static_cast<double>(reading.mentions.size());
    const double recall = static_cast<double>(found) / static_cast<double>(wanted.size());
    std::cout << "seed article: " << wanted.size() << " annotated mentions, precision " << precision << ", recall "
              << recall << ", same bytes " << exact << "\n";
    EXPECT_GE(precision, 0.99);
    EXPECT_GE(recall, 0.99);
    EXPECT_GE(exact, wanted.size() - 4);
}

TEST(Seed, TitlePrincipalsAndFrameworks) {
    NEEDS_REFERENCE("reading/seed_gold.json");
    NEEDS_REFERENCE("../seed/first-voice.txt");
    const Json gold = Json::parse(read_file(reference("reading/seed_gold.json")));
    const Reading reading = read_article(seed_text(), Registry::installed());
    EXPECT_EQ(reading.title, gold["document"]["title"]["text"]);
    EXPECT_EQ(reading.question, "Cold War or multilateralism?");
    EXPECT_EQ(reading.principals, (std::vector<std::string>{"CHN", "RUS", "USA"}));
    std::set<std::string> named;
    for (const Actor& actor : reading.economies) named.insert(actor.name);
    for (const Actor& actor : reading.frameworks) named.insert(actor.id);
    EXPECT_EQ(named, (std::set<std::string>{"China", "Russia", "United States", "Uzbekistan", "Ukraine", "UN", "BRICS",
                                            "SCO"}));
}

/// What the acceptance sentences expect of actors, where a reader of names can know it. The rest (persons, states of a
/// federation as actors, statements, quantities) belongs to deeper reading.
TEST(Acceptance, Actors) {
    NEEDS_REFERENCE("reading/acceptance.json");
    const std::map<std::string, std::string> expected{
        {"A01", "China=CHN Russia=RUS"},
        {"A04", "China=CHN"},
        {"A07", "Beijing=CHN US=USA"},
        {"A08", "Kremlin=RUS Russian=RUS"},
        {"A09", "Georgia=GEO EU=EU Tbilisi=GEO"},
        {"A10", ""},
        {"A11", "Georgia=GEO/US-GA"},
        {"A12", "Korea=KOR/PRK Japan=JPN"},
        {"A13", "Washington=USA/US-WA Moscow=RUS/SUN"},
        {"A14", "EU=EU US=USA Russia=RUS Beijing=CHN"},
        {"A15", "Turkish=TUR Syrian=SYR"},
        {"A16", "China=CHN Australia=AUS"},
        {"A17", "Turkey=TUR Jordan=JOR Chad=TCD Mali=MLI"},
        {"A19", "中=CHN 俄=RUS"},
        {"A24", "Guinea=GIN Equatorial Guinea=GNQ Papua New Guinea=PNG Congo=COD/COG"}};
    std::size_t checked = 0;
    for (const Json& sentence : Json::parse(read_file(reference("reading/acceptance.json")))) {
        const std::string text = sentence["text"];
        const Reading reading = read_article(text, Registry::installed());
        expect_sound(reading, text);
        const auto wanted = expected.find(sentence["id"].get<std::string>());
        if (wanted == expected.end()) {
            EXPECT_EQ(mentions_of(reading), "") << text;
            continue;
        }
        EXPECT_EQ(mentions_of(reading), wanted->second) << text;
        ++checked;
    }
    EXPECT_EQ(checked, expected.size());
}

}  // namespace
}  // namespace detente
