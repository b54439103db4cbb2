// Files by name: folders on a disk, and memory.
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "support/descriptor.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

/// A name that cannot lead out of its folder by itself.
bool is_name(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\0') != name.npos) return false;
    for (const std::string& part : split(name, '/'))
        if (part.empty() || part == "." || part == "..") return false;
    return true;
}

bool is_within(const fs::path& folder, const fs::path& file) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end();
}

/// Opens what a link leads to, where that is within the folder.
Descriptor open_linked(const fs::path& folder, const fs::path& path) {
    std::error_code error;
    const fs::path root = fs::canonical(folder, error), target = fs::canonical(path, error);
    if (error) return Descriptor(-1);
    if (!is_within(root, target))
        throw InputError(path.string(), 0, "", "is a link that leads out of its folder",
                         "Put the file itself there instead");
    return Descriptor(::open(target.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
}

/// Opens folder/name without following a link on the way; through links only where they stay within. O_NONBLOCK: a
/// pipe must not keep us waiting before we can see that it is one.
Descriptor open_within(const fs::path& folder, const std::string& name) {
    Descriptor at(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::vector<std::string> parts = split(name, '/');
    for (std::size_t k = 0; k < parts.size() && at.fd >= 0; ++k) {
        const bool last = k + 1 == parts.size();
        const int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | (last ? O_NONBLOCK : O_DIRECTORY);
        Descriptor next(::openat(at.fd, parts[k].c_str(), flags));
        struct stat status {};
        const bool linked = next.fd < 0 && (errno == ELOOP || errno == ENOTDIR) &&
                            ::fstatat(at.fd, parts[k].c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                            S_ISLNK(status.st_mode);
        if (linked) return open_linked(folder, folder / name);
        at = std::move(next);
    }
    return at;
}

}  // namespace

std::string joined_name(std::string_view folder, std::string_view name) {
    return folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name);
}

std::string Files::get(std::string_view name) const {
    if (auto content = read(name)) return *std::move(content);
    throw InputError(place(name), 0, "", "no such file", hint());
}

FolderFiles::FolderFiles(std::vector<fs::path> folders) : folders_(std::move(folders)) {}
FolderFiles::FolderFiles(const fs::path& folder) : folders_{folder} {}

std::optional<std::string> FolderFiles::read(std::string_view name) const {
    if (!is_name(name)) return std::nullopt;
    for (const fs::path& folder : folders_) {
        const std::string file = (folder / name).string();
        const Descriptor opened = open_within(folder, std::string(name));
        if (opened.fd < 0) {
            if (errno == ENOENT || errno == ENOTDIR) continue;
            if (errno == ENXIO) throw InputError(file, 0, "", "is not a plain file");
            throw InputError(file, 0, "", std::string("cannot be opened: ") + std::strerror(errno));
        }
        struct stat status {};
        if (::fstat(opened.fd, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
            throw InputError(file, 0, "", "is a pipe or a device, not a plain file");
        return read_descriptor(opened.fd, file);
    }
    return std::nullopt;
}

bool FolderFiles::has(std::string_view name) const {
    std::error_code ignored;
    return is_name(name) && std::any_of(folders_.begin(), folders_.end(),
                                        [&](const fs::path& folder) { return fs::exists(folder / name, ignored); });
}

std::vector<std::string> FolderFiles::list(std::string_view within) const {
    std::vector<std::string> names;
    if (!within.empty() && !is_name(within)) return names;
    for (const fs::path& folder : folders_) {
        std::error_code error;
        for (fs::directory_iterator it(folder / within, error), end; !error && it != end; it.increment(error))
            names.push_back(it->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::string FolderFiles::place(std::string_view name) const {
    std::error_code ignored;
    for (const fs::path& folder : folders_)
        if (folders_.size() == 1 || fs::exists(folder / name, ignored)) return (folder / name).string();
    return std::string(name);
}

std::string FolderFiles::hint() const {
    if (folders_.size() < 2) return "";
    std::string looked;
    for (const fs::path& folder : folders_) looked += (looked.empty() ? "Looked in " : ", ") + folder.string();
    return looked;
}

std::optional<std::string> MemoryFiles::read(std::string_view name) const {
    const auto at = files_.find(name);
    if (at == files_.end()) return std::nullopt;
    return unpacked(at->second, at->first);
}

bool MemoryFiles::has(std::string_view name) const {
    return files_.contains(name) || !list(name).empty();
}

std::vector<std::string> MemoryFiles::list(std::string_view folder) const {
    const std::string lead = folder.empty() ? "" : std::string(folder) + "/";
    std::vector<std::string> names;
    for (auto at = files_.lower_bound(lead); at != files_.end() && at->first.starts_with(lead); ++at) {
        std::string name = at->first.substr(lead.size(), at->first.find('/', lead.size()) - lead.size());
        if (names.empty() || names.back() != name) names.push_back(std::move(name));
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::shared_ptr<const Files> installed_files() {
    return std::make_shared<FolderFiles>(data_folders());
}

}  // namespace detente
