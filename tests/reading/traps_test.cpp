// Sentences that mislead readers of names, against the installed registry and masks.
#include "reading_fixture.hpp"

namespace detente {
namespace {

struct Trap {
    const char* text;
    const char* mentions;
};

const Trap traps[] = {
    {"The United Russia party met.", ""},
    {"The Washington Post, the South China Morning Post and the Times of India wrote about it.", ""},
    {"Ships crossed the South China Sea, the Indian Ocean and the Gulf of Mexico.", ""},
    {"New England, New Mexico and New Jersey voted.", ""},
    {"American Airlines flies to Latin America and South America.", ""},
    {"African Americans and Native Americans marched.", ""},
    {"The Paris Agreement and the Treaty of Rome are treaties.", ""},
    {"The guinea pig sat by the Panama Canal.", ""},
    {"Northern Ireland and Inner Mongolia are regions.", ""},
    {"It cost US$5.", ""},
    {"Paris Hilton sang.", ""},
    {"George Washington crossed the river.", ""},
    {"Farmers in Washington state sold apples.", ""},
    {"He lives in Athens, Georgia.", ""},
    {"Chad Smith and Michael Jordan met Mr Holland.", ""},
    {"South Africa, South Sudan and South Korea abstained.", "South Africa=ZAF South Sudan=SSD South Korea=KOR"},
    {"Niger closed its border with Nigeria.", "Niger=NER Nigeria=NGA"},
    {"Guinea, Equatorial Guinea, Guinea-Bissau and Papua New Guinea",
     "Guinea=GIN Equatorial Guinea=GNQ Guinea-Bissau=GNB Papua New Guinea=PNG"},
    {"the Democratic Republic of the Congo and the Republic of the Congo",
     "Democratic Republic of the Congo=COD Republic of the Congo=COG"},
    {"the Democratic People's Republic of Korea", "Democratic People's Republic of Korea=PRK"},
    {"the People\u2019s Republic of China", "People\u2019s Republic of China=CHN"},
    {"C\u00F4te d\u2019Ivoire and Cote d'Ivoire", "C\u00F4te d\u2019Ivoire=CIV Cote d'Ivoire=CIV"},
    {"The UN Security Council and the Security Council of the U.N.",
     "UN Security Council=UN Security Council=UN U.N.=UN"},
    {"Brics and Asean leaders, the G-20, the G7 and Opec+", "Brics=BRICS Asean=ASEAN G-20=G20 G7=G7 Opec=OPEC"},
    {"The White House, the Kremlin and Downing Street said so.", "White House=USA Kremlin=RUS Downing Street=GBR"},
    {"He asked the Who who it was.", ""},
    {"中国和俄罗斯签署协议", "中国=CHN 俄罗斯=RUS"},
    {"Россия и Китай подписали соглашение.", "Россия=RUS Китай=CHN"},
};

TEST(Traps, AreNotSteppedInto) {
    for (const Trap& trap : traps) {
        const Reading reading = read_article(trap.text, Registry::installed());
        expect_sound(reading, trap.text);
        EXPECT_EQ(mentions_of(reading), trap.mentions) << trap.text;
    }
}

TEST(Traps, EveryMaskingPhraseNamesNobody) {
    const reading::ReadingTables tables = reading::ReadingTables::installed();
    ASSERT_GT(tables.masks.size(), 100U);
    for (const auto& mask : tables.masks) {
        EXPECT_FALSE(mask.reason.empty()) << mask.phrase;
        const std::string text = "She wrote about " + mask.phrase + " again.";
        EXPECT_EQ(mentions_of(read_article(text, Registry::installed())), "") << mask.phrase;
    }
}

}  // namespace
}  // namespace detente
