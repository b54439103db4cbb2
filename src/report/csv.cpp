#include "detente/support/csv.hpp"

#include "detente/report/report.hpp"
#include "detente/support/text.hpp"
#include "report/results.hpp"

namespace detente {

std::string to_csv(const Comparison& comparison) {
    const std::vector<const Measure*> measures = report::measures_of(comparison);
    std::string csv = "scenario,economy,name,bloc";
    for (const Measure* measure : measures) csv += "," + csv_field(measure->key);
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
            csv += "\n";
        }
    }
    return csv;
}

}  // namespace detente
