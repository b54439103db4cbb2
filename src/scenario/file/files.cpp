// The files that a scenario names: where they are looked for, and under which name a composed scenario finds them
// again.
#include <fmt/format.h>

#include <filesystem>
#include <functional>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "detente/world/world.hpp"
#include "scenario/file/compose.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
    std::error_code error;
    return path.native().find('\0') == std::string::npos && fs::exists(path, error) && !error;
}

void visit_text(TomlValue* value, const std::function<void(TomlValue&)>& act) {
    if (value && value->is_text() && !value->text.empty() && value->text[0] != '$') act(*value);
}

/// Every value that names a CSV file.
void for_each_file(TomlValue& root, const std::function<void(TomlValue&)>& act) {
    if (TomlValue* changes = root.find("change"); changes && changes->is_list())
        for (TomlValue& change : changes->items) {
            for (const char* key : {"pairs", "pairs_not"}) visit_text(change.find(key), act);
            for (const char* key : {"trade_cost_factors", "tariffs"})
                if (TomlValue* value = change.find(key))
                    visit_text(value->is_table() ? value->find("file") : value, act);
            if (TomlValue* rule = change.find("trade_cost_per_unit")) visit_text(rule->find("table"), act);
        }
    if (TomlValue* blocs = root.find("blocs"); blocs && blocs->is_table())
        for (auto& entry : blocs->entries) visit_text(entry.second.find("file"), act);
    if (TomlValue* model = root.find("model"))
        for (const char* key : {"trade_elasticity", "scale_elasticity"})
            if (TomlValue* value = model->find(key); value && value->is_text() && !parse_number(value->text))
                visit_text(value, act);
}

std::string looked_up(const std::string& written, const std::vector<std::string>& folders) {
    const fs::path path(written);
    if (path.is_absolute()) return is_there(path) ? written : "";
    for (const std::string& folder : folders)
        if (const fs::path beside = fs::path(folder) / path; is_there(beside)) return beside.string();
    for (const fs::path& data : data_folders())
        if (const fs::path installed = data / "scenarios" / path; is_there(installed)) return installed.string();
    return "";
}

std::vector<std::string> tables_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(folder.empty() ? "." : folder, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".csv" || it->path().extension() == ".gz")
            names.push_back(it->path().filename().string());
    return names;
}

/// A world, or a table of votes, is an installed id or a folder: beside the scenario, or as written. `installed`: where
/// those lie that come with the program.
void resolve_package(TomlValue& package, const std::string& installed, const std::vector<std::string>& folders) {
    if (package.text.find('/') == std::string::npos)
        for (const fs::path& data : data_folders())
            if (is_there(data / installed / package.text)) return;
    if (fs::path(package.text).is_absolute()) return;
    for (const std::string& folder : folders)
        if (const fs::path beside = fs::path(folder) / package.text; is_there(beside)) {
            package.resolved = beside.string();
            return;
        }
}

/// Every value that names a table of votes: of a measurement of all blocs, or of one bloc.
void for_each_votes(TomlValue& root, const std::function<void(TomlValue&)>& act) {
    TomlValue* blocs = root.find("blocs");
    if (!blocs || !blocs->is_table()) return;
    if (blocs->find("measured")) visit_text(blocs->find("votes"), act);
    for (auto& entry : blocs->entries)
        if (entry.second.is_table() && entry.second.find("measured")) visit_text(entry.second.find("votes"), act);
}

/// The name under which `folder` finds a file: relative where the file lies inside, absolute elsewhere.
std::string name_from(const std::string& folder, const std::string& file) {
    std::error_code error;
    const fs::path full = fs::absolute(file, error).lexically_normal();
    const fs::path base = fs::absolute(folder.empty() ? "." : folder, error).lexically_normal();
    const fs::path relative = full.lexically_relative(base);
    return relative.empty() || *relative.begin() == ".." ? full.string() : relative.string();
}

}  // namespace

void resolve_files(TomlValue& root, const std::vector<std::string>& folders) {
    for_each_file(root, [&](TomlValue& value) {
        if (!value.resolved.empty()) return;
        value.resolved = looked_up(value.text, folders);
        if (value.resolved.empty())
            throw InputError(value.place.file, value.place.line, "", fmt::format("there is no file '{}'", value.text),
                             suggestion(value.text, tables_in(folders.back())));
    });
    if (TomlValue* world = root.find("world"); world && world->resolved.empty())
        visit_text(world, [&](TomlValue& value) { resolve_package(value, "worlds", folders); });
    for_each_votes(root, [&](TomlValue& value) {
        if (value.resolved.empty()) resolve_package(value, "votes", folders);
    });
}

void rebase_files(TomlValue& root, const std::string& folder) {
    const auto rebase = [&](TomlValue& value) {
        if (!value.resolved.empty() && looked_up(value.text, {folder}) != value.resolved)
            value.text = name_from(folder, value.resolved);
    };
    for_each_file(root, rebase);
    for_each_votes(root, rebase);
    visit_text(root.find("world"), rebase);
}

}  // namespace detente
