// Blocs from votes: where everybody stands, measured once in a process.
#include "detente/scenario/measured.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <optional>

#include "detente/alignment/blocs.hpp"
#include "detente/alignment/ideal_points.hpp"
#include "detente/alignment/order.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using Method = Measurement::Method;

RollCallSelection selection_of(const Measurement& how) {
    RollCallSelection wanted;
    wanted.from = wanted.to = how.year;
    wanted.issues = how.issues;
    wanted.important = how.important;
    wanted.roll_call = how.vote;
    return wanted;
}

/// All that decides the result, but for the votes themselves.
std::string settings_of(const Measurement& how) {
    return fmt::format("{} {} {} {} {} {} {}", measurement_methods()[static_cast<std::size_t>(how.method)], how.year,
                       how.vote, agreement_names()[static_cast<std::size_t>(how.index)], how.number,
                       join(how.issues, ","), how.important ? "important" : "all");
}

void measure_blocs(const RollCalls& calls, Measured& out) {
    BlocOptions options;
    options.index = out.how.index;
    options.leiden.blocs = out.how.number;
    const Blocs found = blocs(calls, options);
    out.roll_calls = found.roll_calls;
    out.voters = found.voters;
    out.group = found.partition.bloc;
    out.labels = found.labels;
    out.draws = found.draws;
    out.drawn = found.drawn;
    out.rand_index = found.median_rand_index();
    out.notes = found.notes;
}

/// Yes, no, abstain, absent: 0, 1, 2, 3. Who is not listed was no member.
void read_positions(const RollCalls& calls, Measured& out) {
    out.roll_calls = 1;
    for (std::size_t v = 0; v < calls.n(); ++v) {
        const Vote vote = calls.vote(0, v);
        if (vote == Vote::none) continue;
        out.voters.push_back(calls.voters[v]);
        out.group.push_back(vote == Vote::yes ? 0 : vote == Vote::no ? 1 : vote == Vote::abstain ? 2 : 3);
    }
}

void put_point(const std::string& voter, double mean, double sd, Measured& out) {
    if (!std::isfinite(mean)) return;
    out.voters.push_back(voter);
    out.point.push_back(mean);
    out.sd.push_back(std::isfinite(sd) ? sd : 0);
}

/// The points of that year in the installed summary, which knows the years around it; false where it has none.
bool read_points(const Measurement& how, const Order* order, Measured& out) {
    if (!how.issues.empty() || how.important) return false;
    const OrderYear* year = order ? order->find(how.year) : nullptr;
    if (!year) return false;
    for (std::size_t v = 0; v < order->voters.size(); ++v)
        if (const Standing* one = year->find(v)) put_point(order->voters[v], one->ideal_point, one->sd, out);
    out.roll_calls = year->roll_calls;
    out.summary = !out.voters.empty();
    return out.summary;
}

void measure_points(const RollCalls& calls, Measured& out) {
    const IdealPoints found = ideal_points(calls, {});
    for (const IdealPoint& one : found.points) put_point(calls.voters[one.voter], one.mean, one.sd, out);
    for (std::size_t r = 0; r < calls.size(); ++r) out.roll_calls += is_divided(calls, r);
    out.notes = found.notes;
    out.notes.push_back({"one-year-scale",
                         fmt::format("ideal points are those of {} alone: mean 0, standard deviation 1 within the year",
                                     out.how.year)});
}

Measured measured_now(const Measurement& how, const RollCalls& votes, const Order* summary) {
    Measured out;
    out.how = how;
    out.votes_id = votes.id, out.votes_title = votes.title;
    out.votes_version = votes.version, out.votes_sha256 = votes.sha256;
    out.key = votes.sha256 + " " + settings_of(how);
    if (how.method == Method::ideal_points && read_points(how, summary, out)) return out;
    const RollCalls calls = select(votes, selection_of(how));
    switch (how.method) {
        case Method::leiden: measure_blocs(calls, out); break;
        case Method::roll_call: read_positions(calls, out); break;
        case Method::ideal_points: measure_points(calls, out); break;
    }
    return out;
}

}  // namespace

const std::vector<std::string>& measurement_methods() {
    static const std::vector<std::string> names{"leiden", "ideal-points", "roll-call"};
    return names;
}

std::size_t Measured::find(const std::string& voter) const {
    const auto at = std::lower_bound(voters.begin(), voters.end(), voter);
    return at == voters.end() || *at != voter ? npos : static_cast<std::size_t>(at - voters.begin());
}

bool Measured::uncertain() const {
    for (std::size_t k = 0; k < drawn.size(); ++k)
        if (drawn[k] != group[k % voters.size()]) return true;
    return std::any_of(sd.begin(), sd.end(), [](double s) { return s > 0; });
}

std::shared_ptr<const Measured> measured(const Measurement& how, const RollCalls& votes, const Order* summary) {
    if (votes.sha256.empty()) return std::make_shared<const Measured>(measured_now(how, votes, summary));
    constexpr std::size_t most = 64;
    static std::mutex lock;
    static std::map<std::string, std::shared_ptr<const Measured>> made;
    const std::string key =
        fmt::format("{} {} {} {}", votes.sha256, how.votes, summary ? "summary" : "", settings_of(how));
    const std::lock_guard<std::mutex> held(lock);
    const auto there = made.find(key);
    if (there != made.end()) return there->second;
    if (made.size() >= most) made.clear();
    return made[key] = std::make_shared<const Measured>(measured_now(how, votes, summary));
}

}  // namespace detente
