#include "detente/alignment/blocs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <thread>

#include "detente/support/check_options.hpp"
#include "detente/support/error.hpp"
#include "detente/support/parallel.hpp"
#include "detente/support/random.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

/// Streams of the random numbers: the restarts of leiden() use the low ones of their own seed.
constexpr std::uint64_t draw_streams = std::uint64_t{1} << 32;

std::vector<std::size_t> divided_roll_calls(const RollCalls& votes) {
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < votes.size(); ++r)
        if (is_divided(votes, r)) rows.push_back(r);
    return rows;
}

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
    throw InputError("", 0, "votes", what, hint);
}

Agreement counted(const RollCalls& votes, const BlocOptions& options) {
    if (votes.size() == 0) refuse("there is no roll call", "choose other years or issues");
    Agreement pairs = agreement(votes, options.agreement);
    if (pairs.roll_calls == 0)
        refuse(fmt::format("in none of the {} roll calls did votes differ", votes.size()),
               "who always agrees cannot be told apart; choose other years or issues");
    if (pairs.n() < 2)
        refuse(fmt::format("{} of {} voters cast a vote in {:g} percent of the {} roll calls used", pairs.n(),
                           votes.n(), 100 * options.agreement.min_participation, pairs.roll_calls),
               "blocs need two; lower min_participation or choose other roll calls");
    return pairs;
}

/// One bootstrap: how often each divided roll call counts, then blocs as of the whole.
Partition draw_blocs(const RollCalls& votes, const std::vector<std::size_t>& rows, const BlocOptions& options,
                     std::size_t draw) {
    Random random(static_cast<std::uint64_t>(options.leiden.seed), draw_streams + draw);
    std::vector<std::uint32_t> weights(votes.size(), 0);
    for (std::size_t k = 0; k < rows.size(); ++k) ++weights[rows[random.below(rows.size())]];
    const Agreement pairs = agreement(votes, options.agreement, weights);
    LeidenOptions leiden_options = options.leiden;
    leiden_options.restarts = options.draw_restarts;
    leiden_options.seed = static_cast<std::int64_t>(random.bits() >> 2);
    return leiden(pairs.matrix(options.index), pairs.n(), leiden_options);
}

void add_draw(Blocs& result, const Partition& drawn) {
    const std::size_t n = result.n(), number = result.number();
    const std::vector<std::size_t> match = matched_blocs(result.partition, drawn);
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t bloc = match[drawn.bloc[i]];
        result.drawn.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(bloc, 255)));
        if (bloc < number) ++result.membership[i * number + bloc];
        for (std::size_t j = 0; j < n; ++j) result.together[i * n + j] += drawn.bloc[i] == drawn.bloc[j];
    }
    ++result.numbers[drawn.number()];
    result.rand_index.push_back(adjusted_rand(result.partition.bloc, drawn.bloc));
    ++result.draws;
}

/// Draws in rounds, so that progress is said and a stop is heard between them.
void bootstrap(const RollCalls& votes, const BlocOptions& options, const Work& work, Blocs& result) {
    const std::vector<std::size_t> rows = divided_roll_calls(votes);
    const auto wanted = static_cast<std::size_t>(options.draws);
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t threads = options.threads == 0 ? cores : static_cast<std::size_t>(options.threads);
    const std::size_t round = 8 * threads;
    result.membership.assign(result.n() * result.number(), 0);
    result.together.assign(result.n() * result.n(), 0);
    while (result.draws < wanted) {
        std::vector<Partition> drawn(std::min(round, wanted - result.draws));
        const std::size_t first = result.draws;
        parallel_for(drawn.size(), threads,
                     [&](std::size_t k) { drawn[k] = draw_blocs(votes, rows, options, first + k); });
        for (const Partition& one : drawn) add_draw(result, one);
        const double share = static_cast<double>(result.draws) / static_cast<double>(wanted);
        if (!work.go_on({"blocs", share, fmt::format("draw {} of {}", result.draws, wanted)})) break;
    }
    const double scale = result.draws > 0 ? 1 / static_cast<double>(result.draws) : 0;
    for (double& share : result.membership) share *= scale;
    for (double& share : result.together) share *= scale;
    if (result.draws < wanted)
        result.notes.push_back({"draws-stopped", fmt::format("stopped after {} of {} draws", result.draws, wanted)});
}

void add_notes(const Agreement& pairs, Blocs& result) {
    std::size_t undefined = 0;
    for (const double value : pairs.values(result.index)) undefined += std::isnan(value);
    if (undefined > 0)
        result.notes.push_back(
            {"pairs-undefined",
             fmt::format(
                 "{} of {} pairs have no agreement beyond chance to speak of (no roll call in common, or always "
                 "the same vote): they weigh nothing",
                 undefined, pairs.pairs())});
    if (result.roll_calls < 10)
        result.notes.push_back({"few-roll-calls", fmt::format("only {} divided roll call{}: probabilities say little",
                                                              result.roll_calls, result.roll_calls == 1 ? "" : "s")});
    if (!result.left_out.empty())
        result.notes.push_back({"rare-voters", fmt::format("{} voted too rarely to be counted: {}",
                                                           result.left_out.size(), join(result.left_out, ", "))});
}

}  // namespace

void describe(BlocOptions& options, OptionVisitor& visitor) {
    visitor.choice({.name = "index", .help = "How agreement is measured.", .choices = agreement_names()},
                   options.index);
    describe(options.agreement, visitor);
    describe(options.leiden, visitor);
    visitor.visit({.name = "bootstrap",
                   .help = "Bootstraps over roll calls, for the probabilities of membership; 0: none.",
                   .min = 0,
                   .max = 1e6},
                  options.draws);
    visitor.visit({.name = "bootstrap_restarts", .help = "Searches in each bootstrap.", .min = 1, .max = 1e4},
                  options.draw_restarts);
    visitor.visit({.name = "threads", .help = "0: as many as the machine has.", .min = 0, .max = 1024},
                  options.threads);
}

double Blocs::median_rand_index() const {
    if (rand_index.empty()) return std::nan("");
    std::vector<double> sorted = rand_index;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

std::vector<std::string> bloc_labels(const std::vector<std::string>& voters, const Partition& partition) {
    // The Security Council's permanent five and the largest economies and populations of their regions.
    static const std::array<const char*, 24> known{"USA", "CHN", "RUS", "IND", "DEU", "FRA", "GBR", "BRA",
                                                   "JPN", "ZAF", "TUR", "IRN", "EGY", "NGA", "IDN", "PAK",
                                                   "MEX", "SAU", "ISR", "POL", "CUB", "ARG", "AUS", "ETH"};
    std::vector<std::vector<std::string>> members(partition.number());
    const auto add = [&](std::size_t i) {
        std::vector<std::string>& label = members[partition.bloc[i]];
        if (label.size() < 3 && std::find(label.begin(), label.end(), voters[i]) == label.end())
            label.push_back(voters[i]);
    };
    for (const char* id : known)
        for (std::size_t i = 0; i < voters.size(); ++i)
            if (voters[i] == id) add(i);
    for (std::size_t i = 0; i < voters.size(); ++i) add(i);
    std::vector<std::string> labels;
    labels.reserve(members.size());
    for (const std::vector<std::string>& label : members) labels.push_back(join(label, "-"));
    return labels;
}

Blocs blocs(const RollCalls& votes, const BlocOptions& options, const Work& work) {
    check_options(options);
    const Agreement pairs = counted(votes, options);
    Blocs result{.index = options.index, .roll_calls = pairs.roll_calls};
    std::vector<char> counts(votes.n(), 0);
    for (const std::size_t v : pairs.voters) {
        result.voters.push_back(votes.voters[v]);
        counts[v] = 1;
    }
    for (std::size_t v = 0; v < votes.n(); ++v) {
        bool listed = false;
        for (std::size_t r = 0; r < votes.size() && !listed; ++r) listed = votes.vote(r, v) != Vote::none;
        if (!counts[v] && listed) result.left_out.push_back(votes.voters[v]);
    }
    result.partition = leiden(pairs.matrix(options.index), pairs.n(), options.leiden);
    result.labels = bloc_labels(result.voters, result.partition);
    add_notes(pairs, result);
    if (options.draws > 0) bootstrap(votes, options, work, result);
    return result;
}

}  // namespace detente
