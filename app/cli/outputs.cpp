#include "outputs.hpp"

#include <unistd.h>

#include <filesystem>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"

namespace detente::cli {
namespace {

namespace fs = std::filesystem;

/// A pipe or device: nothing that could be replaced.
bool is_stream(const std::string& file) {
    std::error_code ignored;
    return fs::exists(file, ignored) && !fs::is_regular_file(file, ignored) && !fs::is_directory(file, ignored);
}

/// Beside the file itself, so that renaming cannot fail for want of space.
std::string staged_name(const std::string& file, std::size_t number) {
    const fs::path path(file);
    return (path.parent_path() /
            ("." + path.filename().string() + "." + std::to_string(getpid()) + "-" + std::to_string(number)))
        .string();
}

/// Files written under another name until all of them are there.
class Stage {
public:
    ~Stage() {
        std::error_code ignored;
        for (const auto& [staged, file] : waiting_) fs::remove(staged, ignored);
    }

    void put(const Output& output) {
        std::error_code ignored;
        if (fs::is_directory(output.file, ignored))
            throw InputError(output.file, 0, "", "is a folder, not a file that can be written");
        const std::string staged = staged_name(output.file, waiting_.size());
        try {
            write_file(staged, output.text);
        } catch (const InputError& error) {
            throw InputError(output.file, 0, error.field, error.problem, error.hint);
        }
        waiting_.emplace_back(staged, output.file);
    }

    void publish() {
        for (const auto& [staged, file] : waiting_) fs::rename(staged, file);
        waiting_.clear();
    }

private:
    std::vector<std::pair<std::string, std::string>> waiting_;
};

}  // namespace

void deliver(const std::vector<Output>& outputs, Terminal& terminal) {
    Stage stage;
    for (const Output& output : outputs)
        if (!output.file.empty() && !is_stream(output.file)) stage.put(output);
    stage.publish();
    for (const Output& output : outputs) {
        if (output.file.empty()) {
            output.data ? terminal.print_data(output.text) : terminal.print(output.text);
            continue;
        }
        if (is_stream(output.file)) write_file(output.file, output.text);
        terminal.narrate("wrote " + output.file);
    }
}

}  // namespace detente::cli
