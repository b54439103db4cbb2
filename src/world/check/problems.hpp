#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "detente/world/world.hpp"

namespace detente {

/// What is wrong with a world, while it is read: loading stops at the first error, checking collects them all.
class Problems {
public:
    Problems() = default;
    explicit Problems(std::vector<Finding>& findings) : findings_(&findings) {}

    /// Loading: throws InputError.
    void error(const std::string& name, const std::string& file, long line, const std::string& field,
               const std::string& what, const std::string& hint = "");
    void warning(const std::string& name, const std::string& file, long line, const std::string& what);
    /// No error so far.
    bool clean() const { return errors_ == 0; }
    bool collecting() const { return findings_ != nullptr; }
    /// Notes how many findings of a name were left out of the list, so that one bad column does not drown the rest.
    void finish();

    static constexpr std::size_t most_of_a_name = 200;

private:
    bool room_for(const std::string& name);
    std::vector<Finding>* findings_ = nullptr;
    std::size_t errors_ = 0;
    std::map<std::string, std::size_t> counts_;
};

/// Where each part of a world was written: for messages. Empty for a world in memory.
struct WorldLines {
    std::string package, economies, sectors, trade;  ///< files
    std::vector<long> economy, sector;
    std::vector<std::uint32_t> cell;  ///< line in the trade table; 0: the cell is not there
    long of_economy(std::size_t i) const { return i < economy.size() ? economy[i] : 0; }
    long of_sector(std::size_t j) const { return j < sector.size() ? sector[j] : 0; }
    long of_cell(std::size_t c) const { return c < cell.size() ? static_cast<long>(cell[c]) : 0; }
};

/// Most cells importer x sector x exporter that a world may have (half a GiB of trade values).
inline constexpr std::size_t most_cells = std::size_t{1} << 26;

/// check.cpp: everything that shows only in the whole.
void check_economics(const World&, const WorldLines&, Problems&);
void check_transfer_sum(const World&, const WorldLines&, Problems&);
/// check_tables.cpp: production tables against the flows.
void check_tables(const World&, const WorldLines&, Problems&);
void check_units(const World&, const WorldLines&, Problems&);

}  // namespace detente
