#include "scenario/compile/uncertain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/random.hpp"

namespace detente {
namespace {

using Of = UncertainParameter::Of;

/// A standard error is that of the log, se / point (delta method), around the point as median; a range [low, high]
/// holds the 5 and 95 percentiles:  log x ~ N(log(low high) / 2, (log(high / low) / (2 z_95))^2).
UncertainParameter log_normal(Of of, std::string name, double point, const UsedParameter::Known& known) {
    UncertainParameter out;
    out.of = of;
    out.name = std::move(name);
    out.point = point;
    out.source = known.source;
    if (known.spread.se) {
        out.log_median = std::log(point);
        out.log_sd = *known.spread.se / point;
    } else {
        const std::vector<double>& range = known.spread.range;
        out.log_median = 0.5 * std::log(range[0] * range[1]);
        out.log_sd = std::log(range[1] / range[0]) / (2 * normal_quantile(0.95));
    }
    return out;
}

}  // namespace

double UncertainParameter::at(double deviate) const {
    return log_sd == 0 ? point : std::exp(log_median + log_sd * deviate);
}

double UncertainParameter::percentile(double p) const {
    return at(normal_quantile(p));
}

namespace {

/// Shares and tariffs of changes whose range is written.
void state_figures_of_changes(CompiledScenario& out) {
    for (std::size_t c = 0; c < out.scenario.changes.size(); ++c) {
        const Change& change = out.scenario.changes[c];
        const std::string source = change.source.empty() ? "the scenario" : change.source;
        const auto state = [&](Of of, const std::string& name, double value, const std::vector<double>& range) {
            if (range.empty()) return;
            out.uncertain.push_back(log_normal(of, fmt::format("{} of change {}", name, c + 1), value,
                                               {.spread = {{}, range}, .source = source}));
            out.uncertain.back().change = c;
        };
        state(Of::share, "share", change.share, change.share_range);
        state(Of::tariff, "tariff", change.tariff_add.value_or(change.tariff_level.value_or(0)), change.tariff_range);
    }
}

}  // namespace

void state_uncertainty(const World& world, CompiledScenario& out) {
    state_figures_of_changes(out);
    for (const UsedParameter& used : out.used) {
        if (used.key != "trade_elasticity" && used.key != "supply_elasticity") continue;
        const Of of = used.key == "trade_elasticity" ? Of::trade : Of::supply;
        std::string name = used.key;
        std::replace(name.begin(), name.end(), '_', ' ');
        for (std::size_t k = 0; k < used.known.size(); ++k) {
            if (!used.known[k].spread.stated() || !(used.values[k] > 0)) continue;
            if (used.by == UsedParameter::By::all) {
                out.uncertain.push_back(log_normal(of, name, used.values[k], used.known[k]));
                continue;
            }
            out.uncertain.push_back(log_normal(of, name + " of " + world.sectors[k].id, used.values[k], used.known[k]));
            out.uncertain.back().sector = k;
        }
    }
}

}  // namespace detente
