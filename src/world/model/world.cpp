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
constexpr const char* descriptor = "datapackage.json";

/// The folder of an installed world or of a path.
fs::path find_world(const std::string& id_or_path) {
    if (id_or_path.empty()) throw InputError("", 0, "world", "no world is named");
    std::error_code error;
    if (valid_world_id(id_or_path))
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

void check_hash(const Resource& resource, const std::string& content, const std::string& file, Problems& problems) {
    if (resource.hash.empty()) {
        if (resource.bytes >= 0 && static_cast<unsigned long long>(resource.bytes) != content.size())
            return problems.error(
                "hash-mismatch", file, 0, "",
                fmt::format("has {} bytes where datapackage.json says {}", content.size(), resource.bytes));
        return problems.warning("no-hash", file, 0, "datapackage.json states no sha256 for this table");
    }
    if (!resource.hash.starts_with("sha256:"))
        return problems.warning("no-hash", file, 0,
                                "the hash in datapackage.json is not a sha256, so it was not checked");
    const std::string found = sha256(content);
    if (lower_ascii(resource.hash.substr(7)) == found) return;
    problems.error("hash-mismatch", file, 0, "",
                   "has changed since the world was made: its sha256 is not the one in datapackage.json",
                   fmt::format("Put the original file back; if the change is meant, write \"bytes\": {} and "
                               "\"hash\": \"sha256:{}\" for it into datapackage.json",
                               content.size(), found));
}

/// Reads one table; nothing when it is missing or broken (then that is a problem already).
template <class Read>
void with_table(const Package& package, const std::string& file, const char* name,
                const std::function<std::string(const std::string&)>& read_table, Problems& problems, Read read) {
    const Resource* resource = package.find(name);
    if (!resource)
        return problems.error("missing-table", file, 0, "resources", fmt::format("there is no table '{}'", name));
    const fs::path folder = fs::path(file).parent_path();
    const std::string table_file = (folder / resource->path).string();
    if (!resource->unit.empty() && std::string(name) == "trade" && resource->unit != package.world.unit)
        problems.error("conflicting-units", file, 0, "unit",
                       fmt::format("the trade table is in {}, the world in {}", resource->unit, package.world.unit));
    try {
        std::string content = read_table(resource->path);
        check_hash(*resource, content, table_file, problems);
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
    with_table(package, file, "economies", read_table, problems, [&](const CsvTable& table) {
        lines.economies = table.file;
        read_economies(table, world, lines, problems);
    });
    with_table(package, file, "sectors", read_table, problems, [&](const CsvTable& table) {
        lines.sectors = table.file;
        read_sectors(table, world, lines, problems);
    });
    with_table(package, file, "trade", read_table, problems, [&](const CsvTable& table) {
        lines.trade = table.file;
        read_trade(table, world, lines, problems);
    });
    if (package.find("production") != nullptr)
        with_table(package, file, "production", read_table, problems,
                   [&](const CsvTable& table) { read_production(table, world, problems); });
    if (package.find("inputs") != nullptr)
        with_table(package, file, "inputs", read_table, problems,
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

World load_world(const std::string& id_or_path) {
    const fs::path folder = find_world(id_or_path);
    const fs::path file = folder / descriptor;
    return parse_world(read_file(file), file.string(),
                       [&](const std::string& path) { return read_file(folder / path); });
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

std::vector<Finding> check_world(const std::string& id_or_path) {
    const fs::path folder = find_world(id_or_path);
    const fs::path file = folder / descriptor;
    return check_world(read_file(file), file.string(),
                       [&](const std::string& path) { return read_file(folder / path); });
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

std::vector<WorldSummary> installed_worlds() {
    std::vector<WorldSummary> worlds;
    for (const fs::path& data : data_folders()) {
        std::error_code error;
        for (const fs::directory_entry& entry : fs::directory_iterator(data / "worlds", error)) {
            const fs::path file = entry.path() / descriptor;
            const std::string id = entry.path().filename().string();
            const auto same = [&](const WorldSummary& w) { return w.id == id; };
            if (!fs::exists(file, error) || std::any_of(worlds.begin(), worlds.end(), same)) continue;
            std::vector<Finding> ignored;
            Problems problems(ignored);
            worlds.push_back(
                {id, read_package(read_file(file), file.string(), problems).world.title, entry.path().string()});
        }
    }
    std::sort(worlds.begin(), worlds.end(), [](const WorldSummary& a, const WorldSummary& b) { return a.id < b.id; });
    return worlds;
}

}  // namespace detente
