#include <algorithm>
#include <cstdint>
#include <ctime>

#include "reading_fixture.hpp"

namespace detente {
namespace {

struct SpanCase {
    const char* what;
    const char* text;
    const char* mentions;
};

const SpanCase span_cases[] = {
    {"possessives", "China's and Beijing\u2019s and the U.K.'s", "China=CHN Beijing=CHN U.K.=GBR"},
    {"compounds", "China-Russia, Beijing\u2013Moscow, US-led, non-EU, pro-Russian",
     "China=CHN Russia=RUS Beijing=CHN Moscow=RUS/SUN US=USA EU=EU Russian=RUS"},
    {"hyphen or blank inside a name", "Guinea-Bissau, Guinea Bissau, Guinea\u2010Bissau",
     "Guinea-Bissau=GNB Guinea Bissau=GNB Guinea\u2010Bissau=GNB"},
    {"no-break and thin spaces", "the United\u00A0States and South\u202FKorea",
     "United\u00A0States=USA South\u202FKorea=KOR"},
    {"a line break inside a name", "the United\r\nStates and South\nKorea", "United\r\nStates=USA South\nKorea=KOR"},
    {"a blank line is no blank", "the United\n\nStates", ""},
    {"byte-order mark", "\uFEFFChina and Russia", "China=CHN Russia=RUS"},
    {"curly quotes", "\u201CChina\u201D and \u2018Russia\u2019", "China=CHN Russia=RUS"},
    {"capitals", "CHINA AND SOUTH KOREA SIGN, EU WATCHES", "CHINA=CHN SOUTH KOREA=KOR EU=EU"},
    {"an abbreviation as a name", "Nato and nato, Us and us", "Nato=NATO"},
    {"points of an abbreviation", "the U.S. and U.K., the U.S.-China talks, the U.S",
     "U.S.=USA U.K.=GBR U.S.=USA China=CHN U.S=USA"},
    {"soft hyphen inside a word", "Rus\u00ADsia and Chi\u200Bna", "Rus\u00ADsia=RUS"},
    {"composed and decomposed accents", "Türkiye and Tu\u0308rkiye and Turkiye",
     "Türkiye=TUR Tu\u0308rkiye=TUR Turkiye=TUR"},
    {"inside a longer word", "Chinatown, Russians, Americanise, Germanium, Parisian, EUR, NATOs", ""},
    {"no name in addresses", "http://china.org/Russia www.china.org info@Russia.org @Russia #Russia", "Russia=RUS"},
    {"markdown", "_China_ and **Russia** and [Brazil](x)", "China=CHN Russia=RUS Brazil=BRA"},
    {"the order of an index is no name", "in Korea, South Korea and Brazil",
     "Korea=KOR/PRK South Korea=KOR Brazil=BRA"},
    {"Han characters need no blanks", "报道说中国和俄罗斯", "中国=CHN"},
    {"the longest name wins", "the North Atlantic Treaty Organization and the European Commission",
     "North Atlantic Treaty Organization=NATO European Commission=EU"},
    {"a region is nobody", "Other countries and Brazil", "Brazil=BRA"},
};

TEST(Spans, HoldTheirBytes) {
    for (const SpanCase& c : span_cases) {
        SCOPED_TRACE(c.what);
        const Reading reading = read_small(c.text);
        expect_sound(reading, c.text);
        EXPECT_EQ(mentions_of(reading), c.mentions);
    }
}

TEST(Spans, NamesOfTheArticlesOwnLanguageCount) {
    EXPECT_EQ(mentions_of(read_small("Frankreich und Deutschland haben sich mit den anderen geeinigt.")),
              "Frankreich=FRA Deutschland=DEU");
    EXPECT_EQ(mentions_of(read_small("The German word for the country is Frankreich.")), "German=DEU");
}

/// A deterministic generator: the standard's engines are portable, its distributions are not.
struct Bytes {
    std::uint64_t state = 88172645463325252ULL;
    std::uint64_t next() {
        state ^= state << 13;
        state ^= state >> 7;
        return state ^= state << 17;
    }
};

TEST(Spans, AnyBytesAreRead) {
    Bytes bytes;
    for (int round = 0; round < 400; ++round) {
        std::string text(bytes.next() % 300, '\0');
        for (char& c : text) c = static_cast<char>(bytes.next());
        expect_sound(read_small(text), text);
    }
}

TEST(Spans, NamesAmongRandomPiecesAreFoundWhereTheyStand) {
    const std::vector<std::string> pieces{
        "China", "the ",  "United ", "States", " ",      "\n",   "\r\n",   "'s",      "\u2019s",    "-",      "\u2013",
        "Korea", "South", ", ",      ". ",     "\u00A0", "中国", "US",     "EU",      "Washington", "Jordan", "\uFEFF",
        "\xC3",  "\xFF",  "Mr ",     "and ",   "said",   "\"",   "\u201C", "Türkiye", "Guinea",     "Bissau"};
    Bytes bytes;
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::uint64_t n = bytes.next() % 24; n > 0; --n) text += pieces[bytes.next() % pieces.size()];
        expect_sound(read_small(text), text);
    }
}

/// Every English name of the installed registry that carries no risk is found, whole and with its id, in a plain
/// sentence.
TEST(Spans, EveryPlainNameOfTheRegistryIsFound) {
    const Registry& registry = Registry::installed();
    int names = 0;
    const auto check = [&](const NameRecord& record) {
        const std::string before = "Last week she wrote about ";
        const std::string text = before + record.name + " again.";
        const Reading reading = read_article(text, registry);
        expect_sound(reading, text);
        bool found = false;
        for (const Mention& mention : reading.mentions) {
            found = found || (mention.span.start == before.size() && mention.text == record.name &&
                              std::count(mention.candidates.begin(), mention.candidates.end(), record.id) == 1);
        }
        EXPECT_TRUE(found) << record.id << " " << record.kind << " " << record.name << ": " << mentions_of(reading);
        ++names;
    };
    for (const NameRecord& record : registry.names()) {
        const EconomyRecord* economy = registry.economy(record.id);
        const bool inverted = record.name.find(", ") != std::string::npos && record.kind != "capital";
        const bool former_seat =
            economy->kind == "historic" && (record.kind == "capital" || record.kind == "government");
        if (record.lang == "en" && record.risk.empty() && economy->kind != "region" && !inverted && !former_seat)
            check(record);
    }
    for (const NameRecord& record : registry.framework_names()) {
        if (record.lang == "en") check(record);
    }
    EXPECT_GT(names, 1000);
}

/// The shortest of three readings, in nanoseconds of the processor a byte: a busy machine stretches only the clock.
double cost_per_byte(const reading::Reader& reader, const std::string& text) {
    double best = 1e300;
    for (int round = 0; round < 3; ++round) {
        const std::clock_t start = std::clock();
        const std::size_t size = reader.read(text).text.size();
        const double spent = 1e9 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        best = std::min(best, spent / static_cast<double>(size));
    }
    return best;
}

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
}

TEST(Spans, ReadingTimeGrowsWithTheTextAndNoFaster) {
    const reading::Reader reader(Registry::installed());
    for (const char* piece : {"Georgia, Jordan and Washington met in Atlanta. Paris Paris, Paris-Berlin ",
                              " ",
                              "a",
                              "-",
                              "\n",
                              "\"",
                              "the ",
                              "United ",
                              "Washington also ",
                              "Turkey(",
                              "Kinshasa, Congo, ",
                              "a@",
                              "\xFF",
                              "中",
                              "\u201C",
                              "\u201C\u2018\"(",
                              "([{",
                              "China said it attacked Russia and ",
                              "$1m,",
                              "said ",
                              "\" he said \"",
                              "Aden, ",
                              "was attacked by "}) {
        const std::string text = repeated(piece, 800'000);
        expect_sound(reader.read(text), text);
        // Eight times the text; a quadratic step would cost eight times as much a byte. Neither fits the caches.
        EXPECT_LT(cost_per_byte(reader, text), 4 * cost_per_byte(reader, text.substr(0, 100'000)) + 20) << piece;
    }
}

}  // namespace
}  // namespace detente
