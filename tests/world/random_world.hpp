#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>

#include "detente/support/random.hpp"
#include "detente/world/world.hpp"

namespace detente::test {

/// A folder that goes away with the test.
struct Folder {
    std::filesystem::path path;
    explicit Folder(const std::string& name) : path(std::filesystem::path(::testing::TempDir()) / ("detente_" + name)) {
        std::filesystem::remove_all(path);
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string operator/(const std::string& name) const { return (path / name).string(); }
};

inline std::string random_text(Random& random) {
    static const std::vector<std::string> pieces = {"a",  "Z",    "9", " ",  ",", "\"", "'", ";",
                                                    "\n", "\r\n", "é", "中", "Ж", "|",  "\t"};
    std::string text;
    for (std::size_t k = 1 + random.below(6); k > 0; --k) text += pieces[random.below(pieces.size())];
    return text;
}

/// Any world that can be saved: odd names, some zeros, tiny and huge flows, with or without tariffs.
inline World random_world(std::uint64_t seed) {
    Random random(seed);
    World world;
    world.id = "W" + std::to_string(seed);
    world.title = random_text(random);
    world.description = random_text(random);
    world.version = "1." + std::to_string(seed);
    if (random.below(2)) world.created = "2024-02-29";
    world.year = static_cast<int>(random.below(2) * 2019);
    world.unit = random.below(2) ? "million EUR" : "USD";
    const std::size_t n = 1 + random.below(7), sectors = 1 + random.below(4);
    for (std::size_t i = 0; i < n; ++i)
        world.economies.push_back({"E" + std::to_string(i) + random_text(random), random_text(random)});
    for (std::size_t j = 0; j < sectors; ++j) {
        Sector sector{"S" + std::to_string(j), random_text(random), random.below(2) ? "energy, food" : "", {}, {}, ""};
        if (random.below(2)) sector.trade_elasticity = random.uniform(0.1, 20);
        if (random.below(2)) sector.trade_elasticity_se = random.uniform();
        if (random.below(2)) sector.elasticity_source = random_text(random);
        world.sectors.push_back(sector);
    }
    const bool tariffs = random.below(2);
    for (std::size_t c = 0; c < n * sectors * n; ++c) {
        world.trade.push_back(random.below(3) == 0 ? 0.0 : std::pow(10.0, random.uniform(-310, 300)));
        if (tariffs) world.tariff.push_back(random.below(2) ? 0.0 : random.uniform(-0.5, 3));
    }
    world.trade[0] = 1;  // a table is not empty
    if (random.below(2)) world.transfers.assign(n, 0.0);
    if (random.below(2)) world.defaults.trade_elasticity = random.uniform(1, 9);
    if (random.below(2)) world.defaults.supply_elasticity = random.uniform(0, 3);
    if (random.below(2)) world.defaults.source = random_text(random);
    for (std::size_t k = random.below(3); k > 0; --k)
        world.sources.push_back(
            {random_text(random), "https://example.org/" + std::to_string(k), random.below(2) ? "MIT" : ""});
    return world;
}

/// A clean one-sector world of `n` economies, A, B, C ...: an empty list of findings.
inline World clean_world(std::size_t n = 7) {
    Random random(99);
    World world;
    world.id = "clean";
    world.title = "Clean";
    world.version = "1";
    world.year = 2020;
    world.unit = "million USD";
    for (std::size_t i = 0; i < n; ++i) {
        const std::string letter(1, static_cast<char>('A' + i));
        world.economies.push_back({letter, "Economy " + letter});
    }
    world.sectors.push_back({"all", "Goods", "", {}, {}, ""});
    for (std::size_t importer = 0; importer < n; ++importer)
        for (std::size_t exporter = 0; exporter < n; ++exporter)
            world.trade.push_back(importer == exporter ? 1000 : random.uniform(50, 150));
    world.defaults.trade_elasticity = 4;
    world.defaults.supply_elasticity = 1;
    return world;
}

}  // namespace detente::test
