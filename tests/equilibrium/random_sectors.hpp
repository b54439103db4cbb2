#pragma once
#include <cmath>

#include "detente/support/random.hpp"
#include "detente/world/world.hpp"

namespace detente::test {

/// A world of several sectors whose tables add up exactly: shares are drawn, and spending solved from them, so that the
/// baseline is an equilibrium. Zeros among the flows, but each economy buys from the next, so that trade can balance.
inline World random_sector_world(std::uint64_t seed, std::size_t n, std::size_t sectors, bool links = true,
                                 double zero_share = 0.2, bool tariffs = true) {
    Random random(seed, 3);
    World world;
    world.id = "random";
    world.unit = "USD";
    for (std::size_t j = 0; j < sectors; ++j) {
        world.sectors.push_back({.id = "s" + std::to_string(j),
                                 .name = "Sector " + std::to_string(j),
                                 .trade_elasticity = random.uniform(2, 10)});
    }
    std::vector<double> share(n * sectors * n, 0), alpha(n * sectors), gamma(n * sectors * sectors, 0),
        va(n * sectors, 1), size(n);
    world.trade.assign(n * sectors * n, 0);
    world.tariff.assign(n * sectors * n, 0);
    for (std::size_t k = 0; k < n; ++k) {
        const std::string id = {'A', char('A' + k / 26), char('A' + k % 26)};
        world.economies.push_back({id, "Economy " + id});
        size[k] = std::exp(1.5 * random.normal());
        double total = 0;
        for (std::size_t j = 0; j < sectors; ++j) total += alpha[k * sectors + j] = std::exp(random.normal());
        for (std::size_t j = 0; j < sectors; ++j) alpha[k * sectors + j] /= total;
        for (std::size_t j = 0; j < sectors; ++j) {
            double bought = 0;
            for (std::size_t i = 0; i < n; ++i) {
                double& cell = share[(k * sectors + j) * n + i];
                const bool closed = i != (k + 1) % n && random.uniform() < zero_share;
                cell = i == k ? 3 * double(n) : closed ? 0 : std::exp(1.5 * random.normal());
                if (tariffs && i != k && cell > 0) world.tariff[(k * sectors + j) * n + i] = random.uniform(0, 0.2);
                bought += cell;
            }
            for (std::size_t i = 0; i < n; ++i) share[(k * sectors + j) * n + i] /= bought;
            if (!links) continue;
            double& own = va[k * sectors + j] = random.uniform(0.3, 0.9);
            double inputs = 0;
            for (std::size_t s = 0; s < sectors; ++s)
                inputs += gamma[(k * sectors + s) * sectors + j] = random.uniform();
            for (std::size_t s = 0; s < sectors; ++s) gamma[(k * sectors + s) * sectors + j] *= (1 - own) / inputs;
        }
    }
    // Spending from the shares: X = gamma V + alpha (VA + R), with balanced trade, iterated to rounding.
    std::vector<double> X(n * sectors), V(n * sectors);
    for (std::size_t k = 0; k < n * sectors; ++k) X[k] = alpha[k] * size[k / sectors];
    std::vector<double> made(n), revenue(n);
    for (int round = 0; round < 20000; ++round) {
        std::fill(V.begin(), V.end(), 0);
        std::fill(made.begin(), made.end(), 0);
        std::fill(revenue.begin(), revenue.end(), 0);
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t j = 0; j < sectors; ++j) {
                for (std::size_t i = 0; i < n; ++i) {
                    const std::size_t cell = (k * sectors + j) * n + i;
                    const double net = X[k * sectors + j] * share[cell] / (1 + world.tariff[cell]);
                    V[i * sectors + j] += net;
                    revenue[k] += net * world.tariff[cell];
                }
            }
        }
        double change = 0, total = 0;
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t j = 0; j < sectors; ++j) made[k] += va[k * sectors + j] * V[k * sectors + j];
        }
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t j = 0; j < sectors; ++j) {
                double wanted = alpha[k * sectors + j] * (made[k] + revenue[k]);
                for (std::size_t s = 0; s < sectors; ++s)
                    wanted += gamma[(k * sectors + j) * sectors + s] * V[k * sectors + s];
                change = std::max(change, std::abs(wanted / X[k * sectors + j] - 1));
                X[k * sectors + j] = wanted;
                total += wanted;
            }
        }
        for (double& x : X) x /= total;
        if (change < 1e-15) break;
    }
    for (std::size_t cell = 0; cell < share.size(); ++cell)
        world.trade[cell] = X[cell / n] * share[cell] / (1 + world.tariff[cell]);
    if (!tariffs) world.tariff.clear();
    if (links) {
        world.value_added.assign(n * sectors, 0);
        world.final_demand.assign(n * sectors, 0);
        world.inputs.assign(n * sectors * sectors, 0);
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t j = 0; j < sectors; ++j) {
                world.value_added[k * sectors + j] = va[k * sectors + j] * V[k * sectors + j];
                world.final_demand[k * sectors + j] = alpha[k * sectors + j] * (made[k] + revenue[k]);
                for (std::size_t s = 0; s < sectors; ++s) {
                    world.inputs[(k * sectors + s) * sectors + j] =
                        gamma[(k * sectors + s) * sectors + j] * V[k * sectors + j];
                }
            }
        }
    }
    return world;
}

}  // namespace detente::test
