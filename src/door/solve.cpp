#include "detente/scenario/solve.hpp"
#include "detente/door/answer.hpp"

namespace detente {

Comparison solve(const Plan& plan, const Work& work) {
    Comparison comparison{.world = *plan.world, .capital = plan.capital};
    for (const CompiledScenario& scenario : plan.scenarios) {
        work.go_on({"scenarios", 0, scenario.scenario.id});
        Future& future = comparison.futures.emplace_back(solve(scenario, *plan.world));
        Notes& notes = future.compiled.notes;
        notes.insert(notes.begin(), plan.notes.begin(), plan.notes.end());
    }
    sample(comparison, plan.sampling, work, *plan.registry);
    return comparison;
}

Answer answer(const Library& library, const Question& question, const Work& work) {
    Answer answer{plan(library, question, work), {}};
    answer.comparison = solve(answer.plan, work);
    answer.to_text = judge(answer.plan, answer.comparison, work);
    return answer;
}

}  // namespace detente
