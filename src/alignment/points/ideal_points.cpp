#include "detente/alignment/ideal_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "alignment/points/chain.hpp"
#include "alignment/points/chain_file.hpp"
#include "alignment/points/posterior.hpp"
#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"
#include "detente/support/parallel.hpp"
#include "detente/support/staged.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using Clock = std::chrono::steady_clock;

struct Anchor {
    std::uint32_t high = Panel::npos, low = Panel::npos;
};

/// The position of a voter that has votes in the panel.
std::uint32_t position(const RollCalls& votes, const Panel& panel, const std::string& id) {
    const auto at = std::find(votes.voters.begin(), votes.voters.end(), id);
    if (at == votes.voters.end()) return Panel::npos;
    const auto here = static_cast<std::uint32_t>(at - votes.voters.begin());
    return panel.first_unit_of_voter[here] == Panel::npos ? Panel::npos : here;
}

Anchor find_anchor(const RollCalls& votes, const Panel& panel, const IdealPointOptions& options, Notes& notes) {
    Anchor anchor{position(votes, panel, options.high), position(votes, panel, options.low)};
    const IdealPointOptions defaults;
    const bool own = options.high != defaults.high || options.low != defaults.low;
    for (const auto& [id, here] : {std::pair{options.high, anchor.high}, std::pair{options.low, anchor.low}})
        if (here == Panel::npos && own)
            throw InputError(votes.id, 0, "anchor", fmt::format("'{}' has no vote here", id),
                             suggestion(id, votes.voters));
    if (anchor.high == Panel::npos && anchor.low == Panel::npos) {
        anchor.high = panel.units.front().voter;
        notes.push_back({"anchor-missing",
                         fmt::format("neither {} nor {} votes here; the scale runs so that {} is above the middle",
                                     options.high, options.low, votes.voters[anchor.high])});
    }
    return anchor;
}

/// Chains take the threads first; what is left over they share out among the items of a sweep.
struct Threads {
    std::size_t chains = 1, items = 1;
};
Threads share_out(const IdealPointOptions& options, const Panel& panel) {
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t all = options.threads > 0 ? static_cast<std::size_t>(options.threads) : cores;
    const auto chains = static_cast<std::size_t>(options.chains);
    const bool worth = panel.unit_of.size() > 50'000;  // a thread costs tens of microseconds to start
    return {std::min(all, chains), worth ? std::max<std::size_t>(1, all / chains) : 1};
}

void keep_draw(const Panel& panel, Chain& chain) {
    chain.draws.insert(chain.draws.end(), chain.theta.begin(), chain.theta.end());
    chain.item_sums.resize(3 * panel.items.size(), 0);
    for (std::size_t j = 0; j < panel.items.size(); ++j) {
        chain.item_sums[3 * j] += static_cast<double>(chain.beta[j]);
        chain.item_sums[3 * j + 1] += static_cast<double>(chain.gamma_1[j]);
        chain.item_sums[3 * j + 2] += static_cast<double>(chain.gamma_2[j]);
    }
}

void add_running(const IdealPointOptions& options, Chain& chain) {
    // Until the first draw the picture is the mean of the latter half of the sweeps made; then that of the draws.
    const bool doubled =
        chain.sweeps < options.burn_in && chain.sweeps >= 2 * std::max<std::int64_t>(chain.running_from, 8);
    if (chain.running.empty() || doubled || chain.sweeps == options.burn_in) {
        chain.running.assign(chain.theta.size(), 0);
        chain.running_from = chain.sweeps;
    }
    for (std::size_t u = 0; u < chain.theta.size(); ++u) chain.running[u] += static_cast<double>(chain.theta[u]);
}

void advance(const Panel& panel, const IdealPointOptions& options, Anchor anchor, std::size_t threads,
             std::int64_t until, Chain& chain) {
    while (chain.sweeps < until) {
        sweep(panel, options, anchor.high, anchor.low, threads, chain);
        add_running(options, chain);
        const std::int64_t past = chain.sweeps - options.burn_in;
        if (past > 0 && past % options.thin == 0) keep_draw(panel, chain);
    }
}

std::vector<float> picture(const std::vector<Chain>& chains) {
    std::vector<float> mean(chains.front().theta.size());
    for (std::size_t u = 0; u < mean.size(); ++u) {
        double sum = 0, count = 0;
        for (const Chain& chain : chains)
            sum += chain.running[u], count += static_cast<double>(chain.sweeps - chain.running_from + 1);
        mean[u] = static_cast<float>(sum / std::max(1.0, count));
    }
    return mean;
}

/// Sweeps between two looks at the clock and the watcher: about a fifth of a second of work.
std::int64_t sweeps_a_round(const Panel& panel) {
    return std::clamp<std::int64_t>(20'000'000 / static_cast<std::int64_t>(panel.unit_of.size() + 1), 4, 500);
}

std::vector<IdealPoint> empty_points(const Panel& panel) {
    std::vector<IdealPoint> points(panel.units.size());
    for (std::size_t u = 0; u < points.size(); ++u) {
        points[u].voter = panel.units[u].voter;
        points[u].year = panel.units[u].year;
        points[u].votes = panel.units[u].votes;
    }
    return points;
}

/// "sweep 40 of 8000, 12 s left  USA +2.70  CHN −0.35 …": the picture so far, of the last year of each.
std::string in_words(const RollCalls& votes, const Panel& panel, const std::vector<Chain>& chains, std::int64_t all,
                     std::int64_t made, double seconds) {
    const std::int64_t sweeps = chains.front().sweeps;
    const double left =
        seconds / static_cast<double>(std::max<std::int64_t>(made, 1)) * static_cast<double>(all - sweeps);
    std::string text = fmt::format("sweep {} of {}, {:.0f} s left", sweeps, all, left);
    const std::vector<float> theta = picture(chains);
    for (const char* id : {"USA", "GBR", "IND", "CHN", "RUS"})
        for (std::size_t u = panel.units.size(); u-- > 0;) {
            if (votes.voters[panel.units[u].voter] != id) continue;
            text += fmt::format("  {} {:+.2f}", id, static_cast<double>(theta[u]));
            break;
        }
    return text;
}

bool run(const RollCalls& votes, const Panel& panel, const IdealPointOptions& options, Anchor anchor, const Work& work,
         std::vector<Chain>& chains) {
    const Clock::time_point begun = Clock::now();
    const std::int64_t before = chains.front().sweeps;
    const Threads threads = share_out(options, panel);
    const std::int64_t all = options.burn_in + options.draws * options.thin;
    const std::int64_t round = sweeps_a_round(panel);
    while (chains.front().sweeps < all) {
        const std::int64_t until = std::min(all, chains.front().sweeps + round);
        parallel_for(chains.size(), threads.chains, [&](std::size_t c) {
            if (chains[c].theta.empty()) start_chain(panel, options, anchor.high, anchor.low, chains[c]);
            advance(panel, options, anchor, threads.items, until, chains[c]);
        });
        if (!work.watch) continue;
        const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
        const std::string words = in_words(votes, panel, chains, all, until - before, seconds);
        const double share = static_cast<double>(until) / static_cast<double>(all);
        if (!work.go_on({"ideal points", share, words}) && until < all) return false;
    }
    return true;
}

void check(const IdealPointOptions& options) {
    check_options(options);
    if (options.high == options.low)
        throw InputError("", 0, "anchor", fmt::format("'{}' cannot stand above itself", options.high),
                         "Name two economies");
}

}  // namespace

void describe(IdealPointOptions& o, OptionVisitor& visitor) {
    visitor.choice({.name = "method",
                    .help = "How ideal points move: the published sampler (bsv), or an exact random walk.",
                    .choices = {"bsv", "random-walk"}},
                   o.mode);
    visitor.visit({.name = "draws", .help = "Draws kept of each chain.", .min = 10, .max = 100'000}, o.draws);
    visitor.visit({.name = "thin", .help = "Sweeps a draw.", .min = 1, .max = 10'000}, o.thin);
    visitor.visit({.name = "burn_in", .help = "Sweeps before the first draw.", .min = 0, .max = 1'000'000}, o.burn_in);
    visitor.visit({.name = "chains", .help = "Chains, each from its own start.", .min = 1, .max = 64}, o.chains);
    visitor.visit({.name = "seed", .help = "Same seed, same draws.", .min = 0, .max = 9e15}, o.seed);
    visitor.visit({.name = "threads", .help = "Threads; 0: as many as the machine has.", .min = 0, .max = 1024},
                  o.threads);
    visitor.visit({.name = "smooth",
                   .help = "bsv: weight of the year before; smaller is smoother.",
                   .min = 0,
                   .max = 100,
                   .min_excluded = true},
                  o.smooth);
    visitor.visit({.name = "innovation_variance",
                   .help = "random-walk: variance of a year's step.",
                   .min = 0,
                   .max = 100,
                   .min_excluded = true},
                  o.innovation_variance);
    visitor.visit({.name = "high", .help = "Whose ideal points are positive.", .metavar = "ECONOMY"}, o.high);
    visitor.visit({.name = "low", .help = "Whose ideal points are negative.", .metavar = "ECONOMY"}, o.low);
    visitor.visit({.name = "resume",
                   .help = "Go on from this file where it exists; chains are written to it at the end.",
                   .metavar = "FILE",
                   .complete = "file",
                   .writes = Writes::file},
                  o.resume);
}

std::size_t IdealPoints::find(std::size_t voter, int year) const {
    const auto at = std::lower_bound(points.begin(), points.end(), std::pair{year, voter},
                                     [](const IdealPoint& p, const std::pair<int, std::size_t>& wanted) {
                                         return std::pair{p.year, p.voter} < wanted;
                                     });
    if (at == points.end() || at->year != year || at->voter != voter) return npos;
    return static_cast<std::size_t>(at - points.begin());
}

IdealPoints ideal_points(const RollCalls& votes, const IdealPointOptions& options, const Work& work) {
    check(options);
    if (!options.resume.empty()) check_file_place(options.resume);
    const Clock::time_point begun = Clock::now();
    const Panel panel = make_panel(votes);
    IdealPoints result;
    result.options = options;
    result.points = empty_points(panel);
    result.votes = panel.unit_of.size();
    result.unanimous = panel.unanimous;
    const Anchor anchor = find_anchor(votes, panel, options, result.notes);

    std::vector<Chain> chains(static_cast<std::size_t>(options.chains));
    for (std::uint32_t c = 0; c < chains.size(); ++c) chains[c].number = c;
    if (!options.resume.empty()) read_chains(options.resume, panel, options, chains);
    result.stopped = !run(votes, panel, options, anchor, work, chains);
    if (!options.resume.empty()) write_chains(options.resume, panel, options, chains);

    summarise(panel, chains, result);
    result.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return result;
}

}  // namespace detente
