#include "detente/support/csv.hpp"

#include <gtest/gtest.h>

#include <zlib.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/random.hpp"
#include "detente/support/text.hpp"

using namespace detente;

namespace {

InputError failure(const std::string& content, const CsvOptions& options = {}) {
    try {
        parse_csv(content, "t.csv", options);
    } catch (const InputError& error) {
        return error;
    }
    ADD_FAILURE() << "accepted: " << content.substr(0, 80);
    return InputError("", 0, "", "");
}

bool says(const InputError& error, const std::string& words) {
    return std::string(error.what()).find(words) != std::string::npos;
}

}  // namespace

TEST(Csv, ReadsCellsWithTheirLines) {
    const CsvTable t = parse_csv("a,b\n1,x\n2.5,\"y,\"\"z\"\"\nw\"\n3,\n", "t.csv");
    ASSERT_EQ(t.rows(), 3u);
    EXPECT_EQ(t.header, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(t.number(1, t.column("a")), 2.5);
    EXPECT_EQ(t.cell(1, 1), "y,\"z\"\nw");
    EXPECT_EQ(t.cell(2, 1), "");
    EXPECT_EQ(t.line(0), 2);
    EXPECT_EQ(t.line(1), 3);
    EXPECT_EQ(t.line(2), 5);
}

TEST(Csv, CopiesAndMovesKeepTheirCells) {
    CsvTable first = parse_csv("a\nx\n", "t.csv");
    const CsvTable copy = first;
    const CsvTable moved = std::move(first);
    first = parse_csv("b\nq\n", "u.csv");
    EXPECT_EQ(copy.cell(0, 0), "x");
    EXPECT_EQ(moved.cell(0, 0), "x");
}

TEST(Csv, FindsEachDelimiter) {
    for (const char d : {',', ';', '\t', '|'}) {
        const std::string s(1, d);
        const CsvTable t = parse_csv("a" + s + "b c" + s + "d\n1" + s + "2" + s + "3\n", "t.csv");
        EXPECT_EQ(t.header.size(), 3u);
        EXPECT_EQ(t.cell(0, 2), "3");
    }
}

TEST(Csv, LineEndsBomBlanksAndTrailingBlankLines) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const CsvTable t = parse_csv(
            "\xEF\xBB\xBF"
            "a , b" +
                end + " 1, \"2\" " + end + end + end,
            "t.csv");
        ASSERT_EQ(t.rows(), 1u);
        EXPECT_EQ(t.header, (std::vector<std::string>{"a", "b"}));
        EXPECT_EQ(t.cell(0, 0), "1");
        EXPECT_EQ(t.cell(0, 1), "2");
        EXPECT_EQ(t.line(0), 2);
    }
}

TEST(Csv, LastLineNeedsNoLineEnd) {
    EXPECT_EQ(parse_csv("a,b\n1,", "t.csv").cell(0, 1), "");
    EXPECT_EQ(parse_csv("a,b", "t.csv").rows(), 0u);
}

TEST(Csv, RenamesColumnsAsAsked) {
    CsvOptions options;
    options.columns = {{"value", "trade"}, {"exporter", "from"}};
    const CsvTable t = parse_csv("from,to,trade,value\nA,B,1,2\n", "t.csv", options);
    EXPECT_EQ(t.cell(0, t.column("value")), "1");
    EXPECT_EQ(t.cell(0, t.column("exporter")), "A");
    EXPECT_EQ(t.cell(0, t.column("value (not used)")), "2");
    options.columns = {{"a", "b"}, {"b", "a"}};
    const CsvTable swapped = parse_csv("a,b\n1,2\n", "t.csv", options);
    EXPECT_EQ(swapped.cell(0, swapped.column("a")), "2");
    EXPECT_EQ(swapped.cell(0, swapped.column("b")), "1");
}

TEST(Csv, RefusesWhatIsNoTable) {
    EXPECT_TRUE(says(failure(""), "empty"));
    EXPECT_TRUE(says(failure("\n\n"), "header line is blank"));
    EXPECT_TRUE(says(failure(std::string("a,b\n1,\0\n", 8)), "NUL"));
    EXPECT_EQ(failure(std::string("a,b\n1,\0\n", 8)).line, 2);
    EXPECT_TRUE(says(failure("a,b\n1,2\ncaf\xE9,3\n"), "not UTF-8"));
    EXPECT_EQ(failure("a,b\n1,2\ncaf\xE9,3\n").line, 3);
    EXPECT_TRUE(says(failure("\xFF\xFE"
                             "a"),
                     "UTF-16"));
}

TEST(Csv, RefusesRaggedRowsWithTheirLine) {
    const InputError error = failure("a,b\n1,2\n1\n");
    EXPECT_EQ(error.file, "t.csv");
    EXPECT_EQ(error.line, 3);
    EXPECT_TRUE(says(error, "1 cells, the header 2"));
    EXPECT_EQ(failure("a,b\n\"x\ny\",2\n1,2,3\n").line, 4);
}

TEST(Csv, RefusesBlankLinesInTheMiddle) {
    EXPECT_EQ(failure("a,b\n1,2\n\n3,4\n").line, 3);
}

TEST(Csv, RefusesDuplicateHeaderAndQuotesOutOfPlace) {
    EXPECT_EQ(failure("a,b,a\n").field, "a");
    EXPECT_EQ(failure("a,b\n1,x\"y\n").line, 2);
    EXPECT_EQ(failure("a,b\n1,\"x\"y\n").line, 2);
    EXPECT_TRUE(says(failure("a,b\n1,\"x\n2,3\n"), "never closed"));
    EXPECT_EQ(failure("a,b\n1,\"x\n2,3\n").line, 2);
}

TEST(Csv, RefusesColumnsThatAreNotThere) {
    CsvOptions options;
    options.columns = {{"value", "tarde"}};
    EXPECT_TRUE(says(failure("exporter,trade\n", options), "did you mean 'trade'?"));
    options.columns = {{"value", "trade"}, {"flow", "trade"}};
    EXPECT_TRUE(says(failure("exporter,trade\n", options), "under two names"));
    const CsvTable t = parse_csv("exporter,valeu\n", "t.csv");
    try {
        t.column("value");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_TRUE(says(error, "did you mean 'valeu'?"));
        EXPECT_EQ(error.line, 1);
    }
}

TEST(Csv, WrongDelimiterIsNamed) {
    CsvOptions options;
    options.delimiter = ',';
    const CsvTable t = parse_csv("exporter;importer;value\nA;B;1\n", "t.csv", options);
    try {
        t.column("value");
        FAIL();
    } catch (const InputError& error) {
        EXPECT_TRUE(says(error, "Only one column found; the file seems to use ';'"));
    }
}

TEST(Csv, NumbersAreFiniteAndPlain) {
    const CsvTable t = parse_csv("v\n1e3\nNaN\ninf\n\"1,5\"\n0x10\n1e999\n--3\n1.5 kg\n", "t.csv");
    EXPECT_EQ(t.number(0, 0), 1000.0);
    for (std::size_t row = 1; row < t.rows(); ++row) {
        try {
            t.number(row, 0);
            ADD_FAILURE() << t.cell(row, 0);
        } catch (const InputError& error) {
            EXPECT_EQ(error.line, static_cast<long>(row) + 2);
            EXPECT_EQ(error.field, "v");
        }
    }
    EXPECT_TRUE(says(failure("a,b\n1\n"), "cells"));
}

TEST(Csv, OverLongLineFailsPromptlyWithItsLine) {
    const std::filesystem::path path = std::filesystem::path(::testing::TempDir()) / "detente_long_line.csv";
    {
        std::ofstream out(path, std::ios::binary);
        out << "exporter,importer,value\nA,B,1\n";
        const std::string part(1 << 20, 'x');
        for (int i = 0; i < 50; ++i) out << part;
        out << "\n";
    }
    const std::clock_t start = std::clock();  // of the processor: other programs do not count
    try {
        read_csv(path.string());
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.line, 3);
        EXPECT_TRUE(says(error, "longer than 1048576 bytes"));
    }
    EXPECT_LT(double(std::clock() - start) / CLOCKS_PER_SEC, 5.0);
    std::filesystem::remove(path);
    EXPECT_EQ(failure("a,b\n1,2\n" + std::string(3 << 20, ',')).line, 3);
    EXPECT_EQ(failure("a,b\n\"" + std::string(3 << 20, '\n') + "\",1\n").line, 2);
    EXPECT_EQ(failure(std::string(3 << 20, 'a')).line, 1);
}

TEST(Csv, ReadsGzip) {
    const std::string path = ::testing::TempDir() + "detente_csv.gz";
    gzFile out = gzopen(path.c_str(), "wb");
    gzputs(out, "a,b\n1,2\n");
    gzclose(out);
    EXPECT_EQ(read_csv(path).number(0, 1), 2.0);
    std::filesystem::remove(path);
}

TEST(Csv, RandomTablesComeBack) {
    Random random(7);
    const std::vector<std::string> pieces = {"a", "1.5", ",", "\"", "\n", "\r\n", " ", ";", "é", "\t", "中", "|", ""};
    for (int trial = 0; trial < 300; ++trial) {
        const std::size_t width = 2 + random.below(4), height = random.below(6);
        std::vector<std::vector<std::string>> cells(height, std::vector<std::string>(width));
        std::string text;
        for (std::size_t j = 0; j < width; ++j) text += (j ? "," : "") + std::string("c") + std::to_string(j);
        text += "\n";
        for (auto& row : cells) {
            for (std::size_t j = 0; j < width; ++j) {
                for (std::size_t k = random.below(5); k > 0; --k) row[j] += pieces[random.below(pieces.size())];
                text += (j ? "," : "") + csv_field(row[j]);
            }
            text += random.below(2) ? "\n" : "\r\n";
        }
        const CsvTable t = parse_csv(text, "t.csv");
        ASSERT_EQ(t.rows(), height) << text;
        for (std::size_t i = 0; i < height; ++i)
            for (std::size_t j = 0; j < width; ++j) ASSERT_EQ(t.cell(i, j), cells[i][j]) << text;
    }
}

TEST(Csv, RandomBytesNeverCrash) {
    Random random(11);
    const std::string alphabet = "ab,;\n\r\" \t|.1\xC3\xA9\xFF";
    for (int trial = 0; trial < 5000; ++trial) {
        std::string text;
        for (std::size_t k = random.below(40); k > 0; --k) text += alphabet[random.below(alphabet.size())];
        try {
            const CsvTable t = parse_csv(text, "t.csv");
            for (std::size_t i = 0; i < t.rows(); ++i)
                for (std::size_t j = 0; j < t.header.size(); ++j) ASSERT_LE(t.cell(i, j).size(), text.size());
        } catch (const InputError& error) {
            ASSERT_EQ(error.file, "t.csv");
        }
    }
}

TEST(Csv, ManyColumnsTakeNoTime) {
    std::string text;
    for (int k = 0; k < 100'000; ++k) text += (k ? ",c" : "c") + std::to_string(k);
    const auto begun = std::chrono::steady_clock::now();
    const CsvTable table = parse_csv(text + "\n", "wide.csv");
    EXPECT_EQ(table.header.size(), 100'000u);
    EXPECT_THROW(parse_csv(text + ",c7\n", "twice.csv"), InputError);
    EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(), 2.0);
}

TEST(Csv, WhatASpreadsheetWouldRunIsGuarded) {
    EXPECT_EQ(csv_text("=1+1"), "'=1+1");
    EXPECT_EQ(csv_text(" @SUM(A1)"), "' @SUM(A1)");
    EXPECT_EQ(csv_text("+cmd|' /C calc'!A0"), "\"'+cmd|' /C calc'!A0\"");
    EXPECT_EQ(csv_text("-2.5"), "-2.5");
    EXPECT_EQ(csv_text("+1e-3"), "+1e-3");
    EXPECT_EQ(csv_text("Côte d'Ivoire"), "Côte d'Ivoire");
    EXPECT_EQ(csv_text(""), "");
    EXPECT_EQ(csv_field("=1+1"), "=1+1") << "packages keep what they are given";
}
