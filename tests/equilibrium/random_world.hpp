#pragma once
#include <cmath>

#include "detente/equilibrium/universal_gravity.hpp"
#include "detente/support/random.hpp"
#include "detente/world/world.hpp"

namespace detente::test {

/// A one-sector world with flows spread over many orders of magnitude, zeros, and home bias; tariffs when asked.
/// `steady` keeps every deficit small beside output, which a closure that fixes deficits needs.
inline World random_world(std::uint64_t seed, std::size_t n, double zero_share = 0.2, bool tariffs = false,
                          bool steady = false) {
    Random random(seed);
    World world;
    world.id = "random";
    world.unit = "USD";
    world.sectors.push_back({.id = "all", .name = "All"});
    for (std::size_t i = 0; i < n; ++i) {
        const std::string id = {'A', char('A' + i / 26), char('A' + i % 26)};
        world.economies.push_back({id, "Economy " + id});
    }
    world.trade.assign(n * n, 0);
    if (tariffs) world.tariff.assign(n * n, 0);
    for (std::size_t importer = 0; importer < n; ++importer) {
        for (std::size_t exporter = 0; exporter < n; ++exporter) {
            double& flow = world.trade[world.cell(importer, 0, exporter)];
            flow = std::exp(2 * random.normal());
            if (importer == exporter) {
                flow = steady ? 200.0 * double(n) : flow * 20.0 * double(n);
            } else if (random.uniform() < zero_share) {
                flow = 0;
            } else if (tariffs) {
                world.tariff[world.cell(importer, 0, exporter)] = random.uniform(0, 0.3);
            }
        }
    }
    return world;
}

/// Trade-cost factors between exp(-spread) and exp(spread) on every international cell.
inline Shock random_shock(const World& world, std::uint64_t seed, double spread, double ban_share = 0) {
    Random random(seed, 1);
    Shock shock;
    shock.trade_cost_hat.assign(world.trade.size(), 1);
    for (std::size_t importer = 0; importer < world.n(); ++importer) {
        for (std::size_t exporter = 0; exporter < world.n(); ++exporter) {
            if (importer == exporter) continue;
            double& factor = shock.trade_cost_hat[world.cell(importer, 0, exporter)];
            factor = std::exp(random.uniform(-spread, spread));
            if (random.uniform() < ban_share) factor = std::numeric_limits<double>::infinity();
        }
    }
    return shock;
}

/// Some economy sells to another, directly or not, that cannot sell back over what the shock leaves open: trade that
/// balances has no equilibrium then.
inline bool goes_one_way(const World& world, const Shock& shock) {
    const std::size_t n = world.n();
    std::vector<char> reach(n * n, 0);
    for (std::size_t m = 0; m < n; ++m) {
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < world.sectors.size(); ++j) {
                const std::size_t cell = world.cell(m, j, i);
                if (world.trade[cell] > 0 &&
                    (shock.trade_cost_hat.empty() || std::isfinite(shock.trade_cost_hat[cell])))
                    reach[i * n + m] = 1;
            }
        }
    }
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t m = 0; m < n; ++m)
                reach[i * n + m] = char(reach[i * n + m] || (reach[i * n + k] && reach[k * n + m]));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t m = 0; m < n; ++m)
            if (reach[i * n + m] != reach[m * n + i]) return true;
    return false;
}

inline bool has_note(const Outcome& outcome, const std::string& name) {
    for (const Note& note : outcome.notes)
        if (note.name == name) return true;
    return false;
}

inline const std::vector<double>& values(const Outcome& outcome, const std::string& key) {
    const Measure* measure = outcome.measure(key);
    if (!measure) throw std::runtime_error("no measure " + key);
    return measure->values;
}

}  // namespace detente::test
