#include "article.hpp"

#include <filesystem>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"

namespace detente::cli {

OptionInfo article_argument() {
    return {.name = "article",
            .help = "A text file, or '-' for standard input.",
            .metavar = "ARTICLE",
            .complete = "file",
            .positional = true,
            .required = true};
}

std::string article_text(const std::string& path) {
    if (path != "-") return read_text_file(path);
    std::string text = read_file("/dev/stdin");
    check_text(text, "standard input");
    return text;
}

OptionInfo scenarios_argument() {
    return {.name = "scenarios",
            .help = "Write the two scenarios into this folder: change them and run them again.",
            .metavar = "FOLDER",
            .complete = "file",
            .writes = Writes::into};
}

std::string scenario_file(const Scenario& scenario, const std::string& folder) {
    return (std::filesystem::path(folder) / (scenario.id + ".toml")).string();
}

std::vector<Output> scenario_files(const std::vector<Scenario>& scenarios, const std::string& folder) {
    if (folder.empty()) return {};
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder))
        throw InputError(folder, 0, "scenarios", "is no folder and cannot be made", "Name another");
    std::vector<Output> files;
    files.reserve(scenarios.size());
    for (const Scenario& scenario : scenarios)
        files.push_back({scenario_file(scenario, folder), scenario.text, false, true});
    return files;
}

}  // namespace detente::cli
