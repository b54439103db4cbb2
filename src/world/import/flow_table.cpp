#include "world/import/flow_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "world/check/problems.hpp"

namespace detente {
namespace {

constexpr std::size_t absent = static_cast<std::size_t>(-1);

std::size_t optional_column(const CsvTable& table, const char* name) {
    return table.has(name) ? table.column(name) : absent;
}

bool is_iso_code(const std::string& text, const EconomyRecord& record) {
    const std::string folded = lower_ascii(text);
    return text.find_first_not_of("0123456789") == std::string::npos || folded == lower_ascii(record.id) ||
           folded == lower_ascii(record.alpha2);
}

/// Codes are not labels: "156", "CN" or "ROM" takes the registry's name, "P.R. China" stays.
bool is_code(const std::string& text, const EconomyRecord& record) {
    return text.size() <= 3 || is_iso_code(text, record);
}

}  // namespace

double round_significant(double value, int digits) {
    if (digits <= 0) return value;
    return parse_number(fmt::format("{:.{}e}", value, digits - 1)).value_or(value);
}

FlowTable::FlowTable(const CsvTable& table, const Registry& registry, bool drop_unknown, int significant_digits)
    : table_(table),
      registry_(registry),
      drop_unknown_(drop_unknown),
      digits_(significant_digits),
      exporter_(table.column("exporter")),
      importer_(table.column("importer")),
      value_(table.column("value")),
      sector_(optional_column(table, "sector")),
      tariff_(optional_column(table, "tariff")),
      exporter_name_(optional_column(table, "exporter_name")),
      importer_name_(optional_column(table, "importer_name")),
      sector_name_(optional_column(table, "sector_name")) {}

std::size_t FlowTable::add_economy(std::size_t row, std::size_t column, const std::string& id,
                                   const std::string& label) {
    const auto [at, fresh] = economy_of_id_.emplace(id, economies_.size());
    if (fresh) economies_.push_back({id, label});
    const std::string text(table_.cell(row, column));
    if (text != economies_[at->second].name && !is_iso_code(text, *registry_.economy(id))) read_as_[text] = id;
    return at->second;
}

std::size_t FlowTable::economy(std::size_t row, std::size_t column, std::size_t name_column) {
    const std::string text(table_.cell(row, column));
    if (const auto known = economy_of_text_.find(text); known != economy_of_text_.end()) return known->second;
    if (text.empty()) table_.fail(row, column, "the cell is empty where an economy is needed");
    const auto id = registry_.resolve_economy(text);
    if (!id && !drop_unknown_) {
        std::string hint = registry_.suggest_economy(text);
        if (hint.empty()) hint = "Economies go by ISO 3166 code or English name; --drop-unknown skips the others";
        table_.fail(row, column, fmt::format("'{}' is not an economy that the registry knows", text.substr(0, 60)),
                    hint);
    }
    std::size_t position = dropped;
    if (id) {
        const EconomyRecord& record = *registry_.economy(*id);
        std::string label = is_code(text, record) ? record.name : text;
        if (name_column != absent && !table_.cell(row, name_column).empty()) label = table_.cell(row, name_column);
        position = add_economy(row, column, *id, label);
    } else {
        unknown_.insert(text);
    }
    return economy_of_text_[text] = position;
}

std::size_t FlowTable::sector(std::size_t row) {
    const std::string id = sector_ == absent ? "all" : std::string(table_.cell(row, sector_));
    if (id.empty()) table_.fail(row, sector_, "the cell is empty where a sector is needed");
    const auto [at, fresh] = sector_of_id_.emplace(id, sectors_.size());
    if (fresh) {
        Sector sector;
        sector.id = id;
        sector.name = sector_ == absent ? "Goods" : id;
        if (sector_name_ != absent && !table_.cell(row, sector_name_).empty())
            sector.name = table_.cell(row, sector_name_);
        sectors_.push_back(std::move(sector));
    }
    return at->second;
}

double FlowTable::value(std::size_t row) {
    const double given = table_.number(row, value_);
    if (given < 0) table_.fail(row, value_, fmt::format("the flow is negative: {}", shortest(given)));
    if (given == 0) ++zeros_;
    const double kept = round_significant(given, digits_);
    if (kept != given) ++rounded_;
    return kept;
}

double FlowTable::tariff(std::size_t row) const {
    if (tariff_ == absent || table_.cell(row, tariff_).empty()) return 0;
    const double given = table_.number(row, tariff_);
    if (given <= -1)
        table_.fail(row, tariff_, fmt::format("a tariff of {} leaves nothing to pay", shortest(given)),
                    "Write 25 percent as 0.25");
    return given;
}

void FlowTable::read() {
    rows_.reserve(table_.rows());
    for (std::size_t row = 0; row < table_.rows(); ++row) {
        const std::size_t from = economy(row, exporter_, exporter_name_), to = economy(row, importer_, importer_name_);
        if (from == dropped || to == dropped)
            ++dropped_rows_;
        else
            rows_.push_back({from, to, sector(row), value(row), tariff(row), table_.line(row)});
    }
    if (rows_.empty()) throw InputError(table_.file, 0, "", "the table has no row that can be used");
    const std::size_t pairs = economies_.size() * economies_.size();
    if (pairs > most_cells || pairs * sectors_.size() > most_cells)
        throw InputError(table_.file, 0, "",
                         fmt::format("{} economies and {} sectors make more cells than the {} million that are held",
                                     economies_.size(), sectors_.size(), most_cells / 1000000),
                         "Is the right column taken as the sector?");
    check_duplicates();
}

void FlowTable::check_duplicates() const {
    std::vector<std::size_t> order(rows_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto key = [&](std::size_t k) { return std::tuple(rows_[k].exporter, rows_[k].importer, rows_[k].sector); };
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return key(a) != key(b) ? key(a) < key(b) : a < b; });
    std::size_t first = rows_.size(), second = rows_.size();
    for (std::size_t k = 1; k < order.size(); ++k)
        if (key(order[k - 1]) == key(order[k]) && order[k] < second) first = order[k - 1], second = order[k];
    if (second == rows_.size()) return;
    const Row& row = rows_[second];
    throw InputError(
        table_.file, row.line, "value",
        fmt::format("the flow from {} to {} in sector {} is on line {} already", economies_[row.exporter].id,
                    economies_[row.importer].id, sectors_[row.sector].id, rows_[first].line),
        "Add up or remove one of the two; if the table has sectors, name their column with --column "
        "sector=NAME");
}

void FlowTable::fill(World& world) const {
    std::vector<std::size_t> order(economies_.size()), position(economies_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return economies_[a].id < economies_[b].id; });
    for (std::size_t k = 0; k < order.size(); ++k) {
        position[order[k]] = k;
        world.economies.push_back(economies_[order[k]]);
    }
    world.sectors = sectors_;
    const std::size_t cells = world.n() * world.n() * world.sectors.size();
    world.trade.assign(cells, 0.0);
    if (tariff_ != absent) world.tariff.assign(cells, 0.0);
    for (const Row& row : rows_) {
        const std::size_t cell = world.cell(position[row.importer], row.sector, position[row.exporter]);
        world.trade[cell] = row.value;
        if (tariff_ != absent) world.tariff[cell] = row.tariff;
    }
}

WorldLines FlowTable::lines(const World& world) const {
    WorldLines lines;
    lines.economies = lines.sectors = lines.trade = table_.file;
    lines.economy.assign(world.n(), 0);
    lines.sector.assign(sectors_.size(), 0);
    lines.cell.assign(world.trade.size(), 0);
    std::vector<std::size_t> position(economies_.size());
    for (std::size_t i = 0; i < position.size(); ++i) position[i] = *world.find_economy(economies_[i].id);
    for (const Row& row : rows_) {
        const std::size_t from = position[row.exporter], to = position[row.importer];
        for (const std::size_t i : {from, to})
            if (lines.economy[i] == 0) lines.economy[i] = row.line;
        if (lines.sector[row.sector] == 0) lines.sector[row.sector] = row.line;
        lines.cell[world.cell(to, row.sector, from)] = static_cast<std::uint32_t>(row.line);
    }
    return lines;
}

Notes FlowTable::notes() const {
    Notes notes;
    std::vector<std::string> codes, readings;
    for (const std::string& text : unknown_)
        if (codes.size() < 20) codes.push_back(text);
    if (dropped_rows_ > 0)
        notes.push_back(
            {"dropped-rows",
             fmt::format("{} rows of {} economies that the registry does not know are left out: {}{}", dropped_rows_,
                         unknown_.size(), join(codes, ", "), codes.size() < unknown_.size() ? " ..." : "")});
    for (const auto& [text, id] : read_as_)
        if (readings.size() < 20) readings.push_back(fmt::format("{} as {}", text, id));
    if (!readings.empty())
        notes.push_back(
            {"read-as", fmt::format("{}{}", join(readings, ", "), readings.size() < read_as_.size() ? " ..." : "")});
    if (zeros_ > 0) notes.push_back({"zero-rows", fmt::format("{} rows are zero and are not written", zeros_)});
    if (rounded_ > 0)
        notes.push_back({"rounded", fmt::format("{} values rounded to {} significant digits", rounded_, digits_)});
    return notes;
}

}  // namespace detente
