#include "places.hpp"

#include <filesystem>

#include "detente/support/data_package.hpp"
#include "detente/support/error.hpp"
#include "detente/support/staged.hpp"
#include "detente/support/text.hpp"

namespace detente::cli {
namespace {

namespace fs = std::filesystem;

struct Place {
    const Option* option = nullptr;
    std::string path;

    std::string name() const { return option->info.positional ? option->metavar() : option->flag(); }
    bool is_folder() const { return option->info.writes == Writes::folder; }
};

bool names_a_place(const OptionInfo& info) {
    return info.complete == "file" || info.complete == "world" || info.complete == "scenario" ||
           info.metavar == "WHAT=FILE";
}

/// An installed world or scenario of that id comes before a file of the same name.
bool is_installed(const OptionInfo& info, const std::string& id) {
    const auto files = installed_files();
    return (info.complete == "world" && files->has("worlds/" + id + "/" + DataPackage::descriptor)) ||
           (info.complete == "scenario" && files->has("scenarios/" + id + ".toml"));
}

/// Files that a scenario names: whatever stands in quotes and is there.
std::vector<std::string> named_in(const std::string& scenario) {
    std::vector<std::string> named;
    std::error_code ignored;
    if (!fs::is_regular_file(scenario, ignored)) return named;
    const std::string text = read_file(scenario);
    for (std::size_t from = 0; (from = text.find_first_of("\"'", from)) != std::string::npos;) {
        const std::size_t to = text.find_first_of("\"'\n", from + 1);
        if (to == std::string::npos) break;
        const fs::path path = fs::path(scenario).parent_path() / text.substr(from + 1, to - from - 1);
        if (to - from < 4096 && fs::is_regular_file(path, ignored)) named.push_back(path.string());
        from = text[to] == '\n' ? to : to + 1;
    }
    return named;
}

/// What the option's text names: several scenarios may be joined by '+', and name files themselves.
std::vector<std::string> paths_in(const OptionInfo& info, const std::string& text) {
    const bool scenario = info.complete == "scenario";
    std::vector<std::string> paths;
    for (const std::string& path : scenario ? split(text, '+') : std::vector<std::string>{text}) {
        if (path.empty() || path == "-" || is_installed(info, path)) continue;
        const bool labelled = info.metavar == "WHAT=FILE" && path.find('=') != std::string::npos;
        paths.push_back(labelled ? path.substr(path.find('=') + 1) : path);
        if (!scenario) continue;
        const std::vector<std::string> named = named_in(path);
        paths.insert(paths.end(), named.begin(), named.end());
    }
    return paths;
}

/// Writing there would change what is read: the file itself, or one of the package that is replaced.
bool writes_over(const Place& output, const std::string& input) {
    if (output.option->info.writes == Writes::into) return false;
    if (same_place(output.path, input)) return true;
    const fs::path parent = fs::path(input).has_parent_path() ? fs::path(input).parent_path() : fs::path(".");
    return output.is_folder() && same_place(output.path, parent);
}

void check_writable(const Place& output) {
    if (output.option->info.writes == Writes::file) return check_file_place(output.path);
    fs::path folder = output.path;
    std::error_code ignored;
    if (output.option->info.writes == Writes::into)  // folders on the way there are made
        while (!fs::exists(folder, ignored) && folder.has_parent_path()) folder = folder.parent_path();
    check_folder_place(folder);
}

}  // namespace

void check_places(const Command& command, const std::vector<OptionText>& texts, bool force) {
    std::vector<Place> inputs, outputs;
    for (const OptionText& text : texts)
        for (const Option& option : command.options) {
            if (option.info.name != text.name || !names_a_place(option.info)) continue;
            auto& places = option.info.writes == Writes::nothing ? inputs : outputs;
            for (const std::string& value : text.values)
                for (const std::string& path : paths_in(option.info, value)) places.push_back({&option, path});
        }
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        check_writable(outputs[k]);
        for (std::size_t other = 0; other < k; ++other)
            if (same_place(outputs[k].path, outputs[other].path))
                throw UsageError(outputs[k].option->info.name, "is the same place as " + outputs[other].name(),
                                 "Name two");
        for (const Place& input : inputs)
            if (!force && writes_over(outputs[k], input.path))
                throw UsageError(outputs[k].option->info.name,
                                 "would write over " + input.path + ", which is read as " + input.name(),
                                 "Name another place, or add --force");
    }
}

}  // namespace detente::cli
