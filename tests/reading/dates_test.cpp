// The text's own date, dates within it, datelines.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "detente/reading/checks.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "reading/dates/calendar.hpp"
#include "reading_fixture.hpp"
#include "reference.hpp"

namespace detente {
namespace {

using Json = nlohmann::json;

Reading read_text(const std::string& text, const std::string& date = "") {
    std::optional<CalendarDay> day;
    if (!date.empty()) day = day_of_option("date", date);
    return read_article(text, Registry::installed(), day);
}

/// "2024-10-30 byline", or "none".
std::string own_date(const std::string& text) {
    const Reading reading = read_text(text);
    return reading.date.day ? reading.date.day->iso() + " " + reading.date.how : "none" + reading.date.how;
}

/// The dates of a text written on `day`: "last year=2019-01-01..2019-12-31; on ...".
std::string dates(const std::string& text, const std::string& day) {
    const Reading reading = read_text(text, day);
    std::string out;
    for (const DateMention& date : reading.dates) {
        out += (out.empty() ? "" : "; ") + text.substr(date.span.start, date.span.end - date.span.start) + "=";
        if (!date.first) continue;
        out += date.first->iso();
        if (*date.first != *date.last) out += ".." + date.last->iso();
    }
    return out;
}

std::string dateline(const std::string& text) {
    const Reading reading = read_text(text);
    if (reading.datelines.empty()) return "";
    const Dateline& one = reading.datelines.front();
    const auto bytes = [&](Span span) { return text.substr(span.start, span.end - span.start); };
    return bytes(one.place) + "|" + bytes(one.agency) + "|" + one.day.iso() + "|" + text.substr(one.span.end);
}

TEST(OwnDate, AsTheArticlesHaveIt) {
    NEEDS_REFERENCE("articles");
    int articles = 0;
    for (const char* stem :
         {"g02-us-ev-301-2024", "g04-us-reciprocal-2025", "g06-eu-oil-embargo-2022", "g08-gallium-ban-2024",
          "g10-indonesia-nickel-2022", "g12-cbam-2026", "g14-rcep-2022", "g16-eu-mercosur-2026", "g18-brexit-2021",
          "g20-brics-2024", "g22-sco-opinion-2022", "g24-wto-forecast-2025", "g26-world-cup-2022",
          "g28-iran-pakistan-2024", "g29-fr-cognac-2025", "g31-de-zolleinigung-2025"}) {
        const std::string path = reference("articles/" + std::string(stem));
        const Json gold = Json::parse(read_file(path + ".json"))["date"];
        const std::string wanted = gold["article"].is_null()
                                       ? "none"
                                       : gold["article"].get<std::string>() + " " + gold["how"].get<std::string>();
        EXPECT_EQ(own_date(read_file(path + ".txt")), wanted) << stem;
        ++articles;
    }
    EXPECT_EQ(articles, 16);
}

TEST(OwnDate, DatelinesAndBylines) {
    const std::string body =
        "\n\nThe government of France has told its partners that it will not accept the plan, ministers said after a "
        "long "
        "day of talks with the other members of the union.\n";
    const std::pair<const char*, const char*> cases[] = {
        {"Talks fail\n\nPARIS, Oct. 30, 2024 (AFP) - France left the talks with Italy.", "2024-10-30 dateline"},
        {"Talks fail\n\nBerlin, den 5. März 2021 - Frankreich hat die Gespräche mit Italien verlassen.",
         "2021-03-05 dateline"},
        {"Échec\n\nPARIS, le 1er février 2023 (AFP) – La France a quitté les négociations.", "2023-02-01 dateline"},
        {"Fracaso\n\nMADRID, 4 de julio de 2022 (EFE) – Francia dejó las negociaciones.", "2022-07-04 dateline"},
        {"MOSCOW, January 12, 2023. /TASS/. Russia left the talks with France.", "2023-01-12 dateline"},
        {"Oct 30, 2024 | Staff", "2024-10-30 byline"},
        {"Published 30 October 2024", "2024-10-30 byline"},
        {"Veröffentlicht am 30.10.2024", "2024-10-30 byline"},
        {"Publié le 30/10/2024 à 10h00, mis à jour le 31/10/2024", "2024-10-30 byline"},
        {"Last updated: 2024-11-02 10:30 | Published: 2024-10-30", "2024-10-30 byline"},
        {"By Jane Doe, Brussels correspondent · Wednesday 30 October 2024 14.05 GMT", "2024-10-30 byline"},
        {"2024年10月30日 08:00 来源：某报", "2024-10-30 byline"},
    };
    for (const auto& [head, wanted] : cases)
        EXPECT_EQ(own_date("France and the talks\n\n" + std::string(head) + body), wanted) << head;
}

TEST(OwnDate, EventsAndWhatIsStated) {
    EXPECT_EQ(own_date("On 24 February 2022 Russia invaded Ukraine."), "2022-02-24 dated-event");
    EXPECT_EQ(own_date("Remarks of 5 May 2024\n\nFrance left the talks. They began in 2023."), "2024-05-05 stated");
    EXPECT_EQ(own_date("The duty will apply from 5 May 2024."), "none");
    EXPECT_EQ(own_date("On 24 February 2022 Russia invaded Ukraine. By then trade had grown; in 2023 it fell."),
              "none");
    EXPECT_EQ(own_date("France and Italy trade a lot."), "none");
    EXPECT_EQ(read_text("PARIS, Oct. 30, 2024 (AFP) - France left.", "2020-01-02").date.how, "given");
}

TEST(OwnDate, OfPages) {
    EXPECT_EQ(own_date("<html><head><meta property=\"article:published_time\" content=\"2024-10-30T08:00:00Z\"></head>"
                       "<body><p>France left the talks with Italy.</p></body></html>"),
              "2024-10-30 byline");
}

TEST(OwnDate, GivenInAWrongWay) {
    for (const char* wrong : {"2024-13-01", "30 October 2024", "2024-02-30", "", "2024-10-3x"})
        EXPECT_THROW(day_of_option("date", wrong), InputError) << wrong;
}

TEST(Datelines, AreNoPartOfTheSentence) {
    EXPECT_EQ(dateline("BEIJING, Jan. 12, 2020 (Reuters) - Trade rose."), "BEIJING|Reuters|2020-01-12|Trade rose.");
    EXPECT_EQ(dateline("WASHINGTON/BEIJING (Reuters) - Trade rose."),
              "WASHINGTON/BEIJING|Reuters|0000-00-00|Trade rose.");
    EXPECT_EQ(dateline("LUSAIL, Qatar, Dec 18 (Touchline) - Argentina won."),
              "LUSAIL, Qatar|Touchline|0000-12-18|Argentina won.");
    EXPECT_EQ(dateline("Washington, D.C., May 3, 2024 — The United States left."),
              "Washington, D.C.||2024-05-03|The United States left.");
    EXPECT_EQ(dateline("(Reuters) - China and India met."), "|Reuters|0000-00-00|China and India met.");
    EXPECT_EQ(dateline("Geneva/Jakarta, 1 December 2022 – The panel met."),
              "Geneva/Jakarta||2022-12-01|The panel met.");
    EXPECT_EQ(dateline("新华社北京1月12日电（记者王某）中国和俄罗斯签署协议。"),
              "北京|新华社|0000-01-12|中国和俄罗斯签署协议。");
    EXPECT_EQ(dateline("SEOUL — South Korea and Japan signed an agreement on chips on Friday."),
              "SEOUL||0000-00-00|South Korea and Japan signed an agreement on chips on Friday.");
    EXPECT_EQ(dateline("NEW DELHI, Aug 13 (PTI) India and Nepal signed an agreement."),
              "NEW DELHI|PTI|0000-08-13|India and Nepal signed an agreement.");
}

TEST(Datelines, AreNotEverywhere) {
    for (const char* text :
         {"BRICS — The group of emerging economies has doubled in size this year, ministers said.",
          "China (the largest buyer) - and India - bought more oil in the third quarter of the year.",
          "In Geneva, on 3 May 2024 - the day of the vote - China left.", "China-Russia trade rose.",
          "Trade in May - the best month so far - rose by a tenth.",
          "US – China trade rose by a tenth last year again.", "Trade (AFP) fell.",
          "France, Germany and Italy - the largest members - agreed."})
        EXPECT_EQ(dateline(text), "") << text;
}

TEST(Dates, FollowFromTheDayOfTheText) {
    const std::pair<const char*, const char*> cases[] = {
        {"Trade rose last year.", "last year=2024-01-01..2024-12-31"},
        {"Trade rose this month.", "this month=2025-04-01..2025-04-30"},
        {"Trade rose, it said on Thursday.", "Thursday=2025-04-03"},
        {"Trade rose, it said on Friday.", "Friday=2025-03-28"},
        {"The duty will apply from Saturday, April 5.", "Saturday, April 5=2025-04-05"},
        {"Ministers will meet on Wednesday.", "Wednesday=2025-04-09"},
        {"Exports fell in November.", "November=2024-11-01..2024-11-30"},
        {"The summit will be held in November.", "November=2025-11-01..2025-11-30"},
        {"Exports rose in the first ten months.", "the first ten months=2024-01-01..2024-10-31"},
        {"Exports rose in the first two months of this year.",
         "the first two months of this year=2025-01-01..2025-02-28"},
        {"Exports rose in the third quarter.", "the third quarter=2024-07-01..2024-09-30"},
        {"It was 5 percent in 2023 and 4 a year earlier.",
         "2023=2023-01-01..2023-12-31; a year earlier=2022-01-01..2022-12-31"},
        {"Trade was lower a year earlier.", "a year earlier=2024-01-01..2024-12-31"},
        {"Yesterday France left.", "Yesterday=2025-04-02"},
        {"Since 1 January importers pay.", "1 January=2025-01-01"},
        {"It was signed on Dec. 29 in Paris.", "Dec. 29=2024-12-29"},
        {"Der Handel stieg im vergangenen Jahr.", "vergangenen Jahr=2024-01-01..2024-12-31"},
        {"Am Mittwoch einigten sich beide, ab dem 1. August gilt der Zoll.",
         "Mittwoch=2025-04-02; 1. August=2025-08-01"},
        {"Der Handel stieg in den ersten zehn Monaten des Jahres 2024.",
         "den ersten zehn Monaten des Jahres 2024=2024-01-01..2024-10-31"},
        {"L'an dernier, la France a exporté plus.", "an dernier=2024-01-01..2024-12-31"},
        {"La Chine a annoncé vendredi des droits à partir de samedi.", "vendredi=2025-03-28; samedi=2025-04-05"},
        {"El año pasado España exportó más.", "año pasado=2024-01-01..2024-12-31"},
        {"В прошлом году Россия продала больше.", "прошлом году=2024-01-01..2024-12-31"},
        {"去年中国和俄罗斯的贸易增长。", "去年=2024-01-01..2024-12-31"},
    };
    for (const auto& [text, wanted] : cases) EXPECT_EQ(dates(text, "2025-04-03"), wanted) << text;
}

TEST(Dates, AreNotReadOutOfWords) {
    for (const char* text : {"It may rise, and they march on.", "Ministers sat in the sun.", "He has ten months to go.",
                             "Trade rose by 25 percent to 12 billion dollars.", "Der dritte Mann kam."})
        EXPECT_EQ(dates(text, "2025-04-03"), "") << text;
}

TEST(Dates, WithoutADayOfTheTextOnlyWhatIsStated) {
    EXPECT_EQ(dates("Trade rose last year and in May 2023.", ""), "last year=; May 2023=2023-05-01..2023-05-31");
}

TEST(Dates, GiveFiguresTheirYear) {
    const auto year = [](const std::string& text) {
        const Reading reading = read_text(text);
        return reading.quantities.empty() || !reading.quantities.back().period
                   ? 0
                   : reading.quantities.back().period->year.value_or(0);
    };
    EXPECT_EQ(year("BEIJING, Jan. 12, 2020 (Reuters) - Trade between China and Russia hit $110 billion last year."),
              2019);
    EXPECT_EQ(
        year("BEIJING, Dec. 12, 2020 (Reuters) - Trade between China and Russia hit $110 billion in the first ten "
             "months."),
        2020);
    EXPECT_EQ(year("Trade between China and Russia hit $110 billion last year."), 0);
}

TEST(Dates, MakeClaimsComparable) {
    Reading reading =
        read_text("BEIJING, Jan. 12, 2020 (Reuters) - Trade between China and Russia hit $110 billion last year.");
    const World world = load_world("2019");
    check_claims(reading, &world, Registry::installed());
    ASSERT_EQ(reading.claims.size(), 1U);
    EXPECT_EQ(reading.claims.front().check.status, "agrees");
}

TEST(Dates, CalendarKeepsItsRules) {
    using namespace reading;
    EXPECT_EQ(weekday_of({2025, 4, 3}), 4);
    EXPECT_EQ(day_of_number(day_number({2024, 2, 29}) + 1), (CalendarDay{2024, 3, 1}));
    EXPECT_EQ(days_in_month(2023, 2), 28);
    EXPECT_EQ(month_after({2024, 1, 15}, -1), (CalendarDay{2023, 12, 1}));
    EXPECT_FALSE(is_day({2023, 2, 29}));
}

}  // namespace
}  // namespace detente
