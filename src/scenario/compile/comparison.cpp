#include "detente/scenario/comparison.hpp"

#include <limits>

#include <cmath>

#include "detente/scenario/solve.hpp"
#include "scenario/compile/trade_targets.hpp"

namespace detente {

double BlocTrade::pct(std::size_t from, std::size_t to) const {
    const std::size_t cell = from * blocs.size() + to;
    if (before[cell] == 0) return std::numeric_limits<double>::quiet_NaN();
    return 100 * (after[cell] / before[cell] - 1);
}

BlocTrade bloc_trade(const World& world, const std::vector<Bloc>& blocs, const Outcome& outcome) {
    const std::size_t count = blocs.size();
    BlocTrade out;
    out.before.assign(count * count, 0);
    out.after.assign(count * count, 0);
    for (const Bloc& bloc : blocs) out.blocs.push_back(bloc.name);
    for (std::size_t from = 0; from < count; ++from)
        for (std::size_t to = 0; to < count; ++to)
            for (const std::size_t exporter : blocs[from].members)
                for (const std::size_t importer : blocs[to].members) {
                    if (exporter == importer) continue;
                    for (std::size_t sector = 0; sector < world.sectors.size(); ++sector) {
                        const std::size_t cell = world.cell(importer, sector, exporter);
                        out.before[from * count + to] += outcome.trade_before[cell];
                        out.after[from * count + to] += outcome.trade_after[cell];
                    }
                }
    return out;
}

Future solve(const Scenario& scenario, const World& world, const Registry& registry) {
    return solve(compile(scenario, world, registry), world);
}

Future solve(CompiledScenario compiled, const World& world) {
    Future future{std::move(compiled), {}, {}, {}};
    const CompiledScenario& what = future.compiled;
    const ModelAsUsed model{what.scenario.model.kind, what.gravity, what.sectors};
    Solved solved = solve_for_targets(world, what.shock, what.targets, model, {});
    future.outcome = std::move(solved.outcome);
    for (std::size_t k = 0; k < what.targets.size(); ++k)
        future.found.push_back({what.targets[k].change,
                                std::exp(solved.log_factors[k]),
                                trade_pct(what.targets[k].cells, future.outcome),
                                {}});
    note_factors(what.targets, future);
    for (const WatchedTrade& one : what.watched) future.watched_pct.push_back(trade_pct(one.cells, future.outcome));
    return future;
}

}  // namespace detente
