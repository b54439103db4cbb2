// A folder of several files, replaced in one step.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "detente/support/error.hpp"
#include "detente/support/staged.hpp"
#include "support/staging.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& place, const std::string& why) {
    throw InputError(place.string(), 0, "", why);
}

/// A folder of a random name, gone again when the scope ends, with whatever is in it then.
class Scratch {
public:
    explicit Scratch(const fs::path& beside) : path_(beside / random_name()) {
        if (::mkdir(path_.c_str(), 0777) != 0) path_.clear();
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        if (!path_.empty()) fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }
    void keep() { path_.clear(); }

private:
    fs::path path_;
};

/// Both paths change places; false where the system cannot do that here.
bool swapped([[maybe_unused]] const fs::path& a, [[maybe_unused]] const fs::path& b) {
#if defined(RENAME_EXCHANGE)
    return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
#else
    return false;
#endif
}

bool is_written(const std::vector<FolderFile>& files, const fs::path& name) {
    return std::any_of(files.begin(), files.end(), [&](const FolderFile& file) { return file.name == name; });
}

/// What else is in the folder, into the new one as well: files by a second name, so that nothing is copied.
bool take_along(const fs::path& from, const fs::path& to, const std::vector<FolderFile>& files) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(from, error)) {
        const fs::path name = entry.path().filename();
        if (is_written(files, name) || name.string().starts_with(".detente-")) continue;
        if (entry.is_regular_file(error) && !entry.is_symlink(error)) {
            fs::create_hard_link(entry.path(), to / name, error);
            if (!error) continue;
        }
        fs::copy(entry.path(), to / name, fs::copy_options::recursive | fs::copy_options::copy_symlinks, error);
        if (error) return false;
    }
    return !error;
}

/// The way where folders cannot be swapped: file by file, without the last from before the first to after all others.
void replace_files(const fs::path& folder, const std::vector<FolderFile>& files) {
    std::vector<StagedFile> staged;
    staged.reserve(files.size());
    for (const FolderFile& file : files) staged.emplace_back(folder / file.name, file.content);
    std::error_code ignored;
    fs::remove(folder / files.back().name, ignored);
    for (StagedFile& file : staged) file.publish();
}

/// Whether we, and so perhaps the shell that started us, work in it: then it must stay the folder that it is.
bool holds_us(const fs::path& folder) {
    std::error_code error;
    const fs::path here = fs::current_path(error);
    return !error && std::mismatch(folder.begin(), folder.end(), here.begin(), here.end()).first == folder.end();
}

void check_place(const fs::path& folder, const std::vector<FolderFile>& files) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) refuse(folder, "is a file, not a folder");
    for (const FolderFile& file : files)
        if (fs::is_directory(folder / file.name, error)) refuse(folder / file.name, "is a folder where a file must go");
}

}  // namespace

void write_folder(const fs::path& given, const std::vector<FolderFile>& files) {
    fs::path folder = given.has_filename() ? given : given.parent_path();  // "mydir/"
    std::error_code error;
    const bool there = fs::exists(folder, error);
    if (there) {
        check_place(folder, files);
        folder = fs::canonical(folder, error);  // a link stays, "." gets a name
    }
    const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
    if (!fs::is_directory(parent, error)) refuse(given, "cannot be made: there is no folder " + parent.string());
    if (there && holds_us(folder)) return replace_files(folder, files);
    Scratch scratch(parent);
    const int why = errno;
    if (scratch.path().empty()) {
        if (!there) refuse(given, std::string("cannot be made: ") + std::strerror(why));
        return replace_files(folder, files);
    }
    for (const FolderFile& file : files) write_file(scratch.path() / file.name, file.content);
    if (!there) {
        fs::rename(scratch.path(), folder, error);
        if (!error) return scratch.keep();
        if (fs::is_directory(folder)) return write_folder(given, files);  // somebody was faster
        refuse(given, "cannot be made: " + error.message());
    }
    struct stat before {};
    if (::stat(folder.c_str(), &before) == 0) ::chmod(scratch.path().c_str(), before.st_mode & 07777);
    if (!take_along(folder, scratch.path(), files) || !swapped(scratch.path(), folder)) replace_files(folder, files);
}

}  // namespace detente
