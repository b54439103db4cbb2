#include <algorithm>
#include <filesystem>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "detente/world/import_folder.hpp"
#include "detente/world/world_table.hpp"
#include "world/import/folder_tables.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

/// The last number of four digits that is a year: WIOT2014_Oct16.csv, ICIO2021_2018.csv. 0: none.
int year_in(const std::string& name) {
    int year = 0;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find_first_not_of("0123456789", at), name.size());
        if (end - at == 4 && name[at] != '0') {
            const int number = std::stoi(name.substr(at, 4));
            if (number >= 1960 && number <= 2100) year = number;
        }
        at = end + 1;
    }
    return year;
}

ImportReport finish_table(WorldTable table, const FolderImportOptions& options) {
    if (table.year == 0) table.year = year_in(fs::path(options.input).filename().string());
    Notes notes;
    World world = close_table(std::move(table), notes);
    return folder_tables::finish(std::move(world), options, std::move(notes));
}

bool is_table(const fs::path& path) {
    const std::string name = lower_ascii(path.filename().string());
    return name.ends_with(".csv") || name.ends_with(".csv.gz");
}

}  // namespace

namespace folder_tables {

std::string wiot_of(const std::string& input) {
    if (!fs::is_directory(input)) return input;
    std::vector<std::string> tables, named;
    for (const fs::directory_entry& entry : fs::directory_iterator(input)) {
        if (!is_table(entry.path())) continue;
        const std::string name = lower_ascii(entry.path().filename().string());
        if (name.starts_with("countries.csv")) return "";
        tables.push_back(entry.path().string());
        if (name.find("wiot") != name.npos) named.push_back(entry.path().string());
    }
    if (named.empty() && tables.size() == 1) named = tables;
    std::sort(named.begin(), named.end());
    if (named.size() > 1)
        throw InputError(input, 0, "", "the folder has " + std::to_string(named.size()) + " World Input-Output Tables",
                         "Name one, e.g. " + named.front());
    return named.empty() ? "" : named.front();
}

ImportReport import_wiot(const std::string& file, const FolderImportOptions& options) {
    FolderImportOptions one = options;
    one.input = file;
    return finish_table(parse_wiot(read_text_file(file), file), one);
}

}  // namespace folder_tables

ImportReport import_icio(const FolderImportOptions& options) {
    return finish_table(parse_icio(read_text_file(options.input), options.input), options);
}

}  // namespace detente
