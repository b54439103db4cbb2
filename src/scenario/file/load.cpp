// From files and --set to one table, and from there to a Scenario.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "detente/scenario/scenario.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "scenario/file/compose.hpp"
#include "scenario/file/read.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

struct Part {
    std::string id, file, folder, text;
};

std::vector<std::pair<std::string, fs::path>> scenario_files() {
    std::vector<std::pair<std::string, fs::path>> found;
    for (const fs::path& data : data_folders()) {
        std::error_code error;
        for (fs::directory_iterator it(data / "scenarios", error), end; !error && it != end; it.increment(error)) {
            const std::string id = it->path().stem().string();
            const bool known = std::any_of(found.begin(), found.end(), [&](const auto& f) { return f.first == id; });
            if (it->path().extension() == ".toml" && !known) found.emplace_back(id, it->path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool is_file_name(const std::string& spec) {
    std::error_code error;
    return spec.ends_with(".toml") || spec.find('/') != std::string::npos || fs::is_regular_file(spec, error);
}

fs::path find_scenario(const std::string& spec) {
    if (spec.empty()) throw InputError("", 0, "scenario", "has no name", "Write an installed scenario or a file.toml");
    if (is_file_name(spec)) return spec;
    std::vector<std::string> ids;
    for (const auto& [id, path] : scenario_files()) {
        if (id == spec) return path;
        ids.push_back(id);
    }
    throw InputError("", 0, "scenario", fmt::format("'{}' is neither an installed scenario nor a file", spec),
                     suggestion(spec, ids));
}

Part read_part(const std::string& spec) {
    const fs::path path = find_scenario(spec);
    std::error_code error;
    if (const auto size = fs::file_size(path, error); !error && size > max_toml_bytes)
        throw InputError(path.string(), 0, "",
                         fmt::format("is {} bytes long; a scenario has at most {}", size, max_toml_bytes),
                         "Put tables of figures into CSV files");
    return {path.stem().string(), path.string(), path.parent_path().string(), read_text_file(path)};
}

/// All but what stands in the files that the scenario names.
Scenario assemble(const std::vector<Part>& parts, const std::vector<std::string>& overrides) {
    TomlValue root;
    for (const Part& part : parts) {
        TomlValue table = parse_toml(part.text, part.file);
        resolve_files(table, {part.folder});
        if (&part == &parts.front())
            root = std::move(table);
        else
            compose(root, table);
    }
    for (const std::string& given : overrides) apply_override(root, given);
    if (!overrides.empty()) resolve_files(root, {"", parts.front().folder});
    const bool as_written = parts.size() == 1 && overrides.empty();
    if (!as_written) rebase_files(root, parts.front().folder);
    const std::string text = as_written ? parts.front().text : write_toml(root);
    fill_parameters(root);
    resolve_files(root, {parts.front().folder});
    Scenario scenario = read_scenario(root);
    scenario.text = text;
    std::vector<std::string> ids;
    ids.reserve(parts.size());
    for (const Part& part : parts) ids.push_back(part.id);
    scenario.id = join(ids, "+");
    if (scenario.title.empty()) scenario.title = scenario.id;
    return scenario;
}

Scenario with_tables(Scenario scenario, const VotesShelf& shelf) {
    read_tables(scenario, shelf);
    return scenario;
}

}  // namespace

World world_of(const Scenario& scenario) {
    const Place& place = scenario.world_place;
    if (scenario.world.empty())
        throw InputError(place.file, place.line, "world", "the scenario names no world", "Write world = \"2019\"");
    try {
        return load_world(scenario.world);
    } catch (const InputError& error) {
        if (!error.file.empty()) throw;
        throw InputError(place.file, place.line, "world", error.problem, error.hint);
    }
}

Scenario load_scenario(const std::string& spec, const std::vector<std::string>& overrides, const VotesShelf& shelf) {
    std::vector<Part> parts;
    std::error_code error;
    if (fs::is_regular_file(spec, error))
        parts.push_back(read_part(spec));
    else
        for (const std::string& one : split(spec, '+')) parts.push_back(read_part(std::string(trim(one))));
    return with_tables(assemble(parts, overrides), shelf);
}

Scenario parse_scenario(const std::string& text, const std::string& file, const std::string& folder,
                        const std::vector<std::string>& overrides, const VotesShelf& shelf) {
    return with_tables(assemble({{fs::path(file).stem().string(), file, folder, text}}, overrides), shelf);
}

std::vector<ScenarioSummary> installed_scenarios() {
    std::vector<ScenarioSummary> out;
    for (const auto& [id, path] : scenario_files()) {
        const Scenario scenario = assemble({read_part(path.string())}, {});
        out.push_back({id, scenario.title, scenario.question, path.string()});
    }
    return out;
}

}  // namespace detente
