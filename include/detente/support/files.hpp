#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace detente {

/// Largest input file read, in bytes, after decompression. A larger one is refused with a message.
inline constexpr std::size_t max_file_bytes = std::size_t{2} << 30;
/// The same of a pipe or device, which do not say how long they are.
inline constexpr std::size_t max_stream_bytes = std::size_t{256} << 20;

/// Files by name: a folder, several, or memory. A name is a path below them with '/': "worlds/2022/trade.csv".
class Files {
public:
    Files() = default;
    Files(const Files&) = delete;
    Files& operator=(const Files&) = delete;
    virtual ~Files() = default;

    /// The bytes of a file, gunzipped where they are gzip; nullopt: there is none. Throws InputError for one that must
    /// not or cannot be read: a folder, a pipe, a device, outside, too large, damaged.
    virtual std::optional<std::string> read(std::string_view name) const = 0;
    /// Whether read() would find something.
    virtual bool has(std::string_view name) const = 0;
    /// Names of the files and folders directly in `folder` (empty: at the top), sorted, each once.
    virtual std::vector<std::string> list(std::string_view folder) const = 0;
    /// How messages call the file.
    virtual std::string place(std::string_view name) const { return std::string(name); }

    /// As read(); throws InputError where there is none.
    std::string get(std::string_view name) const;

protected:
    /// What to do about a file that is not there.
    virtual std::string hint() const { return ""; }
};

/// Folders on a disk; of several that have a file, the first. Only regular files are read, and none outside: a link
/// may lead to another place within its folder, not out of it.
class FolderFiles : public Files {
public:
    explicit FolderFiles(std::vector<std::filesystem::path> folders);
    explicit FolderFiles(const std::filesystem::path& folder);
    std::optional<std::string> read(std::string_view name) const override;
    bool has(std::string_view name) const override;
    std::vector<std::string> list(std::string_view folder) const override;
    std::string place(std::string_view name) const override;

protected:
    std::string hint() const override;

private:
    std::vector<std::filesystem::path> folders_;
};

/// What was uploaded, or came with a page. Contents may be gzip.
class MemoryFiles : public Files {
public:
    explicit MemoryFiles(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {}
    std::optional<std::string> read(std::string_view name) const override;
    bool has(std::string_view name) const override;
    std::vector<std::string> list(std::string_view folder) const override;

private:
    std::map<std::string, std::string, std::less<>> files_;
};

/// What is installed with the program: data_folders().
std::shared_ptr<const Files> installed_files();

/// "folder/name", or the name alone where `folder` is empty.
std::string joined_name(std::string_view folder, std::string_view name);

/// The whole file, gunzipped when it starts with the gzip magic. Throws InputError: missing, a directory, unreadable,
/// truncated or corrupt gzip, too large.
std::string read_file(const std::filesystem::path&);

/// As read_file, and refuses an empty file, NUL bytes (binary) and text that is not UTF-8 (naming the line). A UTF-8
/// byte-order mark is dropped.
std::string read_text_file(const std::filesystem::path&);

/// The checks of read_text_file on bytes already in memory; `file` for messages.
void check_text(std::string& content, const std::string& file);

/// Writes through a temporary file beside the target and renames: no reader ever sees half a file, and a failure
/// leaves what was there. Throws InputError when the place cannot be written.
void write_file(const std::filesystem::path&, std::string_view content);

/// The bytes as one gzip member, without name or time, so that equal bytes give equal files. `level` 1 (quick) to 9.
std::string gzip(std::string_view bytes, int level = 9);

/// SHA-256, hexadecimal.
std::string sha256(std::string_view bytes);

/// Folders that hold what is installed with the program (worlds/, scenarios/, registry/, map/): $DETENTE_DATA, then
/// ../share/detente and share/detente beside the executable, then what add_data_folder() named. First match wins.
std::vector<std::filesystem::path> data_folders();

/// `relative` in the first data folder that has it; throws InputError naming every place looked at.
std::filesystem::path find_data(const std::string& relative);

}  // namespace detente
