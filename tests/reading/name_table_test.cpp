// The mapped table of names: it gives what the table built in memory gives, and a file that does not fit is not used.
#include <filesystem>
#include <fstream>

#include "detente/support/files.hpp"
#include "reading/mentions/name_index.hpp"
#include "reading/mentions/name_table.hpp"
#include "reading/mentions/name_table_file.hpp"
#include "reading_fixture.hpp"

namespace detente {
namespace {

using namespace reading;

struct NameTableFile : testing::Test {
    static constexpr std::uint64_t inputs = 42;
    const std::string path = (std::filesystem::path(testing::TempDir()) / "names_test.table").string();
    std::string bytes = [] {
        const auto table = build_name_table(small_registry(), ReadingTables::installed(), inputs);
        return std::string(reinterpret_cast<const char*>(table.data()), table.size());
    }();

    ~NameTableFile() override { std::filesystem::remove(path); }
    bool fits(const std::string& content, std::uint64_t wanted = inputs) {
        write_file(path, content);
        return NameIndex::mapped(path, wanted).has_value();
    }
};

std::string names_in(const NameIndex& index, const std::string& text) {
    std::string out;
    const Tokens tokens = tokenize(text, lower(text), index.vocabulary());
    TextLanguage language = index.language(text, tokens);
    for (const Match& match : index.find(text, tokens, language))
        for (const Candidate& one : match.candidates)
            out += std::to_string(match.first) + "-" + std::to_string(match.last) + " " + one.id + " " +
                   to_string(one.kind) + "\n";
    return out;
}

TEST_F(NameTableFile, GivesWhatTheTableInMemoryGives) {
    ASSERT_TRUE(fits(bytes));
    const NameIndex mapped = *NameIndex::mapped(path, inputs);
    const NameIndex built(small_registry(), ReadingTables::installed());
    for (const char* text : {"China and Korea, says Mr Jordan of the U.S.",
                             "Washington Post: South-Korea, Côte d’Ivoire", "中国 Китай", ""})
        EXPECT_EQ(names_in(mapped, text), names_in(built, text));
    EXPECT_NE(names_in(mapped, "China and Korea"), "");
}

TEST_F(NameTableFile, MissingFileIsNotUsed) {
    EXPECT_FALSE(NameIndex::mapped(path, inputs));
    EXPECT_FALSE(NameIndex::mapped(std::filesystem::path(path).parent_path().string(), inputs));
}

TEST_F(NameTableFile, TruncatedFileIsNotUsed) {
    for (const std::size_t size : {std::size_t(0), std::size_t(7), sizeof(NameTableHeader) - 1, sizeof(NameTableHeader),
                                   bytes.size() / 2, bytes.size() - 1})
        EXPECT_FALSE(fits(bytes.substr(0, size))) << size;
    EXPECT_FALSE(fits(bytes + '\0'));
}

TEST_F(NameTableFile, StaleFileIsNotUsed) {
    EXPECT_FALSE(fits(bytes, inputs + 1));  // other registry files
    std::string older = bytes;
    --older[8];  // version
    EXPECT_FALSE(fits(older));
    std::string foreign = bytes;
    std::reverse(foreign.begin() + 12, foreign.begin() + 16);  // byte order
    EXPECT_FALSE(fits(foreign));
}

TEST_F(NameTableFile, DamagedFileIsNotUsed) {
    for (std::size_t at = 0; at < bytes.size(); at += at < 400 ? 1 : 997) {
        std::string damaged = bytes;
        damaged[at] = char(damaged[at] ^ 0x10);
        ASSERT_FALSE(fits(damaged)) << "byte " << at;
    }
}

TEST_F(NameTableFile, InputsAreAllThatTheTableIsMadeFrom) {
    const Registry& installed = Registry::installed();
    const ReadingTables tables = ReadingTables::installed();
    const std::uint64_t before = name_table_inputs(installed, tables);
    EXPECT_EQ(name_table_inputs(installed, ReadingTables::installed()), before);
    ReadingTables other = tables;
    other.masks.back().phrase += "s";
    EXPECT_NE(name_table_inputs(installed, other), before);

    const std::filesystem::path copy = std::filesystem::path(testing::TempDir()) / "names_data";
    std::filesystem::remove_all(copy);
    std::filesystem::copy(std::string(DETENTE_SOURCE) + "/data/registry", copy);
    std::ofstream(copy / "names.csv", std::ios::app) << "CHN,en,variant,Zhongguoland,,test\n";
    const Registry longer = Registry::load(copy.string());
    EXPECT_NE(name_table_inputs(longer, tables), before);
    EXPECT_FALSE(NameIndex::mapped(longer, tables));  // the build's own table is of other names
    std::filesystem::remove_all(copy);
}

TEST(NameTable, TheBuildHasATableThatFits) {
    EXPECT_TRUE(NameIndex::mapped(Registry::installed(), ReadingTables::installed()))
        << "looked for " << name_table_places().back();
}

}  // namespace
}  // namespace detente
