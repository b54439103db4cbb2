// Orders: measured, saved, read back; and the summary that comes with the program.
#include "detente/alignment/order.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/random.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

/// Two camps of ten that vote against each other in nine cases of ten, over three years; V19 votes at random.
RollCalls two_camps() {
    RollCalls votes;
    votes.id = "camps", votes.title = "Two camps", votes.version = "1";
    Random random(1);
    for (int v = 0; v < 20; ++v) votes.voters.push_back(fmt::format("V{}", static_cast<char>('A' + v)) + "X");
    for (int year = 2001; year <= 2003; ++year)
        for (int r = 0; r < 30; ++r) {
            RollCall one;
            one.id = fmt::format("{}-{}", year, r), one.year = year;
            votes.roll_calls.push_back(one);
            const bool way = random.uniform() < 0.5;
            for (int v = 0; v < 20; ++v) {
                const bool with = v == 19 ? random.uniform() < 0.5 : (v < 10) == (random.uniform() < 0.9);
                votes.votes.push_back(with == way ? Vote::yes : random.uniform() < 0.2 ? Vote::abstain : Vote::no);
            }
        }
    return votes;
}

OrderOptions quick() {
    OrderOptions options;
    options.points.draws = 100, options.points.burn_in = 100, options.points.thin = 1;
    options.blocs.draws = 40;
    return options;
}

TEST(Order, TwoCampsAreFoundWithTheirProbabilities) {
    const RollCalls votes = two_camps();
    const Order order = measure(votes, quick());
    ASSERT_EQ(order.years.size(), 3u);
    for (const OrderYear& year : order.years) {
        EXPECT_EQ(year.standings.size(), 20u);
        ASSERT_GE(year.blocs.size(), 2u);
        const std::size_t first = year.find(0)->bloc, last = year.find(10)->bloc;
        EXPECT_NE(first, last);
        for (std::size_t v = 0; v < 19; ++v) {
            EXPECT_EQ(year.find(v)->bloc, v < 10 ? first : last) << v;
            EXPECT_GT(year.find(v)->probability, 0.8) << v;
            EXPECT_TRUE(std::isfinite(year.find(v)->ideal_point));
            EXPECT_LT(year.find(v)->low, year.find(v)->high);
        }
        EXPECT_LT(year.find(19)->probability, 1) << "who votes at random is in doubt";
        EXPECT_FALSE(year.polarity.empty());
    }
}

TEST(Order, SavedBesideItsVotesAndReadBack) {
    const fs::path folder = fs::temp_directory_path() / "detente-order-test";
    fs::remove_all(folder);
    save_votes(two_camps(), folder.string());
    const RollCalls votes = load_votes(folder.string());
    EXPECT_FALSE(load_order(folder.string())) << "no summary yet";
    const Order order = measure(votes, quick());
    save_order(order, folder.string());
    const std::optional<Order> back = load_order(folder.string());
    ASSERT_TRUE(back);
    EXPECT_TRUE(back->summary);
    ASSERT_EQ(back->years.size(), order.years.size());
    for (std::size_t y = 0; y < order.years.size(); ++y) {
        EXPECT_EQ(back->years[y].polarity, order.years[y].polarity) << "full precision";
        EXPECT_EQ(back->years[y].blocs, order.years[y].blocs);
        for (std::size_t k = 0; k < order.years[y].standings.size(); ++k) {
            const Standing &one = back->years[y].standings[k], &was = order.years[y].standings[k];
            EXPECT_EQ(one.bloc, was.bloc);
            EXPECT_EQ(one.votes, was.votes);
            EXPECT_NEAR(one.ideal_point, was.ideal_point, 5.1e-5);
        }
    }
    save_order(within(order, order.years[0].year, order.years[0].year), (folder / "").string());
    EXPECT_EQ(load_order(FolderFiles(folder), "")->years.size(), 1u);
    EXPECT_EQ(load_votes(FolderFiles(folder), "").sha256, votes.sha256) << "the votes stay";
    std::ofstream(folder / "years.csv", std::ios::app) << "2002,,1,none,0\n";
    EXPECT_THROW(load_order(folder.string()), InputError) << "a table of another summary";
    save_order(order, folder.string());
    RollCalls others = two_camps();
    others.votes[0] = others.votes[0] == Vote::yes ? Vote::no : Vote::yes;
    save_votes(others, folder.string());
    EXPECT_THROW(load_order(folder.string()), InputError) << "the summary of other votes";
    fs::remove_all(folder);
}

TEST(Order, StoppedWorkKeepsWhatItHas) {
    const Order order =
        measure(two_camps(), quick(), {.watch = [](const Progress& at) { return at.stage != "blocs"; }});
    ASSERT_EQ(order.years.size(), 3u);
    EXPECT_FALSE(order.years[0].blocs.empty());
    EXPECT_TRUE(order.years[2].blocs.empty());
}

TEST(Order, TheInstalledSummaryBelongsToTheInstalledVotes) {
    const std::optional<Order> order = load_order("unga");
    ASSERT_TRUE(order);
    const RollCalls votes = load_votes("unga");
    EXPECT_EQ(order->voters, votes.voters);
    ASSERT_EQ(order->years.front().year, 1946);
    ASSERT_EQ(order->years.back().year, 2025);
    EXPECT_EQ(order->latest()->year, 2020);
    const std::size_t usa = order->find_voter("USA"), russia = order->find_voter("RUS");
    for (const OrderYear& year : order->years) {
        const RollCalls calls = select(votes, {.from = year.year, .to = year.year});
        std::size_t divided = 0;
        for (std::size_t r = 0; r < calls.size(); ++r) divided += is_divided(calls, r);
        EXPECT_EQ(year.roll_calls, divided) << year.year;
        const Standing *high = year.find(usa), *low = year.find(russia);
        if (high && low && std::isfinite(high->ideal_point) && std::isfinite(low->ideal_point))
            EXPECT_GT(high->ideal_point, low->ideal_point) << year.year;
        double members = 0;
        for (const Standing& one : year.standings) {
            if (one.bloc == Standing::no_bloc) continue;
            EXPECT_LT(one.bloc, year.blocs.size());
            ++members;
        }
        if (!year.blocs.empty()) EXPECT_GT(members, 10) << year.year;
    }
}

/// The stored polarity is that of the stored votes: agreement is recomputed, points come rounded.
TEST(Order, TheInstalledPolarityFollowsFromTheInstalledVotes) {
    const std::optional<Order> order = load_order("unga");
    ASSERT_TRUE(order);
    const OrderYear& stored = *order->find(2003);
    const Order now =
        measure(select(load_votes("unga"), {.from = 2003, .to = 2003}), {.find_blocs = false, .find_points = false});
    const auto named = [](const OrderYear& year, const std::string& key) {
        for (const auto& [name, value] : year.polarity)
            if (name == key) return value;
        return std::nan("");
    };
    EXPECT_NEAR(named(now.years[0], "mean_half_agreement"), named(stored, "mean_half_agreement"), 1e-12);
}

TEST(Order, WildNumbersOfASummaryAreRefused) {
    const fs::path folder = fs::temp_directory_path() / "detente-wild-order-test";
    fs::remove_all(folder);
    save_votes(two_camps(), folder.string());
    save_order(measure(load_votes(folder.string()), quick()), folder.string());
    std::string years = read_file((folder / "years.csv").string());
    const std::size_t line = years.find('\n') + 1;
    years.replace(line, years.find(',', line) - line, "2e14");
    write_file((folder / "years.csv").string(), years);
    EXPECT_THROW(load_order(folder.string()), InputError);
    fs::remove_all(folder);
}

}  // namespace
}  // namespace detente
