#include "scenario/file/names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {

Names::Names(const World& world, const Registry& registry)
    : world_(world), registry_(registry), finder_(world.economies, registry) {}

void Names::unknown(const std::string& written, const std::vector<std::string>& more, const Place& place,
                    const std::string& field) const {
    throw InputError(place.file, place.line, field, fmt::format("unknown economy '{}'", written),
                     finder_.suggest(written, more));
}

void Names::not_here(const std::string& written, const Place& place, const std::string& field) const {
    const auto id = finder_.known(written);
    const std::string who = id && *id != written ? fmt::format("{} ({})", written, *id) : written;
    throw InputError(place.file, place.line, field, fmt::format("the world '{}' does not have {}", world_.id, who),
                     finder_.suggest(written));
}

std::optional<std::size_t> Names::economy_if_here(const std::string& written, const Place& place,
                                                  const std::string& field) const {
    const auto here = find(written);
    if (!here && !known_elsewhere(written)) unknown(written, {}, place, field);
    return here;
}

std::size_t Names::economy(const std::string& written, const Place& place, const std::string& field) const {
    const auto here = economy_if_here(written, place, field);
    if (!here) not_here(written, place, field);
    return *here;
}

std::optional<std::size_t> Names::economy_in(const CsvTable& table, std::size_t row, std::size_t column) const {
    const std::string written(table.cell(row, column));
    if (written.empty()) table.fail(row, column, "names no economy");
    return economy_if_here(written, {table.file, table.line(row)}, table.header[column]);
}

std::optional<std::string> Names::framework(const std::string& written) const {
    return registry_.resolve_framework(written);
}

std::string Names::framework_or_throw(const std::string& written, const Place& place, const std::string& field) const {
    if (const auto id = framework(written)) return *id;
    std::vector<std::string> valid;
    for (const FrameworkRecord& record : registry_.frameworks())
        valid.insert(valid.end(), {record.id, record.abbreviation, record.name});
    throw InputError(place.file, place.line, field, fmt::format("unknown framework '{}'", written),
                     suggestion(written, valid));
}

std::vector<std::size_t> Names::members(const std::string& written, const std::string& date, const Place& place,
                                        const std::string& field, std::vector<std::string>& missing) const {
    const std::string id = framework_or_throw(written, place, field);
    std::vector<std::size_t> here;
    for (const std::string& member : registry_.members(id, date)) {
        if (const auto position = find(member))
            here.push_back(*position);
        else
            missing.push_back(member);
    }
    std::sort(here.begin(), here.end());
    return here;
}

std::vector<std::size_t> Names::sectors(const std::vector<std::string>& written, const Place& place,
                                        const std::string& field) const {
    std::vector<std::size_t> out;
    std::vector<std::string> valid;
    for (const Sector& sector : world_.sectors) {
        valid.insert(valid.end(), {sector.id, sector.name});
        if (!sector.group.empty()) valid.push_back(sector.group);
    }
    std::sort(valid.begin(), valid.end());
    valid.erase(std::unique(valid.begin(), valid.end()), valid.end());
    for (const std::string& name : written) {
        const std::string folded = fold_name(name);
        bool found = false;
        for (std::size_t s = 0; s < world_.sectors.size(); ++s) {
            const Sector& sector = world_.sectors[s];
            if (sector.id != name && fold_name(sector.name) != folded && fold_name(sector.group) != folded) continue;
            out.push_back(s);
            found = true;
        }
        if (!found)
            throw InputError(place.file, place.line, field,
                             fmt::format("the world '{}' has no sector or group '{}'", world_.id, name),
                             suggestion(name, valid));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::string some_of(const std::vector<std::string>& names, std::size_t most) {
    if (names.size() <= most + 1) return join(names, ", ");
    return join({names.begin(), names.begin() + static_cast<long>(most)}, ", ") +
           fmt::format(" and {} more", names.size() - most);
}

}  // namespace detente
