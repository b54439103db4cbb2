#include <fmt/format.h>

#include <limits>
#include <string_view>
#include <unordered_map>

#include "detente/support/text.hpp"
#include "world/package/tables.hpp"

namespace detente {
namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

std::size_t optional_column(const CsvTable& table, const char* name) {
    return table.has(name) ? table.column(name) : nowhere;
}

std::string cell_or_empty(const CsvTable& table, std::size_t row, std::size_t column) {
    return column == nowhere ? "" : std::string(table.cell(row, column));
}

/// An id that is neither empty nor in the table already.
bool good_id(const CsvTable& table, std::size_t row, std::size_t column,
             std::unordered_map<std::string_view, std::size_t>& seen, Problems& problems) {
    const std::string_view id = table.cell(row, column);
    if (id.empty()) {
        problems.error("missing-id", table.file, table.line(row), table.header[column], "the cell is empty");
        return false;
    }
    const auto [first, fresh] = seen.emplace(id, row);
    if (!fresh)
        problems.error("duplicate-id", table.file, table.line(row), table.header[column],
                       fmt::format("'{}' is on line {} already", id, table.line(first->second)));
    return fresh;
}

std::optional<double> optional_number(const CsvTable& table, std::size_t row, std::size_t column, Problems& problems) {
    if (column == nowhere || table.cell(row, column).empty()) return std::nullopt;
    const auto value = parse_number(table.cell(row, column));
    if (!value)
        problems.error("not-a-number", table.file, table.line(row), table.header[column],
                       fmt::format("'{}' is not a finite number", table.cell(row, column).substr(0, 60)));
    return value;
}

/// Positions by id. Rows come in runs of one exporter, so the last answer is tried first.
class Positions {
public:
    template <class Records>
    explicit Positions(const Records& records) {
        at_.reserve(records.size());
        for (std::size_t i = 0; i < records.size(); ++i) at_.emplace(records[i].id, i);
    }
    std::size_t find(std::string_view id) {
        if (last_ != nowhere && id == last_id_) return last_;
        const auto found = at_.find(id);
        if (found == at_.end()) return nowhere;
        last_id_ = found->first;
        return last_ = found->second;
    }
    std::vector<std::string> ids() const {
        std::vector<std::string> out;
        for (const auto& entry : at_) out.emplace_back(entry.first);
        return out;
    }

private:
    std::unordered_map<std::string_view, std::size_t> at_;
    std::string_view last_id_;
    std::size_t last_ = nowhere;
};

/// One reading of the trade table.
class TradeReader {
public:
    TradeReader(const CsvTable& table, World& world, WorldLines& lines, Problems& problems)
        : table_(table),
          world_(world),
          lines_(lines),
          problems_(problems),
          exporters_(world.economies),
          importers_(world.economies),
          sectors_(world.sectors),
          exporter_(table.column("exporter")),
          importer_(table.column("importer")),
          sector_(table.column("sector")),
          value_(table.column("value")),
          tariff_(optional_column(table, "tariff")) {}

    void read() {
        const std::size_t cells = world_.n() * world_.n() * world_.sectors.size();
        world_.trade.assign(cells, 0.0);
        lines_.cell.assign(cells, 0);
        if (tariff_ != nowhere) world_.tariff.assign(cells, 0.0);
        for (std::size_t row = 0; row < table_.rows(); ++row) read_row(row);
    }

private:
    void wrong(const char* name, std::size_t row, std::size_t column, const std::string& what,
               const std::string& hint = "") {
        problems_.error(name, table_.file, table_.line(row), table_.header[column], what, hint);
    }

    std::size_t position(Positions& positions, std::size_t row, std::size_t column, const char* name,
                         const char* table_name) {
        const std::string_view id = table_.cell(row, column);
        const std::size_t at = positions.find(id);
        if (at == nowhere)
            wrong(name, row, column, fmt::format("'{}' is not in the table of {}", id.substr(0, 60), table_name),
                  suggestion(id, positions.ids()));
        return at;
    }

    std::optional<double> number(std::size_t row, std::size_t column) {
        const auto value = parse_number(table_.cell(row, column));
        if (!value)
            wrong("not-a-number", row, column,
                  fmt::format("'{}' is not a finite number", table_.cell(row, column).substr(0, 60)));
        return value;
    }

    void read_row(std::size_t row) {
        const std::size_t exporter = position(exporters_, row, exporter_, "unknown-economy", "economies");
        const std::size_t importer = position(importers_, row, importer_, "unknown-economy", "economies");
        const std::size_t sector = position(sectors_, row, sector_, "unknown-sector", "sectors");
        const auto value = number(row, value_);
        const auto tariff = tariff_ == nowhere ? std::optional<double>(0.0) : number(row, tariff_);
        if (value && *value < 0)
            return wrong("negative-flow", row, value_, fmt::format("the flow is negative: {}", shortest(*value)));
        if (tariff && *tariff <= -1)
            return wrong("bad-tariff", row, tariff_,
                         fmt::format("a tariff of {} leaves nothing to pay", shortest(*tariff)),
                         "Write 25 percent as 0.25");
        if (exporter == nowhere || importer == nowhere || sector == nowhere || !value || !tariff) return;
        const std::size_t cell = world_.cell(importer, sector, exporter);
        if (lines_.cell[cell] != 0)
            return wrong(
                "duplicate-cell", row, value_,
                fmt::format("the flow from {} to {} in sector {} is on line {} already", world_.economies[exporter].id,
                            world_.economies[importer].id, world_.sectors[sector].id, lines_.cell[cell]));
        lines_.cell[cell] = static_cast<std::uint32_t>(table_.line(row));
        world_.trade[cell] = *value;
        if (tariff_ != nowhere) world_.tariff[cell] = *tariff;
    }

    const CsvTable& table_;
    World& world_;
    WorldLines& lines_;
    Problems& problems_;
    Positions exporters_, importers_, sectors_;
    std::size_t exporter_, importer_, sector_, value_, tariff_;
};

}  // namespace

void read_economies(const CsvTable& table, World& world, WorldLines& lines, Problems& problems) {
    const std::size_t id = table.column("id"), name = optional_column(table, "name"),
                      transfer = optional_column(table, "transfer"),
                      at_home = optional_column(table, "destination_share");
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (!good_id(table, row, id, seen, problems)) continue;
        const std::string code(table.cell(row, id));
        const std::string label = cell_or_empty(table, row, name);
        world.economies.push_back({code, label.empty() ? code : label});
        lines.economy.push_back(table.line(row));
        if (transfer != nowhere)
            world.transfers.push_back(optional_number(table, row, transfer, problems).value_or(0.0));
        if (at_home != nowhere) {
            const double share = optional_number(table, row, at_home, problems).value_or(0.0);
            if (!(share >= 0 && share < 1))
                problems.error("bad-share", table.file, table.line(row), "destination_share",
                               fmt::format("must be at least 0 and below 1, not {}", shortest(share)));
            world.destination_share.push_back(share);
        }
    }
    if (world.economies.empty()) problems.error("empty-table", table.file, 0, "", "the table has no rows");
}

void read_sectors(const CsvTable& table, World& world, WorldLines& lines, Problems& problems) {
    const std::size_t id = table.column("id"), name = optional_column(table, "name"),
                      group = optional_column(table, "group"), elasticity = optional_column(table, "trade_elasticity"),
                      error = optional_column(table, "trade_elasticity_se"),
                      source = optional_column(table, "elasticity_source");
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (!good_id(table, row, id, seen, problems)) continue;
        Sector sector;
        sector.id = table.cell(row, id);
        sector.name = cell_or_empty(table, row, name);
        if (sector.name.empty()) sector.name = sector.id;
        sector.group = cell_or_empty(table, row, group);
        sector.trade_elasticity = optional_number(table, row, elasticity, problems);
        sector.trade_elasticity_se = optional_number(table, row, error, problems);
        sector.elasticity_source = cell_or_empty(table, row, source);
        if (sector.trade_elasticity && *sector.trade_elasticity <= 0)
            problems.error("bad-elasticity", table.file, table.line(row), "trade_elasticity",
                           fmt::format("must be greater than 0, not {}", shortest(*sector.trade_elasticity)),
                           "Elasticities are stated without the minus sign of the flow's response");
        if (sector.trade_elasticity_se && *sector.trade_elasticity_se < 0)
            problems.error("bad-elasticity", table.file, table.line(row), "trade_elasticity_se",
                           "a standard error is not negative");
        world.sectors.push_back(std::move(sector));
        lines.sector.push_back(table.line(row));
    }
    if (world.sectors.empty()) problems.error("empty-table", table.file, 0, "", "the table has no rows");
}

void read_trade(const CsvTable& table, World& world, WorldLines& lines, Problems& problems) {
    const std::size_t pairs = world.n() * world.n();  // no overflow: a table has fewer than 2^31 rows
    if (pairs > most_cells || pairs * world.sectors.size() > most_cells)
        return problems.error(
            "too-large", table.file, 0, "",
            fmt::format("{} economies and {} sectors make more cells than the {} million that are held", world.n(),
                        world.sectors.size(), most_cells / 1000000));
    if (table.rows() == 0) problems.error("empty-table", table.file, 0, "", "the table has no rows");
    TradeReader(table, world, lines, problems).read();
}

}  // namespace detente
