#include <fmt/format.h>

#include <cmath>

#include "alignment/points/chain.hpp"
#include "alignment/points/panel.hpp"
#include "detente/alignment/roll_calls.hpp"
#include "plain_sampler.hpp"
#include "plain_votes.hpp"
#include "timing.hpp"

namespace bench {
namespace {

using namespace detente;

std::uint32_t position(const RollCalls& votes, const std::string& id) {
    for (std::uint32_t v = 0; v < votes.n(); ++v)
        if (votes.voters[v] == id) return v;
    return Panel::npos;
}

PlainSampler plain_of(const Panel& panel, const IdealPointOptions& options, const Chain& start) {
    std::vector<PlainSampler::Vote> votes;
    for (std::uint32_t j = 0; j < panel.items.size(); ++j) {
        const Panel::Item& item = panel.items[j];
        for (std::size_t k = 0; k < item.size(); ++k)
            votes.push_back({panel.unit_of[item.first + k], j,
                             k < item.yes                               ? 1
                             : k < std::size_t{item.yes} + item.abstain ? 2
                                                                        : 3});
    }
    std::vector<std::uint32_t> lag;
    std::vector<double> prior;
    for (std::uint32_t u = 0; u < panel.units.size(); ++u) {
        const Panel::Unit& unit = panel.units[u];
        const std::uint32_t at = unit.previous != Panel::npos ? unit.previous : unit.next;
        lag.push_back(at == Panel::npos ? u : at);
        const double n = unit.votes, before = at == Panel::npos ? 0 : panel.units[at].votes;
        prior.push_back(options.smooth * n / (n + before));
    }
    return PlainSampler(std::move(votes), std::move(lag), std::move(prior), panel.items.size(),
                        {start.theta.begin(), start.theta.end()});
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const double n = double(a.size());
    double sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
        sa += a[k], sb += b[k], aa += a[k] * a[k], bb += b[k] * b[k], ab += a[k] * b[k];
    return (ab - sa * sb / n) / std::sqrt((aa - sa * sa / n) * (bb - sb * sb / n));
}

}  // namespace

/// One sweep of the sampler over all votes of the General Assembly, on one thread and on two, against the published
/// algorithm written out plainly on one. Means of theta over the later of the timed sweeps, from one start, must agree.
void sampler_row() {
    const RollCalls votes = load_votes("unga");
    const Panel panel = make_panel(votes);
    const IdealPointOptions options;
    const std::uint32_t high = position(votes, "USA"), low = position(votes, "RUS");
    Chain one, two;
    start_chain(panel, options, high, low, one);
    two = one;
    PlainSampler plain = plain_of(panel, options, one);
    std::vector<double> mean_ours(panel.units.size(), 0), mean_plain(panel.units.size(), 0);
    constexpr int settling =
        30;  // sweeps that are timed but not averaged: the plain sampler starts from cruder cut points
    int ours_done = 0, plain_done = 0;
    const Pair time = in_turn(
        [&] {
            sweep(panel, options, high, low, 1, one);
            if (++ours_done <= settling) return;
            for (std::size_t u = 0; u < mean_ours.size(); ++u) mean_ours[u] += double(one.theta[u]);
        },
        [&] {
            plain.sweep();
            if (++plain_done <= settling) return;
            for (std::size_t u = 0; u < mean_plain.size(); ++u) mean_plain[u] += plain.theta()[u];
        },
        80, 1);
    std::vector<double> on_two;
    for (int k = 0; k < 20; ++k) on_two.push_back(seconds([&] { sweep(panel, options, high, low, 2, two); }));
    const double n = double(panel.unit_of.size()), r = correlation(mean_ours, mean_plain);
    fmt::print(
        "votes-sweep           ours {:8.1f} ms for {} votes ({:.1f} ns a vote; {:.1f} ms on two threads) | published "
        "algorithm, plain {:8.1f} ms | ratio {:6.1f} | r of means {:.4f}\n",
        1e3 * time.ours, panel.unit_of.size(), 1e9 * time.ours / n, 1e3 * median(on_two), 1e3 * time.reference,
        time.reference / time.ours, r);
    fmt::print(
        "{{\"bench\": \"votes-sweep\", \"ratio\": {:.1f}, \"ours_ms\": {:.2f}, \"ours_two_threads_ms\": {:.2f}, "
        "\"reference_ms\": {:.1f}, \"ns_a_vote\": {:.2f}, \"r\": {:.4f}}}\n",
        time.reference / time.ours, 1e3 * time.ours, 1e3 * median(on_two), 1e3 * time.reference, 1e9 * time.ours / n,
        r);
}

}  // namespace bench
