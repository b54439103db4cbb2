// run, compare, answer, read: the trip, or its first half.
#include <fmt/format.h>

#include <algorithm>

#include "call/verbs.hpp"
#include "detente/call/plan_json.hpp"
#include "detente/door/answer.hpp"
#include "detente/reading/checks.hpp"
#include "detente/report/report.hpp"
#include "detente/support/error.hpp"

namespace detente {
namespace {

/// What these verbs have in common: a question, and whether it is solved.
struct Wanted {
    Question question;
    bool dry_run = false;
    std::string explain = {};
    bool can_explain = true;
    bool of_article = false;
};

void describe(Wanted& wanted, OptionVisitor& visitor) {
    if (wanted.of_article) describe_article(wanted.question, visitor);
    describe(wanted.question, visitor);
    describe(wanted.question.sampling, visitor);
    visitor.visit({.name = "dry_run", .help = "Say what would be solved, and solve nothing."}, wanted.dry_run);
    if (wanted.can_explain)
        visitor.visit({.name = "explain", .help = "One number with its equation, inputs and sources."}, wanted.explain);
}

Reply fine(std::string json) {
    return {static_cast<int>(ExitCode::fine), std::move(json)};
}

Reply solved(const Comparison& comparison, std::string json) {
    const bool all = std::all_of(comparison.futures.begin(), comparison.futures.end(), [](const Future& future) {
        return future.outcome.convergence.status == SolveStatus::converged;
    });
    return {static_cast<int>(all ? ExitCode::fine : ExitCode::not_converged), std::move(json)};
}

Reply futures(const Library& library, const Wanted& wanted, const Work& work) {
    if (wanted.dry_run && !wanted.explain.empty())
        throw UsageError("explain", "needs a solution, and dry_run solves nothing", "Choose one");
    const Plan plan = detente::plan(library, wanted.question, work);
    if (wanted.dry_run) return fine(plan_json(plan));
    const Comparison comparison = solve(plan, work);
    return solved(comparison, wanted.explain.empty() ? to_json(comparison) : to_json(comparison, wanted.explain));
}

std::vector<ScenarioText> required(std::vector<ScenarioText> scenarios, const char* key) {
    if (scenarios.empty()) throw UsageError(key, "is missing", R"(Write the name of a scenario, or {"text": TOML})");
    return scenarios;
}

std::string article_of(call_parts::Request& request) {
    std::string article = request.take_text("article");
    if (article.empty()) throw UsageError("article", "is missing", "Give the text, or the HTML page");
    return article;
}

struct ReadWanted {
    Question question{.world = drafting_world};
};

void describe(ReadWanted& wanted, OptionVisitor& visitor) {
    visitor.visit({.name = "world", .help = "The world whose figures claims are checked against."},
                  wanted.question.world);
    describe_article(wanted.question, visitor);
}

}  // namespace

Reply call_parts::run(const Library& library, Request& request, const Work& work) {
    Wanted wanted{.question = {.sampling = {.draws = 0}}};
    wanted.question.scenarios = required(request.take_scenarios("scenario"), "scenario");
    if (wanted.question.scenarios.size() > 1)
        throw UsageError("scenario", "takes one scenario", R"(Several are for {"verb": "compare"})");
    request.set(wanted);
    return futures(library, wanted, work);
}

Reply call_parts::compare(const Library& library, Request& request, const Work& work) {
    Wanted wanted;
    wanted.question.scenarios = required(request.take_scenarios("scenarios"), "scenarios");
    request.set(wanted);
    return futures(library, wanted, work);
}

Reply call_parts::answer(const Library& library, Request& request, const Work& work) {
    Wanted wanted{.can_explain = false, .of_article = true};
    wanted.question.article = article_of(request);
    wanted.question.scenarios = request.take_scenarios("scenario");
    wanted.question.reading = request.take_json("reading");
    wanted.question.measures = request.take_json("measures");
    wanted.question.measures_file = wanted.question.measures.empty() ? "" : "measures";
    request.set(wanted);
    if (wanted.dry_run) return fine(plan_json(plan(library, wanted.question, work)));
    const Answer found = detente::answer(library, wanted.question, work);
    return solved(found.comparison, to_json(found.comparison, *found.plan.reading, found.plan.why,
                                            found.plan.order.get(), &found.to_text));
}

Reply call_parts::read(const Library& library, Request& request, const Work&) {
    ReadWanted wanted;
    wanted.question.article = article_of(request);
    wanted.question.reading = request.take_json("reading");
    request.set(wanted);
    return fine(to_json(detente::read(library, wanted.question)));
}

}  // namespace detente
