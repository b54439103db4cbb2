// Bailey, Strezhnev and Voeten (2017): their input, their sampler, their published ideal points.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "detente/alignment/ideal_points.hpp"
#include "detente/alignment/import_votes.hpp"
#include "detente/support/csv.hpp"
#include "reference.hpp"

namespace detente {
namespace {

struct Published {
    double ideal = 0;
    std::size_t votes = 0;
};

/// [economy, year] of one of their sets, "all" or "important".
std::map<std::pair<std::string, int>, Published> published_points(const std::string& set) {
    const CsvTable table = read_csv(published("bsv2017/points.csv.gz"));
    std::map<std::pair<std::string, int>, Published> points;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (table.cell(row, table.column("set")) == set)
            points[{std::string(table.cell(row, table.column("iso3"))),
                    1945 + static_cast<int>(table.number(row, table.column("session")))}] = {
                table.number(row, table.column("ideal")),
                static_cast<std::size_t>(table.number(row, table.column("votes")))};
    return points;
}

struct Session {
    std::vector<std::pair<double, double>> pairs;
    bool same_counts = true;
    double correlation() const {
        double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        const double n = static_cast<double>(pairs.size());
        for (const auto& [a, b] : pairs) x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
        return (xy - x * y / n) / std::sqrt((xx - x * x / n) * (yy - y * y / n));
    }
};

std::map<int, Session> by_session(const RollCalls& votes, const IdealPoints& ours,
                                  const std::map<std::pair<std::string, int>, Published>& theirs) {
    std::map<int, Session> sessions;
    for (const IdealPoint& point : ours.points) {
        const auto at = theirs.find({votes.voters[point.voter], point.year});
        if (at == theirs.end()) continue;
        Session& session = sessions[point.year];
        session.pairs.emplace_back(point.mean, at->second.ideal);
        session.same_counts = session.same_counts && point.votes == at->second.votes;
    }
    return sessions;
}

/// The input of their sampler, out of the table that comes with the program: sessions 1 to 74 without roll calls on
/// which all agree, and with three small gaps of theirs: roll call 879, Zanzibar, a vote of South Africa.
RollCalls their_input() {
    RollCalls votes = select(load_votes("unga"), {.to = 2019});
    const auto place = [&](const char* voter) {
        return static_cast<std::size_t>(std::find(votes.voters.begin(), votes.voters.end(), voter) -
                                        votes.voters.begin());
    };
    const std::size_t zanzibar = place("EAZ"), south_africa = place("ZAF");
    RollCalls out = votes;
    out.roll_calls.clear(), out.votes.clear();
    for (std::size_t r = 0; r < votes.size(); ++r) {
        std::vector<Vote> row(votes.row(r), votes.row(r) + votes.n());
        std::set<Vote> kinds;
        for (const Vote vote : row)
            if (is_cast(vote)) kinds.insert(vote);
        if (kinds.size() < 2 || votes.roll_calls[r].id == "879") continue;
        row[zanzibar] = Vote::none;
        if (votes.roll_calls[r].id == "3803") row[south_africa] = Vote::none;
        out.roll_calls.push_back(votes.roll_calls[r]);
        out.votes.insert(out.votes.end(), row.begin(), row.end());
    }
    return out;
}

TEST(PublishedPoints, TheirInputIsInTheEmbeddedTable) {
    const RollCalls ours = their_input();
    EXPECT_EQ(ours.size(), 6'120u);
    EXPECT_EQ(std::count_if(ours.votes.begin(), ours.votes.end(), is_cast), 860'676);
    if (!has_reference("alignment/bsv_alldata.csv.gz")) return;
    const RollCalls theirs = import_votes({.input = reference("alignment/bsv_alldata.csv.gz")});
    std::map<std::string, std::size_t> row;
    for (std::size_t r = 0; r < ours.size(); ++r) row[ours.roll_calls[r].id] = r;
    ASSERT_EQ(theirs.size(), ours.size());
    std::size_t different = 0;
    for (std::size_t v = 0; v < theirs.n(); ++v) {
        const auto voter = static_cast<std::size_t>(
            std::find(ours.voters.begin(), ours.voters.end(), theirs.voters[v]) - ours.voters.begin());
        ASSERT_LT(voter, ours.n()) << theirs.voters[v];
        for (std::size_t r = 0; r < theirs.size(); ++r)
            different += theirs.vote(r, v) != ours.vote(row.at(theirs.roll_calls[r].id), voter);
    }
    EXPECT_EQ(different, 0u);
}

/// Several minutes of sweeps on a slow machine: this is the published run, shortened.
TEST(SlowPublishedPoints, BaileyStrezhnevAndVoeten) {
    const RollCalls votes = their_input();
    IdealPointOptions options;
    options.draws = 1000, options.thin = 5, options.burn_in = 2500;
    const IdealPoints ours = ideal_points(votes, options);
    EXPECT_EQ(ours.votes, 860'676u);
    EXPECT_EQ(ours.points.size(), 10'469u);
    EXPECT_EQ(ours.items.size(), 5'171u);

    const auto theirs = published_points("all");
    const std::map<int, Session> sessions = by_session(votes, ours, theirs);
    std::vector<double> all;
    for (const auto& [year, session] : sessions) {
        all.push_back(session.correlation());
        // The first sessions still move at this third of the published length: 1946 came out at 0.996 and at 0.991 from
        // the same votes in two orders (docs/replications.md).
        const double least = year < 1950 ? 0.985 : 0.995;
        if (session.same_counts) EXPECT_GE(all.back(), least) << "session that opened in " << year;
    }
    EXPECT_EQ(all.size(), 73u);
    std::sort(all.begin(), all.end());
    EXPECT_GE(all[all.size() / 2], 0.9995);
    EXPECT_GE(all.front(), 0.97) << "sessions whose published counts differ from this input";

    const auto apart = [&](const char* economy, int year) {
        const auto voter = static_cast<std::size_t>(std::find(votes.voters.begin(), votes.voters.end(), economy) -
                                                    votes.voters.begin());
        const double mean = ours.points.at(ours.find(voter, year)).mean;
        RecordProperty(std::string(economy) + std::to_string(year), std::to_string(mean));
        return std::abs(mean - theirs.at({economy, year}).ideal);
    };
    // 2003 is one of the sessions whose published counts differ (76 roll calls of 93): its own tolerance is that of the
    // issue, 0.16, and the error of the simulation, 0.02. Russia in 1947: docs/replications.md.
    for (const int year : {1947, 1970, 1989, 2019}) EXPECT_LE(apart("USA", year), 0.16) << year;
    EXPECT_LE(apart("USA", 2003), 0.18);
    for (const int year : {1970, 1989, 1992, 2019}) EXPECT_LE(apart("RUS", year), 0.16) << year;
    for (const int year : {1989, 1992, 2003, 2014, 2019}) EXPECT_LE(apart("CHN", year), 0.06) << year;
    EXPECT_GT(apart("RUS", 1947), 0.16) << "no longer an outlier: say so in docs/replications.md";
}

/// Their set of important votes, from session 38 on, out of the embedded table: another data path, the same points.
TEST(SlowPublishedPoints, ImportantVotes) {
    const RollCalls votes = select(load_votes("unga"), {.from = 1983, .to = 2019, .important = true});
    const std::map<int, Session> sessions = by_session(votes, ideal_points(votes), published_points("important"));
    std::vector<double> all;
    for (const auto& [year, session] : sessions) {
        EXPECT_TRUE(session.same_counts) << year;
        all.push_back(session.correlation());
    }
    EXPECT_EQ(all.size(), 35u);
    std::sort(all.begin(), all.end());
    EXPECT_GE(all[all.size() / 2], 0.999);
    EXPECT_GE(all.front(), 0.99);
}

}  // namespace
}  // namespace detente
