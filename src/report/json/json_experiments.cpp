#include <cmath>

#include "report/json/json_parts.hpp"
#include "words/results.hpp"

namespace detente::report {
namespace {

using Json = nlohmann::ordered_json;
using namespace ranges_in_json;

Json opinion_json(const Opinion& opinion, const DraftedExperiment& draft) {
    const Outcome& outcome = opinion.future.outcome;
    return {{"world", opinion.world->id},
            {"model", opinion.future.compiled.scenario.model.kind == ModelKind::sectors ? "sectors" : "gravity"},
            {"status", to_string(outcome.convergence.status)},
            {"world_total", world_total_json(outcome)},
            {"gain", opinion.gain},
            {"lose", opinion.lose},
            {"economies", economies_json(*opinion.world, opinion.future, draft.parties)}};
}

Json verdict_json(const Verdict& verdict) {
    Json json{{"effect", verdict.effect}, {"text_says", verdict.text_says}};
    if (!verdict.model_says.empty()) json["model_says"] = verdict.model_says;
    if (verdict.value) json["value"] = *verdict.value;
    if (verdict.range) json["range"] = {verdict.range->low, verdict.range->high};
    json["status"] = verdict.status;
    json["why"] = verdict.why;
    return json;
}

Json experiment_json(const ExperimentAnswer& answer) {
    const DraftedExperiment& draft = answer.draft;
    Json json{{"id", draft.id}, {"title", draft.title}, {"kind", draft.kind}};
    json["from"] = {{"measures", draft.measures}, {"effects", draft.effects}, {"statements", draft.statements}};
    const Opinion& first = answer.opinions.front();
    json["scenario"] = scenario_json(*first.world, first.future);
    json["assumptions"] = draft.assumptions;
    if (!draft.without_data.empty()) json["without_data"] = draft.without_data;
    json["opinions"] = Json::array();
    for (const Opinion& opinion : answer.opinions) json["opinions"].push_back(opinion_json(opinion, draft));
    json["verdicts"] = Json::array();
    for (const Verdict& verdict : answer.verdicts) json["verdicts"].push_back(verdict_json(verdict));
    return json;
}

}  // namespace

Json answer_to_text_json(const AnswerToText& answer) {
    Json json;
    json["question"] = {{"kind", answer.question.kind}, {"text", answer.question.text}, {"why", answer.question.why}};
    if (!answer.world_why.empty()) json["world_why"] = answer.world_why;
    json["not_run"] = answer.not_run;
    json["experiments"] = Json::array();
    for (const ExperimentAnswer& one : answer.experiments) json["experiments"].push_back(experiment_json(one));
    return json;
}

}  // namespace detente::report
