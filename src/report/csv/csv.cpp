#include "detente/support/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/report/report.hpp"
#include "detente/support/text.hpp"
#include "words/results.hpp"

namespace detente {

namespace {

/// "trade_elasticity=4 (world); supply_elasticity=1.24 (default); ...": what was used and whose it is.
std::string parameters_cell(const CompiledScenario& compiled) {
    std::string cell;
    for (const UsedParameter& used : compiled.used) {
        std::string value = used.choice;
        if (!used.values.empty()) {
            const auto [low, high] = std::minmax_element(used.values.begin(), used.values.end());
            value = used.by == UsedParameter::By::all ? shortest(*low) : shortest(*low) + ".." + shortest(*high);
        }
        cell += fmt::format("{}{}={} ({})", cell.empty() ? "" : "; ", used.key, value, to_string(used.whose));
    }
    return cell;
}

/// Names of what this world's models leave out.
std::string limits_cell(const World& world) {
    std::string cell;
    for (const Note& limit : world.limits) cell += (cell.empty() ? "" : "; ") + limit.name;
    return cell;
}

}  // namespace

std::string to_csv(const Comparison& comparison) {
    const std::vector<const Measure*> measures = report::measures_of(comparison);
    std::string csv = "scenario,economy,name,bloc";
    const bool ranges = std::any_of(comparison.futures.begin(), comparison.futures.end(),
                                    [](const Future& future) { return future.drawn.has_value(); });
    for (const Measure* measure : measures) csv += "," + csv_field(measure->key);
    for (const Measure* measure : measures)
        if (ranges) csv += "," + csv_field(measure->key + "_lo") + "," + csv_field(measure->key + "_hi");
    csv += ",parameters,limits\n";
    const std::string limits = csv_field(limits_cell(comparison.world));
    for (const Future& future : comparison.futures) {
        const Scenario& scenario = future.compiled.scenario;
        const std::string parameters = csv_field(parameters_cell(future.compiled));
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
            csv += "," + parameters + "," + limits + "\n";
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
