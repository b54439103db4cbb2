#include <fmt/format.h>

#include <algorithm>

#include "detente/support/clean_text.hpp"
#include "words/results.hpp"

namespace detente::report {

const char* deficits_name(Deficits deficits) {
    switch (deficits) {
        case Deficits::multiplicative: return "multiplicative";
        case Deficits::world_share: return "world-share";
        case Deficits::income_share: return "income-share";
        case Deficits::zero: return "zero";
        case Deficits::closed: return "closed";
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
        case Deficits::closed: return "the change closes the deficits of the data";
    }
    return "";
}

}  // namespace

std::string elasticity_source(const World& world, const Future& future) {
    const ModelOptions& model = future.compiled.scenario.model;
    if (!model.trade_elasticity_path.empty()) return "a table that the scenario names";
    if (model.trade_elasticity)
        return model.elasticity_source.empty() ? "the scenario" : clean_line(model.elasticity_source);
    if (future.compiled.scenario.model.kind == ModelKind::sectors && !world.sectors.empty() &&
        world.sectors.front().trade_elasticity) {
        const std::string& source = world.sectors.front().elasticity_source;
        for (const Sector& sector : world.sectors)
            if (sector.elasticity_source != source) return "the world, each sector with its own source";
        return source.empty() ? "the world" : clean_line(source);
    }
    if (!world.defaults.trade_elasticity) return "the program's default";
    return world.defaults.source.empty() ? "the world" : clean_line(world.defaults.source);
}

namespace {

/// What the model has beyond Caliendo and Parro's: scenario first, then the world's own.
void append_extensions(const World& world, const SectorModelOptions& o, std::vector<std::string>& facts) {
    const ModelDefaults& own = world.defaults;
    const auto say = [&](const char* what, std::optional<double> value, double plain) {
        if (value && *value != plain) facts.push_back(fmt::format("{} {:.4g}", what, *value));
    };
    const auto either = [](const std::optional<double>& a, const std::optional<double>& b) { return a ? a : b; };
    const std::optional<double> labour = either(o.labour_supply_elasticity, own.labour_supply_elasticity);
    say("Labour supply elasticity", labour, 0);
    if (o.scale_elasticity)
        say("Scale elasticity", o.scale_elasticity, 0);
    else
        say("Scale elasticity times trade elasticity", own.scale_share, 0);
    say("Pass-through of tariffs into firms' prices", either(o.firm_pass_through, own.firm_pass_through), 1);
    if (o.destination_share)
        say("Share of imports earned where they are sold", o.destination_share, 0);
    else if (!world.destination_share.empty())
        facts.push_back("Part of spending on imports is earned where they are sold, by economy (from the world)");
    const bool cuts = o.revenue ? *o.revenue == RevenueUse::income_tax : own.revenue == "income-tax";
    if (cuts) facts.push_back("Tariff revenue cuts the tax on labour income");
}

std::vector<std::string> sector_model_facts(const World& world, const Future& future) {
    const std::vector<double>& theta = future.compiled.sectors.trade_elasticity;
    const Deficits deficits = future.compiled.sectors.deficits;
    std::vector<std::string> facts = {
        fmt::format("Many sectors ({}){} and tariffs, exact changes between two equilibria (Caliendo and Parro 2015)",
                    world.sectors.size(), world.inputs.empty() ? "" : " with input-output links")};
    if (!theta.empty()) {
        const auto [low, high] = std::minmax_element(theta.begin(), theta.end());
        facts.push_back(fmt::format("Trade elasticities by sector, {:.4g} to {:.4g} (from {})", *low, *high,
                                    elasticity_source(world, future)));
    }
    facts.push_back(fmt::format("Deficits {}: {}", deficits_name(deficits), deficits_sentence(deficits)));
    append_extensions(world, future.compiled.sectors, facts);
    const std::string& numeraire = future.compiled.sectors.numeraire;
    facts.push_back("Money is measured against " + (numeraire == "world-output" ? "world value added"
                                                    : numeraire == "world-prices"
                                                        ? "the mean of consumer prices"
                                                        : "wages of " + clean_line(numeraire)));
    return facts;
}

}  // namespace

std::vector<std::string> model_facts(const World& world, const Future& future) {
    if (future.compiled.scenario.model.kind == ModelKind::sectors) return sector_model_facts(world, future);
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
