#include "detente/support/staged.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>

#include "detente/support/error.hpp"
#include "support/descriptor.hpp"
#include "support/staging.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;
constexpr int most_links = 40;

[[noreturn]] void cannot_write(const fs::path& file, int error) {
    throw InputError(file.string(), 0, "", std::string("cannot be written: ") + std::strerror(error));
}

void write_all(int fd, std::string_view content, const fs::path& file) {
    while (!content.empty()) {
        const ssize_t put = ::write(fd, content.data(), std::min<std::size_t>(content.size(), 1U << 30));
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) cannot_write(file, errno);
        content.remove_prefix(static_cast<std::size_t>(put));
    }
}

/// The descriptor that a path like /dev/stdout or /dev/fd/3 names.
std::optional<int> named_descriptor(const std::string& path) {
    if (path == "/dev/stdout") return STDOUT_FILENO;
    if (path == "/dev/stderr") return STDERR_FILENO;
    for (const std::string_view lead : {"/dev/fd/", "/proc/self/fd/"}) {
        if (!path.starts_with(lead)) continue;
        int fd = 0;
        const char *begin = path.data() + lead.size(), *end = path.data() + path.size();
        if (const auto read = std::from_chars(begin, end, fd); read.ec == std::errc() && read.ptr == end) return fd;
    }
    return std::nullopt;
}

/// Where a path leads, links followed one by one, so that what is not there yet can be named too.
fs::path followed(const fs::path& path) {
    fs::path at = path;
    std::error_code error;
    for (int links = 0; fs::is_symlink(fs::symlink_status(at, error)) && !named_descriptor(at.string()); ++links) {
        if (links == most_links) cannot_write(path, ELOOP);
        const fs::path to = fs::read_symlink(at, error);
        at = to.is_absolute() ? to : at.parent_path() / to;
    }
    return at;
}

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

bool can_be_written_to(const fs::path& file) {
    return ::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) == 0;
}

/// What must hold of a place before anything is written to it; where it leads.
fs::path checked_target(const fs::path& path) {
    const fs::path target = followed(path);
    std::error_code ignored;
    if (path.filename().empty() || fs::is_directory(target, ignored))
        throw InputError(path.string(), 0, "", "is a folder, not a file that can be written");
    if (!is_stream(target) && !fs::is_directory(folder_of(target), ignored))
        throw InputError(path.string(), 0, "", "cannot be written: there is no folder " + folder_of(target).string());
    return target;
}

/// An empty file of a random name in `folder`, and its name.
Descriptor make_staged(const fs::path& folder, fs::path& name) {
    for (;;) {
        name = folder / random_name();
        Descriptor made(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
        if (made.fd >= 0 || errno != EEXIST) return made;
    }
}

}  // namespace

std::string random_name() {
    unsigned char bytes[12];
    for (std::size_t got = 0; got < sizeof bytes;) {
        const ssize_t more = ::getrandom(bytes + got, sizeof bytes - got, 0);
        if (more > 0) got += static_cast<std::size_t>(more);
    }
    std::string name = ".detente-";
    for (const unsigned char byte : bytes) name += "abcdefghijklmnopqrstuvwxyz234567"[byte & 31];
    return name;
}

bool is_stream(const fs::path& path) {
    if (named_descriptor(path.string())) return true;
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (fs::is_symlink(fs::symlink_status(path, ignored)) && named_descriptor(followed(path).string())) return true;
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

bool same_place(const fs::path& a, const fs::path& b) {
    if (a.empty() || b.empty() || is_stream(a) || is_stream(b)) return false;
    std::error_code error;
    if (fs::equivalent(a, b, error) && !error) return true;
    const fs::path one = fs::weakly_canonical(fs::absolute(followed(a)), error);
    const fs::path two = fs::weakly_canonical(fs::absolute(followed(b)), error);
    return !error && one == two;
}

StagedFile::StagedFile(const fs::path& path, std::string_view content)
    : named_(path), target_(checked_target(path)), content_(content) {
    if (is_stream(target_)) return;
    struct stat before {};
    const bool there = ::stat(target_.c_str(), &before) == 0;
    const Descriptor staged = make_staged(folder_of(target_), staged_);
    if (staged.fd < 0) {
        const int error = errno;
        staged_.clear();
        if (there && can_be_written_to(target_)) return;
        cannot_write(path, error);
    }
    try {
        if (there) ::fchmod(staged.fd, before.st_mode & 07777);
        write_all(staged.fd, content, path);
    } catch (...) {
        ::unlink(staged_.c_str());
        throw;
    }
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : named_(std::move(other.named_)),
      target_(std::move(other.target_)),
      staged_(std::exchange(other.staged_, {})),
      content_(other.content_) {}

StagedFile::~StagedFile() {
    if (!staged_.empty()) ::unlink(staged_.c_str());
}

void StagedFile::publish() {
    if (!staged_.empty() && ::rename(staged_.c_str(), target_.c_str()) == 0) return staged_.clear();
    write_in_place();
}

void StagedFile::write_in_place() {
    if (const auto own = named_descriptor(target_.string())) {
        const Descriptor copy(::fcntl(*own, F_DUPFD_CLOEXEC, 0));
        if (copy.fd < 0) cannot_write(named_, errno);
        return write_all(copy.fd, content_, named_);
    }
    const int truncate = is_stream(target_) ? 0 : O_TRUNC | O_NOFOLLOW;
    const Descriptor opened(::open(target_.c_str(), O_WRONLY | O_CLOEXEC | truncate));
    if (opened.fd < 0) cannot_write(named_, errno);
    write_all(opened.fd, content_, named_);
}

void write_file(const fs::path& path, std::string_view content) {
    StagedFile(path, content).publish();
}

void check_file_place(const fs::path& path) {
    const fs::path target = checked_target(path);
    if (named_descriptor(target.string())) return;
    if (is_stream(target)) {
        if (!can_be_written_to(target)) cannot_write(path, errno);
        return;
    }
    fs::path probe;
    const Descriptor made = make_staged(folder_of(target), probe);
    const int error = errno;
    if (made.fd >= 0)
        ::unlink(probe.c_str());
    else if (!can_be_written_to(target))
        cannot_write(path, error);
}

void check_folder_place(const fs::path& given) {
    const fs::path folder = given.has_filename() ? given : given.parent_path();
    std::error_code error;
    if (!fs::exists(folder, error)) return check_file_place(folder);
    if (!fs::is_directory(folder, error)) throw InputError(given.string(), 0, "", "is a file, not a folder");
    check_file_place(folder / random_name());
}

}  // namespace detente
