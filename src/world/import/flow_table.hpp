#pragma once
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "detente/support/csv.hpp"
#include "detente/support/notes.hpp"
#include "detente/world/registry.hpp"
#include "detente/world/world.hpp"
#include "world/check/problems.hpp"

namespace detente {

/// A tidy table of flows, one row exporter, importer[, sector], value[, tariff], with the economies as the source
/// writes them: codes or names. Becomes the economies, sectors, trade and tariffs of a world.
class FlowTable {
public:
    FlowTable(const CsvTable&, const Registry&, bool drop_unknown, int significant_digits);
    /// Throws InputError for a row that cannot be used: unknown or ambiguous economy, negative or no number, a cell
    /// that was there already.
    void read();
    /// Economies sorted by id, sectors in the order of the table.
    void fill(World&) const;
    /// Where the parts of the world stand in this table: an economy or sector where it is first named.
    WorldLines lines(const World&) const;
    /// What was dropped, rounded or read as something else.
    Notes notes() const;

private:
    struct Row {
        std::size_t exporter, importer, sector;
        double value, tariff;
        long line;
    };
    static constexpr std::size_t dropped = static_cast<std::size_t>(-1);

    std::size_t economy(std::size_t row, std::size_t column, std::size_t name_column);
    std::size_t add_economy(std::size_t row, std::size_t column, const std::string& id, const std::string& label);
    std::size_t sector(std::size_t row);
    double value(std::size_t row);
    double tariff(std::size_t row) const;
    void check_duplicates() const;

    const CsvTable& table_;
    const Registry& registry_;
    bool drop_unknown_;
    int digits_;
    std::size_t exporter_, importer_, value_, sector_, tariff_, exporter_name_, importer_name_, sector_name_;
    std::vector<Row> rows_;
    std::vector<Economy> economies_;
    std::vector<Sector> sectors_;
    std::unordered_map<std::string, std::size_t> economy_of_text_, economy_of_id_, sector_of_id_;
    std::set<std::string> unknown_;               // texts that no economy has
    std::map<std::string, std::string> read_as_;  // codes that are not the id they stand for
    std::size_t zeros_ = 0, rounded_ = 0, dropped_rows_ = 0;
};

/// To so many significant decimal digits, exactly rounded.
double round_significant(double value, int digits);

}  // namespace detente
