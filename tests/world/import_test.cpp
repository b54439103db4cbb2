#include "detente/world/import_csv.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <chrono>
#include <fstream>

#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "random_world.hpp"
#include "reference.hpp"

using namespace detente;
using test::Folder;

namespace {

class Import : public ::testing::Test {
protected:
    Folder folder{std::string("import_") + ::testing::UnitTest::GetInstance()->current_test_info()->name()};
    CsvImportOptions options;

    ImportReport import(const std::string& table) {
        std::ofstream(folder / "t.csv", std::ios::binary) << table;
        options.input = folder / "t.csv";
        if (options.unit.empty()) options.unit = "MUSD";
        return import_csv(options);
    }
    InputError failure(const std::string& table) {
        options.output = folder / "never";
        try {
            import(table);
        } catch (const InputError& error) {
            EXPECT_FALSE(std::filesystem::exists(folder / "never"));
            return error;
        }
        ADD_FAILURE() << "accepted: " << table;
        return InputError("", 0, "", "");
    }
    bool noted(const ImportReport& report, const std::string& part) {
        for (const Note& note : report.notes)
            if (note.in_words().find(part) != std::string::npos) return true;
        return false;
    }
};

bool says(const InputError& error, const std::string& part) {
    return std::string(error.what()).find(part) != std::string::npos;
}

/// Words of the indented command in a page, as a shell would split them.
std::vector<std::string> command_in(const std::string& page, const std::string& first_words) {
    std::vector<std::string> words(1);
    bool quoted = false;
    for (std::size_t i = page.find(first_words); i < page.size(); ++i) {
        const char c = page[i];
        if (c == '"') {
            quoted = !quoted;
        } else if (c == '\\' && page[i + 1] == '\n') {
            ++i;
        } else if (!quoted && c == '\n') {
            break;
        } else if (!quoted && c == ' ') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

}  // namespace

TEST_F(Import, EconomiesByAnyCodeOrName) {
    for (const char* table :
         {"exporter,importer,value\nDEU,USA,5\nUSA,USA,7\n", "exporter,importer,value\nDE,US,5\nUS,US,7\n",
          "exporter,importer,value\n276,840,5\n840,840,7\n",
          "exporter,importer,value\nGermany,United States,5\nUnited States,United States,7\n",
          "exporter,importer,value\nDEU,840,5\nUS,United States,7\n"}) {
        const World world = import(table).world;
        ASSERT_EQ(world.economies, (std::vector<Economy>{{"DEU", "Germany"}, {"USA", "United States"}})) << table;
        EXPECT_EQ(world.trade[world.cell(1, 0, 0)], 5);
        EXPECT_EQ(world.trade[world.cell(1, 0, 1)], 7);
        EXPECT_EQ(world.trade[world.cell(0, 0, 1)], 0);
        EXPECT_EQ(world.sectors, (std::vector<Sector>{{"all", "Goods", "", {}, {}, ""}}));
        EXPECT_TRUE(world.tariff.empty());
    }
}

TEST_F(Import, LabelsOfTheSourceAreKept) {
    EXPECT_EQ(import("exporter,importer,value\nIvory Coast,Ivory Coast,1\n").world.economies[0],
              (Economy{"CIV", "Ivory Coast"}));
    EXPECT_EQ(
        import("exporter,exporter_name,importer,importer_name,value\nCIV,R.C.I.,GHA,The Ghana,1\n").world.economies,
        (std::vector<Economy>{{"CIV", "R.C.I."}, {"GHA", "The Ghana"}}));
}

TEST_F(Import, RegionsAreAllowed) {
    EXPECT_EQ(import("exporter,importer,value\nROW,CHN,1\nCHN,RoW,2\n").world.economies[1].id, "ROW");
}

TEST_F(Import, SectorsTariffsAndZeros) {
    const ImportReport report = import(
        "exporter,importer,sector,sector_name,value,tariff\n"
        "CHN,USA,S2,Steel,10,0.25\nCHN,USA,S1,Soya,0,0.1\nUSA,CHN,S1,Soya,4,\nUSA,USA,S1,Soya,9,0\n");
    const World& world = report.world;
    ASSERT_EQ(world.sectors.size(), 2u);
    EXPECT_EQ(world.sectors[0].id, "S2");
    EXPECT_EQ(world.sectors[1].name, "Soya");
    EXPECT_EQ(world.tariff[world.cell(1, 0, 0)], 0.25);
    EXPECT_EQ(world.tariff[world.cell(1, 1, 0)], 0.1);
    EXPECT_EQ(world.tariff[world.cell(0, 1, 1)], 0);
    EXPECT_TRUE(noted(report, "1 rows are zero"));
    EXPECT_TRUE(noted(report, "zero-domestic-share: CHN (China)"));
}

TEST_F(Import, AnyDelimiterAndAnyColumnNames) {
    for (const std::string d : {";", "|", "\t", ","}) {
        options.column = {"value=trade", "exporter=from", "importer=to"};
        EXPECT_EQ(import("from" + d + "to" + d + "trade\nCHN" + d + "USA" + d + "1.5\n").world.trade[2], 1.5);
    }
    options.delimiter = "tab";
    EXPECT_EQ(import("from\tto\ttrade\nCHN\tUSA\t1\n").world.n(), 2u);
    options.delimiter = "#";
    EXPECT_EQ(import("from#to#trade\nCHN#USA#1\n").world.n(), 2u);
}

TEST_F(Import, UnitsAreStoredAsGiven) {
    const std::vector<std::pair<std::string, std::string>> units = {
        {"USD", "USD"},          {"kUSD", "thousand USD"}, {"MEUR", "million EUR"},
        {"BCNY", "billion CNY"}, {"MUR", "MUR"},           {"million USD", "million USD"}};
    for (const auto& [given, stored] : units) {
        options.unit = given;
        const World world = import("exporter,importer,value\nCHN,USA,12.5\n").world;
        EXPECT_EQ(world.unit, stored);
        EXPECT_EQ(world.trade[world.cell(1, 0, 0)], 12.5);
    }
    for (const char* unit : {"usd", "XUSD", "dollars", "mUSD", "million", "million usd"}) {
        options.unit = unit;
        const InputError error = failure("exporter,importer,value\nCHN,USA,1\n");
        EXPECT_EQ(error.field, "unit");
        EXPECT_TRUE(says(error, "kUSD (thousand)"));
    }
    options.unit = "";
    options.input = folder / "t.csv";
    EXPECT_THROW(import_csv(options), InputError);
}

TEST_F(Import, FiguresAtFullPrecisionUnlessRounded) {
    const std::string table = "exporter,importer,value\nCHN,USA,319.699005126953\nUSA,CHN,0.1\nCHN,CHN,123456789\n";
    World world = import(table).world;
    EXPECT_EQ(world.trade[world.cell(1, 0, 0)], 319.699005126953);
    options.significant_digits = 4;
    const ImportReport report = import(table);
    world = report.world;
    EXPECT_EQ(world.trade[world.cell(1, 0, 0)], 319.7);
    EXPECT_EQ(world.trade[world.cell(0, 0, 1)], 0.1);
    EXPECT_EQ(world.trade[world.cell(0, 0, 0)], 123500000);
    EXPECT_TRUE(noted(report, "rounded: 2 values rounded to 4 significant digits"));
}

TEST_F(Import, UnknownEconomiesStopOrAreDropped) {
    const std::string table =
        "exporter,importer,value\nCHN,USA,1\nCHN,Atlantis,2\nGermny,USA,3\nCHN,CHN,4\nUSA,USA,4\n";
    const InputError error = failure(table);
    EXPECT_EQ(error.line, 3);
    EXPECT_EQ(error.field, "importer");
    EXPECT_TRUE(says(error, "'Atlantis' is not an economy"));
    const InputError near = failure("exporter,importer,value\nGermny,USA,3\n");
    EXPECT_TRUE(says(near, "did you mean 'DEU' (Germany)?"));
    EXPECT_TRUE(says(failure("exporter,importer,value\nCongo,USA,3\n"), "it may be COD or COG"));
    options.drop_unknown = true;
    options.output.clear();
    const ImportReport report = import(table);
    EXPECT_EQ(report.world.n(), 2u);
    EXPECT_TRUE(noted(
        report, "dropped-rows: 2 rows of 2 economies that the registry does not know are left out: Atlantis, Germny"));
    EXPECT_TRUE(says(failure("exporter,importer,value\nAtlantis,Mu,3\n"), "no row that can be used"));
}

TEST_F(Import, OldCodesAreReadAndNoted) {
    EXPECT_TRUE(noted(import("exporter,importer,value\nROM,USA,1\n"), "read-as: ROM as ROU"));
}

TEST_F(Import, WrongCellsAreNamedByLineAndColumn) {
    const std::vector<std::tuple<std::string, long, std::string, std::string>> wrong = {
        {"CHN,USA,-1\n", 2, "value", "negative"},
        {"CHN,USA,NaN\n", 2, "value", "not a finite number"},
        {"CHN,USA,inf\n", 2, "value", "not a finite number"},
        {"CHN,USA,\n", 2, "value", "empty"},
        {"CHN,USA,1\nCHN,USA\n", 3, "", "2 cells, the header 3"},
        {"CHN,,1\n", 2, "importer", "empty"},
        {"CHN,USA,1\nUSA,CHN,2\nChina,US,3\n", 4, "value", "is on line 2 already"},
        {"CHN,USA,\"1,000\"\n", 2, "value", "no thousands separators"}};
    for (const auto& [rows, line, field, part] : wrong) {
        const InputError error = failure("exporter,importer,value\n" + rows);
        EXPECT_EQ(error.file, folder / "t.csv");
        EXPECT_EQ(error.line, line) << rows;
        EXPECT_EQ(error.field, field) << rows;
        EXPECT_TRUE(says(error, part)) << error.what();
    }
    EXPECT_EQ(failure("exporter,importer,value,tariff\nCHN,USA,1,-1\n").field, "tariff");
}

TEST_F(Import, WrongTablesAreNamed) {
    EXPECT_TRUE(says(failure(""), "empty"));
    EXPECT_TRUE(says(failure("exporter,importer,value\n"), "no row"));
    EXPECT_TRUE(says(failure("exporter,importer,trade\nCHN,USA,1\n"), "value: there is no such column"));
    EXPECT_TRUE(says(failure("exporter,importre,value\nCHN,USA,1\n"), "did you mean 'importre'?"));
    EXPECT_TRUE(says(failure("exporter,importer,value,value\nCHN,USA,1,1\n"), "twice"));
    options.delimiter = ",";
    EXPECT_TRUE(says(failure("exporter;importer;value\nCHN;USA;1\n"), "the file seems to use ';'"));
    options.delimiter = "comma";
    EXPECT_TRUE(says(failure("exporter,importer,value\nCHN,USA,1\n"), "not one character"));
    options.delimiter = "";
    for (const auto& [column, part] :
         std::vector<std::pair<std::string, std::string>>{{"value", "WANTED=NAME"},
                                                          {"valeu=trade", "did you mean 'value'?"},
                                                          {"value=tarde", "did you mean 'trade'?"}}) {
        options.column = {column};
        EXPECT_TRUE(says(failure("exporter,importer,trade\nCHN,USA,1\n"), part)) << column;
    }
    options.column.clear();
    options.id = "a/b";
    EXPECT_TRUE(says(failure("exporter,importer,value\nCHN,USA,1\n"), "not a name for a world"));
    options.id.clear();
    options.created = "yesterday";
    EXPECT_TRUE(says(failure("exporter,importer,value\nCHN,USA,1\n"), "not a date"));
}

TEST_F(Import, MissingTruncatedBinaryAndEndlessFiles) {
    options.unit = "USD";
    options.output = folder / "never";
    const auto refusal = [&](const std::string& name) {
        options.input = folder / name;
        try {
            import_csv(options);
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    EXPECT_NE(refusal("none.csv").find("no such file"), std::string::npos);
    EXPECT_NE(refusal("").find("is a folder"), std::string::npos);

    gzFile packed = gzopen((folder / "whole.gz").c_str(), "wb");
    std::string table = "exporter,importer,value\nCHN,USA,1\n";
    for (int i = 0; i < 2000; ++i) table += "\n";
    gzwrite(packed, table.data(), static_cast<unsigned>(table.size()));
    gzclose(packed);
    const std::string bytes = [&] {
        std::ifstream in(folder / "whole.gz", std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    }();
    std::ofstream(folder / "cut.gz", std::ios::binary) << bytes.substr(0, bytes.size() - 5);
    EXPECT_NE(refusal("cut.gz").find("end too early"), std::string::npos);
    std::ofstream(folder / "binary.csv", std::ios::binary) << std::string(
        "\x7f"
        "ELF\0\0\0",
        7);
    EXPECT_NE(refusal("binary.csv").find("binary"), std::string::npos);

    {
        std::ofstream out(folder / "endless.csv", std::ios::binary);
        out << "exporter,importer,value\nCHN,USA,1\nCHN,CHN,";
        const std::string digits(1 << 20, '1');
        for (int i = 0; i < 200; ++i) out << digits;
    }
    const auto start = std::chrono::steady_clock::now();
    EXPECT_NE(refusal("endless.csv").find("endless.csv:3: the line is longer"), std::string::npos);
    EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), 5.0);
    EXPECT_FALSE(std::filesystem::exists(folder / "never"));
    options.output.clear();
    EXPECT_EQ(refusal("whole.gz"), "accepted");
}

TEST_F(Import, WritesTheWorldWithItsProvenance) {
    options.output = folder / "My World";
    options.year = 2021;
    options.source = "A book";
    options.source_url = "https://example.org";
    options.licence = "CC-BY-4.0";
    options.trade_elasticity = 5;
    import("exporter,importer,value\nCHN,USA,1\nUSA,CHN,2\nUSA,USA,2\nCHN,CHN,2\n");
    const World world = load_world(folder / "My World");
    EXPECT_EQ(world.id, "My-World");
    EXPECT_EQ(world.year, 2021);
    EXPECT_EQ(world.sources, (std::vector<Source>{{"A book", "https://example.org", "CC-BY-4.0"}}));
    EXPECT_EQ(world.defaults.trade_elasticity, 5);
    EXPECT_TRUE(check_world(folder / "My World").empty());
}

TEST_F(Import, RandomTablesAgreeWithAPlainSum) {
    Random random(8);
    const std::vector<std::string> ids = {"BRA", "CHN", "DEU", "IND", "USA"};
    for (int trial = 0; trial < 50; ++trial) {
        std::map<std::pair<std::size_t, std::size_t>, double> flows;
        std::vector<std::string> rows;
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t j = 0; j < 5; ++j)
                if (random.below(3) > 0 || i == j) {
                    flows[{i, j}] = std::pow(10, random.uniform(-3, 9));
                    rows.push_back(ids[i] + "," + ids[j] + "," + shortest(flows[{i, j}]) + "\n");
                }
        for (std::size_t k = rows.size(); k > 1; --k) std::swap(rows[k - 1], rows[random.below(k)]);
        const World world = import("exporter,importer,value\n" + join(rows, "")).world;
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t j = 0; j < 5; ++j)
                ASSERT_EQ(world.trade[world.cell(j, 0, i)], flows.contains({i, j}) ? flows[std::pair(i, j)] : 0.0);
    }
}

TEST_F(Import, OptionsAreDescribedAndSetFromText) {
    set_options(options,
                {{"--unit", {"kUSD"}}, {"--column", {"value=trade"}}, {"--drop-unknown", {}}, {"year", {"2019"}}});
    EXPECT_EQ(options.unit, "kUSD");
    EXPECT_EQ(options.year, 2019);
    EXPECT_TRUE(options.drop_unknown);
    EXPECT_THROW(set_options(options, {{"significant_digits", {"40"}}}), InputError);
    EXPECT_THROW(set_options(options, {{"trade_elasticity", {"0"}}}), InputError);
    for (const OptionInfo& info : list_options(options)) EXPECT_FALSE(info.help.empty()) << info.name;
}

TEST_F(Import, ReferenceDataKeepEveryFigure) {
    NEEDS_REFERENCE("campos2023/trade_2019.csv.gz");
    options.input = reference("campos2023/trade_2019.csv.gz");
    options.unit = "kUSD";
    options.column = {"value=trade"};
    options.output = folder / "raw";
    const ImportReport report = import_csv(options);
    EXPECT_TRUE(report.notes.empty());
    const World world = load_world(folder / "raw");
    const CsvTable table = read_csv(options.input);
    EXPECT_EQ(table.rows(), 18108u);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto from = world.find_economy(std::string(table.cell(row, 0))),
                   to = world.find_economy(std::string(table.cell(row, 1)));
        ASSERT_TRUE(from && to);
        ASSERT_EQ(world.trade[world.cell(*to, 0, *from)], std::stod(std::string(table.cell(row, 2))));
    }
}

TEST_F(Import, TheCommandInTheReadmeMakesTheInstalledWorld) {
    NEEDS_REFERENCE("campos2023/trade_2019.csv.gz");
    const std::string page = read_file(find_data("worlds/README.md"));
    std::vector<std::string> words = command_in(page, "detente import csv");
    ASSERT_GT(words.size(), 20u);
    EXPECT_EQ(words[3], "trade_2019.csv.gz");
    for (std::size_t i = 4; i + 1 < words.size(); i += 2)
        if (words[i] != "-o") set_options(options, {{words[i], {words[i + 1]}}});
    options.input = reference("campos2023/trade_2019.csv.gz");
    options.output = folder / "2019";
    import_csv(options);
    for (const std::string file : {"datapackage.json", "economies.csv", "sectors.csv", "trade.csv"})
        EXPECT_EQ(sha256(read_file(folder / ("2019/" + file))), sha256(read_file(find_data("worlds/2019/" + file))))
            << file;
}
