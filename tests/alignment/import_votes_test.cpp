#include "detente/alignment/import_votes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>

#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "reference.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

RollCalls of(const std::string& text, VotesImportOptions options = {}) {
    options.input = "votes.csv";
    return import_votes(options, text);
}

/// "USA yes, CHN ." and so on, for one roll call.
std::string votes_in(const RollCalls& votes, const std::string& id) {
    std::string out;
    for (std::size_t r = 0; r < votes.size(); ++r)
        if (votes.roll_calls[r].id == id)
            for (std::size_t i = 0; i < votes.n(); ++i) {
                static const std::map<Vote, std::string> letters = {
                    {Vote::none, "."}, {Vote::yes, "y"}, {Vote::abstain, "a"}, {Vote::no, "n"}, {Vote::absent, "x"}};
                out += (out.empty() ? "" : " ") + votes.voters[i] + letters.at(votes.vote(r, i));
            }
    return out;
}

std::string refusal(const std::string& text, const VotesImportOptions& options = {}) {
    try {
        of(text, options);
    } catch (const InputError& error) {
        return error.message;
    }
    return "";
}

std::string notes(const RollCalls& votes) {
    return join(in_words(votes.notes), "\n");
}

/// A file for the second and third inputs.
struct TextFile {
    std::string path;
    TextFile(const char* name, const std::string& text) : path(testing::TempDir() + "detente-import-" + name) {
        write_file(path, text);
    }
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;
    ~TextFile() { fs::remove(path); }
};

#define EXPECT_HAS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)

TEST(ImportVotes, TidyWithSessionAndYear) {
    const RollCalls votes =
        of("session,year,rcid,iso3,vote\n"
           "44,1990,7,USA,3\n44,1990,7,CHN,2\n"
           "44,1989,5,USA,1\n44,1989,5,CHN,8\n44,1989,5,DDR,9\n");
    EXPECT_EQ(votes.voters, (std::vector<std::string>{"CHN", "USA"}));
    ASSERT_EQ(votes.size(), 2u);
    EXPECT_EQ(votes.roll_calls[0].id, "7");  // same year and no dates: as in the source
    EXPECT_EQ(votes.roll_calls[0].year, 1989);
    EXPECT_EQ(votes.roll_calls[0].session, "44");
    EXPECT_EQ(votes_in(votes, "7"), "CHNa USAn");
    EXPECT_EQ(votes_in(votes, "5"), "CHNx USAy");
    EXPECT_HAS(notes(votes), "1 votes are 9, not a member");
    EXPECT_HAS(notes(votes), "1 roll calls had another year");
}

TEST(ImportVotes, SessionOrYearAlone) {
    const RollCalls by_session = of("session,rcid,iso3,vote\n58,1,USA,1\n58,1,CHN,3\n");
    EXPECT_EQ(by_session.roll_calls[0].year, 2003);
    EXPECT_EQ(by_session.roll_calls[0].session, "58");
    const RollCalls by_year = of("year,rollcall,economy,vote\n2003,1,United States,yes\n2003,1,china,No\n");
    EXPECT_EQ(by_year.roll_calls[0].year, 2003);
    EXPECT_EQ(by_year.roll_calls[0].session, "");
    EXPECT_EQ(votes_in(by_year, "1"), "CHNn USAy");
    const RollCalls by_date = of("date,id,iso,vote\n2003-12-01,1,840,Y\n2003-12-01,1,156,A\n");
    EXPECT_EQ(by_date.roll_calls[0].year, 2003);
    EXPECT_EQ(votes_in(by_date, "1"), "CHNa USAy");
    EXPECT_HAS(refusal("rcid,iso3,vote\n1,USA,1\n"), "votes.csv:2: session: the roll call '1' has neither");
}

TEST(ImportVotes, VoetensRawLayout) {
    const RollCalls votes = of(
        "rcid,ccode,member,vote,Country,Countryname,year,session,abstain,yes,no,importantvote,date,unres,amend,para,"
        "short,descr,me,nu,di,hr,co,ec\n"
        "3,2,1,1,USA,United States of America,1946,1,4,29,18,0,1946-01-01,R/1/66,1,0,\"AMENDMENTS, RULES\",TO ADOPT,"
        "0,0,0,0,0,0\n"
        "3,345,1,3,YUG,Yugoslavia,1946,1,4,29,18,0,1946-01-01,R/1/66,1,0,\"AMENDMENTS, RULES\",TO ADOPT,0,0,0,0,0,0\n"
        "3,365,1,2,RUS,Russia,1946,1,4,29,18,0,1946-01-01,R/1/66,1,0,\"AMENDMENTS, RULES\",TO ADOPT,0,0,0,0,0,0\n"
        "3,700,0,9,AFG,Afghanistan,1946,1,4,29,18,0,1946-01-01,R/1/66,1,0,\"AMENDMENTS, RULES\",TO ADOPT,0,0,0,0,0,0\n"
        "900,345,1,1,YUG,Yugoslavia,2003,58,0,2,0,1,2003-12-05,R/58/51,NA,NA,NA,A title,0,1,1,0,0,0\n"
        "900,700,1,8,AFG,Afghanistan,2003,58,0,2,0,1,2003-12-05,R/58/51,NA,NA,NA,A title,0,1,1,0,0,0\n");
    EXPECT_EQ(votes_in(votes, "3"), "AFG. RUSa SRB. USAy YUGn");
    EXPECT_EQ(votes_in(votes, "900"), "AFGx RUS. SRBy USA. YUG.");
    const RollCall &first = votes.roll_calls[0], &last = votes.roll_calls[1];
    EXPECT_EQ(first.title, "AMENDMENTS, RULES");
    EXPECT_EQ(first.resolution, "R/1/66");
    EXPECT_EQ(first.date, "1946-01-01");
    EXPECT_TRUE(first.part && !first.important);
    EXPECT_EQ(last.title, "A title");
    EXPECT_EQ(last.resolution, "A/RES/58/51");
    EXPECT_EQ(last.issues, (std::vector<std::string>{"di", "nu"}));
    EXPECT_TRUE(!last.part && last.important);
}

TEST(ImportVotes, BaileyStrezhnevVoetensLayout) {
    const RollCalls votes =
        of("ccode,session,rcid,rcid_linked,vote\n"
           "2,6,299,299,1\n20,6,299,299,3\n2,7,331,299,1\n20,7,331,299,2\n260,10,400,400,1\n255,50,401,401,1\n");
    EXPECT_EQ(votes.voters, (std::vector<std::string>{"CAN", "DEU", "USA"}));
    EXPECT_EQ(votes.roll_calls[0].linked, "");
    EXPECT_EQ(votes.roll_calls[1].linked, "299");
}

TEST(ImportVotes, UnvotesLayoutWithASecondFile) {
    const TextFile calls("calls.csv",
                         "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
                         "3,1,0,1946-01-01,R/1/66,1,0,AMENDMENTS,TO ADOPT\n"
                         "4,1,0,1946-01-02,R/1/79,0,0,ELECTIONS,TO ADOPT\n");
    const RollCalls votes =
        of("rcid,country,country_code,vote\n"
           "3,United States,US,yes\n3,Namibia,NA,abstain\n3,Zanzibar,NA,no\n3,Yugoslavia,YU,absent\n"
           "3,Yemen People's Republic,YD,yes\n3,German Democratic Republic,DD,no\n3,Czechoslovakia,CS,no\n",
           {.roll_calls = calls.path});
    EXPECT_EQ(votes_in(votes, "3"), "CSKn DDRn EAZn NAMa USAy YMDy YUGx");
    EXPECT_EQ(votes.roll_calls[0].title, "AMENDMENTS");
    EXPECT_TRUE(votes.roll_calls[0].part);
    EXPECT_HAS(notes(votes), "1 roll calls of " + calls.path + " have no votes here");
}

TEST(ImportVotes, UnDigitalLibraryLayout) {
    const RollCalls votes = of(
        "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,"
        "subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n"
        "3967778,AFG,AFGHANISTAN,X,2022-04-07,11emsp,A/RES/ES-11/3,A/ES-11/L.4,,A/ES-11/PV.10,Suspension : resolution,"
        "LETTER,UKRAINE,RECORDED,93,24,58,18,193,https://digitallibrary.un.org/record/3967778\n"
        "3967778,CHN,CHINA,N,2022-04-07,11emsp,A/RES/ES-11/3,A/ES-11/L.4,,A/ES-11/PV.10,Suspension : resolution,"
        "LETTER,UKRAINE,RECORDED,93,24,58,18,193,https://digitallibrary.un.org/record/3967778\n"
        "671205,SUN,USSR,A,1946-01-26,1,A/RES/17(I)[RULE-73],,,,Rules,,,,25,0,18,8,51,\n");
    EXPECT_EQ(votes.voters, (std::vector<std::string>{"AFG", "CHN", "RUS"}));
    EXPECT_EQ(votes_in(votes, "3967778"), "AFGx CHNn RUS.");
    EXPECT_EQ(votes.roll_calls[1].session, "ES-11");
    EXPECT_EQ(votes.roll_calls[1].year, 2022);
    EXPECT_EQ(votes.roll_calls[1].resolution, "A/RES/ES-11/3");
    EXPECT_EQ(select(votes, {.roll_call = "ES-11/3"}).size(), 1u);
    EXPECT_HAS(notes(votes), "votes of SUN stand under RUS");
}

TEST(ImportVotes, SessionsInEveryWriting) {
    const auto session = [](const std::string& text) {
        return of("session,date,rcid,iso3,vote\n" + text + ",2022-03-02,1,USA,1\n").roll_calls[0].session;
    };
    EXPECT_EQ(session("ES-11"), "ES-11");
    EXPECT_EQ(session("es11"), "ES-11");
    EXPECT_EQ(session("11emsp"), "ES-11");
    EXPECT_EQ(session("10EMSP"), "ES-10");
    EXPECT_EQ(session("S-6"), "S-6");
    EXPECT_EQ(session("058"), "58");
    EXPECT_HAS(refusal("session,rcid,iso3,vote\nautumn,1,USA,1\n"), "votes.csv:2: session: 'autumn' is not a session");
    EXPECT_HAS(refusal("session,rcid,iso3,vote\n0,1,USA,1\n"), "'0' is not a session");
    EXPECT_HAS(refusal("session,rcid,iso3,vote\n1.5,1,USA,1\n"), "'1.5' is not a session");
    EXPECT_HAS(refusal("session,rcid,iso3,vote\nES-11,1,USA,1\n"), "has no date");
}

TEST(ImportVotes, NamesAsTheUnWritesThem) {
    const std::map<std::string, std::string> names = {{"Iran (Islamic Republic of)", "IRN"},
                                                      {"BOLIVIA (PLURINATIONAL STATE OF)", "BOL"},
                                                      {"Micronesia (Federated States of)", "FSM"},
                                                      {"Venezuela (Bolivarian Republic of)", "VEN"},
                                                      {"Byelorussian SSR", "BLR"},
                                                      {"Democratic Kampuchea", "KHM"},
                                                      {"Libyan Arab Jamahiriya", "LBY"},
                                                      {"Democratic Yemen", "YMD"},
                                                      {"Upper Volta", "BFA"},
                                                      {"USSR", "RUS"}};
    for (const auto& [name, id] : names)
        EXPECT_EQ(of("session,rcid,name,vote\n30,1," + name + ",1\n").voters[0], id) << name;
    EXPECT_HAS(refusal("session,rcid,name,vote\n30,1,Congo,1\n"), "it may be COD or COG");
}

TEST(ImportVotes, ColumnsByRequest) {
    const VotesImportOptions options{.column = {"economy=Land", "vote=Stimme", "roll_call=Nr", "year=Jahr"},
                                     .delimiter = ";"};
    const RollCalls votes = of("Nr;Jahr;Land;Stimme\n1;1999;Frankreich;yes\n1;1999;Polen;no\n", options);
    EXPECT_EQ(votes_in(votes, "1"), "FRAy POLn");
    EXPECT_HAS(refusal("a,b\n", {.column = {"votes=a"}}), "did you mean 'vote'?");
    EXPECT_HAS(refusal("a,b\n", {.column = {"vote"}}), "WANTED=NAME");
    EXPECT_HAS(refusal("a,b\n", {.column = {"vote=c"}}), "no such column to take as 'vote'");
}

TEST(ImportVotes, WhatIsWrongIsNamedByLineAndColumn) {
    const std::string header = "session,rcid,iso3,vote\n58,1,USA,1\n";
    EXPECT_HAS(refusal(header + "58,1,CHN,4\n"), "votes.csv:3: vote: '4' is not a vote");
    EXPECT_HAS(refusal(header + "58,1,CHN,\n"), "votes.csv:3: vote: the vote is empty");
    EXPECT_HAS(refusal(header + "58,1,Chnia,1\n"), "votes.csv:3: iso3: 'Chnia'");
    EXPECT_HAS(refusal(header + "58,1,Chnia,1\n"), "did you mean 'CHN'");
    EXPECT_HAS(refusal(header + "58,1,,1\n"), "votes.csv:3: iso3: the cell is empty");
    EXPECT_HAS(refusal(header + "58,,CHN,1\n"), "votes.csv:3: rcid: the roll call has no id");
    EXPECT_HAS(refusal(header + "59,1,CHN,1\n"), "has session 58 on line 2, 59 here");
    EXPECT_HAS(refusal(header + "58,1,USA,3\n"), "votes.csv:3: vote: USA votes '3' in the roll call '1', but '1'");
    EXPECT_HAS(refusal("session,rcid,iso3,vote\n"), "no row below the header");
    EXPECT_HAS(refusal("session,rcid,iso3\n58,1,USA\n"), "vote: there is no such column");
    EXPECT_HAS(refusal("session,rcid,vote\n58,1,1\n"), "economy: there is no such column");
    EXPECT_HAS(refusal("session,iso3,vote\n58,USA,1\n"), "roll_call: there is no such column");
    EXPECT_HAS(refusal("session,rcid,iso3,vote\n58,1,USA,9\n"), "no vote in the whole file");
    EXPECT_HAS(refusal("session,rcid,ccode,vote\n58,1,7,1\n"), "Correlates of War number 7 is not known");
    EXPECT_HAS(refusal("session,rcid,ccode,vote\n58,1,USA,1\n"), "'USA' is not a number");
    EXPECT_HAS(refusal("session,date,rcid,iso3,vote\n58,1.5.2003,1,USA,1\n"), "votes.csv:2: date");
    EXPECT_HAS(refusal("year,rcid,iso3,vote\n58,1,USA,1\n"), "'58' is not a year");
    EXPECT_HAS(refusal("session,rcid,iso3,vote,important\n58,1,USA,1,maybe\n"), "important: 'maybe'");
}

TEST(ImportVotes, WhatIsOddIsKeptAndNoted) {
    const RollCalls votes = of("session,rcid,iso3,vote\n58,1,USA,1\n58,1,QQQ,1\n58,1,USA,1\n59,2,USA,8\n59,2,QQQ,8\n");
    EXPECT_EQ(votes.voters, (std::vector<std::string>{"QQQ", "USA"}));
    EXPECT_EQ(votes.size(), 2u);
    EXPECT_HAS(notes(votes), "votes.csv:3: unknown-code: 'QQQ'");
    EXPECT_HAS(notes(votes), "votes.csv:4: repeated-vote: 1 votes stand twice");
    EXPECT_HAS(notes(votes), "nobody-voted: in 1 roll calls");
    EXPECT_HAS(notes(votes), "nobody-voted: in the whole of session 59");
    EXPECT_HAS(notes(votes), "all-alike: 1 roll calls");
}

TEST(ImportVotes, MatchesAreFollowedToTheFirst) {
    const std::string votes = "session,rcid,iso3,vote\n10,1,USA,1\n11,2,USA,1\n12,3,USA,1\n13,4,USA,1\n14,5,USA,1\n";
    const auto links = [&](const std::string& pairs) {
        const TextFile matches("matches.csv", "rcid1,rcid2\n" + pairs);
        const RollCalls out = of(votes, {.matches = matches.path});
        std::string text;
        for (const RollCall& call : out.roll_calls) text += call.linked.empty() ? "-" : call.linked;
        return text;
    };
    EXPECT_EQ(links("1,2\n2,3\n"), "-11--");
    EXPECT_EQ(links("4,5\n2,5\n"), "----2");
    EXPECT_EQ(links("99,2\n2,3\n"), "--2--");
    const TextFile circle("circle.csv", "rcid1,rcid2\n1,2\n2,1\n");
    EXPECT_HAS(refusal(votes, {.matches = circle.path}), "lead in a circle");
    const TextFile self("self.csv", "rcid1,rcid2\n1,1\n");
    EXPECT_HAS(refusal(votes, {.matches = self.path}), "detente-import-self.csv:2: rcid2: '1' is matched with itself");
}

TEST(ImportVotes, ASecondFileMustAgree) {
    const std::string votes = "session,rcid,iso3,vote\n10,1,USA,1\n";
    const TextFile other("other.csv", "rcid,session\n1,11\n");
    EXPECT_HAS(refusal(votes, {.roll_calls = other.path}), "stands in session 10 in votes.csv:2");
    const TextFile twice("twice.csv", "rcid,session\n1,10\n1,10\n");
    EXPECT_HAS(refusal(votes, {.roll_calls = twice.path}), "stands on line 2 already");
    EXPECT_HAS(refusal(votes, {.roll_calls = "/nowhere.csv"}), "no such file");
}

TEST(ImportVotes, TheAssemblyTakesAboutHalfASecond) {
    NEEDS_REFERENCE("alignment/unga_votes.csv.gz");
    const fs::path folder = fs::path(testing::TempDir()) / "detente-import-unga";
    fs::remove_all(folder);
    const auto start = std::chrono::steady_clock::now();
    const RollCalls votes =
        import_votes({.input = reference("alignment/unga_votes.csv.gz"), .output = folder.string()});
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::cout << "import: " << seconds << " s\n";
    EXPECT_EQ(votes.size(), 6299u);
    EXPECT_EQ(static_cast<std::size_t>(std::count_if(votes.votes.begin(), votes.votes.end(), is_cast)), 887094u);
    const RollCalls embedded = load_votes("unga");
    EXPECT_EQ(votes.voters, embedded.voters);
    EXPECT_EQ(load_votes(folder.string()).votes, votes.votes);
    fs::remove_all(folder);
#ifdef NDEBUG
    EXPECT_LT(seconds, 3);
#endif
}

// The votes that Bailey, Strezhnev and Voeten's sampler saw, by Correlates of War number, are those of the embedded
// table wherever both have the roll call.
TEST(ImportVotes, CorrelatesOfWarNumbersAreTheSameStates) {
    NEEDS_REFERENCE("alignment/bsv_alldata.csv.gz");
    const RollCalls theirs = import_votes({.input = reference("alignment/bsv_alldata.csv.gz")});
    const RollCalls ours = load_votes("unga");
    std::map<std::string, std::size_t> place;
    for (std::size_t r = 0; r < ours.size(); ++r) place[ours.roll_calls[r].id] = r;
    std::size_t compared = 0, same = 0;
    for (std::size_t r = 0; r < theirs.size(); ++r) {
        const auto at = place.find(theirs.roll_calls[r].id);
        if (at == place.end()) continue;
        for (std::size_t i = 0; i < theirs.n(); ++i) {
            const auto voter = std::lower_bound(ours.voters.begin(), ours.voters.end(), theirs.voters[i]);
            ASSERT_TRUE(voter != ours.voters.end() && *voter == theirs.voters[i]) << theirs.voters[i];
            if (!is_cast(theirs.vote(r, i))) continue;
            ++compared;
            same += ours.vote(at->second, static_cast<std::size_t>(voter - ours.voters.begin())) == theirs.vote(r, i);
        }
    }
    std::cout << compared << " votes compared, " << same << " the same\n";
    EXPECT_GT(compared, 850000u);
    EXPECT_GT(static_cast<double>(same), 0.999 * static_cast<double>(compared));
}

TEST(ImportVotes, TheDigitalLibrarysVotesReadAsTheyAre) {
    NEEDS_REFERENCE("alignment/undl_votes.csv.gz");
    const RollCalls votes = import_votes({.input = reference("alignment/undl_votes.csv.gz")});
    EXPECT_EQ(votes.size(), 5697u);
    EXPECT_EQ(std::count(votes.votes.begin(), votes.votes.end(), Vote::absent), 88221);
}

}  // namespace
}  // namespace detente
