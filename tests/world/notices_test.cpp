// What an engine must notice in its data, one line an item: the exact message of each. docs/worlds.md says which is
// which.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "../equilibrium/random_sectors.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "random_world.hpp"

using namespace detente;
using test::clean_world;

namespace {

struct Notice {
    const char* item;
    std::function<void(World&)> spoil;
    bool error;
    std::string name, message;
};

void scale_row(World& world, std::size_t exporter, double by) {
    for (std::size_t n = 0; n < world.n(); ++n) world.trade[world.cell(n, 0, exporter)] *= by;
}
void scale_column(World& world, std::size_t importer, double by) {
    for (std::size_t i = 0; i < world.n(); ++i) world.trade[world.cell(importer, 0, i)] *= by;
}
void set_tariffs(World& world, double level) {
    world.tariff.assign(world.trade.size(), 0);
    for (std::size_t n = 0; n < world.n(); ++n)
        for (std::size_t i = 0; i < world.n(); ++i)
            if (n != i) world.tariff[world.cell(n, 0, i)] = level;
}
void cut(World& world, const std::function<bool(std::size_t, std::size_t)>& crosses) {
    for (std::size_t n = 0; n < world.n(); ++n)
        for (std::size_t i = 0; i < world.n(); ++i)
            if (crosses(n, i)) world.trade[world.cell(n, 0, i)] = 0;
}
void state_transfers(World& world) {
    world.transfers.assign(world.n(), 0);
    for (std::size_t n = 0; n < world.n(); ++n)
        for (std::size_t i = 0; i < world.n(); ++i) {
            world.transfers[n] += world.trade[world.cell(n, 0, i)];
            world.transfers[i] -= world.trade[world.cell(n, 0, i)];
        }
}

const std::vector<Notice> one_sector = {
    {"transfers that do not sum to zero", [](World& w) { state_transfers(w), w.transfers[1] += 17; }, true,
     "transfers-not-zero", "transfer: the transfers between economies sum to 17 million USD, not to zero"},
    {"a baseline that is not an equilibrium",
     [](World& w) { state_transfers(w), w.transfers[1] += 17, w.transfers[2] -= 17; }, false, "not-an-equilibrium",
     "expenditure less output of B (Economy B) is off its transfer by 0.0103 of its size (the largest): the baseline "
     "needs rebalancing"},
    {"zero trade", [](World& w) { cut(w, [](auto n, auto i) { return n != i && (n == 2 || i == 2); }); }, false,
     "zero-trade", "C (Economy C) trades with nobody but itself"},
    {"zero output", [](World& w) { scale_row(w, 2, 0); }, true, "zero-output",
     "C (Economy C) sells nothing, to itself or to others"},
    {"zero expenditure", [](World& w) { scale_column(w, 2, 0); }, true, "zero-expenditure",
     "C (Economy C) buys nothing, from itself or from others"},
    {"zero domestic share", [](World& w) { w.trade[w.cell(3, 0, 3)] = 0; }, false, "zero-domestic-share",
     "D (Economy D) buys nothing from itself: are domestic sales in the table?"},
    {"an elasticity with the wrong sign", [](World& w) { w.defaults.trade_elasticity = -4; }, true, "bad-elasticity",
     "trade_elasticity: the trade elasticity must be greater than 0, not -4"},
    {"an elasticity of a sector with the wrong sign", [](World& w) { w.sectors[0].trade_elasticity = -4; }, true,
     "bad-elasticity", "trade_elasticity: the trade elasticity of sector all must be greater than 0, not -4"},
    {"an inverted elasticity", [](World& w) { w.defaults.trade_elasticity = 0.25; }, false, "inverted-elasticity",
     "the trade elasticity is 0.25: that looks like 1/theta for an elasticity of 4"},
    {"tariffs of 25", [](World& w) { set_tariffs(w, 25); }, false, "tariffs-in-percent",
     "half of the tariffs are 25 or more: these look like percent; write 25 percent as 0.25"},
    {"one tariff of 25", [](World& w) { set_tariffs(w, 0.1), w.tariff[w.cell(1, 0, 2)] = 25; }, false,
     "tariffs-in-percent", "the tariff of B on all from C is 25 times the price: is that percent?"},
    {"gross tariffs", [](World& w) { set_tariffs(w, 1.25); }, false, "gross-tariffs",
     "every tariff is 1 or more, half of them below 1.25: these look like 1 + tariff; write 25 percent as 0.25"},
    {"mixed units, thousand against million", [](World& w) { scale_row(w, 2, 1000); }, false, "mixed-units",
     "flows from partners fall short of the flows to them of C by a factor of about 1000: are all values in million "
     "USD?"},
    {"mixed units at home", [](World& w) { w.trade[w.cell(2, 0, 2)] *= 1000; }, false, "mixed-units",
     "domestic sales exceed what is usual beside the imports of C by a factor of about 1000: are all values in million "
     "USD?"},
    {"an economy missing from the trade table", [](World& w) { scale_row(w, 2, 0), scale_column(w, 2, 0); }, true,
     "missing-from-trade", "C (Economy C) is in no row of the trade table"},
    {"disconnected components", [](World& w) { cut(w, [](auto n, auto i) { return (n < 2) != (i < 2); }); }, false,
     "disconnected", "no trade links A, B to the rest of the world"},
};

const std::vector<Notice> many_sectors = {
    {"an economy missing from the production table",
     [](World& w) {
         for (std::size_t j = 0; j < 3; ++j) w.value_added[3 + j] = w.final_demand[3 + j] = 0;
     },
     true, "missing-from-production", "AAB is in no row of the production table"},
    {"zero value added",
     [](World& w) {
         for (std::size_t j = 0; j < 3; ++j) w.value_added[3 + j] = 0;
     },
     true, "zero-value-added", "AAB has no value added in the production table"},
    {"zero final demand",
     [](World& w) {
         for (std::size_t j = 0; j < 3; ++j) w.final_demand[3 + j] = 0;
     },
     true, "zero-final-demand", "AAB has no final demand in the production table"},
    {"production tables that are no equilibrium", [](World& w) { w.final_demand[4] *= 1.5; }, false,
     "not-an-equilibrium",
     "spending of AAB in s1 is 0.0443 by its production tables and 0.0346 by the flows, 21.8 percent apart (the "
     "largest): before a run the baseline is rebalanced, and the result says so"},
    {"negative implied domestic sales",
     [](World& w) {
         for (std::size_t k = 0; k < 3; ++k) w.inputs[(3 + k) * 3 + 1] = 0;
         w.value_added[4] = 0.001;
     },
     false, "negative-domestic-sales",
     "AAB exports 0.0181888 of s1 and makes 0.001: its domestic sales would be -0.0171888"},
};

void expect_noticed(const Notice& notice, const World& world) {
    for (const Finding& finding : check_world(world)) {
        if (finding.name != notice.name) continue;
        EXPECT_EQ(finding.error, notice.error) << notice.item;
        EXPECT_EQ(finding.message, notice.message) << notice.item;
        return;
    }
    ADD_FAILURE() << notice.item << ": not noticed";
}

TEST(Notices, OfAOneSectorWorld) {
    for (const Notice& notice : one_sector) {
        World world = clean_world();
        notice.spoil(world);
        expect_noticed(notice, world);
    }
}

TEST(Notices, OfAWorldWithProductionTables) {
    EXPECT_TRUE(check_world(test::random_sector_world(4, 6, 3, true, 0, false)).empty());
    for (const Notice& notice : many_sectors) {
        World world = test::random_sector_world(4, 6, 3, true, 0, false);
        notice.spoil(world);
        expect_noticed(notice, world);
    }
}

/// What only files can have: the same rows of a table, read from a folder.
TEST(Notices, OfTables) {
    struct Spoilt {
        const char *item, *file, *from, *to, *name;
        std::string message;
    };
    // A drawn flow has the digits that this build's arithmetic gives it, fused or not.
    const std::string flow = shortest(test::random_sector_world(4, 6, 3, true, 0, false).trade[0]);
    const std::vector<Spoilt> all = {
        {"duplicate cells", "trade.csv", "AAA,AAA,s0,", "AAA,AAA,s0,1\nAAA,AAA,s0,", "duplicate-cell",
         "value: the flow from AAA to AAA in sector s0 is on line 2 already"},
        {"an economy that the list of economies lacks", "trade.csv", "AAA,AAA,s0,", "AAX,AAA,s0,", "unknown-economy",
         "exporter: 'AAX' is not in the table of economies; did you mean 'AAE'?"},
        {"a sector that the list of sectors lacks", "trade.csv", "AAA,AAA,s0,", "AAA,AAA,s9,", "unknown-sector",
         "sector: 's9' is not in the table of sectors; did you mean 's1'?"},
        {"negative input-output coefficients", "inputs.csv", "AAA,s0,s1,", "AAA,s0,s1,-", "negative-input",
         "1 input values are negative, the first on this line; the model takes them as they are"},
        {"a negative flow", "trade.csv", "AAA,AAA,s0,", "AAA,AAA,s0,-", "negative-flow",
         "value: the flow is negative: -" + flow},
    };
    const test::Folder folder("notices");
    for (const Spoilt& one : all) {
        World world = test::random_sector_world(4, 6, 3, true, 0, false);
        save_world(world, folder / "w");
        const std::string path = folder / (std::string("w/") + one.file);
        std::string text = read_file(path), descriptor = read_file(folder / "w/datapackage.json");
        const std::string old_hash = sha256(text), old_bytes = "\"bytes\": " + std::to_string(text.size());
        text.replace(text.find(one.from), std::string(one.from).size(), one.to);
        write_file(path, text);
        descriptor.replace(descriptor.find(old_hash), old_hash.size(), sha256(text));
        descriptor.replace(descriptor.find(old_bytes), old_bytes.size(), "\"bytes\": " + std::to_string(text.size()));
        write_file(folder / "w/datapackage.json", descriptor);
        bool found = false;
        for (const Finding& finding : check_world(folder / "w")) {
            if (finding.name != one.name || found) continue;
            found = true;
            EXPECT_EQ(finding.file, path) << one.item;
            EXPECT_GT(finding.line, 0) << one.item;
            EXPECT_EQ(finding.message, one.message) << one.item;
        }
        EXPECT_TRUE(found) << one.item;
    }
}

TEST(Notices, AreListedInTheDocumentation) {
    const std::string page = read_file(std::string(DETENTE_SOURCE) + "/docs/worlds.md");
    for (const auto* list : {&one_sector, &many_sectors})
        for (const Notice& notice : *list)
            EXPECT_NE(page.find("`" + notice.name + "`"), std::string::npos) << notice.name;
}

}  // namespace
