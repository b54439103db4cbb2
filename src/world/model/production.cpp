// The tables of a world with input-output links: production.csv (economy, sector, value_added, final_demand) and
// inputs.csv (economy, input_sector, using_sector, value). Cells that are not listed are zero.
#include <fmt/format.h>

#include <unordered_map>

#include "detente/support/csv.hpp"
#include "detente/support/text.hpp"
#include "world/package/tables.hpp"

namespace detente {
namespace {

/// A table whose leading columns name a cell, and whose last columns fill it.
class CellReader {
public:
    CellReader(const CsvTable& table, Problems& problems) : table_(table), problems_(problems) {}

    template <class Records>
    void key(const char* column, const Records& records, const char* unknown) {
        Key key{table_.column(column), unknown, {}, {}};
        for (std::size_t i = 0; i < records.size(); ++i)
            key.at.emplace(records[i].id, i), key.ids.push_back(records[i].id);
        keys_.push_back(std::move(key));
        seen_.assign(seen_.empty() ? records.size() : seen_.size() * records.size(), 0);
    }

    /// Calls `fill` with the position of the cell and its row, for every row that names one cell for the first time.
    template <class Fill>
    void read(const Fill& fill) {
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            std::size_t cell = 0;
            bool known = true;
            for (const Key& key : keys_) {
                const std::string id(table_.cell(row, key.column));
                const auto found = key.at.find(id);
                if (found == key.at.end()) {
                    problems_.error(key.unknown, table_.file, table_.line(row), table_.header[key.column],
                                    fmt::format("'{}' is not in this world", id.substr(0, 60)),
                                    suggestion(id, key.ids));
                    known = false;
                    break;
                }
                cell = cell * key.ids.size() + found->second;
            }
            if (!known) continue;
            if (seen_[cell] != 0) {
                problems_.error("duplicate-cell", table_.file, table_.line(row), table_.header[keys_.back().column],
                                fmt::format("the same cell is on line {} already", seen_[cell]));
                continue;
            }
            seen_[cell] = table_.line(row);
            fill(cell, row);
        }
    }

    double number(std::size_t row, std::size_t column) {
        const auto value = parse_number(table_.cell(row, column));
        if (!value) {
            problems_.error("not-a-number", table_.file, table_.line(row), table_.header[column],
                            fmt::format("'{}' is not a finite number", table_.cell(row, column).substr(0, 60)));
        }
        return value.value_or(0);
    }

private:
    struct Key {
        std::size_t column;
        const char* unknown;
        std::unordered_map<std::string, std::size_t> at;
        std::vector<std::string> ids;
    };
    const CsvTable& table_;
    Problems& problems_;
    std::vector<Key> keys_;
    std::vector<long> seen_;
};

}  // namespace

void read_production(const CsvTable& table, World& world, Problems& problems) {
    const std::size_t value_added = table.column("value_added"), final_demand = table.column("final_demand");
    world.value_added.assign(world.n() * world.sectors.size(), 0);
    world.final_demand = world.value_added;
    CellReader reader(table, problems);
    reader.key("economy", world.economies, "unknown-economy");
    reader.key("sector", world.sectors, "unknown-sector");
    reader.read([&](std::size_t cell, std::size_t row) {
        world.value_added[cell] = reader.number(row, value_added);
        world.final_demand[cell] = reader.number(row, final_demand);
        if (world.final_demand[cell] < 0) {
            problems.error("negative-demand", table.file, table.line(row), "final_demand",
                           fmt::format("final demand is negative: {}", shortest(world.final_demand[cell])),
                           "an importer sets such cells to zero and says so");
        }
        if (world.value_added[cell] < 0) {
            problems.warning("negative-value-added", table.file, table.line(row),
                             fmt::format("value added is negative: {}; the model takes it as it is",
                                         shortest(world.value_added[cell])));
        }
    });
}

void read_inputs(const CsvTable& table, World& world, Problems& problems) {
    const std::size_t value = table.column("value");
    world.inputs.assign(world.n() * world.sectors.size() * world.sectors.size(), 0);
    CellReader reader(table, problems);
    reader.key("economy", world.economies, "unknown-economy");
    reader.key("input_sector", world.sectors, "unknown-sector");
    reader.key("using_sector", world.sectors, "unknown-sector");
    std::size_t negative = 0;
    long first = 0;
    reader.read([&](std::size_t cell, std::size_t row) {
        world.inputs[cell] = reader.number(row, value);
        if (world.inputs[cell] < 0 && negative++ == 0) first = table.line(row);
    });
    if (negative > 0) {
        problems.warning(
            "negative-input", table.file, first,
            fmt::format("{} input values are negative, the first on this line; the model takes them as they are",
                        negative));
    }
}

std::string write_production(const World& world) {
    std::string out = "economy,sector,value_added,final_demand\n";
    for (std::size_t i = 0; i < world.n(); ++i) {
        for (std::size_t j = 0; j < world.sectors.size(); ++j) {
            const std::size_t cell = i * world.sectors.size() + j;
            if (world.value_added[cell] == 0 && world.final_demand[cell] == 0) continue;
            fmt::format_to(std::back_inserter(out), "{},{},{},{}\n", csv_field(world.economies[i].id),
                           csv_field(world.sectors[j].id), world.value_added[cell], world.final_demand[cell]);
        }
    }
    return out;
}

std::string write_inputs(const World& world) {
    std::string out = "economy,input_sector,using_sector,value\n";
    const std::size_t J = world.sectors.size();
    for (std::size_t i = 0; i < world.n(); ++i) {
        for (std::size_t k = 0; k < J; ++k) {
            for (std::size_t j = 0; j < J; ++j) {
                const double value = world.inputs[(i * J + k) * J + j];
                if (value == 0) continue;
                fmt::format_to(std::back_inserter(out), "{},{},{},{}\n", csv_field(world.economies[i].id),
                               csv_field(world.sectors[k].id), csv_field(world.sectors[j].id), value);
            }
        }
    }
    return out;
}

}  // namespace detente
