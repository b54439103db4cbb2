#include "world/import/wide_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/support/error.hpp"
#include "world/check/problems.hpp"
#include "world/import/folder_tables.hpp"

namespace detente {

std::size_t WideTable::economy(const std::string& label) {
    const auto [at, fresh] = economy_of_.emplace(label, table_.economies.size());
    if (!fresh) return at->second;
    Economy economy = folder_tables::economy_of(label);
    const auto twin = std::find_if(table_.economies.begin(), table_.economies.end(),
                                   [&](const Economy& other) { return other.id == economy.id; });
    at->second = static_cast<std::size_t>(twin - table_.economies.begin());
    if (at->second == table_.economies.size()) table_.economies.push_back(std::move(economy));
    return at->second;
}

std::size_t WideTable::sector(const std::string& id) {
    const auto [at, fresh] = sector_of_.emplace(id, table_.sectors.size());
    if (fresh) {
        table_.sectors.emplace_back();
        table_.sectors.back().id = table_.sectors.back().name = id;
    }
    return at->second;
}

bool WideTable::has(const std::string& economy_label, const std::string& sector_id) const {
    return economy_of_.contains(economy_label) && sector_of_.contains(sector_id);
}

void WideTable::add_industry(std::size_t economy, std::size_t sector, std::string name) {
    pending_.push_back({columns_.size(), economy, sector});
    columns_.push_back({Kind::industry, 0, std::move(name)});
}

void WideTable::columns_done(const WideRows& rows) {
    const std::size_t n = table_.economies.size(), J = table_.sectors.size();
    const bool bought = std::any_of(columns_.begin(), columns_.end(),
                                    [](const Column& column) { return column.kind == Kind::final_use; });
    if (J == 0 || n == 0) rows.fail("", "no column is an industry of an economy", "Is this such a table?");
    if (!bought) rows.fail("", "no column is a final use of an economy", "Is this such a table?");
    if (n * J > most_cells || n * J * n * J > most_cells || n * J * J > most_cells)
        rows.fail("", fmt::format("{} economies and {} industries make more cells than the {} million that are held", n,
                                  J, most_cells / 1000000));
    is_column_.assign(n * J, false);
    is_row_ = is_column_;
    for (const Pending& one : pending_) {
        columns_[one.column].at = one.economy * J + one.sector;
        is_column_[columns_[one.column].at] = true;
    }
    table_.inputs.assign(n * J * n * J, 0);
    table_.final_use.assign(n * J * n, 0);
}

void WideTable::check_width(const WideRows& rows) const {
    if (rows.cells().size() != columns_.size())
        rows.fail("", fmt::format("the row has {} cells, the header {}", rows.cells().size(), columns_.size()));
}

void WideTable::deliveries(const WideRows& rows, std::size_t economy, std::size_t sector) {
    check_width(rows);
    const std::size_t n = table_.economies.size(), N = table_.positions(),
                      from = economy * table_.sectors.size() + sector;
    is_row_[from] = true;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const Column& column = columns_[c];
        if (column.kind == Kind::label || column.kind == Kind::total) continue;
        const double value = rows.number(c, column.name);
        if (column.kind == Kind::industry) {
            table_.inputs[from * N + column.at] += value;
            if (value < 0) ++table_.negative_inputs, table_.negative_inputs_sum += value;
        } else if (column.kind == Kind::final_use) {
            table_.final_use[from * n + column.at] += value;
            if (value < 0) ++table_.negative_uses, table_.negative_uses_sum += value;
        } else {
            table_.discrepancy += value;
        }
    }
}

void WideTable::primary(const WideRows& rows, const std::string& name) {
    check_width(rows);
    auto row = std::find_if(table_.primary.begin(), table_.primary.end(),
                            [&](const WorldTable::Primary& other) { return other.name == name; });
    if (row == table_.primary.end()) row = table_.primary.insert(row, {name, 0, 0});
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        const Kind kind = columns_[c].kind;
        if ((kind != Kind::industry && kind != Kind::final_use) || rows.cell(c).empty()) continue;
        (kind == Kind::industry ? row->industries : row->final_use) += rows.number(c, columns_[c].name);
    }
}

void WideTable::output(const WideRows& rows) {
    check_width(rows);
    table_.output.resize(table_.positions(), 0);
    for (std::size_t c = 0; c < columns_.size(); ++c)
        if (columns_[c].kind == Kind::industry && !rows.cell(c).empty())
            table_.output[columns_[c].at] += rows.number(c, columns_[c].name);
}

WorldTable WideTable::finish(const WideRows& rows) {
    for (std::size_t at = 0; at < is_row_.size(); ++at) {
        if (is_row_[at] == is_column_[at]) continue;
        const std::string name = fmt::format("{} of {}", table_.sectors[at % table_.sectors.size()].id,
                                             table_.economies[at / table_.sectors.size()].id);
        throw InputError(rows.file(), 0, name, is_row_[at] ? "has a row but no column" : "has a column but no row",
                         "Is the file cut short?");
    }
    return std::move(table_);
}

}  // namespace detente
