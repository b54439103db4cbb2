#include "detente/door/answer.hpp"
#include "detente/scenario/solve.hpp"
#include "door/verdicts.hpp"

namespace detente {
namespace {

void count_gains(Opinion& opinion) {
    const Measure* welfare = opinion.future.outcome.measure("welfare_pct");
    if (!welfare) return;
    for (const double value : welfare->values) {
        opinion.gain += value > 0;
        opinion.lose += value < 0;
    }
}

/// On the chosen world; a growth, which is no future beside a split and talks, with ranges as these have them.
Future solved_with_ranges(const Plan& plan, const PlannedExperiment::OnWorld& on, const Work& work) {
    Comparison one{.world = *on.world, .capital = ""};
    one.futures.push_back(solve(on.compiled, *on.world));
    if (!on.compiled.targets.empty()) sample(one, plan.sampling, work, *plan.registry);
    return std::move(one.futures.front());
}

}  // namespace

AnswerToText judge(const Plan& plan, const Comparison& solved, const Work& work) {
    AnswerToText out{plan.question, plan.world_why, plan.not_run, {}};
    for (const PlannedExperiment& one : plan.experiments) {
        work.go_on({"opinions", 0, one.draft.id});
        ExperimentAnswer& answer = out.experiments.emplace_back();
        answer.draft = one.draft;
        for (std::size_t w = 0; w < one.worlds.size(); ++w) {
            const PlannedExperiment::OnWorld& on = one.worlds[w];
            Opinion opinion{on.world,
                            w > 0        ? solve(on.compiled, *on.world)
                            : one.future ? solved.futures[*one.future]
                                         : solved_with_ranges(plan, on, work),
                            0, 0};
            count_gains(opinion);
            answer.opinions.push_back(std::move(opinion));
        }
        answer.verdicts = verdicts_of(answer, *plan.reading, *plan.registry);
    }
    return out;
}

}  // namespace detente
