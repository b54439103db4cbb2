#include <fmt/format.h>

#include "report/clean_text.hpp"
#include "report/results.hpp"

namespace detente::report {

const char* deficits_name(Deficits deficits) {
    switch (deficits) {
        case Deficits::multiplicative: return "multiplicative";
        case Deficits::world_share: return "world-share";
        case Deficits::income_share: return "income-share";
        case Deficits::zero: return "zero";
    }
    return "";
}

namespace {

const char* deficits_sentence(Deficits deficits) {
    switch (deficits) {
        case Deficits::multiplicative: return "each economy's expenditure stays the same multiple of its output";
        case Deficits::world_share: return "each deficit stays the same share of world output";
        case Deficits::income_share: return "each deficit stays the same share of the economy's own income";
        case Deficits::zero: return "deficits are removed from the baseline before the change";
    }
    return "";
}

}  // namespace

std::string elasticity_source(const World& world, const Future& future) {
    const ModelOptions& model = future.compiled.scenario.model;
    if (!model.trade_elasticity_path.empty()) return "a table that the scenario names";
    if (model.trade_elasticity)
        return model.elasticity_source.empty() ? "the scenario" : clean_line(model.elasticity_source);
    if (!world.defaults.trade_elasticity) return "the program's default";
    return world.defaults.source.empty() ? "the world" : clean_line(world.defaults.source);
}

std::vector<std::string> model_facts(const World& world, const Future& future) {
    const UniversalGravityOptions& gravity = future.compiled.gravity;
    const ModelOptions& model = future.compiled.scenario.model;
    std::string supply_source = "the program's default";
    if (model.supply_elasticity) {
        supply_source = model.elasticity_source.empty() ? "the scenario" : clean_line(model.elasticity_source);
    } else if (world.defaults.supply_elasticity) {
        supply_source = world.defaults.source.empty() ? "the world" : clean_line(world.defaults.source);
    }
    return {
        "Universal gravity, one sector, exact changes between two equilibria",
        fmt::format("Trade elasticity {} (from {})", fmt::format("{:.6g}", gravity.trade_elasticity),
                    elasticity_source(world, future)),
        fmt::format("Supply elasticity {} (from {})", fmt::format("{:.6g}", gravity.supply_elasticity), supply_source),
        fmt::format("Deficits {}: {}", deficits_name(gravity.deficits), deficits_sentence(gravity.deficits)),
        gravity.numeraire == "world-output" ? "Money is measured against world output"
                                            : "Money is measured against output of " + clean_line(gravity.numeraire)};
}

}  // namespace detente::report
