#include "detente/support/files.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cstdlib>
#include <fstream>
#include <thread>

#include "detente/support/error.hpp"
#include "detente/support/staged.hpp"

using namespace detente;
namespace fs = std::filesystem;

namespace {

class FilesTest : public ::testing::Test {
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

TEST_F(FilesTest, WrittenIsRead) {
    const std::string content(3'000'000, 'q');
    write_file(folder / "a.txt", content);
    EXPECT_EQ(read_file(folder / "a.txt"), content);
    write_file(folder / "a.txt", "short");
    EXPECT_EQ(read_file(folder / "a.txt"), "short");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(FilesTest, ReadingNamesWhatIsWrong) {
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

TEST_F(FilesTest, GzipWholeTruncatedCorruptAndSeveralMembers) {
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

TEST_F(FilesTest, FailedWriteLeavesWhatWasThere) {
    EXPECT_THROW(write_file(folder / "no" / "such" / "a", "x"), InputError);
    EXPECT_THROW(write_file(folder, "x"), InputError);
    EXPECT_THROW(write_file("/proc/detente_cannot_write_here", "x"), InputError);
    EXPECT_TRUE(fs::is_empty(folder));
}

TEST_F(FilesTest, WritingThroughALinkKeepsTheLink) {
    put("target", "old");
    fs::create_symlink(folder / "target", folder / "link");
    write_file(folder / "link", "new");
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(read_file(folder / "target"), "new");
    EXPECT_NO_THROW(write_file("/dev/null", "x"));
}

TEST_F(FilesTest, ReadsAPipe) {
    const fs::path pipe = folder / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    ASSERT_EQ(std::system(("sh -c 'printf hello > " + pipe.string() + "' &").c_str()), 0);
    EXPECT_EQ(read_file(pipe), "hello");
}

// FIPS 180-4, examples of SHA-256.
TEST_F(FilesTest, Sha256KnownAnswers) {
    EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_F(FilesTest, InstalledDataAreFoundAndMissingOnesNamed) {
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

TEST_F(FilesTest, PermissionsStayAndNothingIsLeftBeside) {
    put("mine", "old");
    fs::permissions(folder / "mine", fs::perms::owner_read | fs::perms::owner_write);
    write_file(folder / "mine", "new");
    EXPECT_EQ(fs::status(folder / "mine").permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}

TEST_F(FilesTest, ALinkToWhatIsNotThereYetIsFollowed) {
    fs::create_directory(folder / "deep");
    fs::create_symlink("deep/target", folder / "link");
    write_file(folder / "link", "new");
    EXPECT_TRUE(fs::is_symlink(folder / "link"));
    EXPECT_EQ(read_file(folder / "deep/target"), "new");
    fs::create_symlink("loop", folder / "loop");
    EXPECT_THROW(write_file(folder / "loop", "x"), InputError);
}

TEST_F(FilesTest, DescriptorsAreWrittenToWhereTheyStand) {
    const int fd = ::open((folder / "out").c_str(), O_WRONLY | O_CREAT, 0600);
    ASSERT_GE(fd, 0);
    ASSERT_EQ(::write(fd, "first ", 6), 6);
    write_file("/dev/fd/" + std::to_string(fd), "second");
    fs::create_symlink("/proc/self/fd/" + std::to_string(fd), folder / "link");
    write_file(folder / "link", " third");
    ::close(fd);
    EXPECT_EQ(read_file(folder / "out"), "first second third");
    EXPECT_TRUE(fs::is_symlink("/dev/stdout") || !fs::exists("/dev/stdout"));
}

// A file that is mounted over, or another's in a sticky folder, cannot be replaced: as here, where the folder is
// closed.
TEST_F(FilesTest, WhatCannotBeReplacedIsWrittenInPlace) {
    fs::create_directory(folder / "closed");
    put("closed/file", "old and long");
    fs::permissions(folder / "closed", fs::perms::owner_read | fs::perms::owner_exec);
    if (::geteuid() != 0) {
        write_file(folder / "closed/file", "new");
        EXPECT_EQ(read_file(folder / "closed/file"), "new");
        EXPECT_THROW(write_file(folder / "closed/other", "new"), InputError);
        EXPECT_THROW(check_file_place(folder / "closed/other"), InputError);
    }
    fs::permissions(folder / "closed", fs::perms::owner_all);
    // Where we may do everything: what is renamed into a file that has become a folder meanwhile.
    StagedFile staged(folder / "place", "x");
    fs::create_directory(folder / "place");
    EXPECT_THROW(staged.publish(), InputError);
}

TEST_F(FilesTest, LeftOversOfTheDeadBlockNothing) {
    for (int k = 0; k < 100; ++k) put(".a." + std::to_string(::getpid()) + "." + std::to_string(k), "");
    EXPECT_NO_THROW(write_file(folder / "a", "x"));
    EXPECT_EQ(read_file(folder / "a"), "x");
}

TEST_F(FilesTest, PlacesAreCheckedWithoutATrace) {
    EXPECT_NO_THROW(check_file_place(folder / "new"));
    EXPECT_NO_THROW(check_file_place("/dev/null"));
    EXPECT_NO_THROW(check_folder_place(folder / "new/"));
    EXPECT_NO_THROW(check_folder_place(folder));
    EXPECT_THROW(check_file_place(folder), InputError);
    EXPECT_THROW(check_file_place(folder / "none/new"), InputError);
    EXPECT_THROW(check_folder_place(folder / "none/new"), InputError);
    EXPECT_TRUE(fs::is_empty(folder));
    put("file", "x");
    EXPECT_THROW(check_folder_place(folder / "file"), InputError);
}

TEST_F(FilesTest, TheSamePlaceUnderSeveralNames) {
    put("a", "x");
    fs::create_symlink("a", folder / "b");
    fs::create_symlink("c", folder / "d");
    EXPECT_TRUE(same_place(folder / "a", folder / "b"));
    EXPECT_TRUE(same_place(folder / "c", folder / "./d"));
    EXPECT_FALSE(same_place(folder / "a", folder / "c"));
    EXPECT_FALSE(same_place("/dev/null", "/dev/null"));
}

TEST_F(FilesTest, OfFoldersOnlyPlainFilesWithinAreRead) {
    fs::create_directories(folder / "in/deep");
    put("in/deep/a", "a");
    put("out", "secret");
    fs::create_symlink("deep/a", folder / "in/inner");
    fs::create_symlink("../out", folder / "in/leaves");
    fs::create_directory_symlink("..", folder / "in/up");
    fs::create_symlink("/dev/zero", folder / "in/zero");
    ASSERT_EQ(::mkfifo((folder / "in/pipe").c_str(), 0600), 0);
    const FolderFiles files(folder / "in");
    EXPECT_EQ(files.get("deep/a"), "a");
    EXPECT_EQ(files.get("inner"), "a");
    for (const char* name : {"leaves", "up/out", "zero", "pipe", "deep"})
        EXPECT_THROW(files.read(name), InputError) << name;
    for (const char* name : {"none", "none/a", "deep/a/b", "../out", "/etc/passwd", "", "deep//a", "./inner"})
        EXPECT_FALSE(files.read(name)) << name;
    EXPECT_THROW(files.get("none"), InputError);
    EXPECT_EQ(files.list("deep"), std::vector<std::string>{"a"});
    EXPECT_EQ(files.place("deep/a"), (folder / "in/deep/a").string());
}

TEST_F(FilesTest, OfSeveralFoldersTheFirstWins) {
    fs::create_directories(folder / "one");
    fs::create_directories(folder / "two");
    put("one/a", "1");
    put("two/a", "2");
    put("two/b", "2");
    const FolderFiles files(std::vector<fs::path>{folder / "one", folder / "two", folder / "none"});
    EXPECT_EQ(files.get("a"), "1");
    EXPECT_EQ(files.get("b"), "2");
    EXPECT_TRUE(files.has("b"));
    EXPECT_FALSE(files.has("c"));
    EXPECT_EQ(files.list(""), (std::vector<std::string>{"a", "b"}));
}

TEST_F(FilesTest, MemoryIsReadAsAFolderIs) {
    const MemoryFiles files(
        {{"worlds/w/a.csv", "a"}, {"worlds/w/b.csv.gz", ::gzip("b", folder / "z")}, {"worlds/x", "x"}});
    EXPECT_EQ(files.get("worlds/w/a.csv"), "a");
    EXPECT_EQ(files.get("worlds/w/b.csv.gz"), "b");
    EXPECT_EQ(files.list("worlds"), (std::vector<std::string>{"w", "x"}));
    EXPECT_EQ(files.list(""), std::vector<std::string>{"worlds"});
    EXPECT_FALSE(files.read("worlds/w"));
}

TEST_F(FilesTest, EndlessStreamsAreCutOff) {
    EXPECT_NE(failure("/dev/zero").find("larger than the 256 MiB"), std::string::npos);
}

TEST_F(FilesTest, AFolderIsWrittenInOneStep) {
    write_folder(folder / "w/", {{"table", "1"}, {"head", "1"}});
    fs::create_directory(folder / "w/notes");
    put("w/notes/mine", "kept");
    put("w/read.me", "kept");
    fs::create_symlink("read.me", folder / "w/link");
    fs::permissions(folder / "w", fs::perms::owner_all);
    fs::create_directory_symlink("w", folder / "other");
    write_folder(folder / "other", {{"table", "2"}, {"head", "2"}});
    EXPECT_TRUE(fs::is_symlink(folder / "other"));
    EXPECT_EQ(read_file(folder / "w/table") + read_file(folder / "w/head"), "22");
    EXPECT_EQ(read_file(folder / "w/notes/mine"), "kept");
    EXPECT_TRUE(fs::is_symlink(folder / "w/link"));
    EXPECT_EQ(read_file(folder / "w/link"), "kept");
    EXPECT_EQ(fs::status(folder / "w").permissions(), fs::perms::owner_all);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 2);
}

TEST_F(FilesTest, TheFolderOneStandsInStaysTheSameFolder) {
    fs::create_directory(folder / "here");
    const fs::path before = fs::current_path();
    fs::current_path(folder / "here");
    write_folder(".", {{"table", "1"}, {"head", "1"}});
    write_folder(".", {{"table", "2"}, {"head", "2"}});
    EXPECT_EQ(read_file("table") + read_file("head"), "22");
    fs::current_path(before);
    EXPECT_EQ(std::distance(fs::directory_iterator(folder / "here"), fs::directory_iterator()), 2);
}

// Two that write at once, and one that reads: each state is one that somebody wrote.
TEST_F(FilesTest, WritersAtOnceLeaveNoMixture) {
    write_folder(folder / "w", {{"table", "0"}, {"head", "0"}});
    const auto write = [&](int first) {
        for (int k = first; k < 100; k += 2) {
            const std::string text = std::to_string(k);
            write_folder(folder / "w", {{"table", text}, {"head", text}});
        }
    };
    std::thread one(write, 1), two(write, 2);
    int read = 0;
    for (int k = 0; k < 200; ++k) {
        const int at = ::open((folder / "w").c_str(), O_RDONLY | O_DIRECTORY);
        const auto content = [&](const char* name) {
            char text[16] = {};
            const int file = ::openat(at, name, O_RDONLY);
            if (file < 0) return std::string("gone");
            const ssize_t got = ::read(file, text, sizeof text);
            ::close(file);
            return std::string(text, static_cast<std::size_t>(got));
        };
        const std::string table = content("table"), head = content("head");
        ::close(at);
        if (table == "gone" || head == "gone") continue;  // replaced between the two: load_package_folder reads again
        EXPECT_EQ(table, head);
        ++read;
    }
    one.join();
    two.join();
    EXPECT_GT(read, 0);
    EXPECT_EQ(read_file(folder / "w/table"), read_file(folder / "w/head"));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder), fs::directory_iterator()), 1);
}
