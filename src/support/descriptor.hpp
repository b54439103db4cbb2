#pragma once
#include <unistd.h>

#include <string>
#include <utility>

namespace detente {

/// An open file of the system, closed when the scope ends.
struct Descriptor {
    int fd;
    explicit Descriptor(int opened) : fd(opened) {}
    Descriptor(Descriptor&& other) noexcept : fd(std::exchange(other.fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd, other.fd);
        return *this;
    }
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
};

/// All that an open file holds, gunzipped where it is gzip; `file` for messages.
std::string read_descriptor(int fd, const std::string& file);
/// The content itself, or what it unpacks to where it is gzip.
std::string unpacked(std::string content, const std::string& file);

}  // namespace detente
