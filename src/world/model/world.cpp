#include "detente/world/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "detente/support/error.hpp"
#include "detente/support/files.hpp"
#include "detente/support/text.hpp"
#include "world/package/tables.hpp"

namespace detente {
namespace {

namespace fs = std::filesystem;
constexpr const char* descriptor = DataPackage::descriptor;

/// The folder of an installed world or of a path.
fs::path find_world(const std::string& id_or_path) {
    if (id_or_path.empty()) throw InputError("", 0, "world", "no world is named");
    std::error_code error;
    if (valid_package_id(id_or_path))
        for (const fs::path& data : data_folders())
            if (fs::exists(data / "worlds" / id_or_path / descriptor, error)) return data / "worlds" / id_or_path;
    fs::path path(id_or_path);
    if (path.filename() == descriptor && fs::is_regular_file(path, error))
        return path.has_parent_path() ? path.parent_path() : fs::path(".");
    if (fs::is_regular_file(path, error))
        throw InputError(id_or_path, 0, "", "is a file, not a world",
                         "Make a world from a table with `detente import csv`");
    if (fs::is_directory(path, error)) {
        if (fs::exists(path / descriptor, error)) return path;
        throw InputError(id_or_path, 0, "", "is a folder without a datapackage.json, so it is not a world");
    }
    std::vector<std::string> ids;
    for (const WorldSummary& world : installed_worlds()) ids.push_back(world.id);
    throw InputError("", 0, "world", fmt::format("there is no world '{}', installed or as a folder", id_or_path),
                     suggestion(id_or_path, ids));
}

/// Reads one table; nothing when it is missing or broken (then that is a problem already).
template <class Read>
void with_table(const Package& package, const char* name,
                const std::function<std::string(const std::string&)>& read_table, Problems& problems, Read read) {
    const std::string& file = package.data.file;
    const PackageTable* table = package.data.find(name);
    if (!table)
        return problems.error("missing-table", file, 0, "resources", fmt::format("there is no table '{}'", name));
    const std::string table_file = package.data.place_of(*table);
    if (!table->unit.empty() && std::string(name) == "trade" && table->unit != package.world.unit)
        problems.error("conflicting-units", file, 0, "unit",
                       fmt::format("the trade table is in {}, the world in {}", table->unit, package.world.unit));
    try {
        std::string content = read_table(table->path);
        check_table_bytes(package.data, *table, content, problems_of_package(problems));
        read(parse_csv(std::move(content), table_file, {.delimiter = ','}));
    } catch (const InputError& error) {
        if (!problems.collecting()) throw;
        problems.error("bad-table", error.file.empty() ? table_file : error.file, error.line, error.field,
                       error.problem, error.hint);
    }
}

/// What reading a trade table refuses, for a world that was never in one.
void check_cells(const World& world, Problems& problems) {
    const std::size_t cells = world.n() * world.n() * world.sectors.size();
    if (world.trade.size() != cells || (!world.tariff.empty() && world.tariff.size() != cells) ||
        (!world.transfers.empty() && world.transfers.size() != world.n()) ||
        (!world.destination_share.empty() && world.destination_share.size() != world.n()))
        return problems.error("bad-table", "", 0, "", "the size of a table does not fit the economies and sectors");
    for (std::size_t c = 0; c < cells; ++c) {
        const auto flow = [&] {
            return fmt::format("{} to {} in sector {}", world.economies[c % world.n()].id,
                               world.economies[c / world.n() / world.sectors.size()].id,
                               world.sectors[c / world.n() % world.sectors.size()].id);
        };
        if (!std::isfinite(world.trade[c]))
            problems.error("not-a-number", "", 0, "value", fmt::format("the flow from {} is no finite number", flow()));
        else if (world.trade[c] < 0)
            problems.error("negative-flow", "", 0, "value",
                           fmt::format("the flow from {} is negative: {}", flow(), shortest(world.trade[c])));
        if (!world.tariff.empty() && !(world.tariff[c] > -1 && std::isfinite(world.tariff[c])))
            problems.error("bad-tariff", "", 0, "tariff",
                           fmt::format("the tariff on the flow from {} is {}", flow(), shortest(world.tariff[c])));
    }
}

}  // namespace

std::optional<std::size_t> World::find_economy(const std::string& wanted) const {
    const auto at = std::find_if(economies.begin(), economies.end(), [&](const Economy& e) { return e.id == wanted; });
    if (at == economies.end()) return std::nullopt;
    return static_cast<std::size_t>(at - economies.begin());
}

std::optional<std::size_t> World::find_sector(const std::string& wanted) const {
    const auto at = std::find_if(sectors.begin(), sectors.end(), [&](const Sector& s) { return s.id == wanted; });
    if (at == sectors.end()) return std::nullopt;
    return static_cast<std::size_t>(at - sectors.begin());
}

World read_world(const std::string& datapackage, const std::string& file,
                 const std::function<std::string(const std::string& path)>& read_table, Problems& problems,
                 WorldLines& lines) {
    Package package = read_package(datapackage, file, problems);
    World& world = package.world;
    lines.package = file;
    with_table(package, "economies", read_table, problems, [&](const CsvTable& table) {
        lines.economies = table.file;
        read_economies(table, world, lines, problems);
    });
    with_table(package, "sectors", read_table, problems, [&](const CsvTable& table) {
        lines.sectors = table.file;
        read_sectors(table, world, lines, problems);
    });
    with_table(package, "trade", read_table, problems, [&](const CsvTable& table) {
        lines.trade = table.file;
        read_trade(table, world, lines, problems);
    });
    if (package.data.find("production") != nullptr)
        with_table(package, "production", read_table, problems,
                   [&](const CsvTable& table) { read_production(table, world, problems); });
    if (package.data.find("inputs") != nullptr)
        with_table(package, "inputs", read_table, problems,
                   [&](const CsvTable& table) { read_inputs(table, world, problems); });
    return std::move(package.world);
}

World parse_world(const std::string& datapackage, const std::string& file,
                  const std::function<std::string(const std::string& path)>& read_table) {
    Problems problems;
    WorldLines lines;
    World world = read_world(datapackage, file, read_table, problems, lines);
    check_transfer_sum(world, lines, problems);
    return world;
}

World load_world(const Files& files, std::string_view folder) {
    const std::string file = joined_name(folder, descriptor);
    return parse_world(files.get(file), files.place(file),
                       [&](const std::string& path) { return files.get(joined_name(folder, path)); });
}

World load_world(const std::string& id_or_path) {
    return load_package_folder(find_world(id_or_path), [](const Files& files) { return load_world(files, ""); });
}

std::vector<Finding> check_world(const std::string& datapackage, const std::string& file,
                                 const std::function<std::string(const std::string& path)>& read_table) {
    std::vector<Finding> findings;
    Problems problems(findings);
    WorldLines lines;
    const World world = read_world(datapackage, file, read_table, problems, lines);
    if (!world.trade.empty()) {
        check_units(world, lines, problems);
        check_economics(world, lines, problems);
    }
    problems.finish();
    return findings;
}

std::vector<Finding> check_world(const Files& files, std::string_view folder) {
    const std::string file = joined_name(folder, descriptor);
    return check_world(files.get(file), files.place(file),
                       [&](const std::string& path) { return files.get(joined_name(folder, path)); });
}

std::vector<Finding> check_world(const std::string& id_or_path) {
    return check_world(FolderFiles(find_world(id_or_path)), "");
}

std::vector<Finding> check_world(const World& world) {
    std::vector<Finding> findings;
    Problems problems(findings);
    const WorldLines nowhere;
    check_cells(world, problems);
    if (problems.clean()) {
        check_units(world, nowhere, problems);
        check_economics(world, nowhere, problems);
    }
    problems.finish();
    return findings;
}

std::vector<WorldSummary> installed_worlds(const Files& files) {
    std::vector<WorldSummary> worlds;
    for (const std::string& id : files.list("worlds")) {
        const std::string folder = "worlds/" + id, file = joined_name(folder, descriptor);
        if (!files.has(file)) continue;
        std::vector<Finding> ignored;
        Problems problems(ignored);
        const std::string place = files.place(file);
        worlds.push_back(
            {id, read_package(files.get(file), place, problems).world.title, fs::path(place).parent_path().string()});
    }
    return worlds;
}

std::vector<WorldSummary> installed_worlds() {
    return installed_worlds(*installed_files());
}

}  // namespace detente
