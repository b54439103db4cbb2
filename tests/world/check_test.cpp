// One test for each finding that check_world can report, by its stable name.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "random_world.hpp"

using namespace detente;
using test::clean_world;
using test::Folder;

namespace {

/// A clean world on disk whose files can be spoilt; the descriptor's hashes follow unless told otherwise.
class CheckFile : public ::testing::Test {
protected:
    Folder folder{std::string("check_") + ::testing::UnitTest::GetInstance()->current_test_info()->name()};
    void SetUp() override { save_world(clean_world(), folder / "w"); }

    std::string file(const std::string& name) const { return folder / ("w/" + name); }

    void spoil(const std::string& name, const std::string& from, const std::string& to, bool rehash = true) {
        std::string text = read_file(file(name));
        const std::string old_hash = sha256(text);
        const std::size_t at = text.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        text.replace(at, from.size(), to);
        write_file(file(name), text);
        if (!rehash || name == "datapackage.json") return;
        std::string descriptor = read_file(file("datapackage.json"));
        descriptor.replace(descriptor.find(old_hash), old_hash.size(), sha256(text));
        write_file(file("datapackage.json"), descriptor);
    }

    /// Exactly this one finding (by name), there, and loading refuses the world with the same file and line if it is
    /// an error.
    void expect(const std::string& name, bool error, const std::string& in, long line) {
        const std::vector<Finding> findings = check_world(folder / "w");
        const Finding* found = nullptr;
        for (const Finding& finding : findings)
            if (!found && finding.name == name) found = &finding;
        ASSERT_TRUE(found) << (findings.empty() ? "nothing found" : findings[0].name + ": " + findings[0].message);
        EXPECT_EQ(found->error, error);
        EXPECT_EQ(found->file, file(in));
        if (line >= 0) {
            EXPECT_EQ(found->line, line) << found->message;
        }
        EXPECT_FALSE(found->message.empty());
        if (!error) return;
        try {
            load_world(folder / "w");
            ADD_FAILURE() << "loading accepts " << name;
        } catch (const InputError& refused) {
            EXPECT_EQ(refused.file, found->file);
            EXPECT_EQ(refused.line, found->line);
        }
    }
};

/// The names found in a world in memory.
std::vector<std::string> names(const World& world) {
    std::vector<std::string> out;
    for (const Finding& finding : check_world(world)) out.push_back(finding.name);
    return out;
}

using Names = std::vector<std::string>;

World with_tariffs(double level) {
    World world = clean_world();
    world.tariff.assign(world.trade.size(), 0.0);
    for (std::size_t n = 0; n < world.n(); ++n)
        for (std::size_t i = 0; i < world.n(); ++i)
            if (n != i) world.tariff[world.cell(n, 0, i)] = level * (1 + 0.01 * static_cast<double>(n));
    return world;
}

}  // namespace

TEST_F(CheckFile, CleanWorldHasNoFindings) {
    EXPECT_TRUE(check_world(folder / "w").empty());
}

TEST_F(CheckFile, BadPackageNotJson) {
    spoil("datapackage.json", "\"version\": \"1\",", "\"version\": \"1\"");
    expect("bad-package", true, "datapackage.json", 6);
}
TEST_F(CheckFile, BadPackageWrongType) {
    spoil("datapackage.json", "\"year\": 2020", "\"year\": \"2020\"");
    expect("bad-package", true, "datapackage.json", -1);
}
TEST_F(CheckFile, BadPackageNotAnObject) {
    write_file(file("datapackage.json"), "[1]\n");
    expect("bad-package", true, "datapackage.json", 1);
}
TEST_F(CheckFile, BadPackageWorldsName) {
    spoil("datapackage.json", "\"name\": \"clean\"", "\"name\": \"not clean\"");
    expect("bad-package", true, "datapackage.json", 3);
}
TEST_F(CheckFile, BadUnit) {
    spoil("datapackage.json", "\"unit\": \"million USD\"", "\"unit\": \"milion USD\"");
    expect("bad-unit", true, "datapackage.json", -1);
}
TEST_F(CheckFile, ConflictingUnits) {
    std::string text = read_file(file("datapackage.json"));
    const std::size_t at = text.rfind("\"unit\": \"million USD\"", text.find("\"schema\"", text.find("Trade flows")));
    write_file(file("datapackage.json"), text.replace(at, 21, "\"unit\": \"thousand USD\""));
    expect("conflicting-units", true, "datapackage.json", 0);
}
TEST_F(CheckFile, UnsafePath) {
    for (const char* path :
         {"../trade.csv", "/etc/passwd", "a/../../trade.csv", "https://example.org/t.csv", "a\\\\b", ""}) {
        SetUp();
        spoil("datapackage.json", "\"path\": \"trade.csv\"", std::string("\"path\": \"") + path + "\"");
        expect("unsafe-path", true, "datapackage.json", -1);
    }
}
TEST_F(CheckFile, MissingTable) {
    spoil("datapackage.json", "\"name\": \"trade\"", "\"name\": \"tarde\"");
    expect("missing-table", true, "datapackage.json", 0);
}
TEST_F(CheckFile, HashMismatch) {
    spoil("trade.csv", "A,A,all,1000", "A,A,all,1001", false);
    expect("hash-mismatch", true, "trade.csv", 0);
}
TEST_F(CheckFile, NoHash) {
    std::string text = read_file(file("datapackage.json"));
    text.replace(text.find("\"hash\""), 6, "\"hush\"");
    write_file(file("datapackage.json"), text);
    expect("no-hash", false, "economies.csv", 0);
}
TEST_F(CheckFile, BadTableMissingFile) {
    std::filesystem::remove(file("sectors.csv"));
    expect("bad-table", true, "sectors.csv", 0);
}
TEST_F(CheckFile, BadTableRagged) {
    spoil("economies.csv", "B,Economy B\n", "B\n");
    expect("bad-table", true, "economies.csv", 3);
}
TEST_F(CheckFile, BadTableMissingColumn) {
    spoil("trade.csv", "value", "trade");
    expect("bad-table", true, "trade.csv", 1);
}
TEST_F(CheckFile, EmptyTable) {
    spoil("sectors.csv", "all,Goods,,,,\n", "");
    expect("empty-table", true, "sectors.csv", 0);
}
TEST_F(CheckFile, MissingId) {
    spoil("economies.csv", "B,Economy B", ",Economy B");
    expect("missing-id", true, "economies.csv", 3);
}
TEST_F(CheckFile, DuplicateId) {
    spoil("economies.csv", "B,Economy B", "A,Economy B");
    expect("duplicate-id", true, "economies.csv", 3);
}
TEST_F(CheckFile, UnknownEconomy) {
    spoil("trade.csv", "A,A,all", "A,X,all");
    expect("unknown-economy", true, "trade.csv", 2);
}
TEST_F(CheckFile, UnknownSector) {
    spoil("trade.csv", "A,A,all", "A,A,al");
    expect("unknown-sector", true, "trade.csv", 2);
}
TEST_F(CheckFile, NotANumber) {
    spoil("trade.csv", "A,A,all,1000", "A,A,all,NaN");
    expect("not-a-number", true, "trade.csv", 2);
}
TEST_F(CheckFile, NegativeFlow) {
    spoil("trade.csv", "A,A,all,1000", "A,A,all,-1");
    expect("negative-flow", true, "trade.csv", 2);
}
TEST_F(CheckFile, DuplicateCell) {
    spoil("trade.csv", "A,A,all,1000\n", "A,A,all,1000\nA,A,all,1000\n");
    expect("duplicate-cell", true, "trade.csv", 3);
}
TEST_F(CheckFile, BadTariff) {
    spoil("trade.csv", "value", "value,tariff");
    std::string text = read_file(file("trade.csv")), out;
    long line = 0;
    for (std::size_t start = 0, end; (end = text.find('\n', start)) != std::string::npos; start = end + 1)
        out += text.substr(start, end - start) + (line++ == 0 ? "" : line == 3 ? ",-1" : ",0") + "\n";
    spoil("trade.csv", text, out);
    expect("bad-tariff", true, "trade.csv", 3);
}
TEST_F(CheckFile, BadElasticity) {
    spoil("datapackage.json", "\"trade_elasticity\": 4.0", "\"trade_elasticity\": -4.0");
    expect("bad-elasticity", true, "datapackage.json", -1);
    SetUp();
    spoil("sectors.csv", "all,Goods,,,,", "all,Goods,,-2,,");
    expect("bad-elasticity", true, "sectors.csv", 2);
}
TEST_F(CheckFile, TransfersNotZero) {
    World world = clean_world();
    world.transfers.assign(world.n(), 0.0);
    save_world(world, folder / "w");
    spoil("economies.csv", "B,Economy B,0", "B,Economy B,17");
    expect("transfers-not-zero", true, "economies.csv", 0);
    EXPECT_NE(check_world(folder / "w")[0].message.find("17 million USD"), std::string::npos);
}
TEST_F(CheckFile, TooLarge) {
    std::string economies = "id,name\n";
    for (int i = 0; i < 9000; ++i) economies += "E" + std::to_string(i) + ",\n";
    spoil("economies.csv", read_file(file("economies.csv")), economies);
    expect("too-large", true, "trade.csv", 0);
}
TEST_F(CheckFile, MissingFromTradeNamesItsLine) {
    spoil("economies.csv", "G,Economy G\n", "G,Economy G\nH,Economy H\n");
    const std::vector<Finding> findings = check_world(folder / "w");
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].name, "missing-from-trade");
    EXPECT_TRUE(findings[0].error);
    EXPECT_EQ(findings[0].line, 9);
    EXPECT_EQ(findings[0].file, file("economies.csv"));
}
TEST_F(CheckFile, EverythingIsListedErrorsFirst) {
    spoil("trade.csv", "A,A,all,1000", "A,A,all,-1");
    spoil("trade.csv", "B,B,all,1000", "B,B,all,x");
    spoil("sectors.csv", "all,Goods,,,,", "all,Goods,,0.2,,");
    spoil("economies.csv", "C,Economy C\n", "C,Economy C\nC,Economy C\n");
    std::vector<std::string> found;
    bool warned = false;
    for (const Finding& finding : check_world(folder / "w")) {
        found.push_back(finding.name);
        EXPECT_FALSE(warned && finding.error) << "errors come first";
        warned = warned || !finding.error;
    }
    for (const char* name : {"negative-flow", "not-a-number", "duplicate-id", "inverted-elasticity"})
        EXPECT_EQ(std::count(found.begin(), found.end(), name), 1) << name;
}
TEST_F(CheckFile, ThousandsOfOneKindAreCounted) {
    std::string rows;
    for (int i = 0; i < 1000; ++i) rows += "X,X,all,1\n";
    spoil("trade.csv", "A,A,all,1000\n", "A,A,all,1000\n" + rows);
    const std::vector<Finding> findings = check_world(folder / "w");
    EXPECT_EQ(findings.size(), 201u);
    EXPECT_EQ(findings.back().message, "1800 more of the same");
}

TEST(CheckWorld, CleanWorldHasNoFindings) {
    EXPECT_EQ(names(clean_world()), Names{});
}

TEST(CheckWorld, MissingFromTradeZeroOutputZeroExpenditure) {
    World world = clean_world();
    for (std::size_t i = 0; i < world.n(); ++i) world.trade[world.cell(i, 0, 2)] = world.trade[world.cell(2, 0, i)] = 0;
    EXPECT_EQ(names(world), (Names{"missing-from-trade", "disconnected"}));
    world = clean_world();
    for (std::size_t i = 0; i < world.n(); ++i) world.trade[world.cell(i, 0, 2)] = 0;
    EXPECT_EQ(names(world), Names{"zero-output"});
    world = clean_world();
    for (std::size_t i = 0; i < world.n(); ++i) world.trade[world.cell(2, 0, i)] = 0;
    EXPECT_EQ(names(world), Names{"zero-expenditure"});
}

TEST(CheckWorld, ZeroTradeIsAlsoDisconnected) {
    World world = clean_world();
    for (std::size_t i = 0; i < world.n(); ++i)
        if (i != 2) world.trade[world.cell(i, 0, 2)] = world.trade[world.cell(2, 0, i)] = 0;
    EXPECT_EQ(names(world), (Names{"zero-trade", "disconnected"}));
}

TEST(CheckWorld, DisconnectedComponents) {
    World world = clean_world();
    for (std::size_t i = 0; i < world.n(); ++i)
        for (std::size_t j = 0; j < world.n(); ++j)
            if ((i < 2) != (j < 2)) world.trade[world.cell(i, 0, j)] = 0;
    const auto findings = check_world(world);
    ASSERT_EQ(names(world), Names{"disconnected"});
    EXPECT_EQ(findings[0].message, "no trade links A, B to the rest of the world");
}

TEST(CheckWorld, ZeroDomesticShare) {
    World world = clean_world();
    world.trade[world.cell(3, 0, 3)] = 0;
    EXPECT_EQ(names(world), Names{"zero-domestic-share"});
}

TEST(CheckWorld, ZeroSector) {
    World world = clean_world(1);
    world.sectors.push_back({"idle", "Idle", "", {}, {}, ""});
    world.trade = {5, 0};
    EXPECT_EQ(names(world), (Names{"zero-trade", "zero-sector"}));
}

TEST(CheckWorld, InvertedElasticity) {
    World world = clean_world();
    world.defaults.trade_elasticity = 0.2;
    ASSERT_EQ(names(world), Names{"inverted-elasticity"});
    EXPECT_NE(check_world(world)[0].message.find("1/theta for an elasticity of 5"), std::string::npos);
    world = clean_world();
    world.sectors[0].trade_elasticity = 0.26;
    EXPECT_EQ(names(world), Names{"inverted-elasticity"});
    world.sectors[0].trade_elasticity = 1.1;
    EXPECT_EQ(names(world), Names{});
}

TEST(CheckWorld, OneSmallElasticityAmongLargeOnesIsNotInverted) {
    World world = clean_world(1);
    world.sectors.clear();
    for (const double theta : {8.0, 4.0, 0.39}) world.sectors.push_back({std::to_string(theta), "", "", theta, {}, ""});
    world.trade = {1, 1, 1};
    EXPECT_EQ(names(world), Names{"zero-trade"});
    world.sectors[2].trade_elasticity = 0.2;
    EXPECT_EQ(names(world), (Names{"zero-trade", "inverted-elasticity"}));
}

TEST(CheckWorld, BadElasticityInMemory) {
    World world = clean_world();
    world.defaults.trade_elasticity = -4;
    world.defaults.supply_elasticity = -1;
    EXPECT_EQ(names(world), (Names{"bad-elasticity", "bad-elasticity"}));
}

TEST(CheckWorld, TransfersThatAreNotZeroAndDoNotFit) {
    World world = clean_world();
    world.transfers.assign(world.n(), 0.0);
    for (std::size_t n = 0; n < world.n(); ++n)
        for (std::size_t i = 0; i < world.n(); ++i) {
            world.transfers[n] += world.trade[world.cell(n, 0, i)];
            world.transfers[i] -= world.trade[world.cell(n, 0, i)];
        }
    EXPECT_EQ(names(world), Names{});
    world.transfers[1] += 10;
    world.transfers[2] -= 10;
    EXPECT_EQ(names(world), Names{"not-an-equilibrium"});
    world.transfers[2] += 10;
    EXPECT_EQ(names(world), (Names{"transfers-not-zero", "not-an-equilibrium"}));
}

TEST(CheckWorld, TariffsAsTheyShouldBe) {
    EXPECT_EQ(names(with_tariffs(0.25)), Names{});
}

TEST(CheckWorld, TariffsInPercent) {
    EXPECT_EQ(names(with_tariffs(25)), Names{"tariffs-in-percent"});
    EXPECT_EQ(names(with_tariffs(2.5)), Names{"tariffs-in-percent"});
}

TEST(CheckWorld, OneTariffInPercent) {
    World world = with_tariffs(0.1);
    world.tariff[world.cell(1, 0, 2)] = 25;
    ASSERT_EQ(names(world), Names{"tariffs-in-percent"});
    EXPECT_NE(check_world(world)[0].message.find("of B on all from C is 25 times"), std::string::npos);
}

TEST(CheckWorld, GrossTariffs) {
    EXPECT_EQ(names(with_tariffs(1.25)), Names{"gross-tariffs"});
    World world = with_tariffs(1);
    for (double& tariff : world.tariff) tariff = std::max(1.0, tariff);
    EXPECT_EQ(names(world), Names{"gross-tariffs"});
}

TEST(CheckWorld, NegativeAndDomesticTariffs) {
    World world = with_tariffs(0.1);
    world.tariff[world.cell(1, 0, 2)] = -0.1;
    world.tariff[world.cell(4, 0, 4)] = 0.1;
    EXPECT_EQ(names(world), (Names{"negative-tariff", "domestic-tariff"}));
}

TEST(CheckWorld, MixedUnitsOfOneExporter) {
    for (const double factor : {1000.0, 0.001}) {
        World world = clean_world();
        for (std::size_t n = 0; n < world.n(); ++n) world.trade[world.cell(n, 0, 2)] *= factor;
        ASSERT_EQ(names(world), Names{"mixed-units"}) << factor;
        EXPECT_NE(check_world(world)[0].message.find("of C by a factor of about 1000"), std::string::npos);
    }
}

TEST(CheckWorld, MixedUnitsOfDomesticSales) {
    World world = clean_world();
    world.trade[world.cell(2, 0, 2)] *= 1000;
    EXPECT_EQ(names(world), Names{"mixed-units"});
    world = clean_world();
    for (std::size_t i = 0; i < world.n(); ++i) world.trade[world.cell(i, 0, i)] *= 1000;
    EXPECT_EQ(names(world), Names{"mixed-units"});
}

TEST(CheckWorld, BadCellsInMemory) {
    World world = clean_world();
    world.trade[world.cell(1, 0, 2)] = -1;
    world.trade[world.cell(3, 0, 0)] = std::nan("");
    EXPECT_EQ(names(world), (Names{"negative-flow", "not-a-number"}));
    EXPECT_NE(check_world(world)[0].message.find("from C to B in sector all"), std::string::npos);
    world = with_tariffs(0.1);
    world.tariff[5] = -1;
    EXPECT_EQ(names(world), Names{"bad-tariff"});
    world.trade.pop_back();
    EXPECT_EQ(names(world), Names{"bad-table"});
}

// What every finding means stands in docs/worlds.md.
TEST(CheckWorld, EveryNameIsDocumented) {
    const std::string page = read_file(std::string(DETENTE_SOURCE) + "/docs/worlds.md");
    for (const char* name :
         {"bad-package",         "bad-unit",        "conflicting-units",   "unsafe-path",        "missing-table",
          "hash-mismatch",       "no-hash",         "bad-table",           "empty-table",        "missing-id",
          "duplicate-id",        "unknown-economy", "unknown-sector",      "not-a-number",       "negative-flow",
          "duplicate-cell",      "bad-tariff",      "bad-elasticity",      "transfers-not-zero", "too-large",
          "missing-from-trade",  "zero-output",     "zero-expenditure",    "zero-trade",         "disconnected",
          "zero-domestic-share", "zero-sector",     "inverted-elasticity", "not-an-equilibrium", "tariffs-in-percent",
          "gross-tariffs",       "negative-tariff", "domestic-tariff",     "mixed-units"})
        EXPECT_NE(page.find("`" + std::string(name) + "`"), std::string::npos) << name;
}
