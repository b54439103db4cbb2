// Names in twenty languages, inflected, in short texts; agreements; venues; what is said of a language.
#include <algorithm>

#include "reading/mentions/inflections.hpp"
#include "reading_fixture.hpp"

namespace detente {
namespace {

Reading read_text(const std::string& text) {
    return read_article(text, Registry::installed());
}

/// "USA DEU igo:EU": economies and frameworks, each once, in the order of the text.
std::string actors(const std::string& text) {
    std::string out;
    std::vector<std::string> seen;
    for (const Mention& mention : read_text(text).mentions) {
        const std::string id = (mention.kind == "framework" ? "igo:" : "") + mention.id;
        if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
        seen.push_back(id);
        out += (out.empty() ? "" : " ") + id;
    }
    return out;
}

std::string principals(const std::string& text) {
    std::string out;
    for (const std::string& id : read_text(text).principals) out += (out.empty() ? "" : " ") + id;
    return out;
}

TEST(Languages, ShortTextsNeedNoSecondName) {
    const std::tuple<const char*, const char*, const char*> cases[] = {
        {"Österreich kauft Gas.", "AUT", "de"},
        {"Schweden exportiert Holz.", "SWE", "de"},
        {"L'Allemagne achète du gaz.", "DEU", "fr"},
        {"Alemania compra gas.", "DEU", "es"},
        {"La Svezia vende legno.", "SWE", "it"},
        {"A Alemanha compra gás.", "DEU", "pt"},
        {"Szwecja kupuje gaz.", "SWE", "pl"},
        {"Almanya doğal gaz alıyor.", "DEU", "tr"},
        {"Jerman membeli gas.", "DEU", "id"},
        {"Ujerumani inanunua gesi.", "DEU", "sw"},
        {"Thụy Điển mua khí đốt.", "SWE", "vi"},
        {"Швеция покупает газ.", "SWE", "ru"},
        {"Швеція купує газ.", "SWE", "uk"},
        {"السويد تشتري الغاز.", "SWE", "ar"},
        {"سوئد گاز می‌خرد.", "SWE", "fa"},
        {"स्वीडन गैस खरीदता है।", "SWE", "hi"},
        {"スウェーデンはガスを買う。", "SWE", "ja"},
        {"스웨덴이 가스를 산다.", "SWE", "ko"},
        {"瑞典购买天然气。", "SWE", "zh"},
        {"Sweden buys gas.", "SWE", "en"},
        {"Putin slams Zelensky", "", "en"},
    };
    for (const auto& [text, wanted, language] : cases) {
        EXPECT_EQ(actors(text), wanted) << text;
        EXPECT_EQ(read_text(text).language.id, language) << text;
    }
}

TEST(Languages, InflectedGerman) {
    EXPECT_EQ(actors("Die Importe aus den Vereinigten Staaten sinken, klagt die deutsche Industrie."), "USA DEU");
    EXPECT_EQ(actors("Die Ausfuhren der Vereinigten Staaten und Russlands sind gestiegen."), "USA RUS");
    EXPECT_EQ(actors("Der Handel mit den Niederlanden und dem Vereinigten Königreich wächst."), "NLD GBR");
    EXPECT_EQ(actors("Die Regierung des Vereinigten Königreichs hat mit Chinas Führung gesprochen."), "GBR CHN");
    EXPECT_EQ(actors("Die Mitglieder der Europäischen Union sind mit der russischen Antwort nicht zufrieden."),
              "igo:EU RUS");
    EXPECT_EQ(actors("Moskau und Peking haben ein Abkommen mit der Türkei geschlossen."), "RUS CHN TUR");
}

TEST(Languages, InflectedRussianAndUkrainian) {
    EXPECT_EQ(actors("ЕС запретил импорт из России."), "igo:EU RUS");
    EXPECT_EQ(actors("Торговля с Китаем выросла, а с Германией и Соединенными Штатами упала."), "CHN DEU USA");
    EXPECT_EQ(actors("Премьер Индии прибыл в Южную Корею после визита в Саудовскую Аравию."), "IND KOR SAU");
    EXPECT_EQ(actors("Российские компании продают нефть Турции, Ирану и Израилю."), "RUS TUR IRN ISR");
    EXPECT_EQ(actors("Москва договорилась с Пекином."), "RUS CHN");
    EXPECT_EQ(actors("Країни Європейського Союзу купують газ у Норвегії, а не в Росії."), "igo:EU NOR RUS");
}

TEST(Languages, TraditionalChinese) {
    EXPECT_EQ(actors("歐盟對俄羅斯實施制裁,美國和德國表示支持。"), "igo:EU RUS USA DEU");
    EXPECT_EQ(actors("韓國與臺灣的貿易增長。"), "KOR TWN");
}

TEST(Languages, TheUnionAndTheStatesInSpanish) {
    EXPECT_EQ(actors("El gobierno de EU y la UE firmaron un acuerdo con México."), "USA igo:EU MEX");
    EXPECT_EQ(actors("Las exportaciones de México a EE. UU. y a EEUU crecieron según el gobierno."), "MEX USA");
    EXPECT_EQ(actors("The EU and Mexico signed an agreement."), "igo:EU MEX");
    EXPECT_EQ(actors("Die EU und Mexiko haben ein Abkommen geschlossen."), "igo:EU MEX");
}

TEST(Languages, AreSaid) {
    const LanguageReading german = read_text("Die Importe aus den Vereinigten Staaten sinken.").language;
    EXPECT_EQ(german.id, "de");
    EXPECT_EQ(german.in_words(), "German: names, figures and dates were read, statements were not.");
    EXPECT_EQ(read_text("The United States raised tariffs on China.").language.in_words(),
              "English: names, figures, dates and statements were read.");
    EXPECT_TRUE(read_text("Die USA und China sanctions, der Rest ist für die und das von.").statements.empty());
    EXPECT_EQ(language_reading("xx").not_read.size(), 3U);
}

TEST(Inflections, GoByTheLongestEnding) {
    using reading::inflected_forms;
    const auto rules = reading::ReadingTables::installed().inflections;
    const auto has = [&](const char* name, const char* lang, const char* form, bool adjective = false) {
        const auto forms = inflected_forms(name, lang, adjective, rules);
        return std::find(forms.begin(), forms.end(), form) != forms.end();
    };
    EXPECT_TRUE(has("Vereinigte Arabische Emirate", "de", "Vereinigten Arabischen Emiraten"));
    EXPECT_TRUE(has("Tschechische Republik", "de", "Tschechischen Republik"));
    EXPECT_TRUE(has("Саудовская Аравия", "ru", "Саудовской Аравией"));
    EXPECT_TRUE(has("Казахстан", "ru", "Казахстаном"));
    EXPECT_TRUE(has("chinois", "fr", "chinoise", true));
    EXPECT_TRUE(has("российский", "ru", "российскую", true));
    EXPECT_TRUE(inflected_forms("США", "ru", false, rules).empty());
    EXPECT_TRUE(inflected_forms("Чили", "ru", false, rules).empty());
    EXPECT_TRUE(inflected_forms("Sweden", "en", false, rules).empty());
}

TEST(Agreements, AreActorsOfTheirOwn) {
    EXPECT_EQ(actors("Trade under the African Continental Free Trade Area began in 2021."), "igo:AFCFTA");
    EXPECT_EQ(actors("The AfCFTA is an agreement of the African Union."), "igo:AFCFTA igo:AU");
    EXPECT_EQ(actors("The USMCA took the place of NAFTA."), "igo:USMCA igo:NAFTA");
    EXPECT_EQ(actors("The CPTPP, RCEP and EFTA are agreements."), "igo:CPTPP igo:RCEP igo:EFTA");
    EXPECT_EQ(actors("India lost its place in the GSP."), "IND igo:GSP");
    EXPECT_EQ(actors("El T-MEC protege a México."), "igo:USMCA MEX");
    EXPECT_EQ(actors("L'ACEUM remplace l'ALENA."), "igo:USMCA igo:NAFTA");
    EXPECT_EQ(actors("The U.S.-Mexico-Canada Agreement is up for review."), "igo:USMCA");
}

TEST(Names, TurkeyAtTheStartOfASentence) {
    EXPECT_EQ(actors("Turkey exports steel to Germany."), "TUR DEU");
    EXPECT_EQ(actors("Turkey bans meat imports."), "TUR");
    EXPECT_EQ(actors("Turkey, a NATO member, objected."), "TUR igo:NATO");
    EXPECT_EQ(actors("Turkey is best roasted slowly in a hot oven."), "");
    EXPECT_EQ(actors("Turkey sandwiches sell well."), "");
}

TEST(Names, VictoriaBesideOtherStates) {
    EXPECT_EQ(actors("Farmers in South Australia and Victoria sell wine to China."), "AUS CHN");
    EXPECT_EQ(actors("Victoria and Queensland signed it."), "");
    EXPECT_EQ(actors("The Seychelles are small; Victoria is their capital."), "SYC");
}

TEST(Principals, DatelinesBylinesAndVenuesWeighNothing) {
    EXPECT_EQ(
        principals("Tariffs rise\n\nGENEVA, Switzerland, Oct. 30, 2024 (Reuters) - The United States raised tariffs on "
                   "Chinese cars.\n"),
        "USA CHN");
    EXPECT_EQ(
        principals(
            "Talks on water\n\nBy Jane Doe in Paris, France\n\nIndia and Nepal signed an agreement on water, and the "
            "ministers were content with what they had got out of it.\n"),
        "IND NPL");
    EXPECT_EQ(principals("Russia and Ukraine held talks in Saudi Arabia, and met in Istanbul, Turkey."), "RUS UKR");
    EXPECT_EQ(principals("Inflation in Turkey rose."), "TUR");
}

}  // namespace
}  // namespace detente
