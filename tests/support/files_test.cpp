#include "detente/support/files.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <zlib.h>

#include <cstdlib>
#include <fstream>

#include "detente/support/error.hpp"

using namespace detente;
namespace fs = std::filesystem;

namespace {

class Files : public ::testing::Test {
protected:
    fs::path folder = fs::path(::testing::TempDir()) /
                      (std::string("detente_files_") + ::testing::UnitTest::GetInstance()->current_test_info()->name());
    void SetUp() override {
        fs::remove_all(folder);
        fs::create_directories(folder);
    }
    void TearDown() override { fs::remove_all(folder); }

    void put(const std::string& name, const std::string& bytes) {
        std::ofstream(folder / name, std::ios::binary) << bytes;
    }
    std::string failure(const fs::path& path, bool text = false) {
        try {
            text ? read_text_file(path) : read_file(path);
        } catch (const InputError& error) {
            return error.what();
        }
        return "";
    }
};

std::string gzip(const std::string& plain, const fs::path& scratch) {
    gzFile out = gzopen(scratch.c_str(), "wb");
    gzwrite(out, plain.data(), static_cast<unsigned>(plain.size()));
    gzclose(out);
    std::ifstream in(scratch, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_F(Files, WrittenIsRead) {
    const std::string content(3'000'000, 'q');
    write_file(folder / "a.txt", content);
    EXPECT_EQ(read_file(folder / "a.txt"), content);
    write_file(folder / "a.txt", "short");
    EXPECT_EQ(read_file(folder / "a.txt"), "short");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(Files, ReadingNamesWhatIsWrong) {
    EXPECT_NE(failure(folder / "none").find("no such file"), std::string::npos);
    EXPECT_NE(failure(folder).find("is a folder"), std::string::npos);
    put("empty", "");
    EXPECT_NE(failure(folder / "empty", true).find("empty"), std::string::npos);
    put("bom", "\xEF\xBB\xBF");
    EXPECT_NE(failure(folder / "bom", true).find("empty"), std::string::npos);
    put("nul", std::string("a\nb\0c", 5));
    EXPECT_NE(failure(folder / "nul", true).find("nul:2: the file is binary"), std::string::npos);
    put("latin1", "a\nb\ncaf\xE9\n");
    EXPECT_NE(failure(folder / "latin1", true).find("latin1:3: the text is not UTF-8"), std::string::npos);
    put("good", "\xEF\xBB\xBFok");
    EXPECT_EQ(read_text_file(folder / "good"), "ok");
}

TEST_F(Files, GzipWholeTruncatedCorruptAndSeveralMembers) {
    std::string plain;
    for (int i = 0; i < 100000; ++i) plain += std::to_string(i * 7919 % 100003) + "\n";
    const std::string packed = gzip(plain, folder / "scratch.gz");
    put("whole.gz", packed);
    EXPECT_EQ(read_file(folder / "whole.gz"), plain);
    put("twice.gz", packed + packed);
    EXPECT_EQ(read_file(folder / "twice.gz"), plain + plain);
    put("padded.gz", packed + std::string(512, '\0'));
    EXPECT_EQ(read_file(folder / "padded.gz"), plain);
    for (const std::size_t cut :
         {std::size_t{2}, std::size_t{9}, std::size_t{11}, packed.size() / 2, packed.size() - 8, packed.size() - 1}) {
        put("cut.gz", packed.substr(0, cut));
        EXPECT_NE(failure(folder / "cut.gz").find("end too early"), std::string::npos) << cut;
    }
    std::string wrong = packed;
    wrong[wrong.size() / 2] = static_cast<char>(wrong[wrong.size() / 2] ^ 0x5A);
    put("wrong.gz", wrong);
    EXPECT_NE(failure(folder / "wrong.gz").find("corrupt"), std::string::npos);
    put("junk.gz", packed + "junk");
    EXPECT_NE(failure(folder / "junk.gz").find("other bytes"), std::string::npos);
    put("none.gz", gzip("", folder / "scratch.gz"));
    EXPECT_EQ(read_file(folder / "none.gz"), "");
}

TEST_F(Files, FailedWriteLeavesWhatWasThere) {
    EXPECT_THROW(write_file(folder / "no" / "such" / "a", "x"), InputError);
    EXPECT_THROW(write_file(folder, "x"), InputError);
    EXPECT_THROW(write_file("/proc/detente_cannot_write_here", "x"), InputError);
    EXPECT_TRUE(fs::is_empty(folder));
}

TEST_F(Files, WritingThroughALinkKeepsTheLink) {
    put("target", "old");
    fs::create_symlink(folder / "target", folder / "link");
    write_file(folder / "link", "new");
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(read_file(folder / "target"), "new");
    EXPECT_NO_THROW(write_file("/dev/null", "x"));
}

TEST_F(Files, ReadsAPipe) {
    const fs::path pipe = folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    ASSERT_EQ(std::system(("sh -c 'printf hello > " + pipe.string() + "' &").c_str()), 0);
    EXPECT_EQ(read_file(pipe), "hello");
}

// FIPS 180-4, examples of SHA-256.
TEST_F(Files, Sha256KnownAnswers) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_F(Files, InstalledDataAreFoundAndMissingOnesNamed) {
    const char* before = std::getenv("DETENTE_DATA");
    const std::string keep = before ? before : "";
    put("here.csv", "x");
    ::setenv("DETENTE_DATA", folder.c_str(), 1);
    EXPECT_EQ(find_data("here.csv"), folder / "here.csv");
    try {
        find_data("worlds/none");
        ADD_FAILURE();
    } catch (const InputError& error) {
        EXPECT_NE(std::string(error.what()).find((folder / "worlds/none").string()), std::string::npos);
        EXPECT_NE(error.hint.find("DETENTE_DATA"), std::string::npos);
    }
    before ? ::setenv("DETENTE_DATA", keep.c_str(), 1) : ::unsetenv("DETENTE_DATA");
}
