#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "detente/support/files.hpp"

namespace detente {

/// A file that is written beside its place under a random name and takes the place when it is published: no reader ever
/// sees half of it, and a failure leaves what was there. A link stays and what it leads to is replaced; permissions
/// stay. Pipes, devices and descriptors (/dev/stdout) are written to; so is a file that cannot be replaced, because it
/// is mounted or its folder belongs to somebody else. `content` must outlive it.
class StagedFile {
public:
    /// Throws InputError where the place cannot be written.
    StagedFile(const std::filesystem::path&, std::string_view content);
    StagedFile(StagedFile&&) noexcept;
    StagedFile& operator=(StagedFile&&) = delete;
    ~StagedFile();
    void publish();

private:
    void write_in_place();

    std::filesystem::path named_, target_, staged_;
    std::string_view content_;
};

/// Throws InputError unless a file can be written there; leaves nothing behind.
void check_file_place(const std::filesystem::path&);
/// Throws InputError unless a folder can be made there, or files be written to the one that is there.
void check_folder_place(const std::filesystem::path&);

/// Whether both lead to the same place on the disk; one of them, or both, may not be there yet. Pipes and devices are
/// no place: what is written to them replaces nothing.
bool same_place(const std::filesystem::path&, const std::filesystem::path&);
/// A pipe, a device or an open descriptor: nothing that could be replaced.
bool is_stream(const std::filesystem::path&);

/// A file of a folder that is written as one.
struct FolderFile {
    std::string name;  ///< no path
    std::string content;
};

/// Makes the folder, or puts the files into the one that is there, all in one step: whoever reads, and whatever stops
/// us, there is the folder of before or that of now. Files of other names stay. Where the system cannot swap folders (a
/// mount point, an old file system), the last of `files` is taken away first and comes last: it must be the one without
/// which the others are not read. Throws InputError.
void write_folder(const std::filesystem::path& folder, const std::vector<FolderFile>& files);

}  // namespace detente
