#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <map>

#include "detente/alignment/blocs.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/random.hpp"
#include "plain_votes.hpp"
#include "timing.hpp"

namespace bench {
namespace {

using namespace detente;

/// One table a year, 1946-2020, and its divided roll calls.
struct Year {
    RollCalls votes;
    std::vector<std::size_t> divided;
};

std::vector<Year> years_of(const RollCalls& all) {
    std::vector<Year> years;
    for (int year = 1946; year <= 2020; ++year) {
        if (std::none_of(all.roll_calls.begin(), all.roll_calls.end(),
                         [&](const RollCall& call) { return call.year == year; }))
            continue;
        Year here{select(all, {.from = year, .to = year}), {}};
        for (std::size_t r = 0; r < here.votes.size(); ++r)
            if (is_divided(here.votes, r)) here.divided.push_back(r);
        years.push_back(std::move(here));
    }
    return years;
}

/// Eight indices of all pairs in all years against a loop over the roll calls for each pair; one thread each.
void indices_row(const std::vector<Year>& years) {
    std::size_t pairs = 0;
    double apart = 0;
    std::vector<std::vector<double>> ours(8), plain;
    const auto run_ours = [&](const Year& year) {
        const Agreement counted = agreement(year.votes);
        for (int k = 0; k < 8; ++k) ours[k] = counted.values(static_cast<AgreementIndex>(k));
    };
    std::vector<std::vector<std::size_t>> voters;
    for (const Year& year : years) voters.push_back(agreement(year.votes).voters);
    for (std::size_t y = 0; y < years.size(); ++y) {
        run_ours(years[y]);
        plain = plain_indices(years[y].votes, years[y].divided, voters[y]);
        pairs += ours[0].size();
        for (std::size_t k = 0; k < 8; ++k)
            for (std::size_t pair = 0; pair < ours[k].size(); ++pair)
                if (std::isfinite(ours[k][pair])) apart = std::max(apart, std::abs(ours[k][pair] - plain[k][pair]));
    }
    const Pair time = in_turn(
        [&] {
            for (const Year& year : years) run_ours(year);
        },
        [&] {
            for (std::size_t y = 0; y < years.size(); ++y)
                plain = plain_indices(years[y].votes, years[y].divided, voters[y]);
        },
        3, 5);
    fmt::print(
        "votes-indices         ours {:8.1f} ms, 8 indices of {} pairs | plain loops {:8.1f} ms | ratio {:6.0f} | "
        "apart {:.1e}\n",
        1e3 * time.ours, pairs, 1e3 * time.reference, time.reference / time.ours, apart);
    fmt::print(
        "{{\"bench\": \"votes-indices\", \"ratio\": {:.1f}, \"ours_ms\": {:.2f}, \"reference_ms\": {:.2f}, "
        "\"pairs\": {}, \"apart\": {:.2e}}}\n",
        time.reference / time.ours, 1e3 * time.ours, 1e3 * time.reference, pairs, apart);
}

/// A hundred bootstraps of 2019's blocs, two searches each, on one thread and on all, against plain loops for pi and
/// one plain search each on one thread.
void blocs_row(const Year& year) {
    const std::vector<std::size_t> voters = agreement(year.votes).voters;
    double objective = 0;
    const auto plain = [&] {
        objective = 0;
        for (std::uint64_t draw = 0; draw < 100; ++draw) {
            Random random(draw, 2);
            std::vector<std::size_t> drawn;
            for (std::size_t k = 0; k < year.divided.size(); ++k)
                drawn.push_back(year.divided[random.below(year.divided.size())]);
            objective += plain_louvain(plain_pi(year.votes, drawn, voters), voters.size(), draw) / 100;
        }
    };
    const auto ours = [&](std::int64_t threads) { return [&, threads] { blocs(year.votes, {.threads = threads}); }; };
    const Pair time = in_turn(ours(1), plain, 3, 5);
    std::vector<double> all;
    for (int k = 0; k < 5; ++k) all.push_back(seconds(ours(0)));
    fmt::print(
        "votes-blocs           ours {:8.1f} ms for 100 bootstraps of {} voters ({:.0f} a second; {:.1f} ms on all "
        "cores) | plain {:8.1f} ms | ratio {:6.1f}\n",
        1e3 * time.ours, voters.size(), 100 / time.ours, 1e3 * median(all), 1e3 * time.reference,
        time.reference / time.ours);
    fmt::print(
        "{{\"bench\": \"votes-blocs\", \"ratio\": {:.1f}, \"ours_ms\": {:.2f}, \"ours_all_cores_ms\": {:.2f}, "
        "\"reference_ms\": {:.2f}, \"bootstraps_per_s\": {:.0f}}}\n",
        time.reference / time.ours, 1e3 * time.ours, 1e3 * median(all), 1e3 * time.reference, 100 / median(all));
}

std::vector<SignedGraph> networks() {
    const CsvTable table = read_csv(DETENTE_REFERENCE "/alignment/signed_cow_nets.csv.gz");
    std::map<int, SignedGraph> graphs;
    std::map<int, std::map<std::string, std::size_t>> names;
    for (std::size_t r = 0; r < table.rows(); ++r) {
        const int net = static_cast<int>(table.number(r, 0));
        const auto node = [&](std::size_t c) {
            auto& known = names[net];
            return known.emplace(std::string(table.cell(r, c)), known.size()).first->second;
        };
        const std::size_t from = node(1), to = node(2);
        graphs[net].edges.push_back({from, to, static_cast<int>(table.number(r, 3))});
        graphs[net].nodes = names[net].size();
    }
    std::vector<SignedGraph> result;
    for (auto& [net, graph] : graphs) result.push_back(std::move(graph));
    return result;
}

/// The 51 networks of conflicts and alliances to a proof against plain branch and bound, one thread each; HiGHS took
/// 6880 ms when it was measured (peer_timings.csv of the reference data).
void frustration_row() {
    const std::vector<SignedGraph> graphs = networks();
    std::size_t proven = 0, plain_proven = 0;
    const Pair time = in_turn(
        [&] {
            proven = 0;
            for (const SignedGraph& graph : graphs) proven += frustration(graph).proven;
        },
        [&] {
            plain_proven = 0;
            for (const SignedGraph& graph : graphs) plain_proven += plain_frustration(graph, 1000000) >= 0;
        },
        3, 3);
    fmt::print(
        "votes-frustration     ours {:8.1f} ms, {} of {} networks proven | plain branch and bound {:8.1f} ms, {} | "
        "ratio {:6.1f} | HiGHS, measured before, 6880 ms\n",
        1e3 * time.ours, proven, graphs.size(), 1e3 * time.reference, plain_proven, time.reference / time.ours);
    fmt::print(
        "{{\"bench\": \"votes-frustration\", \"ratio\": {:.1f}, \"ours_ms\": {:.2f}, \"reference_ms\": {:.1f}, "
        "\"proven\": {}, \"reference_proven\": {}, \"highs_before_ms\": 6880}}\n",
        time.reference / time.ours, 1e3 * time.ours, 1e3 * time.reference, proven, plain_proven);
}

}  // namespace

void votes_rows() {
    const std::vector<Year> years = years_of(load_votes("unga"));
    indices_row(years);
    for (const Year& year : years)
        if (year.votes.roll_calls.front().year == 2019) blocs_row(year);
    if (std::filesystem::exists(DETENTE_REFERENCE "/alignment/signed_cow_nets.csv.gz")) frustration_row();
}

}  // namespace bench
