// Tables of votes as folders: find, load, save.
#include "detente/alignment/roll_calls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "alignment/votes/package.hpp"
#include "detente/alignment/votes_package.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;
constexpr const char* descriptor = "datapackage.json";
constexpr int gzip_level = 7;  // level 9 takes 0.8 s for the General Assembly and saves a fifteenth

std::vector<std::string> installed_ids() {
    std::vector<std::string> ids;
    for (const fs::path& data : data_folders()) {
        std::error_code error;
        for (fs::directory_iterator it(data / "votes", error), end; !error && it != end; it.increment(error)) {
            std::error_code ignored;
            if (fs::exists(it->path() / descriptor, ignored)) ids.push_back(it->path().filename().string());
        }
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

/// One table of the package, its hash compared.
CsvTable open_table(const VotesDescriptor& package, const std::string& file, const std::string& name,
                    const std::function<std::string(const std::string&)>& read_table, Notes& notes) {
    const auto at = std::find_if(package.resources.begin(), package.resources.end(),
                                 [&](const VotesResource& resource) { return resource.name == name; });
    if (at == package.resources.end())
        throw InputError(file, 0, "resources", fmt::format("there is no table '{}'", name));
    const std::string table_file = (fs::path(file).parent_path() / at->path).string();
    std::string content = read_table(at->path);
    if (!at->hash.starts_with("sha256:"))
        notes.push_back({"no-hash", "datapackage.json states no sha256 for this table", {table_file, 0}});
    else if (const std::string found = sha256(content); lower_ascii(at->hash.substr(7)) != found)
        throw InputError(table_file, 0, "",
                         "has changed since the table was made: its sha256 is not the one in datapackage.json",
                         fmt::format("Put the original file back; if the change is meant, write \"bytes\": {} and "
                                     "\"hash\": \"sha256:{}\" for it into datapackage.json",
                                     content.size(), found));
    return parse_csv(std::move(content), table_file, {.delimiter = ','});
}

[[noreturn]] void refuse(const fs::path& folder, const std::string& why, const std::string& hint = "") {
    throw InputError(folder.string(), 0, "", why, hint);
}

/// A table may replace a table, or fill an empty folder; anything else in the way stays. True: the folder is new.
bool make_place(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error)) {
        if (!fs::create_directory(folder, error)) refuse(folder, "cannot be made: " + error.message());
        return true;
    }
    if (!fs::is_directory(folder, error)) refuse(folder, "is a file, so no votes can be written there");
    const fs::path there = folder / descriptor;
    if (fs::exists(there, error))
        read_votes_descriptor(read_file(there), there.string());
    else if (!fs::is_empty(folder, error))
        refuse(folder, "is a folder with other things in it", "Name a new folder, or one that holds a table of votes");
    return false;
}

}  // namespace

fs::path find_votes(const std::string& id_or_folder) {
    if (id_or_folder.empty()) throw InputError("", 0, "votes", "no table of votes is named");
    std::error_code error;
    if (valid_votes_id(id_or_folder))
        for (const fs::path& data : data_folders())
            if (fs::exists(data / "votes" / id_or_folder / descriptor, error)) return data / "votes" / id_or_folder;
    fs::path path(id_or_folder);
    if (path.filename() == descriptor && fs::is_regular_file(path, error))
        return path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (fs::is_regular_file(path, error))
        throw InputError(id_or_folder, 0, "", "is a file, not a table of votes in a folder",
                         "Make one with `detente import votes`");
    if (fs::is_directory(path, error)) {
        if (fs::exists(path / descriptor, error)) return path;
        throw InputError(id_or_folder, 0, "", "is a folder without a datapackage.json, so it holds no table of votes");
    }
    throw InputError("", 0, "votes", fmt::format("there are no votes '{}', installed or as a folder", id_or_folder),
                     suggestion(id_or_folder, installed_ids()));
}

RollCalls parse_votes(const std::string& datapackage, const std::string& file,
                      const std::function<std::string(const std::string& path)>& read_table) {
    VotesDescriptor package = read_votes_descriptor(datapackage, file);
    RollCalls& votes = package.head;
    read_voters(open_table(package, file, "voters", read_table, votes.notes), votes);
    read_roll_calls(open_table(package, file, "roll_calls", read_table, votes.notes), votes);
    return std::move(votes);
}

RollCalls load_votes(const std::string& id_or_folder) {
    const fs::path folder = find_votes(id_or_folder);
    const fs::path file = folder / descriptor;
    return parse_votes(read_file(file), file.string(),
                       [&](const std::string& path) { return read_file(folder / path); });
}

void save_votes(const RollCalls& votes, const std::string& folder_name) {
    if (votes.votes.size() != votes.size() * votes.n())
        throw InputError("", 0, "votes", "have a table whose size does not fit the roll calls and voters");
    const std::vector<VotesTable> tables = write_votes_tables(votes);
    const std::string datapackage = write_votes_descriptor(votes, tables);
    parse_votes(datapackage, descriptor, [&](const std::string& path) {
        const auto same = [&](const VotesTable& table) { return table.path == path; };
        return std::find_if(tables.begin(), tables.end(), same)->content;
    });
    fs::path folder(folder_name);
    if (folder.empty()) throw InputError("", 0, "output", "no folder is named");
    if (!folder.has_filename()) folder = folder.parent_path();  // "myvotes/"
    const bool is_new = make_place(folder);
    try {
        for (const VotesTable& table : tables)
            write_file(folder / table.path,
                       table.path.ends_with(".gz") ? gzip(table.content, gzip_level) : table.content);
        write_file(folder / descriptor, datapackage);
    } catch (const InputError&) {
        std::error_code ignored;
        if (is_new) fs::remove_all(folder, ignored);
        throw;
    }
}

}  // namespace detente
