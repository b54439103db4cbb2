#include "scenario/compile/membership.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "scenario/draws/draws.hpp"
#include "scenario/file/keys.hpp"
#include "scenario/file/tables.hpp"

namespace detente {
namespace {

using Method = Measurement::Method;

double normal_distribution(double z) {
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

/// A voter by the code of the votes, or by any name that the registry knows.
std::size_t voter_named(const std::string& written, const BlocSpec& spec, const Measured& order,
                        const Registry& registry) {
    const EconomyFinder voters(order.voters, registry);
    if (const auto voter = voters.find(written)) return *voter;
    const auto id = voters.known(written);
    throw InputError(
        spec.place.file, spec.place.line, "blocs." + spec.name + (spec.one_of_all ? "" : ".with"),
        id ? fmt::format("{} is in none of the {}: it casts no vote there, or too few", written, words_of(order.how))
           : fmt::format("unknown economy '{}'", written),
        id ? "Name another one that is in the bloc" : suggestion(written, order.voters));
}

}  // namespace

MeasuredPart::MeasuredPart(const BlocSpec& spec, const Measured& order, const Registry& registry)
    : spec_(spec), order_(order) {
    if (order.how.method == Method::leiden) group_ = order.group[voter_named(spec.with, spec, order, registry)];
}

bool MeasuredPart::holds_point(double point) const {
    return (!spec_.above || point >= *spec_.above) && (!spec_.below || point < *spec_.below);
}

bool MeasuredPart::holds(std::size_t voter) const {
    switch (order_.how.method) {
        case Method::leiden: return order_.group[voter] == *group_;
        case Method::ideal_points: return holds_point(order_.point[voter]);
        case Method::roll_call: break;
    }
    const std::string& vote = scenario_keys::positions()[order_.group[voter]];
    return std::find(spec_.positions.begin(), spec_.positions.end(), vote) != spec_.positions.end();
}

bool MeasuredPart::holds_bootstrap(std::size_t voter, std::size_t bootstrap) const {
    return order_.drawn[bootstrap * order_.voters.size() + voter] == *group_;
}

double MeasuredPart::probability(std::size_t voter) const {
    if (order_.how.method == Method::leiden && order_.draws > 0) {
        std::size_t in = 0;
        for (std::size_t k = 0; k < order_.draws; ++k) in += holds_bootstrap(voter, k);
        return static_cast<double>(in) / static_cast<double>(order_.draws);
    }
    if (order_.how.method != Method::ideal_points || !(order_.sd[voter] > 0)) return holds(voter) ? 1 : 0;
    const auto below = [&](double cut) { return normal_distribution((cut - order_.point[voter]) / order_.sd[voter]); };
    return (spec_.below ? below(*spec_.below) : 1) - (spec_.above ? below(*spec_.above) : 0);
}

void MembershipDraws::add(const Measured& order) {
    if (order.how.method == Method::leiden && order.draws > 0 && !bootstraps_.count(order.key)) {
        std::vector<std::size_t>& which = bootstraps_[order.key];
        for (const double p : latin_uniforms("members " + order.key, seed_, draws_))
            which.push_back(std::min(order.draws - 1, static_cast<std::size_t>(p * static_cast<double>(order.draws))));
    }
    if (order.how.method == Method::ideal_points && !deviates_.count(order.key))
        for (const std::string& voter : order.voters)
            deviates_[order.key].push_back(latin_deviates("ideal point " + order.key + " " + voter, seed_, draws_));
}

bool MembershipDraws::holds(const MeasuredPart& part, const Measured& order, std::size_t voter,
                            std::size_t draw) const {
    if (const auto which = bootstraps_.find(order.key); which != bootstraps_.end())
        return part.holds_bootstrap(voter, which->second[draw]);
    if (const auto z = deviates_.find(order.key); z != deviates_.end())
        return part.holds_point(order.point[voter] + order.sd[voter] * z->second[voter][draw]);
    return part.holds(voter);
}

std::shared_ptr<const Measured> measured_for(const Scenario& scenario, const Measurement& how, const Place& place,
                                             const std::string& field) {
    const VotesWithSummary& votes = votes_of(scenario, how.votes);
    try {
        return measured(how, *votes.calls, votes.summary.get());
    } catch (const InputError& error) {
        // A table of votes that is not well-formed says where; the rest is the scenario's to mend.
        if (!error.file.empty() && error.line > 0) throw;
        const std::string of = error.file.empty() ? "" : error.file + " ";
        throw InputError(place.file, place.line, field, of + error.problem, error.hint);
    }
}

std::string words_of(const Measurement& how) {
    const std::string table = std::filesystem::path(how.votes).filename().string();
    std::string which = std::to_string(how.year);
    if (how.important) which += ", important votes";
    if (!how.issues.empty()) which += ", issues " + join(how.issues, " ");
    switch (how.method) {
        case Method::leiden: return fmt::format("blocs by Leiden's algorithm of {} in '{}'", which, table);
        case Method::ideal_points: return fmt::format("ideal points of {} in '{}'", which, table);
        case Method::roll_call: break;
    }
    return fmt::format("votes on {} in '{}'", how.vote, table);
}

}  // namespace detente
