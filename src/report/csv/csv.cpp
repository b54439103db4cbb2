#include "detente/support/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/report/report.hpp"
#include "detente/support/text.hpp"
#include "words/results.hpp"

namespace detente {

std::string to_csv(const Comparison& comparison) {
    const std::vector<const Measure*> measures = report::measures_of(comparison);
    std::string csv = "scenario,economy,name,bloc";
    const bool ranges = std::any_of(comparison.futures.begin(), comparison.futures.end(),
                                    [](const Future& future) { return future.drawn.has_value(); });
    for (const Measure* measure : measures) csv += "," + csv_field(measure->key);
    for (const Measure* measure : measures)
        if (ranges) csv += "," + csv_field(measure->key + "_lo") + "," + csv_field(measure->key + "_hi");
    csv += "\n";
    for (const Future& future : comparison.futures) {
        const Scenario& scenario = future.compiled.scenario;
        const std::string label = csv_text(scenario.id.empty() ? scenario.title : scenario.id);
        for (std::size_t i = 0; i < comparison.world.n(); ++i) {
            const Economy& economy = comparison.world.economies[i];
            const auto& blocs = future.compiled.bloc_of;
            csv += label + "," + csv_text(economy.id) + "," + csv_text(economy.name) + "," +
                   csv_text(i < blocs.size() ? blocs[i] : "");
            for (const Measure* measure : measures) {
                const auto value = report::value_of(future, measure->key, i);
                csv += value ? "," + shortest(*value) : ",";
            }
            for (const Measure* measure : measures) {
                if (!ranges) break;
                const auto range = report::range_of(future, measure->key, i);
                csv += range ? "," + shortest(range->low) + "," + shortest(range->high) : ",,";
            }
            csv += "\n";
        }
    }
    return csv;
}

std::string to_flows_csv(const Comparison& comparison, std::size_t future) {
    const World& world = comparison.world;
    const Outcome& outcome = comparison.futures.at(future).outcome;
    std::string out = "exporter,importer,sector,before,after,change_pct\n";
    for (std::size_t from = 0; from < world.n(); ++from)
        for (std::size_t to = 0; to < world.n(); ++to)
            for (std::size_t j = 0; j < world.sectors.size(); ++j) {
                const std::size_t cell = world.cell(to, j, from);
                const double before = outcome.trade_before[cell], after = outcome.trade_after[cell];
                if (before == 0 && after == 0) continue;
                out += fmt::format("{},{},{},{},{},{}\n", csv_text(world.economies[from].id),
                                   csv_text(world.economies[to].id), csv_text(world.sectors[j].id), shortest(before),
                                   shortest(after), before > 0 ? shortest(100 * (after / before - 1)) : "");
            }
    return out;
}

}  // namespace detente
