#include "scenario/compile/uncertain.hpp"

#include <fmt/format.h>

#include <cmath>

#include "detente/support/error.hpp"
#include "detente/support/random.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

using Of = UncertainParameter::Of;

/// A standard error is that of the log, se / point (delta method), around the point as median; a range [low, high]
/// holds the 5 and 95 percentiles:  log x ~ N(log(low high) / 2, (log(high / low) / (2 z_95))^2).
UncertainParameter log_normal(Of of, std::string name, double point, const Spread& spread, const std::string& source) {
    UncertainParameter out;
    out.of = of;
    out.name = std::move(name);
    out.point = point;
    out.source = source;
    if (spread.se) {
        out.log_median = std::log(point);
        out.log_sd = *spread.se / point;
    } else {
        out.log_median = 0.5 * std::log(spread.range[0] * spread.range[1]);
        out.log_sd = std::log(spread.range[1] / spread.range[0]) / (2 * normal_quantile(0.95));
    }
    return out;
}

bool same(double a, std::optional<double> b) {
    return b && std::abs(a - *b) <= 1e-9 * std::abs(a);
}

void check_holds(const Scenario& scenario, const std::string& key, double point, const Spread& spread) {
    if (spread.range.empty() || (point >= spread.range[0] && point <= spread.range[1])) return;
    throw InputError(scenario.place.file, scenario.place.line, "model." + key + "_range",
                     fmt::format("[{}, {}] does not hold the elasticity itself, {}", shortest(spread.range[0]),
                                 shortest(spread.range[1]), shortest(point)));
}

/// One elasticity for all: the scenario's own spread, else the world's where the value is the world's.
void state_one(Of of, const World& world, double point, CompiledScenario& out) {
    const ModelOptions& model = out.scenario.model;
    const bool trade = of == Of::trade;
    const Spread& own = trade ? model.trade_elasticity_spread : model.supply_elasticity_spread;
    const Spread& worlds = trade ? world.defaults.trade_elasticity_spread : world.defaults.supply_elasticity_spread;
    const std::string name = trade ? "trade elasticity" : "supply elasticity";
    if (!(point > 0)) return;
    if (own.stated()) {
        check_holds(out.scenario, trade ? "trade_elasticity" : "supply_elasticity", point, own);
        const std::string& source = model.elasticity_source;
        out.uncertain.push_back(log_normal(of, name, point, own, source.empty() ? "the scenario" : source));
        return;
    }
    const Sector* only = trade && world.sectors.size() == 1 ? &world.sectors.front() : nullptr;
    if (only && only->trade_elasticity_se && same(point, only->trade_elasticity)) {
        out.uncertain.push_back(log_normal(of, name, point, {only->trade_elasticity_se, {}}, only->elasticity_source));
        return;
    }
    if (!worlds.stated()) return;
    if (!same(point, trade ? world.defaults.trade_elasticity : world.defaults.supply_elasticity)) return;
    out.uncertain.push_back(log_normal(of, name, point, worlds, world.defaults.spread_source));
}

/// One a sector, each with an error of its own.
void state_sectors(const World& world, const std::vector<Spread>& by_sector, CompiledScenario& out) {
    const std::vector<double>& theta = out.sectors.trade_elasticity;
    for (std::size_t s = 0; s < theta.size(); ++s) {
        const Sector& sector = world.sectors[s];
        Spread spread = by_sector.empty() ? Spread{} : by_sector[s];
        if (by_sector.empty() && sector.trade_elasticity_se && same(theta[s], sector.trade_elasticity))
            spread.se = sector.trade_elasticity_se;
        if (!spread.stated()) continue;
        out.uncertain.push_back(
            log_normal(Of::trade, "trade elasticity of " + sector.id, theta[s], spread,
                       by_sector.empty() ? sector.elasticity_source : "a table that the scenario names"));
        out.uncertain.back().sector = s;
    }
}

/// True where every sector has the same elasticity because one figure was given for all.
bool one_for_all(const World& world, const CompiledScenario& out) {
    if (out.scenario.model.trade_elasticity) return true;
    for (const Sector& sector : world.sectors)
        if (sector.trade_elasticity) return false;
    return out.scenario.model.trade_elasticity_path.empty() && !out.sectors.trade_elasticity.empty();
}

}  // namespace

double UncertainParameter::at(double deviate) const {
    return log_sd == 0 ? point : std::exp(log_median + log_sd * deviate);
}

double UncertainParameter::percentile(double p) const {
    return at(normal_quantile(p));
}

void state_uncertainty(const World& world, const std::vector<Spread>& by_sector, CompiledScenario& out) {
    const ModelOptions& model = out.scenario.model;
    if (model.kind == ModelKind::gravity) {
        if (!by_sector.empty() && by_sector.front().stated() && !model.trade_elasticity_spread.stated())
            out.uncertain.push_back(log_normal(Of::trade, "trade elasticity", out.gravity.trade_elasticity,
                                               by_sector.front(), "a table that the scenario names"));
        else
            state_one(Of::trade, world, out.gravity.trade_elasticity, out);
        state_one(Of::supply, world, out.gravity.supply_elasticity, out);
        return;
    }
    if (one_for_all(world, out)) {
        state_one(Of::trade, world, out.sectors.trade_elasticity.front(), out);
        return;
    }
    if (model.trade_elasticity_spread.stated())
        throw InputError(
            out.scenario.place.file, out.scenario.place.line,
            model.trade_elasticity_spread.se ? "model.trade_elasticity_se" : "model.trade_elasticity_range",
            "is one figure, and the sectors' elasticities are many",
            "Put columns se, or low and high, into the table of elasticities");
    state_sectors(world, by_sector, out);
}

}  // namespace detente
