#include "detente/call/plan_json.hpp"

#include <nlohmann/json.hpp>

namespace detente {
namespace {

using Json = nlohmann::ordered_json;

void put_model(const CompiledScenario& compiled, Json& json) {
    const bool gravity = compiled.scenario.model.kind == ModelKind::gravity;
    json["model"] = gravity ? "gravity" : "sectors";
    if (!gravity) return;
    json["trade_elasticity"] = compiled.gravity.trade_elasticity;
    json["supply_elasticity"] = compiled.gravity.supply_elasticity;
}

void put_blocs(const CompiledScenario& compiled, const World& world, Json& json) {
    auto blocs = Json::object(), probabilities = Json::object();
    for (const Bloc& bloc : compiled.blocs) {
        auto& members = blocs[bloc.name] = Json::array();
        for (const std::size_t member : bloc.members) members.push_back(world.economies[member].id);
        for (std::size_t k = 0; k < bloc.probability.size(); ++k)
            probabilities[bloc.name][world.economies[bloc.members[k]].id] = bloc.probability[k];
    }
    json["blocs"] = blocs;
    if (!probabilities.empty()) json["members_probability"] = probabilities;
}

Json scenario_json(const CompiledScenario& compiled, const Plan& plan) {
    Json json{{"id", compiled.scenario.id},
              {"title", compiled.scenario.title},
              {"question", compiled.scenario.question},
              {"world", {{"id", plan.world->id}, {"sha256", plan.world->sha256}}}};
    put_model(compiled, json);
    put_blocs(compiled, *plan.world, json);
    json["changes"] = Json::array();
    for (const ChangeInWords& change : compiled.changes) json["changes"].push_back(change.in_words());
    json["notes"] = in_words(plan.notes);
    for (const Note& note : compiled.notes) json["notes"].push_back(note.in_words());
    return json;
}

}  // namespace

std::string plan_json(const Plan& plan) {
    Json json{{"dry_run", true}, {"key", key_of(plan)}};
    if (!plan.capital.empty()) json["capital"] = plan.capital;
    if (!plan.why.empty()) json["why"] = plan.why;
    json["draws"] = plan.sampling.draws;
    if (plan.sampling.draws > 0) json["seed"] = plan.sampling.seed;
    json["scenarios"] = Json::array();
    for (const CompiledScenario& compiled : plan.scenarios) json["scenarios"].push_back(scenario_json(compiled, plan));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace detente
