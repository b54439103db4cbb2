// Bailey, Strezhnev and Voeten (2017): their input, their sampler, their published ideal points.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

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
std::map<std::pair<std::string, int>, Published> published(const std::string& set) {
    const CsvTable table = read_csv(reference("alignment/voeten_ideal_points_apr2020.csv.gz"));
    std::map<std::pair<std::string, int>, Published> points;
    for (std::size_t row = 0; row < table.rows(); ++row)
        if (table.cell(row, table.column("set")) == set)
            points[{std::string(table.cell(row, table.column("iso3"))),
                    1945 + static_cast<int>(table.number(row, table.column("session")))}] = {
                table.number(row, table.column("ideal")),
                static_cast<std::size_t>(table.number(row, table.column("nvotes")))};
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

/// Several minutes of sweeps on a slow machine: this is the published run, shortened.
TEST(SlowPublishedPoints, BaileyStrezhnevAndVoeten) {
    NEEDS_REFERENCE("alignment/bsv_alldata.csv.gz");
    NEEDS_REFERENCE("alignment/voeten_ideal_points_apr2020.csv.gz");
    const RollCalls votes = import_votes({.input = reference("alignment/bsv_alldata.csv.gz")});
    IdealPointOptions options;
    options.draws = 1000, options.thin = 5, options.burn_in = 2500;
    const IdealPoints ours = ideal_points(votes, options);
    EXPECT_EQ(ours.votes, 860'676u);
    EXPECT_EQ(ours.points.size(), 10'469u);
    EXPECT_EQ(ours.items.size(), 5'171u);

    const auto theirs = published("all");
    const std::map<int, Session> sessions = by_session(votes, ours, theirs);
    std::vector<double> all;
    for (const auto& [year, session] : sessions) {
        all.push_back(session.correlation());
        if (session.same_counts) EXPECT_GE(all.back(), 0.995) << "session that opened in " << year;
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
    NEEDS_REFERENCE("alignment/voeten_ideal_points_apr2020.csv.gz");
    const RollCalls votes = select(load_votes("unga"), {.from = 1983, .to = 2019, .important = true});
    const std::map<int, Session> sessions = by_session(votes, ideal_points(votes), published("important"));
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
