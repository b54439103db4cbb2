// Every year of an order: its roll calls, then standings, blocs and polarity.
#include "detente/alignment/order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "alignment/order/year_polarity.hpp"
#include "detente/alignment/change_points.hpp"
#include "detente/support/error.hpp"

namespace detente {
namespace {

using namespace alignment;

/// The roll calls of each year, ascending.
std::map<int, RollCalls> by_year(const RollCalls& votes) {
    std::map<int, RollCalls> years;
    for (const RollCall& one : votes.roll_calls)
        if (!years.count(one.year)) years[one.year] = select(votes, {.from = one.year, .to = one.year});
    return years;
}

std::size_t divided_in(const RollCalls& votes) {
    std::size_t count = 0;
    for (std::size_t r = 0; r < votes.size(); ++r) count += is_divided(votes, r);
    return count;
}

std::size_t votes_cast(const RollCalls& votes, std::size_t voter) {
    std::size_t count = 0;
    for (std::size_t r = 0; r < votes.size(); ++r) count += is_divided(votes, r) && is_cast(votes.vote(r, voter));
    return count;
}

bool listed(const RollCalls& votes, std::size_t voter) {
    for (std::size_t r = 0; r < votes.size(); ++r)
        if (votes.vote(r, voter) != Vote::none) return true;
    return false;
}

OrderYear empty_year(int year, const RollCalls& votes) {
    OrderYear out;
    out.year = year;
    out.session = votes.roll_calls.front().session;
    out.roll_calls = divided_in(votes);
    for (std::size_t v = 0; v < votes.n(); ++v) {
        if (!listed(votes, v)) continue;
        Standing one;
        one.voter = v;
        one.votes = votes_cast(votes, v);
        out.standings.push_back(one);
    }
    return out;
}

void put_points(const IdealPoints& points, Order& order) {
    for (OrderYear& year : order.years)
        for (Standing& one : year.standings) {
            const std::size_t at = points.find(one.voter, year.year);
            if (at == IdealPoints::npos || points.draws_made == 0) continue;
            const IdealPoint& point = points.points[at];
            one.ideal_point = point.mean, one.sd = point.sd, one.low = point.low, one.high = point.high;
        }
    order.notes.insert(order.notes.end(), points.notes.begin(), points.notes.end());
}

void put_blocs(const Blocs& found, const Order& order, OrderYear& year) {
    year.blocs = found.labels;
    year.objective = found.partition.objective;
    if (found.draws > 0) year.rand_index = found.median_rand_index();
    for (std::size_t i = 0; i < found.n(); ++i) {
        const std::size_t voter = order.find_voter(found.voters[i]);
        for (Standing& one : year.standings)
            if (one.voter == voter) {
                one.bloc = found.partition.bloc[i];
                if (found.draws > 0) one.probability = found.probability(i);
            }
    }
}

std::string in_words(const OrderOptions& options, const IdealPoints* points) {
    std::string text;
    if (points)
        text = fmt::format("ideal points: {}, {} chains, {} sweeps each, {} draws, seed {}",
                           options.points.mode == IdealPointMode::bsv
                               ? "the sampler of Bailey, Strezhnev and Voeten (2017)"
                               : "an exact random walk",
                           options.points.chains, points->sweeps, points->draws_made, options.points.seed);
    if (options.find_blocs)
        text += fmt::format("{}blocs: Leiden on signed {}, {} bootstraps over roll calls, seed {}",
                            text.empty() ? "" : "; ", agreement_names()[static_cast<std::size_t>(options.blocs.index)],
                            options.blocs.draws, options.blocs.leiden.seed);
    return text;
}

/// Blocs of every year that has some; a year that cannot be told is named.
void find_blocs(const std::map<int, RollCalls>& years, const OrderOptions& options, const Work& work, Order& order) {
    std::size_t done = 0;
    bool going = true;
    for (OrderYear& year : order.years) {
        if (!going) break;
        const auto watch = [&](const Progress& at) {
            const double all = (static_cast<double>(done) + at.share) / static_cast<double>(order.years.size());
            return going = work.go_on({"blocs", all, fmt::format("{}: {}", year.year, at.detail)});
        };
        try {
            const Blocs found = blocs(years.at(year.year), options.blocs, {.watch = watch});
            put_blocs(found, order, year);
            if (order.years.size() == 1) order.notes.insert(order.notes.end(), found.notes.begin(), found.notes.end());
        } catch (const InputError& error) {
            if (order.years.size() == 1) throw;
            order.notes.push_back({"no-blocs", fmt::format("{}: {}", year.year, error.problem)});
        }
        ++done;
    }
    order.stopped = order.stopped || !going;
}

/// One seed and one number of threads rule all.
OrderOptions with_one_seed(OrderOptions options) {
    options.blocs.leiden.seed = options.points.seed;
    options.blocs.threads = options.points.threads;
    return options;
}

}  // namespace

const Standing* OrderYear::find(std::size_t voter) const {
    for (const Standing& one : standings)
        if (one.voter == voter) return &one;
    return nullptr;
}

std::vector<const Standing*> OrderYear::members(std::size_t bloc) const {
    std::vector<const Standing*> list;
    for (const Standing& one : standings)
        if (one.bloc == bloc) list.push_back(&one);
    std::stable_sort(list.begin(), list.end(),
                     [](const Standing* a, const Standing* b) { return a->probability > b->probability; });
    return list;
}

const OrderYear* Order::find(int year) const {
    for (const OrderYear& one : years)
        if (one.year == year) return &one;
    return nullptr;
}

const OrderYear* Order::latest() const {
    for (std::size_t k = years.size(); k-- > 0;)
        if (years[k].roll_calls >= 10) return &years[k];
    return years.empty() ? nullptr : &years.back();
}

std::size_t Order::find_voter(const std::string& id) const {
    const auto at = std::lower_bound(voters.begin(), voters.end(), id);
    return at == voters.end() || *at != id ? npos : static_cast<std::size_t>(at - voters.begin());
}

std::vector<Turn> turns_of(const Order& order, std::size_t voter) {
    std::vector<LinePoint> line;
    for (const OrderYear& year : order.years) {
        const Standing* one = year.find(voter);
        if (one && year.roll_calls >= 10 && std::isfinite(one->ideal_point) && one->sd > 0)
            line.push_back({year.year, one->ideal_point, one->sd});
    }
    if (line.size() < 10) return {};
    const ChangePoints found = change_points(line);
    std::vector<Turn> turns;
    for (std::size_t k = 0; k < line.size(); ++k)
        if (found.probability[k] > 0.5) turns.push_back({voter, line[k].year, found.probability[k]});
    return turns;
}

Order within(const Order& order, int from, int to) {
    Order out = order;
    std::erase_if(out.years,
                  [&](const OrderYear& one) { return (from != 0 && one.year < from) || (to != 0 && one.year > to); });
    return out;
}

Order measure(const RollCalls& votes, const OrderOptions& given, const Work& work) {
    const OrderOptions options = with_one_seed(given);
    if (votes.size() == 0)
        throw InputError(votes.id, 0, "votes", "there is no roll call", "Choose other years or issues");
    const std::map<int, RollCalls> years = by_year(votes);
    Order order{.votes_id = votes.id,
                .votes_title = votes.title,
                .votes_version = votes.version,
                .votes_sha256 = votes.sha256,
                .sources = votes.sources,
                .voters = votes.voters};
    for (const auto& [year, calls] : years) order.years.push_back(empty_year(year, calls));
    std::optional<IdealPoints> points;
    if (options.find_points) {
        points = ideal_points(votes, options.points, work);
        order.stopped = points->stopped;
        put_points(*points, order);
    }
    if (options.find_blocs) find_blocs(years, options, work, order);
    for (OrderYear& year : order.years) {
        year.polarity = year_polarity(years.at(year.year), year);
        if (options.find_frustration) add_frustration(years.at(year.year), options.blocs, year.polarity);
    }
    order.how = in_words(options, points ? &*points : nullptr);
    return order;
}

}  // namespace detente
