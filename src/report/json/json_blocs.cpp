#include <algorithm>
#include <cmath>

#include "report/json/json_parts.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

using Json = nlohmann::ordered_json;
using Method = Measurement::Method;

Json votes_json(const Measured& order) {
    Json json{{"id", order.votes_id}, {"title", order.votes_title}};
    if (!order.votes_version.empty()) json["version"] = order.votes_version;
    json["sha256"] = order.votes_sha256;
    return json;
}

/// The rule as the scenario has it, and what it was applied to.
Json measured_json(const BlocSpec& spec, const Measured& order) {
    const Measurement& how = order.how;
    Json json{{"votes", votes_json(order)}};
    if (how.method == Method::roll_call) {
        json["vote"] = how.vote;
        json["position"] = spec.positions;
        return json;
    }
    json["year"] = how.year;
    json["method"] = measurement_methods()[static_cast<std::size_t>(how.method)];
    if (!how.issues.empty()) json["issues"] = how.issues;
    if (how.important) json["important"] = true;
    json["roll_calls"] = order.roll_calls;
    if (how.method == Method::ideal_points) {
        if (spec.above) json["above"] = *spec.above;
        if (spec.below) json["below"] = *spec.below;
        json["summary"] = order.summary;
        return json;
    }
    json["index"] = agreement_names()[static_cast<std::size_t>(how.index)];
    if (how.number > 0) json["number"] = how.number;
    json["with"] = spec.with;
    json["bootstraps"] = order.draws;
    if (std::isfinite(order.rand_index)) json["rand_index"] = order.rand_index;
    return json;
}

}  // namespace

Json members_probability_json(const World& world, const Bloc& bloc) {
    Json json = Json::object();
    for (std::size_t k = 0; k < bloc.members.size() && k < bloc.probability.size(); ++k)
        json[world.economies[bloc.members[k]].id] = bloc.probability[k];
    return json;
}

Json blocs_json(const World& world, const CompiledScenario& compiled) {
    Json list = Json::array();
    for (const Bloc& bloc : compiled.blocs) {
        Json members = Json::array();
        for (const std::size_t member : bloc.members) members.push_back(world.economies[member].id);
        Json entry{{"name", bloc.name}};
        const BlocSpec* spec = bloc_spec(compiled.scenario, bloc.name);
        if (spec) entry["rule"] = bloc_rule(*spec);
        if (spec && bloc.measured) entry["measured"] = measured_json(*spec, *bloc.measured);
        entry["members"] = std::move(members);
        if (!bloc.probability.empty()) entry["members_probability"] = members_probability_json(world, bloc);
        list.push_back(std::move(entry));
    }
    return list;
}

}  // namespace detente::report
