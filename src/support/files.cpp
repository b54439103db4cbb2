#include "detente/support/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "detente/support/data_folders.hpp"
#include "detente/support/error.hpp"
#include "detente/support/utf8.hpp"
#include "support/descriptor.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void too_large(const std::string& file, std::size_t most = max_file_bytes) {
    throw InputError(file, 0, "", fmt::format("is larger than the {} MiB that are read at most", most >> 20));
}

/// All there is; `expected` bytes of a regular file, 0: a stream.
std::string read_all(int fd, std::size_t expected, const std::string& file) {
    const std::size_t most = expected > 0 ? max_file_bytes : max_stream_bytes;
    std::string content;
    content.resize(expected > 0 ? expected + 1 : 1 << 16);
    std::size_t used = 0;
    for (;;) {
        if (used == content.size()) content.resize(std::min(content.size() * 2, most + 1));
        const ssize_t got = ::read(fd, content.data() + used, content.size() - used);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw InputError(file, 0, "", std::string("cannot be read: ") + std::strerror(errno));
        if (got == 0) break;
        used += static_cast<std::size_t>(got);
        if (used > most) too_large(file, most);
    }
    content.resize(used);
    return content;
}

bool is_gzip(std::string_view bytes) {
    return bytes.size() >= 2 && bytes.starts_with("\x1f\x8b");
}

/// All members of a gzip file; zeros after the last member are padding.
std::string gunzip(const std::string& packed, const std::string& file) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) throw InputError(file, 0, "", "cannot be decompressed");
    const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
    std::string out(std::max<std::size_t>(std::min<std::size_t>(packed.size() * 6, 1 << 26), 4096), '\0');
    std::size_t in = 0, used = 0;
    for (;;) {
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + in));
        stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size() - in, 1U << 30));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + used);
        stream.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size() - used, 1U << 30));
        const uInt in_before = stream.avail_in, out_before = stream.avail_out;
        const int status = inflate(&stream, Z_NO_FLUSH);
        in += in_before - stream.avail_in;
        used += out_before - stream.avail_out;
        if (used > max_file_bytes) too_large(file);
        if (status == Z_STREAM_END) {
            if (!is_gzip(std::string_view(packed).substr(in))) break;
            inflateReset(&stream);
        } else if (status == Z_BUF_ERROR || (status == Z_OK && in == packed.size() && used < out.size())) {
            throw InputError(file, 0, "", "the gzip data end too early", "Fetch or copy the file again");
        } else if (status != Z_OK) {
            throw InputError(file, 0, "", "the gzip data are corrupt", "Fetch or copy the file again");
        }
        if (used == out.size()) out.resize(std::min(out.size() * 2, max_file_bytes + 1));
    }
    if (packed.find_first_not_of('\0', in) != std::string::npos)
        throw InputError(file, 0, "", "there are other bytes after the gzip data", "Fetch or copy the file again");
    out.resize(used);
    return out;
}

long line_of(std::string_view text, std::size_t offset) {
    return 1 + static_cast<long>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

}  // namespace

std::string gzip(std::string_view bytes, int level) {
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, deflateEnd);
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::bad_alloc();
    out.resize(stream.total_out);
    return out;
}

std::string read_file(const fs::path& path) {
    const std::string file = path.string();
    if (file.empty()) throw InputError("", 0, "", "the name of the file is empty");
    const Descriptor opened(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened.fd < 0) {
        if (errno == ENOENT || errno == ENOTDIR) throw InputError(file, 0, "", "no such file");
        throw InputError(file, 0, "", std::string("cannot be opened: ") + std::strerror(errno));
    }
    return read_descriptor(opened.fd, file);
}

std::string read_descriptor(int fd, const std::string& file) {
    struct stat status {};
    if (::fstat(fd, &status) != 0) throw InputError(file, 0, "", "cannot be examined");
    if (S_ISDIR(status.st_mode)) throw InputError(file, 0, "", "is a folder, not a file");
    const auto size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
    if (size > max_file_bytes) too_large(file);
    return unpacked(read_all(fd, size, file), file);
}

std::string unpacked(std::string content, const std::string& file) {
    return is_gzip(content) ? gunzip(content, file) : content;
}

void check_text(std::string& content, const std::string& file) {
    if (content.starts_with("\xEF\xBB\xBF")) content.erase(0, 3);
    if (content.empty()) throw InputError(file, 0, "", "the file is empty");
    if (content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF"))
        throw InputError(file, 1, "", "the text is UTF-16, not UTF-8", "Save it as UTF-8");
    const std::size_t nul = content.find('\0');
    if (nul != std::string::npos)
        throw InputError(file, line_of(content, nul), "", "the file is binary: it holds a NUL byte",
                         "A text file in UTF-8 is needed");
    const std::size_t bad = invalid_utf8_at(content);
    if (bad != std::string::npos)
        throw InputError(file, line_of(content, bad), "", "the text is not UTF-8",
                         "Save it as UTF-8, e.g. iconv -f LATIN1 -t UTF-8");
}

std::string read_text_file(const fs::path& path) {
    std::string content = read_file(path);
    check_text(content, path.string());
    return content;
}

namespace {

/// Folders a program has named, in that order. Behind a function: they are named before main() begins.
std::vector<fs::path>& added_folders() {
    static std::vector<fs::path> folders;
    return folders;
}

}  // namespace

void add_data_folder(const fs::path& folder) {
    std::vector<fs::path>& folders = added_folders();
    if (std::find(folders.begin(), folders.end(), folder) == folders.end()) folders.push_back(folder);
}

std::vector<fs::path> data_folders() {
    std::vector<fs::path> folders;
    const char* own = std::getenv("DETENTE_DATA");
    if (own && *own) folders.emplace_back(own);
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const fs::path beside = program.parent_path();
        folders.push_back((beside / "../share/detente").lexically_normal());
        folders.push_back(beside / "share/detente");
    }
    folders.insert(folders.end(), added_folders().begin(), added_folders().end());
    return folders;
}

fs::path find_data(const std::string& relative) {
    std::string looked;
    for (const fs::path& folder : data_folders()) {
        std::error_code error;
        if (fs::exists(folder / relative, error)) return folder / relative;
        looked += (looked.empty() ? "" : ", ") + (folder / relative).string();
    }
    throw InputError(relative, 0, "", "not found among the installed data; looked for " + looked,
                     "Set DETENTE_DATA to the folder that holds worlds/, scenarios/ and registry/");
}

}  // namespace detente
