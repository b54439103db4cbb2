// Tables of votes as folders: find, load, save.
#include "detente/alignment/roll_calls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "alignment/votes/package.hpp"
#include "detente/alignment/votes_package.hpp"
#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/staged.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;
constexpr const char* descriptor = DataPackage::descriptor;
constexpr int gzip_level = 7;  // level 9 takes 0.8 s for the General Assembly and saves a fifteenth

std::vector<std::string> installed_ids() {
    const auto files = installed_files();
    std::vector<std::string> ids = files->list("votes");
    std::erase_if(ids, [&](const std::string& id) { return !files->has("votes/" + id + "/" + descriptor); });
    return ids;
}

/// One table of the package, its hash compared.
CsvTable open_table(const DataPackage& package, const std::string& name,
                    const std::function<std::string(const std::string&)>& read_table, Notes& notes) {
    const PackageTable* table = package.find(name);
    if (!table) throw InputError(package.file, 0, "resources", fmt::format("there is no table '{}'", name));
    std::string content = read_table(table->path);
    check_table_bytes(package, *table, content, [&](const PackageFault& fault) {
        throw_fault(fault);
        notes.push_back({fault.name, fault.what, {fault.file, fault.line}});
    });
    return parse_csv(std::move(content), package.place_of(*table), {.delimiter = ','});
}

[[noreturn]] void refuse(const fs::path& folder, const std::string& why, const std::string& hint = "") {
    throw InputError(folder.string(), 0, "", why, hint);
}

/// A table may replace a table, or fill an empty folder; anything else in the way stays.
void check_place(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error)) return;
    if (!fs::is_directory(folder, error)) refuse(folder, "is a file, so no votes can be written there");
    const FolderFiles files(folder);
    if (const auto there = files.read(descriptor))
        read_votes_descriptor(*there, files.place(descriptor));
    else if (!fs::is_empty(folder, error))
        refuse(folder, "is a folder with other things in it", "Name a new folder, or one that holds a table of votes");
}

}  // namespace

fs::path find_votes(const std::string& id_or_folder) {
    if (id_or_folder.empty()) throw InputError("", 0, "votes", "no table of votes is named");
    std::error_code error;
    if (valid_package_id(id_or_folder))
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
    read_voters(open_table(package.data, "voters", read_table, votes.notes), votes);
    read_roll_calls(open_table(package.data, "roll_calls", read_table, votes.notes), votes);
    return std::move(votes);
}

RollCalls load_votes(const Files& files, std::string_view folder) {
    const std::string file = joined_name(folder, descriptor);
    return parse_votes(files.get(file), files.place(file),
                       [&](const std::string& path) { return files.get(joined_name(folder, path)); });
}

RollCalls load_votes(const std::string& id_or_folder) {
    return load_package_folder(find_votes(id_or_folder), [](const Files& files) { return load_votes(files, ""); });
}

void save_votes(const RollCalls& votes, const std::string& folder) {
    if (votes.votes.size() != votes.size() * votes.n())
        throw InputError("", 0, "votes", "have a table whose size does not fit the roll calls and voters");
    const std::vector<VotesTable> tables = write_votes_tables(votes);
    const std::string datapackage = write_votes_descriptor(votes, tables);
    parse_votes(datapackage, descriptor, [&](const std::string& path) {
        const auto same = [&](const VotesTable& table) { return table.path == path; };
        return std::find_if(tables.begin(), tables.end(), same)->content;
    });
    if (folder.empty()) throw InputError("", 0, "output", "no folder is named");
    check_place(folder);
    std::vector<FolderFile> files;
    files.reserve(tables.size() + 1);
    for (const VotesTable& table : tables)
        files.push_back({table.path, table.path.ends_with(".gz") ? gzip(table.content, gzip_level) : table.content});
    files.push_back({descriptor, datapackage});
    write_folder(folder, files);
}

}  // namespace detente
