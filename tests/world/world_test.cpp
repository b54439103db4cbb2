#include "detente/world/world.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cmath>
#include <fstream>
#include <thread>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "random_world.hpp"

using namespace detente;
using test::Folder;
namespace fs = std::filesystem;

namespace {

std::string failure(const std::string& id_or_path) {
    try {
        load_world(id_or_path);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

void replace_in(const std::string& file, const std::string& from, const std::string& to) {
    std::string text = read_file(file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write_file(file, text.replace(at, from.size(), to));
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST(World, SavedWorldsComeBackToTheLastBit) {
    const Folder folder("round_trip");
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        const World saved = test::random_world(seed);
        save_world(saved, folder / "w");
        World loaded = load_world(folder / "w");
        EXPECT_EQ(loaded.sha256, sha256(read_file(folder / "w/datapackage.json")));
        loaded.sha256.clear();
        ASSERT_EQ(loaded, saved) << seed;
    }
}

TEST(World, SavingTwiceGivesTheSameBytes) {
    const Folder folder("same_bytes");
    save_world(test::random_world(5), folder / "a");
    save_world(load_world(folder / "a"), folder / "b");
    for (const char* file : {"datapackage.json", "economies.csv", "sectors.csv", "trade.csv"})
        EXPECT_EQ(read_file(folder / ("a/" + std::string(file))), read_file(folder / ("b/" + std::string(file))));
}

TEST(World, IndexOrderIsImporterSectorExporter) {
    World world = test::clean_world(3);
    world.sectors.push_back({"two", "Two", "", {}, {}, ""});
    world.trade.assign(18, 0.0);
    world.trade[world.cell(2, 1, 0)] = 7;
    EXPECT_EQ(world.cell(2, 1, 0), 15u);
    const Folder folder("index_order");
    save_world(world, folder / "w");
    EXPECT_EQ(read_file(folder / "w/trade.csv"), "exporter,importer,sector,value\nA,C,two,7\n");
    EXPECT_EQ(load_world(folder / "w").find_economy("C"), 2u);
    EXPECT_EQ(load_world(folder / "w").find_sector("two"), 1u);
    EXPECT_FALSE(load_world(folder / "w").find_economy("Z"));
}

TEST(World, TwentyNineteenIsInstalledAndClean) {
    const World world = load_world("2019");
    EXPECT_EQ(world.id, "2019");
    EXPECT_EQ(world.n(), 151u);
    EXPECT_EQ(world.sectors.size(), 1u);
    EXPECT_EQ(world.unit, "thousand USD");
    EXPECT_EQ(world.year, 2019);
    EXPECT_EQ(world.defaults.trade_elasticity, 3.8);
    EXPECT_EQ(world.defaults.supply_elasticity, (0.31 / 0.69 + 0.67 / 0.33) / 2);
    EXPECT_EQ(world.defaults.trade_elasticity_spread.range, (std::vector<double>{2.5, 5.1}));
    EXPECT_NEAR(world.defaults.supply_elasticity_spread.range.at(0), 0.31 / 0.69, 1e-6);
    EXPECT_NEAR(world.defaults.supply_elasticity_spread.range.at(1), 0.67 / 0.33, 1e-6);
    EXPECT_FALSE(world.defaults.spread_source.empty());
    EXPECT_EQ(world.sources.at(0).licence, "MIT");
    EXPECT_TRUE(check_world("2019").empty());
    bool listed = false;
    for (const WorldSummary& summary : installed_worlds())
        listed = listed || (summary.id == "2019" && !summary.title.empty());
    EXPECT_TRUE(listed);
}

TEST(World, IsFoundByFolderAndByDescriptor) {
    const Folder folder("by_path");
    save_world(test::clean_world(), folder / "w/");
    EXPECT_EQ(load_world(folder / "w").n(), 7u);
    EXPECT_EQ(load_world(folder / "w/").n(), 7u);
    EXPECT_EQ(load_world(folder / "w/datapackage.json").n(), 7u);
}

TEST(World, PlacesThatAreNoWorldAreNamed) {
    const Folder folder("no_world");
    EXPECT_TRUE(has(failure("2091"), "did you mean '2019'?"));
    EXPECT_TRUE(has(failure(""), "no world is named"));
    EXPECT_TRUE(has(failure(folder.path.string()), "without a datapackage.json"));
    std::ofstream(folder / "t.csv") << "exporter,importer,value\n";
    EXPECT_TRUE(has(failure(folder / "t.csv"), "detente import csv"));
    EXPECT_TRUE(has(failure("../2019"), "there is no world"));
}

TEST(World, ChangedTablesAreNoticedWithTheWayToMend) {
    const Folder folder("hash");
    save_world(test::clean_world(), folder / "w");
    replace_in(folder / "w/trade.csv", "A,A,all,1000", "A,A,all,1001");
    const std::string message = failure(folder / "w");
    EXPECT_TRUE(has(message, "trade.csv: has changed since the package was made"));
    EXPECT_TRUE(has(message, "sha256:" + sha256(read_file(folder / "w/trade.csv"))));
}

TEST(World, SavingReplacesAWorldAndLeavesOtherFiles) {
    const Folder folder("replace");
    save_world(test::clean_world(7), folder / "w");
    std::ofstream(folder / "w/README.md") << "mine";
    save_world(test::clean_world(5), folder / "w");
    EXPECT_EQ(load_world(folder / "w").n(), 5u);
    EXPECT_EQ(read_file(folder / "w/README.md"), "mine");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder / "w"), fs::directory_iterator()), 5);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()), 1);
}

TEST(World, SavingIsAllOrNothing) {
    const Folder folder("nothing");
    World broken = test::clean_world();
    broken.trade[3] = -1;
    EXPECT_THROW(save_world(broken, folder / "w"), InputError);
    broken = test::clean_world();
    broken.trade[3] = std::nan("");
    EXPECT_THROW(save_world(broken, folder / "w"), InputError);
    broken = test::clean_world();
    broken.trade.pop_back();
    EXPECT_THROW(save_world(broken, folder / "w"), InputError);
    broken = test::clean_world();
    broken.economies[1].id = "A";
    EXPECT_THROW(save_world(broken, folder / "w"), InputError);
    broken = test::clean_world();
    broken.title = "caf\xE9";
    EXPECT_THROW(save_world(broken, folder / "w"), InputError);
    broken = test::clean_world();
    broken.unit = "apples";
    EXPECT_THROW(save_world(broken, folder / "w"), InputError);
    broken = test::clean_world();
    broken.value_added.assign(broken.n(), 1.0);  // no table holds it: better refused than lost
    EXPECT_THROW(save_world(broken, folder / "w"), InputError);
    EXPECT_TRUE(fs::is_empty(folder.path));

    EXPECT_THROW(save_world(test::clean_world(), folder / "none/w"), InputError);
    std::ofstream(folder / "file") << "x";
    EXPECT_THROW(save_world(test::clean_world(), folder / "file"), InputError);
    fs::create_directories(folder / "full");
    std::ofstream(folder / "full/thesis.txt") << "x";
    EXPECT_THROW(save_world(test::clean_world(), folder / "full"), InputError);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder / "full"), fs::directory_iterator()), 1);
    EXPECT_EQ(read_file(folder / "file"), "x");

    save_world(test::clean_world(7), folder / "w");
    fs::remove(folder / "w/trade.csv");
    fs::create_directories(folder / "w/trade.csv/deep");
    const std::string before = read_file(folder / "w/datapackage.json");
    EXPECT_THROW(save_world(test::clean_world(5), folder / "w"), InputError);
    EXPECT_EQ(read_file(folder / "w/datapackage.json"), before);
}

TEST(World, DescriptorIsAFrictionlessPackage) {
    const std::string text = read_file(find_data("worlds/2019/datapackage.json"));
    for (const char* part : {"\"profile\": \"tabular-data-package\"", "\"profile\": \"tabular-data-resource\"",
                             "\"licenses\"", "\"sources\"", "\"primaryKey\"", "\"foreignKeys\"", "\"hash\": \"sha256:",
                             "\"bytes\"", "\"encoding\": \"utf-8\"", "\"created\"", "\"version\""})
        EXPECT_TRUE(has(text, part)) << part;
}

TEST(World, DescriptorsThatAreBrokenNeverCrash) {
    const Folder folder("broken_json");
    save_world(test::clean_world(), folder / "w");
    const std::string good = read_file(folder / "w/datapackage.json");
    const auto table = [&](const std::string& path) { return read_file(folder / ("w/" + path)); };
    Random random(17);
    int refused = 0;
    for (int trial = 0; trial < 3000; ++trial) {
        std::string text = good;
        const std::size_t at = random.below(text.size()), length = random.below(12);
        if (trial % 3 == 0) text.resize(at);
        if (trial % 3 == 1) text.erase(at, length);
        if (trial % 3 == 2) text[at] = static_cast<char>(random.below(256));
        try {
            parse_world(text, "datapackage.json", table);
        } catch (const InputError&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 1000);
}

TEST(World, ReadFromMemoryAsFromAFolder) {
    const Folder folder("memory");
    save_world(test::clean_world(), folder / "w");
    std::map<std::string, std::string, std::less<>> files;
    for (const auto& entry : fs::directory_iterator(folder / "w"))
        files["uploads/w/" + entry.path().filename().string()] = read_file(entry.path());
    EXPECT_EQ(load_world(MemoryFiles(files), "uploads/w"), load_world(folder / "w"));
    EXPECT_TRUE(check_world(MemoryFiles(files), "uploads/w").empty());
    files["worlds/w/datapackage.json"] = files["uploads/w/datapackage.json"];
    ASSERT_EQ(installed_worlds(MemoryFiles(files)).size(), 1u);
    EXPECT_EQ(installed_worlds(MemoryFiles(files))[0].id, "w");
    files.erase("uploads/w/trade.csv");
    EXPECT_THROW(load_world(MemoryFiles(files), "uploads/w"), InputError);
}

TEST(World, OnlyPlainFilesOfThePackageAreRead) {
    const Folder folder("plain");
    save_world(test::clean_world(), folder / "w");
    fs::rename(folder / "w/trade.csv", folder / "outside.csv");
    ASSERT_EQ(::mkfifo((folder / "w/trade.csv").c_str(), 0600), 0);
    EXPECT_TRUE(has(failure(folder / "w"), "trade.csv: is a pipe or a device"));
    fs::remove(folder / "w/trade.csv");
    fs::create_symlink("../outside.csv", folder / "w/trade.csv");
    EXPECT_TRUE(has(failure(folder / "w"), "trade.csv: is a link that leads out of its folder"));
    fs::remove(folder / "w/trade.csv");
    fs::create_symlink("/dev/zero", folder / "w/trade.csv");
    EXPECT_TRUE(has(failure(folder / "w"), "leads out"));
}

// Whoever reads meets the world of before or that of now, and never an error, however often it is replaced.
TEST(World, ReadWhileItIsReplaced) {
    const Folder folder("swap");
    save_world(test::clean_world(7), folder / "w");
    std::thread writer([&] {
        for (int k = 0; k < 60; ++k) save_world(test::clean_world(k % 2 == 0 ? 5 : 7), folder / "w");
    });
    int five = 0, seven = 0;
    for (int k = 0; k < 60; ++k) {
        const std::size_t n = load_world(folder / "w").n();
        five += n == 5;
        seven += n == 7;
    }
    writer.join();
    EXPECT_EQ(five + seven, 60);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator()), 1);
}
