#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace detente {

/// Largest input file read, in bytes, after decompression. A larger one is refused with a message.
inline constexpr std::size_t max_file_bytes = std::size_t{2} << 30;

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
