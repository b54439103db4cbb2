#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "detente/world/world_table.hpp"
#include "world/import/wide_rows.hpp"

namespace detente {

/// Fills a WorldTable row by row, once the layout has said what each column is.
class WideTable {
public:
    enum class Kind : std::uint8_t { label, industry, final_use, total, discrepancy };
    struct Column {
        Kind kind = Kind::label;
        std::size_t at = 0;  ///< position or economy
        std::string name;    ///< for messages
    };

    explicit WideTable(const std::string& file) { table_.file = file; }

    /// By the labels of the source; the same label is the same economy or sector.
    std::size_t economy(const std::string& label);
    std::size_t sector(const std::string& id);
    void add(Column column) { columns_.push_back(std::move(column)); }
    /// A column of economy and sector (as numbered by the two above), whose position is known when all are there.
    void add_industry(std::size_t economy, std::size_t sector, std::string name);
    /// No more columns: makes room. Throws InputError for a table that is none, or too large.
    void columns_done(const WideRows&);

    /// A row of deliveries by a position; more than one row may stand for one (CN1, CN2).
    void deliveries(const WideRows&, std::size_t economy, std::size_t sector);
    /// A row of taxes, value added or margins.
    void primary(const WideRows&, const std::string& name);
    void output(const WideRows&);
    /// No more rows. Throws InputError for a position without a row, a table without deliveries.
    WorldTable finish(const WideRows&);

    WorldTable& table() { return table_; }
    bool has(const std::string& economy_label, const std::string& sector_id) const;

private:
    void check_width(const WideRows&) const;
    struct Pending {
        std::size_t column, economy, sector;
    };
    WorldTable table_;
    std::vector<Column> columns_;
    std::vector<Pending> pending_;
    std::unordered_map<std::string, std::size_t> economy_of_, sector_of_;
    std::vector<bool> is_column_, is_row_;
};

}  // namespace detente
