#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <utility>

namespace detente {

/// A file in memory, read-only, for as long as the object lives; pages are read when they are looked at.
class MappedFile {
public:
    /// nullopt: missing, empty, not a plain file, or it cannot be mapped.
    static std::optional<MappedFile> open(const std::filesystem::path&);

    MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}
    MappedFile& operator=(MappedFile&& other) noexcept {
        std::swap(bytes_, other.bytes_);
        return *this;
    }
    ~MappedFile();

    std::span<const std::byte> bytes() const { return bytes_; }

private:
    explicit MappedFile(std::span<const std::byte> bytes) : bytes_(bytes) {}
    std::span<const std::byte> bytes_;
};

}  // namespace detente
