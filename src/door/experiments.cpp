#include "door/experiments.hpp"

#include <algorithm>

#include "detente/support/error.hpp"
#include "door/verdicts.hpp"

namespace detente {
namespace {

/// Worlds that come with the program, in the order of their ids.
std::vector<std::shared_ptr<const World>> all_worlds(const Library& library) {
    std::vector<std::shared_ptr<const World>> worlds;
    for (const WorldSummary& one : installed_worlds()) worlds.push_back(library.world(one.id));
    return worlds;
}

std::vector<const World*> pointers(const std::vector<std::shared_ptr<const World>>& worlds) {
    std::vector<const World*> out;
    for (const auto& world : worlds) out.push_back(world.get());
    return out;
}

bool runs_experiments(const TextQuestion& question) {
    return question.kind != "none";
}

void nothing_to_run(const std::string& why, Plan& plan) {
    plan.question = {"none", "", why};
    plan.experiments.clear();
}

/// Keys that the scenario has: of a change that it lacks none.
std::vector<std::string> fitting(const std::vector<std::string>& set, const Scenario& scenario) {
    std::vector<std::string> out;
    for (const std::string& one : set) {
        const bool change = one.starts_with("change.");
        const std::string number = change ? one.substr(7, one.find('.', 7) - 7) : "";
        const bool digits = !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
        if (change && digits && number.size() < 6 && std::stoul(number) > scenario.changes.size()) continue;
        out.push_back(one);
    }
    return out;
}

Scenario with_set(const Library& library, const Question& question, const Scenario& scenario, bool every_key) {
    const std::vector<std::string> set = every_key ? question.set : fitting(question.set, scenario);
    return set.empty() ? scenario : library.scenario_text(scenario.text, scenario.id, set);
}

/// The same experiment on the other worlds that hold it.
void add_opinions(const Library& library, const Question& question, const DraftedOn& on, const ModelOptions& like,
                  Plan& plan) {
    const auto worlds = all_worlds(library);
    const ChosenWorld chosen = choose_world(*plan.reading, plan.question, on, pointers(worlds), *plan.registry);
    std::vector<std::string> ids = chosen.others;
    ids.insert(ids.begin(), chosen.id);
    for (const std::string& id : ids) {
        if (id.empty() || id == plan.world->id) continue;
        const std::shared_ptr<const World> world = library.world(id);
        const DraftedExperiments there =
            draft_experiments(*plan.reading, plan.question, on, *world, *plan.registry, like);
        for (PlannedExperiment& one : plan.experiments) {
            const auto same = std::find_if(there.experiments.begin(), there.experiments.end(), [&](const auto& other) {
                return other.id == one.draft.id && other.measures == one.draft.measures &&
                       !other.scenario.changes.empty();
            });
            if (same == there.experiments.end()) continue;
            const Scenario scenario = with_set(library, question, same->scenario, false);
            one.worlds.push_back({world, compile(scenario, *world, *plan.registry)});
        }
    }
}

}  // namespace

std::string world_for_article(const Library& library, const Question& question, const DraftedOn& on, Plan& plan) {
    if (!question.world.empty() || plan.question.split_and_talks || !runs_experiments(plan.question)) return "";
    const auto worlds = all_worlds(library);
    const ChosenWorld chosen = choose_world(*plan.reading, plan.question, on, pointers(worlds), *plan.registry);
    plan.world_why = chosen.why;
    if (chosen.id.empty()) nothing_to_run("no installed world has data for both sides of what the text states", plan);
    return chosen.id;
}

std::vector<Scenario> plan_experiments(const Library& library, const Question& question, const DraftedOn& on,
                                       Plan& plan) {
    if (!runs_experiments(plan.question)) return {};
    const ModelOptions like = library.scenario("cold-war").model;
    DraftedExperiments drafted = draft_experiments(*plan.reading, plan.question, on, *plan.world, *plan.registry, like);
    plan.not_run = std::move(drafted.not_run);
    if (drafted.experiments.empty() && !plan.question.split_and_talks) {
        nothing_to_run("nothing that the text states can be written for the world '" + plan.world->id + "'" +
                           (plan.not_run.empty() ? "" : ": " + plan.not_run.front()),
                       plan);
        return {};
    }
    std::vector<Scenario> stated;
    for (DraftedExperiment& one : drafted.experiments) {
        if (plan.question.split_and_talks && one.id == "alternative") continue;
        one.scenario =
            with_set(library, question, one.scenario, one.id != "alternative" && !plan.question.split_and_talks);
        CompiledScenario compiled = compile(one.scenario, *plan.world, *plan.registry);
        one.scenario = compiled.scenario;
        if (stated.size() < 2) stated.push_back(one.scenario);
        plan.experiments.push_back(
            {.draft = std::move(one), .worlds = {{plan.world, std::move(compiled)}}, .future = {}});
    }
    if (question.aggregate.empty() && !plan.experiments.empty()) add_opinions(library, question, on, like, plan);
    return stated;
}

void settle_experiments(Plan& plan) {
    if (plan.question.split_and_talks)
        for (std::size_t f = plan.scenarios.size(); f-- > 0;) {
            DraftedExperiment draft{.id = f == 0 ? "split" : "talks", .kind = "blocs"};
            draft.scenario = plan.scenarios[f].scenario;
            draft.title = draft.scenario.title;
            for (const std::string& id : plan.reading->principals)
                (plan.world->find_economy(id) ? draft.parties : draft.without_data).push_back(id);
            plan.experiments.insert(
                plan.experiments.begin(),
                {.draft = std::move(draft), .worlds = {{plan.world, plan.scenarios[f]}}, .future = f});
        }
    else
        for (std::size_t f = 0; f < plan.scenarios.size() && f < plan.experiments.size(); ++f)
            plan.experiments[f].future = f;
    for (PlannedExperiment& one : plan.experiments) {
        if (!is_judged(one.draft)) continue;
        for (PlannedExperiment::OnWorld& on : one.worlds)
            on.compiled.watched = watched_trade(*plan.reading, *on.world, *plan.registry);
        if (one.future) plan.scenarios[*one.future].watched = one.worlds.front().compiled.watched;
    }
}

}  // namespace detente
