#include "detente/support/csv.hpp"

#include <algorithm>

#include "detente/report/report.hpp"
#include "detente/support/text.hpp"
#include "report/results.hpp"

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
        const std::string label = csv_field(scenario.id.empty() ? scenario.title : scenario.id);
        for (std::size_t i = 0; i < comparison.world.n(); ++i) {
            const Economy& economy = comparison.world.economies[i];
            const auto& blocs = future.compiled.bloc_of;
            csv += label + "," + csv_field(economy.id) + "," + csv_field(economy.name) + "," +
                   csv_field(i < blocs.size() ? blocs[i] : "");
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

}  // namespace detente
