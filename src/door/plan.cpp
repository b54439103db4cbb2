#include "detente/door/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/door/answer.hpp"
#include "detente/drafting/drafting.hpp"
#include "detente/drafting/experiments.hpp"
#include "detente/reading/checks.hpp"
#include "detente/reading/reading_file.hpp"
#include "detente/scenario/grouping.hpp"
#include "detente/scenario/solve.hpp"
#include "detente/support/error.hpp"
#include "door/capital.hpp"
#include "door/experiments.hpp"
#include "door/measures_file.hpp"

namespace detente {
namespace {

constexpr const char* votes_shown = "unga";

std::vector<Scenario> chosen_scenarios(const Library& library, const Question& question) {
    std::vector<Scenario> scenarios;
    scenarios.reserve(question.scenarios.size());
    for (const ScenarioText& one : question.scenarios)
        scenarios.push_back(one.text.empty() ? library.scenario(one.name, question.set)
                                             : library.scenario_text(one.text, one.name, question.set));
    return scenarios;
}

/// The world that was asked for, else that of the scenarios, else that of drafts.
std::shared_ptr<const World> world_asked_for(const Library& library, const Question& question,
                                             const std::vector<Scenario>& scenarios) {
    if (!question.world.empty()) return library.world(question.world);
    if (scenarios.empty()) return library.world(drafting_world);
    const Scenario& first = scenarios.front();
    for (const Scenario& other : scenarios)
        if (other.world != first.world)
            throw UsageError("world",
                             fmt::format("scenarios '{}' and '{}' are written for different worlds ('{}', '{}')",
                                         first.id, other.id, first.world, other.world),
                             "Choose one for all");
    return library.world_of(first);
}

std::shared_ptr<const World> joined_world(std::shared_ptr<const World> world, const Question& question,
                                          const Registry& registry, Notes& notes) {
    if (question.aggregate.empty()) return world;
    return std::make_shared<const World>(aggregate(*world, question.aggregate, registry, notes));
}

/// The pair that follows from the article; what was to be set is set in both.
std::vector<Scenario> drafted_scenarios(const Library& library, const Question& question, Plan& plan) {
    const ScenarioPair installed{library.scenario("cold-war"), library.scenario("multilateral"), plan.votes};
    const DraftedPair pair = draft_scenarios(*plan.reading, *plan.world, library.registry(), installed);
    plan.why = pair.why;
    plan.drafted = true;
    if (question.set.empty()) return {pair.split, pair.talks};
    return {library.scenario_text(pair.split.text, pair.split.id, question.set),
            library.scenario_text(pair.talks.text, pair.talks.id, question.set)};
}

/// A world that is called after its year.
WorldOfYear installed_world_of_year(const Library& library) {
    return [&library](int year) -> std::shared_ptr<const World> {
        const std::vector<WorldSummary> all = installed_worlds();
        const std::string id = std::to_string(year);
        const auto has = [&](const WorldSummary& one) { return one.id == id; };
        return std::any_of(all.begin(), all.end(), has) ? library.world(id) : nullptr;
    };
}

Reading read_asked(const Library& library, const Question& question) {
    std::optional<CalendarDay> date;
    if (!question.date.empty()) date = day_of_option("date", question.date);
    Reading reading = library.read(question.article, date);
    if (question.reading.empty()) return reading;
    const ReadingFile given(question.reading, question.reading_file);
    if (!date && given.date() && given.date() != reading.date.day)
        reading = library.read(question.article, given.date());
    given.apply(reading, library.registry());
    return reading;
}

/// What is left open of a day is taken late: memberships of that month or year count.
std::string full_day(CalendarDay day) {
    if (day.month == 0) day.month = 12;
    if (day.day == 0) day.day = 28;
    return day.iso();
}

/// The article, with measures and effects as a person corrected them.
Reading read_and_corrected(const Library& library, const Question& question, DraftedOn& on) {
    Reading reading = read_asked(library, question);
    if (reading.date.day) on.article = full_day(*reading.date.day);
    if (question.measures.empty()) return reading;
    const std::string day = apply_measures(question.measures, question.measures_file, reading);
    if (question.date.empty() && !day.empty()) on.article = day;
    return reading;
}

/// The futures that answer the article's own question, on the world that it chooses unless one is asked for.
void answer_article(const Library& library, const Question& question, const DraftedOn& on, Plan& plan) {
    const std::vector<Scenario> stated = plan_experiments(library, question, on, plan);
    const bool none = plan.question.kind == "none";
    std::vector<Scenario> futures = stated;
    if (plan.question.split_and_talks) futures = drafted_scenarios(library, question, plan);
    if (!plan.question.split_and_talks) plan.why = plan.world_why;
    if (none) plan.why = "No future is solved: " + plan.question.why + ".";
    for (const Scenario& scenario : futures) plan.scenarios.push_back(compile(scenario, *plan.world, *plan.registry));
    settle_experiments(plan);
}

}  // namespace

Plan plan(const Library& library, const Question& question, const Work& work) {
    if (question.scenarios.empty() && question.article.empty())
        throw UsageError("scenario", "neither an article nor a scenario is given", "Name a scenario, or give a text");
    check(question.sampling);
    Plan plan{.registry = library.shared_registry(), .votes = library.votes_shelf(), .sampling = question.sampling};
    work.go_on({"reading", 0, ""});
    const std::vector<Scenario> scenarios = chosen_scenarios(library, question);
    DraftedOn on;
    if (!question.article.empty()) {
        plan.reading = read_and_corrected(library, question, on);
        plan.question = question_of(*plan.reading, *plan.registry);
        plan.order = library.order(votes_shown);
    }
    const std::string chosen = scenarios.empty() ? world_for_article(library, question, on, plan) : std::string();
    plan.world = chosen.empty() ? world_asked_for(library, question, scenarios) : library.world(chosen);
    plan.world = joined_world(plan.world, question, *plan.registry, plan.notes);
    plan.capital = find_capital(*plan.world, question.capital, *plan.registry);
    if (plan.reading) check_claims(*plan.reading, plan.world.get(), *plan.registry, installed_world_of_year(library));
    if (scenarios.empty()) {
        answer_article(library, question, on, plan);
        return plan;
    }
    if (plan.reading) plan.why = "the scenarios were chosen by hand";
    for (const Scenario& scenario : scenarios) plan.scenarios.push_back(compile(scenario, *plan.world, *plan.registry));
    return plan;
}

Reading read(const Library& library, const Question& question) {
    Reading reading = read_asked(library, question);
    const std::string& world = question.world.empty() ? drafting_world : question.world;
    check_claims(reading, library.world(world).get(), library.registry(), installed_world_of_year(library));
    return reading;
}

Reading read(const Library& library, std::string_view article, const std::string& world) {
    return read(library, {.article = std::string(article), .world = world});
}

std::vector<Scenario> scenarios_to_write(const Plan& plan) {
    std::vector<Scenario> scenarios;
    for (const CompiledScenario& compiled : plan.scenarios) scenarios.push_back(compiled.scenario);
    if (plan.drafted) {
        const ScenarioPair pair{scenarios[0], scenarios[1], plan.votes};
        for (Scenario& one : with_text_edges(pair, *plan.reading, *plan.world, *plan.registry))
            scenarios.push_back(std::move(one));
    }
    for (const PlannedExperiment& one : plan.experiments)
        if (!one.future) scenarios.push_back(one.draft.scenario);
    return scenarios;
}

}  // namespace detente
