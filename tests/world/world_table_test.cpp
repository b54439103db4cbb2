// World input-output tables in their published layouts, on small tables of our own.
#include "detente/world/world_table.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <numeric>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/import_folder.hpp"
#include "random_world.hpp"
#include "reference.hpp"

using namespace detente;

namespace {

/// A table in memory, to be written in any layout. Z [source][user], F [source][economy].
struct Plain {
    std::vector<std::string> economies, sectors;
    std::vector<std::vector<double>> Z, F;
    std::size_t J() const { return sectors.size(); }
    std::size_t N() const { return economies.size() * J(); }
    double output(std::size_t i) const {
        return std::accumulate(Z[i].begin(), Z[i].end(), 0.0) + std::accumulate(F[i].begin(), F[i].end(), 0.0);
    }
};

/// Final use in two columns, so that kinds of use must be added up: 1.5 times, and the rest.
std::string cells_of(const Plain& table, std::size_t i, bool stocks) {
    std::string out;
    for (const double value : table.Z[i]) out += "," + shortest(value);
    for (const double value : table.F[i])
        out += stocks ? "," + shortest(1.5 * value) + "," + shortest(-0.5 * value) : "," + shortest(value);
    return out + "," + shortest(table.output(i)) + "\n";
}

std::string icio_of(const Plain& table) {
    std::string out = "V1", row = "OUT";
    for (const std::string& e : table.economies)
        for (const std::string& s : table.sectors) out += "," + e + "_" + s;
    for (const std::string& e : table.economies) out += "," + e + "_HFCE," + e + "_INVNT";
    out += ",OUT\n";
    for (std::size_t i = 0; i < table.N(); ++i) {
        out += table.economies[i / table.J()] + "_" + table.sectors[i % table.J()] + cells_of(table, i, true);
        row += "," + shortest(table.output(i));
    }
    return out + row + std::string(2 * table.economies.size() + 1, ',') + "\n";
}

std::string wiot_of(const Plain& table) {
    std::string out = "IndustryCode,IndustryDescription,Country,RNr,Year";
    for (const std::string& e : table.economies)
        for (std::size_t j = 0; j < table.J(); ++j) out += fmt::format(",{}{}", e, j + 1);
    for (const std::string& e : table.economies) out += fmt::format(",{}{}", e, table.J() + 1);
    out += ",TOT\n";
    for (std::size_t i = 0; i < table.N(); ++i)
        out += fmt::format("{},\"{}, and more\",{},{},2014", table.sectors[i % table.J()], table.sectors[i % table.J()],
                           table.economies[i / table.J()], i % table.J() + 1) +
               cells_of(table, i, false);
    return out;
}

Plain random_table(Random& random, std::size_t n, std::size_t J) {
    Plain out;
    for (std::size_t k = 0; k < n; ++k) out.economies.push_back(std::string("Q") + char('A' + k) + "X");
    for (std::size_t j = 0; j < J; ++j) out.sectors.push_back(fmt::format("D{:02}", j + 1));
    out.Z.assign(n * J, std::vector<double>(n * J));
    out.F.assign(n * J, std::vector<double>(n));
    for (auto& row : out.Z)
        for (double& value : row) value = random.below(4) == 0 ? 0 : random.uniform(0, 10);
    for (auto& row : out.F)
        for (double& value : row) value = random.uniform(0, 10.0 * double(J));
    return out;
}

/// Gaussian elimination with pivots: x of M x = b.
std::vector<double> solve_dense(std::vector<std::vector<double>> M, std::vector<double> b) {
    const std::size_t N = b.size();
    for (std::size_t c = 0; c < N; ++c) {
        std::size_t pivot = c;
        for (std::size_t r = c; r < N; ++r)
            if (std::abs(M[r][c]) > std::abs(M[pivot][c])) pivot = r;
        std::swap(M[c], M[pivot]), std::swap(b[c], b[pivot]);
        for (std::size_t r = 0; r < N; ++r) {
            if (r == c) continue;
            const double by = M[r][c] / M[c][c];
            for (std::size_t k = c; k < N; ++k) M[r][k] -= by * M[c][k];
            b[r] -= by * b[c];
        }
    }
    for (std::size_t c = 0; c < N; ++c) b[c] /= M[c][c];
    return b;
}

/// What close_table does, the long way.
World by_inverse(Plain table) {
    const std::size_t N = table.N(), n = table.economies.size(), J = table.J();
    std::vector<double> output(N), wanted(N, 0);
    for (std::size_t i = 0; i < N; ++i) output[i] = table.output(i);
    std::vector<std::vector<double>> M(N, std::vector<double>(N));
    for (std::size_t i = 0; i < N; ++i) {
        for (double& value : table.F[i]) value = std::max(value, 0.0), wanted[i] += value;
        for (std::size_t j = 0; j < N; ++j) M[i][j] = double(i == j) - table.Z[i][j] / output[j];
    }
    const std::vector<double> x = solve_dense(M, wanted);
    World world;
    for (const std::string& e : table.economies) world.economies.push_back({e, e});
    world.sectors.resize(J);
    world.trade.assign(N * n, 0), world.inputs.assign(N * J, 0), world.final_demand.assign(N, 0), world.value_added = x;
    for (std::size_t i = 0; i < N; ++i)
        for (std::size_t k = 0; k < n; ++k) {
            double& flow = world.trade[world.cell(k, i % J, i / J)];
            flow = table.F[i][k];
            world.final_demand[k * J + i % J] += flow;
            for (std::size_t j = 0; j < J; ++j) {
                const double value = table.Z[i][k * J + j] * x[k * J + j] / output[k * J + j];
                flow += value, world.inputs[(k * J + i % J) * J + j] += value, world.value_added[k * J + j] -= value;
            }
        }
    return world;
}

void expect_same(const std::vector<double>& a, const std::vector<double>& b, double tolerance, const char* what) {
    ASSERT_EQ(a.size(), b.size()) << what;
    double size = 0;
    for (const double value : b) size = std::max(size, std::abs(value));
    for (std::size_t k = 0; k < a.size(); ++k) ASSERT_NEAR(a[k], b[k], tolerance * size) << what << " " << k;
}

void expect_same_world(const World& a, const World& b, double tolerance) {
    expect_same(a.trade, b.trade, tolerance, "trade");
    expect_same(a.inputs, b.inputs, tolerance, "inputs");
    expect_same(a.final_demand, b.final_demand, tolerance, "final demand");
    expect_same(a.value_added, b.value_added, tolerance, "value added");
}

const std::string small_icio =
    "V1,AUS_D01,AUS_D10,CN1_D01,CN1_D10,CN2_D01,CN2_D10,AUS_HFCE,AUS_INVNT,CHN_HFCE,CHN_INVNT,OUT\n"
    "AUS_D01,10,5,1,2,0,3,20,-4,6,1,44\n"
    "AUS_D10,3,8,0,4,2,1,30,2,5,0,55\n"
    "CN1_D01,0,1,4,6,1,2,2,0,10,-1,25\n"
    "CN1_D10,2,3,5,9,1,4,4,1,12,3,44\n"
    "CN2_D01,1,0,2,2,3,1,1,0,8,0,18\n"
    "CN2_D10,4,6,1,3,2,7,9,0,11,2,45\n"
    "TLS,1,2,0.5,1,0,1,3,0,4,0,\n"
    "VA,23,30,11.5,17,9,26,0,0,0,0,\n"
    "OUT,44,55,25,44,18,45,,,,,\n";

std::string message_of(WorldTable (*parse)(const std::string&, const std::string&), const std::string& text) {
    try {
        parse(text, "t.csv");
    } catch (const InputError& error) {
        return error.what();
    }
    return "accepted";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("no " + from);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST(WorldTable, IcioByHand) {
    Notes notes;
    const World world = close_table(parse_icio(small_icio, "t.csv"), notes);
    ASSERT_EQ(world.economies, (std::vector<Economy>{{"AUS", "Australia"}, {"CHN", "China"}}));
    ASSERT_EQ(world.sectors.size(), 2u);
    EXPECT_EQ(world.sectors[1].id, "D10");
    EXPECT_EQ(world.unit, "million USD");
    EXPECT_EQ(world.trade[world.cell(1, 0, 0)], 13);   // Australia to China in D01: 1+2+0+3 inputs, 6+1 final
    EXPECT_EQ(world.trade[world.cell(0, 0, 0)], 31);   // 10+5 inputs, 20-4 final
    EXPECT_EQ(world.trade[world.cell(1, 0, 1)], 38);   // both Chinas to both
    EXPECT_EQ(world.inputs[(0 * 2 + 0) * 2 + 1], 6);   // D01 used by D10 of Australia: 5+1+0
    EXPECT_EQ(world.inputs[(1 * 2 + 1) * 2 + 1], 28);  // D10 by D10 of China: 4+1, 9+4, 3+7
    EXPECT_EQ(world.final_demand, (std::vector<double>{19, 46, 24, 33}));
    EXPECT_EQ(world.value_added, (std::vector<double>{24, 32, 21.0 - 0.0, 45}));
    EXPECT_TRUE(world.tariff.empty());
    const std::vector<std::string> said = {
        "merged: CN1, CN2 as CHN",
        "negative-final-use: 2 cells of final use (changes in inventories as a rule) are negative, -5 in all; after "
        "kinds of use are added up 0 remain, 0 in all, and become zero",
        "taxes-and-margins: TLS: 5.5 on industries count as value added, 7 on final use are left out"};
    EXPECT_EQ(in_words(notes), said);
    for (const Finding& finding : check_world(world)) EXPECT_EQ(finding.name, "") << finding.message;
}

TEST(WorldTable, IcioOfOlderEditions) {
    const World world = [] {
        Notes notes;
        return close_table(parse_icio(small_icio, "t.csv"), notes);
    }();
    std::string old = small_icio;
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"AUS_HFCE", "HFCE_AUS"},
                                                                                   {"CHN_INVNT", "INVNT_CHN"},
                                                                                   {",OUT\n", ",TOTAL\n"},
                                                                                   {"TLS", "AUS_TAXSUB"},
                                                                                   {"VA", "VALU"},
                                                                                   {"\nOUT", "\nOUTPUT"}})
        old = replaced(old, from, to);
    Notes notes;
    EXPECT_EQ(close_table(parse_icio(old, "t.csv"), notes), world);
    EXPECT_EQ(notes.back().in_words(),
              "taxes-and-margins: TAXSUB: 5.5 on industries count as value added, 7 on final use are left "
              "out");
}

TEST(WorldTable, ZerosDiscrepanciesAndOutputThatDiffers) {
    std::string odd = replaced(small_icio, ",OUT\n", ",DISC,OUT\n");
    for (const char* row : {",44\n", ",55\n", ",25\n", ",44\nCN2", ",18\n", ",45\n"})
        odd = replaced(odd, row, std::string(",0.5") + row);
    for (const char* row : {",4,0,\n", ",0,0,\n", ",,,,,\n"}) odd = replaced(odd, row, "," + std::string(row));
    odd = replaced(odd, "OUT,44,55,", "OUT,44,60,");
    Notes notes;
    close_table(parse_icio(odd, "t.csv"), notes);
    ASSERT_EQ(notes.size(), 5u);
    EXPECT_EQ(
        notes[1].in_words(),
        "output-differs: of 1 industries the table states another output than it delivers, +5 in all, most of D10 "
        "of AUS: 60 against 55; deliveries are taken");
    EXPECT_EQ(notes[3].in_words(), "discrepancy: the column DISC, 3 in all, is left out");

    const std::string idle =
        "V1,AUS_A,AUS_B,USA_A,USA_B,AUS_HFCE,USA_HFCE,OUT\nAUS_A,1,0,2,3,4,5,15\nAUS_B,0,0,0,0,0,0,0\n"
        "USA_A,1,0,1,1,1,-9,-5\nUSA_B,1,0,-2,1,2,2,6\n";
    notes.clear();
    const World world = close_table(parse_icio(idle, "t.csv"), notes);
    EXPECT_EQ(world.value_added[1], 0);
    const std::vector<std::string> said = {
        "negative-inputs: 1 cells of intermediate use are negative, -2 in all; set to zero",
        "inputs-without-output: 1 industries buy inputs and deliver nothing; their inputs, 3 in all, are left out",
        "negative-final-use: 1 cells of final use (changes in inventories as a rule) are negative, -9 in all; after "
        "kinds of use are added up 1 remain, -9 in all, and become zero",
        "", "zero-output: 1 of 4 industries of an economy make nothing; they stay, empty"};
    ASSERT_EQ(notes.size(), said.size());
    for (std::size_t k = 0; k < said.size(); ++k)
        if (k != 3) EXPECT_EQ(notes[k].in_words(), said[k]);
    EXPECT_EQ(notes[3].in_words().substr(0, 52), "output-rebuilt: (I - A)^-1 f moves world output by +");
}

TEST(WorldTable, LayoutsOfOneTableAgree) {
    Random random(5);
    for (int trial = 0; trial < 40; ++trial) {
        const Plain table = random_table(random, 2 + random.below(4), 1 + random.below(4));
        Notes notes;
        const World icio = close_table(parse_icio(icio_of(table), "t.csv"), notes);
        World wiot = close_table(parse_wiot(wiot_of(table), "t.csv"), notes);
        EXPECT_EQ(wiot.year, 2014);
        EXPECT_EQ(wiot.sectors[0].id, "D01");
        EXPECT_EQ(wiot.sectors[0].name, "D01, and more");
        expect_same_world(icio, by_inverse(table), 1e-12);
        expect_same_world(wiot, icio, 1e-12);
        double made = 0, flows = 0;
        for (std::size_t i = 0; i < table.N(); ++i) made += table.output(i);
        for (const double flow : icio.trade) flows += flow;
        EXPECT_NEAR(flows / made, 1, 1e-14);
        for (const Finding& finding : check_world(icio)) EXPECT_NE(finding.name, "not-an-equilibrium");
    }
}

TEST(WorldTable, NegativeFinalUseIsTakenOutThroughTheLeontiefInverse) {
    Random random(6);
    for (int trial = 0; trial < 40; ++trial) {
        Plain table = random_table(random, 2 + random.below(4), 1 + random.below(5));
        for (auto& row : table.Z)
            for (double& value : row) value *= 0.1;
        for (auto& row : table.F)
            for (double& value : row) value += 10;
        for (std::size_t k = 1 + random.below(4); k > 0; --k)
            table.F[random.below(table.N())][0] = -random.uniform(0, 3);
        Notes notes;
        const World world = close_table(parse_wiot(wiot_of(table), "t.csv"), notes);
        expect_same_world(world, by_inverse(table), 1e-10);
        ASSERT_GE(notes.size(), 2u);
        EXPECT_TRUE(notes[0].in_words().starts_with("negative-final-use: "));
        EXPECT_TRUE(notes[1].in_words().starts_with("output-rebuilt: "));
        for (const Finding& finding : check_world(world)) EXPECT_NE(finding.name, "not-an-equilibrium");
    }
}

/// The sheet of the Excel file of 2013: titles, four rows of labels, totals with the numbers r60 to r69.
TEST(WorldTable, SheetOfWiod2013) {
    const std::string sheet =
        "\"Intercountry Input-Output Table, 2011\",,,,,,,,,,,,\n"
        ",,,,,,,,,,,,\n"
        "(industry-by-industry),,,,AtB,C,AtB,C,,,,,\n"
        "(millions of US$),,,,\"Agriculture, fishing\",Mining,\"Agriculture, fishing\",Mining,Households,Inventories,"
        "Households,Inventories,Total output\n"
        ",,,,AUS,AUS,ROM,ROM,AUS,AUS,ROM,ROM,TOT\n"
        ",,,,c1,c2,c1,c2,c37,c42,c37,c42,c60\n"
        "AtB,\"Agriculture, fishing\",AUS,c1,1,2,3,4,10,1,5,0,26\n"
        "C,Mining,AUS,c2,2,1,0,1,8,-9,2,0,5\n"
        "AtB,\"Agriculture, fishing\",ROM,c1,0,1,2,2,3,0,20,1,29\n"
        "C,Mining,ROM,c2,1,1,1,3,2,0,9,0,17\n"
        ",Total intermediate consumption,TOT,r60,4,5,6,10,23,-8,36,1,77\n"
        ",Taxes less subsidies on products,TOT,r61,1,0,1,0,2,0,2,0,6\n"
        ",Value added at basic prices,TOT,r64,21,0,22,7,0,0,0,0,50\n"
        ",Output at basic prices,TOT,r69,26,5,29,17,0,0,0,0,77\n";
    const std::string named = replaced(sheet, ",,,,AtB,C,AtB,C,,,,,", ",,,,AtB,C,AtB,C,,,,,,");
    EXPECT_EQ(message_of(parse_wiot, named), "accepted");
    Notes notes;
    const World world = close_table(parse_wiot(sheet, "t.csv"), notes);
    EXPECT_EQ(world.economies, (std::vector<Economy>{{"AUS", "Australia"}, {"ROU", "Romania"}}));
    EXPECT_EQ(world.sectors[0].id, "c1");
    EXPECT_EQ(world.sectors[0].name, "Agriculture, fishing");
    Plain plain{{"AUS", "ROU"},
                {"c1", "c2"},
                {{1, 2, 3, 4}, {2, 1, 0, 1}, {0, 1, 2, 2}, {1, 1, 1, 3}},
                {{11, 5}, {-1, 2}, {3, 21}, {2, 9}}};
    expect_same_world(world, by_inverse(plain), 1e-12);
    EXPECT_EQ(notes.back().in_words(),
              "taxes-and-margins: Taxes less subsidies on products: 2 on industries count as value added, "
              "4 on final use are left out");
}

TEST(WorldTable, WrongTablesAreNamed) {
    const auto icio = [](const std::string& from, const std::string& to) {
        return message_of(parse_icio, replaced(small_icio, from, to));
    };
    EXPECT_EQ(icio("AUS_D10,CN1", "AUS_D01,CN1"), "t.csv:1: AUS_D01: the header has this column twice");
    EXPECT_EQ(icio("V1,AUS_D01", "V1,Australia"),
              "t.csv:1: Australia: is no column of such a table. Columns are COU_INDUSTRY, COU_FINALUSE, OUT");
    EXPECT_EQ(icio("\nCN1_D01", "\nAUS_D01"), "t.csv:4: AUS_D01: the same row is on line 2 already");
    EXPECT_EQ(icio("\nCN1_D01", "\nCN1_D02"),
              "t.csv:4: CN1_D02: is a row that no column has. Rows are COU_INDUSTRY, TLS, VA, OUT");
    EXPECT_EQ(icio("10,5,1,2", "10,x,1,2"), "t.csv:2: AUS_D10: 'x' is not a finite number");
    EXPECT_EQ(icio("10,5,1,2", "10,,1,2"), "t.csv:2: AUS_D10: the cell is empty where a number is needed");
    EXPECT_EQ(icio("10,5,1,2", "10,\"5,000\",1,2"),
              "t.csv:2: AUS_D10: '5,000' is not a finite number. Write numbers with '.' for decimals and no thousands "
              "separators");
    EXPECT_EQ(icio("10,5,1,2", "10,5,1"), "t.csv:2: the row has 11 cells, the header 12");
    EXPECT_EQ(icio("10,5,1,2", "10,\"5,1,2"), "t.csv:2: a quote that is opened on this line is not closed on it");
    EXPECT_EQ(icio("AUS_D10,3,8,0,4,2,1,30,2,5,0,55\n", ""),
              "t.csv: D10 of AUS: has a column but no row. Is the file cut short?");
    EXPECT_EQ(message_of(parse_icio, "exporter,importer,value\n"),
              "t.csv:1: importer: is no column of such a table. Columns are COU_INDUSTRY, COU_FINALUSE, OUT");
    EXPECT_EQ(message_of(parse_icio, "V1,AUS_D01\nAUS_D01,1\n"),
              "t.csv:1: no column is a final use of an economy. Is this such a table?");
    EXPECT_EQ(message_of(parse_icio, "\n"), "t.csv:1: the table has no rows");

    const std::string flat = wiot_of({{"AUS", "USA"},
                                      {"A01", "B"},
                                      {{1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 1}},
                                      {{5, 5}, {5, 5}, {5, 5}, {5, 5}}});
    const auto wiot = [&](const std::string& from, const std::string& to) {
        return message_of(parse_wiot, replaced(flat, from, to));
    };
    EXPECT_EQ(message_of(parse_wiot, flat), "accepted");
    EXPECT_EQ(message_of(parse_wiot, replaced(flat, "IndustryCode,", "Industry,")),
              "t.csv:2: four rows of labels must stand over the figures");
    EXPECT_EQ(message_of(parse_wiot, "exporter,importer,value\nAUS,USA,5\n"),
              "t.csv:2: this is no World Input-Output Table. The first row starts with IndustryCode, or four rows of "
              "labels stand over the figures");
    EXPECT_EQ(wiot("RNr,Year", "Number,Year"),
              "t.csv:1: RNr: is not the name of column 4. The first columns are IndustryCode, IndustryDescription, "
              "Country, RNr, Year");
    EXPECT_EQ(wiot(",AUS2,", ",AUS1,"), "t.csv:2: AUS1: the header has this column twice");
    EXPECT_EQ(wiot(",USA3,", ",USA,"),
              "t.csv:1: USA: is no column of such a table. Columns are an economy and a number, as AUS1");
    EXPECT_EQ(wiot(",AUS,2,2014", ",AUS,1,2014"), "t.csv:3: AUS 1: the same row is on line 2 already");
    EXPECT_EQ(wiot(",AUS,2,2014", ",AUS,7,2014"), "t.csv:3: AUS 7: is a row that no column has");
}

TEST(WorldTable, CoefficientsThatHaveNoInverse) {
    const std::string spiral = "V1,AUS_A,AUS_B,AUS_HFCE,AUS_INVNT\nAUS_A,0,50,1,0\nAUS_B,60,0,0,-55\n";
    Notes notes;
    try {
        close_table(parse_icio(spiral, "t.csv"), notes);
        FAIL() << "accepted";
    } catch (const InputError& error) {
        EXPECT_STREQ(error.what(),
                     "t.csv: B of AUS: output cannot be rebuilt without negative final use: inputs here are "
                     "10 times the output. Mend the column");
    }
}

TEST(WorldTable, ImportFindsTheLayout) {
    const test::Folder folder("wiot");
    const std::string text = wiot_of({{"AUS", "USA"}, {"A01"}, {{1, 1}, {1, 1}}, {{5, 5}, {5, 5}}});
    std::ofstream(folder / "WIOT2014_Nov16_ROW.csv") << text;
    FolderImportOptions options;
    options.input = folder / "WIOT2014_Nov16_ROW.csv";
    const World by_file = import_wiod(options).world;
    options.input = folder / "";
    EXPECT_EQ(import_wiod(options).world, by_file);
    EXPECT_EQ(by_file.year, 2014);
    std::ofstream(folder / "wiot12.csv") << text;
    try {
        import_wiod(options);
        FAIL() << "accepted";
    } catch (const InputError& error) {
        EXPECT_EQ(error.what(), options.input + ": the folder has 2 World Input-Output Tables. Name one, e.g. " +
                                    (folder / "WIOT2014_Nov16_ROW.csv"));
    }
    std::ofstream(folder / "ICIO2021_2018.csv") << small_icio;
    options.input = folder / "ICIO2021_2018.csv";
    EXPECT_EQ(import_icio(options).world.year, 2018);
}

/// WIOD 2011 as tidy tables, written out as one wide table in which every use draws on sources alike, and read again.
TEST(WorldTable, Wiod2011ThereAndBack) {
    NEEDS_REFERENCE("wiod2011/trade.csv.gz");
    FolderImportOptions options;
    options.input = reference("wiod2011");
    const World world = import_wiod(options).world;
    const std::size_t n = world.n(), J = world.sectors.size();
    Plain table;
    for (const Economy& economy : world.economies) table.economies.push_back(economy.id);
    for (const Sector& sector : world.sectors) table.sectors.push_back(sector.id);
    table.Z.assign(n * J, std::vector<double>(n * J, 0)), table.F.assign(n * J, std::vector<double>(n, 0));
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t s = 0; s < J; ++s) {
            double bought = 0;
            for (std::size_t i = 0; i < n; ++i) bought += world.trade[world.cell(k, s, i)];
            for (std::size_t i = 0; i < n && bought > 0; ++i) {
                const double share = world.trade[world.cell(k, s, i)] / bought;
                table.F[i * J + s][k] = share * world.final_demand[k * J + s];
                for (std::size_t j = 0; j < J; ++j)
                    table.Z[i * J + s][k * J + j] = share * world.inputs[(k * J + s) * J + j];
            }
        }
    Notes notes;
    const World again = close_table(parse_wiot(wiot_of(table), "t.csv"), notes);
    expect_same_world(again, world, 1e-11);  // the tidy tables hold twelve digits
    for (std::size_t k = 0; k + 1 < n; ++k) EXPECT_EQ(again.economies[k].id, world.economies[k].id);
    EXPECT_EQ(again.economies.back().id, "ROW");
    const double negative = *std::min_element(world.value_added.begin(), world.value_added.end());
    EXPECT_EQ(in_words(notes),
              (std::vector<std::string>{
                  "zero-output: 22 of 1435 industries of an economy make nothing; they stay, empty",
                  fmt::format("negative-value-added: 1 industries spend more on inputs than they sell, {:.6g} in "
                              "all; kept",
                              negative)}));
}

TEST(WorldTable, AYearThatIsNoneIsNamed) {
    Random random(8);
    const std::string table = wiot_of(random_table(random, 2, 2));
    for (const char* year : {"2e14", "-5", "2014.5", "99999", "soon", "1e300"}) {
        std::string wild = table;
        wild.replace(wild.find(",2014"), 5, std::string(",") + year);
        try {
            parse_wiot(wild, "t.csv");
            FAIL() << year;
        } catch (const InputError& error) {
            EXPECT_EQ(error.field, "Year");
            EXPECT_EQ(error.line, 2);
        }
    }
}
