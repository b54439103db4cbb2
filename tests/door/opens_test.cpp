// What is read once is read once: an answer opens no data file twice, and draws open none. The calls of the C library
// that open files are counted here on their way.
#include <dlfcn.h>
#include <fcntl.h>
#include <gtest/gtest.h>

#include <cstdarg>
#include <cstdio>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "detente/door/answer.hpp"
#include "detente/support/files.hpp"

namespace {

/// Files of the data folder, and how often each was opened since the last look.
class Opened {
public:
    /// `folder`: what a path that does not begin with '/' begins at. Folders themselves are no data files.
    void saw(const char* path, int flags = 0, int folder = AT_FDCWD) {
        if (flags & O_DIRECTORY) return;
        std::string name(path);
        if (folder != AT_FDCWD && !name.starts_with('/')) {
            std::error_code error;
            name =
                std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(folder), error).string() + "/" + name;
        }
        const std::lock_guard<std::mutex> held(lock_);
        if (counting_ && name.find("/data/") != name.npos) ++times_[name];
    }
    void start() {
        const std::lock_guard<std::mutex> held(lock_);
        counting_ = true;
        times_.clear();
    }
    std::map<std::string, int> stop() {
        const std::lock_guard<std::mutex> held(lock_);
        counting_ = false;
        return times_;
    }

private:
    std::mutex lock_;
    bool counting_ = false;
    std::map<std::string, int> times_;
};

Opened& opened() {
    static Opened one;
    return one;
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {
int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, int) : 0;
    va_end(more);
    opened().saw(path, flags);
    return next<int(const char*, int, ...)>("open")(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, int) : 0;
    va_end(more);
    opened().saw(path, flags);
    return next<int(const char*, int, ...)>("open64")(path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, int) : 0;
    va_end(more);
    opened().saw(path, flags, folder);
    return next<int(int, const char*, int, ...)>("openat")(folder, path, flags, mode);
}
int openat64(int folder, const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, int) : 0;
    va_end(more);
    opened().saw(path, flags, folder);
    return next<int(int, const char*, int, ...)>("openat64")(folder, path, flags, mode);
}
std::FILE* fopen(const char* path, const char* mode) {
    opened().saw(path);
    return next<std::FILE*(const char*, const char*)>("fopen")(path, mode);
}
std::FILE* fopen64(const char* path, const char* mode) {
    opened().saw(path);
    return next<std::FILE*(const char*, const char*)>("fopen64")(path, mode);
}
}

namespace detente {
namespace {

void expect_once_each(const Question& question) {
    const Library library;
    opened().start();
    const Plan made = plan(library, question);
    const auto files = opened().stop();
    EXPECT_GE(files.size(), 8u) << "the count sees what is opened";
    for (const auto& [file, times] : files) EXPECT_EQ(times, 1) << file;

    opened().start();
    solve(made);
    EXPECT_TRUE(opened().stop().empty()) << "solving opens nothing";
}

TEST(Opens, EachFileAtMostOnceForTheInstalledPair) {
    expect_once_each({.article = read_text_file(std::string(DETENTE_SOURCE) + "/examples/two-summits.txt"),
                      .sampling = {.draws = 30}});
}

TEST(Opens, EachFileAtMostOnceForADraftedPair) {
    expect_once_each({.article = read_text_file(std::string(DETENTE_SOURCE) + "/examples/river-plate.txt"),
                      .sampling = {.draws = 30}});
}

TEST(Opens, NothingForDrawsOfMeasuredBlocs) {
    const Library library;
    const Plan made = plan(library, {.scenarios = named_scenarios({"cold-war-measured"}), .sampling = {.draws = 30}});
    opened().start();
    solve(made);
    EXPECT_TRUE(opened().stop().empty());
}

}  // namespace
}  // namespace detente
