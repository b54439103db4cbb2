#pragma once
#include <filesystem>
#include <map>
#include <string>

namespace cli_test {

struct Ran {
    int exit_code = -1;  ///< 128 + the signal for a crash, as a shell reports it
    std::string out, err;
};

/// A fresh folder to run commands in, gone afterwards. `detente` is on the PATH.
class Sandbox {
public:
    Sandbox();
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    void write(const std::string& name, const std::string& content) const;
    std::string read(const std::string& name) const;
    Ran run(const std::string& command) const;
    /// Every file below the folder with its content (only the size of a large one), hidden ones too.
    std::map<std::string, std::string> snapshot() const;
    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path root_, folder_;
};

}  // namespace cli_test
