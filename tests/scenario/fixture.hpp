#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "detente/scenario/comparison.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "reference.hpp"

namespace detente {

/// Six economies, two sectors or one; every pair trades.
inline World small_world(std::size_t sectors = 1) {
    World world;
    world.id = "small";
    world.unit = "million USD";
    for (const char* id : {"CHN", "DEU", "IND", "RUS", "UKR", "USA"})
        world.economies.push_back({id, Registry::installed().economy(id)->name});
    for (std::size_t s = 0; s < sectors; ++s)
        world.sectors.push_back({"goods" + std::to_string(s), "Goods", "all", {}, {}, ""});
    const std::size_t n = world.n();
    world.trade.resize(n * sectors * n);
    for (std::size_t importer = 0; importer < n; ++importer)
        for (std::size_t s = 0; s < sectors; ++s)
            for (std::size_t exporter = 0; exporter < n; ++exporter)
                world.trade[world.cell(importer, s, exporter)] =
                    importer == exporter ? 100.0 + static_cast<double>(importer)
                                         : 1.0 + static_cast<double>((3 * importer + 5 * exporter) % 7);
    return world;
}

/// A folder of its own that goes when the test ends.
class ScenarioTest : public ::testing::Test {
protected:
    void SetUp() override {
        const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
        folder = std::filesystem::temp_directory_path() /
                 (std::string("detente-") + info->name() + "-" + std::to_string(::getpid()));
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(folder / name) << text;
        return (folder / name).string();
    }
    Scenario parse(const std::string& text, const std::vector<std::string>& overrides = {}) const {
        return parse_scenario(text, "test.toml", folder.string(), overrides);
    }
    CompiledScenario compiled(const std::string& text, const World& world = small_world(),
                              const std::vector<std::string>& overrides = {}) const {
        return compile(parse(text, overrides), world, Registry::installed());
    }
    /// What goes wrong with a scenario, or "" if nothing does.
    template <class Act>
    static std::string error_of(Act&& act) {
        try {
            act();
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    }
    static bool has_note(const CompiledScenario& compiled, const std::string& part) {
        for (const Note& note : compiled.notes)
            if (note.in_words().find(part) != std::string::npos) return true;
        return false;
    }

    std::filesystem::path folder;
};

}  // namespace detente
