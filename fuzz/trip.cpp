// The whole trip on arbitrary bytes, six parts separated by a line "----": a world's descriptor and its three tables, a
// scenario, an article. World, scenario and the pair drafted from the article are solved, compared and written out as
// every report. Whatever is given: an InputError or an answer; and an answer that says "converged" has finite figures.
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "detente/drafting/drafting.hpp"
#include "detente/reading/reading.hpp"
#include "detente/report/report.hpp"
#include "detente/scenario/comparison.hpp"
#include "detente/support/error.hpp"
#include "detente/world/world.hpp"

namespace {

using namespace detente;

std::array<std::string, 6> parts_of(const std::string& text) {
    const std::string mark = "\n----\n";
    std::array<std::string, 6> parts;
    std::size_t start = 0;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        const std::size_t end = k + 1 < parts.size() ? text.find(mark, start) : std::string::npos;
        parts[k] = text.substr(start, end - start);
        if (end == std::string::npos) break;
        start = end + mark.size();
    }
    return parts;
}

/// Files are not the matter here.
bool names_files(const Scenario& scenario) {
    bool any = !scenario.model.trade_elasticity_path.empty() || scenario.measured;
    for (const BlocSpec& bloc : scenario.blocs) any = any || !bloc.path.empty() || bloc.measurement;
    for (const Change& change : scenario.changes)
        any = any || change.per_unit || !change.pairs_path.empty() || !change.trade_cost_factors_path.empty() ||
              !change.tariffs_path.empty();
    return any;
}

void expect_honest(const Outcome& outcome) {
    if (outcome.convergence.status != SolveStatus::converged) return;
    if (!(outcome.convergence.residual <= 1e-6)) std::abort();
    if (!std::isfinite(outcome.world_trade_pct) || !std::isfinite(outcome.world_welfare_pct)) std::abort();
    for (const double flow : outcome.trade_after)
        if (!(flow >= 0) || !std::isfinite(flow)) std::abort();
    for (const Measure& measure : outcome.measures)
        for (const double value : measure.values)
            if (!std::isfinite(value)) std::abort();
}

void add(const Scenario& scenario, Comparison& comparison) {
    try {
        comparison.futures.push_back(solve(scenario, comparison.world, Registry::installed()));
        expect_honest(comparison.futures.back().outcome);
    } catch (const InputError&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parts = parts_of({reinterpret_cast<const char*>(data), size});
    const auto table = [&](const std::string& path) {
        return parts[path == "economies.csv" ? 1 : path == "sectors.csv" ? 2 : 3];
    };
    try {
        Comparison comparison;
        comparison.world = parse_world(parts[0], "datapackage.json", table);
        if (comparison.world.n() > 12 || comparison.world.sectors.size() > 4) return 0;
        for (const Finding& finding : check_world(comparison.world))
            if (finding.error) return 0;
        const Scenario given = parse_scenario(parts[4], "fuzz.toml", "");
        if (!names_files(given)) add(given, comparison);
        const Reading reading = read_article(parts[5], Registry::installed());
        static const ScenarioPair installed{load_scenario("cold-war"), load_scenario("multilateral")};
        const DraftedPair drafted = draft_scenarios(reading, comparison.world, Registry::installed(), installed);
        add(drafted.split, comparison);
        add(drafted.talks, comparison);
        if (comparison.futures.empty()) return 0;
        to_terminal(comparison, TerminalOptions{});
        to_csv(comparison);
        to_json(comparison, reading, drafted.why);
        to_html_brief(comparison, reading, {"fuzz", "2026-01-31", drafted.why});
    } catch (const InputError&) {
    }
    return 0;
}
