#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/staged.hpp"
#include "world/package/tables.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

/// Every file of the world, the descriptor last. Refuses a world that reading would refuse.
std::vector<FolderFile> files_of(const World& world, bool compress) {
    const std::size_t cells = world.n() * world.n() * world.sectors.size();
    if (world.trade.size() != cells || (!world.tariff.empty() && world.tariff.size() != cells) ||
        (!world.transfers.empty() && world.transfers.size() != world.n()) ||
        (!world.destination_share.empty() && world.destination_share.size() != world.n()))
        throw InputError("", 0, "world", "has a table whose size does not fit its economies and sectors");
    const std::size_t production = world.n() * world.sectors.size();
    if (!world.value_added.empty() &&
        (world.value_added.size() != production || world.final_demand.size() != production ||
         world.inputs.size() != production * world.sectors.size()))
        throw InputError("", 0, "world", "has input-output tables whose sizes do not fit its economies and sectors");
    const std::vector<TableText> tables = write_tables(world);
    std::string datapackage;
    try {
        datapackage = write_package(world, tables, compress);
    } catch (const std::exception&) {
        throw InputError("", 0, "world", "has a title or source that is not text in UTF-8");
    }
    parse_world(datapackage, "datapackage.json", [&](const std::string& path) {
        const auto same = [&](const TableText& table) { return table.path(compress) == path; };
        return std::find_if(tables.begin(), tables.end(), same)->content;
    });
    std::vector<FolderFile> files;
    files.reserve(tables.size() + 1);
    for (const TableText& table : tables) {
        const std::string path = table.path(compress);
        files.push_back({path, path.ends_with(".gz") ? gzip(table.content) : table.content});
    }
    files.push_back({DataPackage::descriptor, std::move(datapackage)});
    return files;
}

[[noreturn]] void refuse(const fs::path& folder, const std::string& why, const std::string& hint = "") {
    throw InputError(folder.string(), 0, "", why, hint);
}

/// A world may replace a world, or fill an empty folder; anything else in the way stays.
void check_place(const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error)) return;
    if (!fs::is_directory(folder, error)) refuse(folder, "is a file, so no world can be written there");
    if (!fs::is_empty(folder, error) && !fs::exists(folder / DataPackage::descriptor, error))
        refuse(folder, "is a folder with other things in it", "Name a new folder, or one that holds a world");
}

}  // namespace

void save_world(const World& world, const std::string& folder, bool compress) {
    const std::vector<FolderFile> files = files_of(world, compress);
    if (folder.empty()) throw InputError("", 0, "output", "no folder is named");
    check_place(folder);
    write_folder(folder, files);
}

}  // namespace detente
