// `import csv` with more tables than the one of trade.
#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "detente/support/error.hpp"
#include "detente/world/import_csv.hpp"
#include "random_world.hpp"

using namespace detente;

namespace {

/// Two economies and two sectors whose tables add up.
const std::map<std::string, std::string> good = {
    {"trade",
     "exporter,importer,sector,value\nCHN,CHN,Food,60\nCHN,USA,Food,20\nUSA,CHN,Food,10\nUSA,USA,Food,90\n"
     "CHN,CHN,Cars,50\nCHN,USA,Cars,30\nUSA,CHN,Cars,15\nUSA,USA,Cars,70\n"},
    {"tariffs", "exporter,importer,sector,tariff\nCHN,USA,Cars,0.2\nUSA,CHN,Food,0.1\n"},
    {"inputs",
     "economy,input_sector,using_sector,value\nCHN,Food,Food,5\nCHN,Cars,Food,10\nCHN,Food,Cars,8\n"
     "CHN,Cars,Cars,20\nUSA,Food,Food,30\nUSA,Food,Cars,10\nUSA,Cars,Food,10\nUSA,Cars,Cars,5\n"},
    {"value_added", "economy,sector,value\nChina,Food,65\nChina,Cars,52\nUSA,Food,60\nUSA,Cars,70\n"},
    {"final_demand", "economy,sector,value\nCHN,Food,58\nCHN,Cars,35\nUSA,Food,70\nUSA,Cars,91\n"},
    {"elasticities", "sector,value,se,source\nCars,4,0.5,a paper\nFood,6,,\n"},
    {"deficits", "economy,value\nCHN,-25\nUSA,25\n"}};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("no " + from);
    return text.replace(at, from.size(), to);
}

class ImportTables : public ::testing::Test {
protected:
    test::Folder folder{std::string("import_tables_") +
                        ::testing::UnitTest::GetInstance()->current_test_info()->name()};
    std::map<std::string, std::string> tables = good;

    ImportReport import() {
        CsvImportOptions options;
        options.unit = "MUSD";
        const auto file = [&](const std::string& name) {
            if (!tables.contains(name)) return std::string();
            std::ofstream(folder / (name + ".csv"), std::ios::binary) << tables[name];
            return folder / (name + ".csv");
        };
        options.input = file("trade");
        options.tariffs = file("tariffs");
        options.inputs = file("inputs");
        options.value_added = file("value_added");
        options.final_demand = file("final_demand");
        options.elasticities = file("elasticities");
        options.deficits = file("deficits");
        return import_csv(options);
    }
    /// The message without the folder.
    std::string message(const std::string& table, const std::string& from, const std::string& to) {
        tables = good;
        tables[table] = replaced(tables[table], from, to);
        try {
            import();
        } catch (const InputError& error) {
            return short_form(error.what());
        }
        return "accepted";
    }
    std::vector<std::string> notes(const std::string& table, const std::string& from, const std::string& to) {
        tables = good;
        tables[table] = replaced(tables[table], from, to);
        std::vector<std::string> out;
        for (const Note& note : import().notes) out.push_back(short_form(note.in_words()));
        return out;
    }
    std::string short_form(std::string text) const {
        for (std::size_t at; (at = text.find(folder / "")) != std::string::npos;) text.erase(at, (folder / "").size());
        return text;
    }
    static bool has(const std::vector<std::string>& notes, const std::string& note) {
        return std::find(notes.begin(), notes.end(), note) != notes.end();
    }
};

}  // namespace

TEST_F(ImportTables, EveryTableFindsItsPlace) {
    const ImportReport report = import();
    const World& world = report.world;
    EXPECT_TRUE(report.notes.empty()) << report.notes.front().in_words();
    EXPECT_EQ(world.tariff[world.cell(1, 1, 0)], 0.2);
    EXPECT_EQ(world.tariff[world.cell(0, 0, 1)], 0.1);
    EXPECT_EQ(world.inputs[(0 * 2 + 1) * 2 + 0], 10);  // cars used by food of China
    EXPECT_EQ(world.value_added, (std::vector<double>{65, 52, 60, 70}));
    EXPECT_EQ(world.final_demand, (std::vector<double>{58, 35, 70, 91}));
    EXPECT_EQ(world.transfers, (std::vector<double>{-25, 25}));
    EXPECT_EQ(world.sectors[1].trade_elasticity, 4);
    EXPECT_EQ(world.sectors[1].trade_elasticity_se, 0.5);
    EXPECT_EQ(world.sectors[1].elasticity_source, "a paper");
    EXPECT_EQ(world.sectors[0].trade_elasticity, 6);
}

TEST_F(ImportTables, ValueAddedAndFinalDemandAreWhatInputsLeave) {
    const World whole = import().world;
    tables.erase("value_added"), tables.erase("final_demand");
    const ImportReport report = import();
    EXPECT_EQ(report.world, whole);
    EXPECT_EQ(in_words(report.notes), (std::vector<std::string>{"value-added: what inputs leave of sales",
                                                                "final-demand: what inputs leave of spending"}));
}

TEST_F(ImportTables, ATariffWithoutSectorIsOnAll) {
    tables = {{"trade", good.at("trade")}, {"tariffs", "exporter,importer,tariff\nChina,United States,0.25\n"}};
    const World world = import().world;
    EXPECT_EQ(world.tariff[world.cell(1, 0, 0)], 0.25);
    EXPECT_EQ(world.tariff[world.cell(1, 1, 0)], 0.25);
    EXPECT_EQ(world.tariff[world.cell(0, 1, 1)], 0);
}

TEST_F(ImportTables, WrongRowsAreNamedByFileLineAndColumn) {
    EXPECT_EQ(message("tariffs", "USA,CHN,Food", "CHN,USA,Cars"),
              "tariffs.csv:3: sector: the same cell is on line 2 already");
    EXPECT_EQ(message("tariffs", "USA,CHN,Food", "USA,DEU,Food"),
              "tariffs.csv:3: importer: 'DEU' is not in the table of trade; one of: CHN, China, USA, United States");
    EXPECT_EQ(message("tariffs", "0.1", "-1"),
              "tariffs.csv:3: tariff: a tariff of -1 leaves nothing to pay. Write 25 percent as 0.25");
    EXPECT_EQ(message("tariffs", "0.1", "10%"), "tariffs.csv:3: tariff: '10%' is not a finite number");
    EXPECT_EQ(message("trade", "value\nCHN,CHN,Food,60\n", "value,tariff\nCHN,CHN,Food,60,0\n").substr(0, 22),
              "trade.csv:3: the row h");
    EXPECT_EQ(message("inputs", "CHN,Food,Food", "CHN,Foood,Food"),
              "inputs.csv:2: input_sector: 'Foood' is not in the table of trade; did you mean 'Food'?");
    EXPECT_EQ(message("inputs", "CHN,Cars,Food", "CHN,Food,Food"),
              "inputs.csv:3: using_sector: the same cell is on line 2 already");
    EXPECT_EQ(message("final_demand", "CHN,Food,58\nCHN,Cars,35\n", ""),
              "final_demand.csv: economy: no row is of CHN, which the table of trade has");
    EXPECT_EQ(
        message("final_demand", "CHN,Food,58", "CHN,Food,-1"),
        "final_demand.csv:2: value: final demand is negative: -1. Set it to zero; the baseline is rebalanced with "
        "--rebalance");
    EXPECT_EQ(message("value_added", "China,Food,65\nChina,Cars,52\n", ""),
              "value_added.csv: economy: no row is of CHN, which the table of trade has");
    EXPECT_EQ(message("value_added", "China,Cars,52", "China,Food,52"),
              "value_added.csv:3: sector: the same cell is on line 2 already");
    EXPECT_EQ(message("elasticities", "Cars,4", "Cars,-4"),
              "elasticities.csv:2: value: an elasticity is greater than 0, not -4. Write it without its sign");
    EXPECT_EQ(message("elasticities", "Food,6", "Foot,6"),
              "elasticities.csv:3: sector: 'Foot' is not in the table of trade; did you mean 'Food'?");
    EXPECT_EQ(
        message("deficits", "CHN,-25", "CHN,-20"),
        "deficits.csv: value: the deficits sum to 5 million USD, not to zero. One economy's deficit is a surplus of "
        "others");
    EXPECT_EQ(message("deficits", "CHN,-25\n", ""),
              "deficits.csv: economy: no row is of CHN, which the table of trade has");
    EXPECT_EQ(
        message("trade", "USA,CHN,Cars,15", "USA,CHN,Food,15"),
        "trade.csv:8: value: the flow from USA to CHN in sector Food is on line 4 already. Add up or remove one of "
        "the two; if the table has sectors, name their column with --column sector=NAME");
    tables = good;
    tables.erase("inputs");
    EXPECT_THROW(import(), InputError);
    tables = good;
    tables.erase("value_added");
    tables["inputs"] = replaced(tables["inputs"], "CHN,Cars,Food,10", "CHN,Cars,Food,100");
    try {
        import();
        ADD_FAILURE() << "accepted";
    } catch (const InputError& error) {
        EXPECT_EQ(short_form(error.what()),
                  "inputs.csv: value: inputs of CHN in Food are 105, more than its sales of 80. Give --value-added if "
                  "that is so");
    }
}

TEST_F(ImportTables, OddFiguresAreNamedByFileAndLine) {
    EXPECT_TRUE(has(notes("tariffs", "0.2\nUSA,CHN,Food,0.1", "20\nUSA,CHN,Food,10"),
                    "tariffs.csv:3: tariffs-in-percent: half of the tariffs are 20 or more: these look like percent; "
                    "write 25 percent as 0.25"));
    EXPECT_TRUE(
        has(notes("tariffs", "0.2\nUSA,CHN,Food,0.1", "1.2\nUSA,CHN,Food,1.1"),
            "tariffs.csv:3: gross-tariffs: every tariff is 1 or more, half of them below 1.2: these look like 1 "
            "+ tariff; write 25 percent as 0.25"));
    EXPECT_TRUE(has(notes("elasticities", "Cars,4,0.5", "Cars,0.2,0.5"),
                    "elasticities.csv:2: inverted-elasticity: the trade elasticity of sector Cars is 0.2: that looks "
                    "like 1/theta for an elasticity of 5"));
    EXPECT_TRUE(has(notes("elasticities", "Food,6,,\n", ""),
                    "elasticities.csv: sectors-without-elasticity: no row is of Food"));
    EXPECT_TRUE(
        has(notes("inputs", "CHN,Food,Food,5", "CHN,Food,Food,-5"),
            "inputs.csv:2: negative-input: 1 input values are negative, the first on this line; the model takes "
            "them as they are"));
    EXPECT_TRUE(
        has(notes("value_added", "China,Cars,52", "China,Cars,-2"),
            "value_added.csv:3: negative-value-added: value added is negative: -2; the model takes it as it is"));
    EXPECT_TRUE(has(notes("value_added", "65\nChina,Cars,52\nUSA,Food,60\nUSA,Cars,70",
                          "65000\nChina,Cars,52000\nUSA,Food,60000\nUSA,Cars,70000"),
                    "value_added.csv: mixed-units: value: the values sum to 716 times the flows of trade.csv: are both "
                    "in million USD?"));
    EXPECT_TRUE(
        has(notes("trade", "CHN,CHN,Food,60\n", "CHN,CHN,Food,0\n"), "zero-rows: 1 rows are zero and are not written"));
    tables = good;
    tables["trade"] = replaced(replaced(good.at("trade"), "CHN,CHN,Food,60\n", ""), "CHN,CHN,Cars,50\n", "");
    std::vector<std::string> said;
    for (const Note& note : import().notes) said.push_back(short_form(note.in_words()));
    EXPECT_TRUE(has(said,
                    "trade.csv:2: zero-domestic-share: CHN (China) buys nothing from itself: are domestic sales in "
                    "the table?"));
    bool off = false;
    for (const std::string& note : said) off |= note.find("not-an-equilibrium: ") != std::string::npos;
    EXPECT_TRUE(off);
}
