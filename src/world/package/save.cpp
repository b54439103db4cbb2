#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "world/package/tables.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;

struct NamedText {
    std::string name, content;
};

/// Every file of the world, the descriptor last. Refuses a world that reading would refuse.
std::vector<NamedText> files_of(const World& world, bool compress) {
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
    std::vector<NamedText> files;
    files.reserve(tables.size() + 1);
    for (const TableText& table : tables) {
        const std::string path = table.path(compress);
        files.push_back({path, path.ends_with(".gz") ? gzip(table.content) : table.content});
    }
    files.push_back({"datapackage.json", std::move(datapackage)});
    return files;
}

[[noreturn]] void refuse(const fs::path& folder, const std::string& why, const std::string& hint = "") {
    throw InputError(folder.string(), 0, "", why, hint);
}

/// A world may replace a world, or fill an empty folder; anything else in the way stays.
void check_place(const fs::path& folder, const std::vector<NamedText>& files) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) refuse(folder, "is a file, so no world can be written there");
    if (!fs::is_empty(folder, error) && !fs::exists(folder / "datapackage.json", error))
        refuse(folder, "is a folder with other things in it", "Name a new folder, or one that holds a world");
    for (const NamedText& file : files)
        if (fs::is_directory(folder / file.name, error)) refuse(folder / file.name, "is a folder where a file must go");
}

/// A folder of half-written files, removed again unless they all reach their place.
class Scratch {
public:
    explicit Scratch(const fs::path& near) : path_(near / fmt::format(".detente-world-{}", ::getpid())) {
        std::error_code error;
        fs::remove_all(path_, error);
        if (!fs::create_directory(path_, error)) refuse(near, "cannot be written: " + error.message());
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace

void save_world(const World& world, const std::string& folder_name, bool compress) {
    const std::vector<NamedText> files = files_of(world, compress);
    fs::path folder(folder_name);
    if (folder.empty()) throw InputError("", 0, "output", "no folder is named");
    if (!folder.has_filename()) folder = folder.parent_path();  // "mydir/"
    std::error_code error;
    const bool there = fs::exists(folder, error);
    if (there) check_place(folder, files);
    const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
    if (!there && !fs::is_directory(parent, error))
        refuse(folder, "cannot be made: there is no folder " + parent.string());

    const Scratch scratch(there ? folder : parent);
    for (const NamedText& file : files) write_file(scratch.path() / file.name, file.content);
    if (!there) {
        fs::rename(scratch.path(), folder, error);
        if (error) refuse(folder, "cannot be made: " + error.message());
        return;
    }
    for (const NamedText& file : files) {
        fs::rename(scratch.path() / file.name, folder / file.name, error);
        if (error) refuse(folder / file.name, "cannot be written: " + error.message());
    }
}

}  // namespace detente
