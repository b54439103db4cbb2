#include "world/import/csv_tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <numeric>

#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"
#include "detente/world/economy_finder.hpp"

namespace detente {
namespace {

constexpr double another_unit = 200;  // times apart: thousand against million, not an economy of services

/// A tidy table whose rows name cells of a world.
class CellTable {
public:
    CellTable(const std::string& file, const World& world)
        : table_(read_csv(file)), world_(world), economies_(world.economies, Registry::installed()) {}

    const CsvTable& csv() const { return table_; }
    void key_of_economies(const char* column) { keys_.push_back({table_.column(column), true, world_.n()}); }
    void key_of_sectors(const char* column) { keys_.push_back({table_.column(column), false, world_.sectors.size()}); }

    /// Calls `fill` with the cell and the row of every row.
    template <class Fill>
    void read(const Fill& fill) {
        std::size_t cells = 1;
        for (const Key& key : keys_) cells *= key.size;
        std::vector<long> seen(cells, 0);
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            std::size_t cell = 0;
            for (Key& key : keys_) cell = cell * key.size + (key.of_economies ? economy(row, key) : sector(row, key));
            if (seen[cell] != 0)
                table_.fail(row, keys_.back().column, fmt::format("the same cell is on line {} already", seen[cell]));
            seen[cell] = table_.line(row);
            fill(cell, row);
        }
    }

    /// Throws InputError for an economy of the world that no row names.
    void check_economies_are_there() const {
        for (std::size_t i = 0; i < world_.n(); ++i)
            if (!named_.contains(i))
                throw InputError(table_.file, 0, table_.header[keys_.front().column],
                                 fmt::format("no row is of {}, which the table of trade has", world_.economies[i].id));
    }

private:
    struct Key {
        std::size_t column;
        bool of_economies;
        std::size_t size;
        std::map<std::string, std::size_t, std::less<>> known = {};
    };

    std::size_t economy(std::size_t row, Key& key) {
        const std::string_view text = table_.cell(row, key.column);
        if (const auto known = key.known.find(text); known != key.known.end()) return known->second;
        const auto at = economies_.find(text);
        if (!at)
            table_.fail(row, key.column, fmt::format("'{}' is not in the table of trade", text.substr(0, 60)),
                        economies_.suggest(text));
        if (&key == &keys_.front()) named_.emplace(*at, true);
        key.known.emplace(text, *at);
        return *at;
    }

    std::size_t sector(std::size_t row, Key& key) {
        const std::string_view text = table_.cell(row, key.column);
        if (const auto known = key.known.find(text); known != key.known.end()) return known->second;
        const auto at = world_.find_sector(std::string(text));
        if (!at) {
            std::vector<std::string> names;
            for (const Sector& one : world_.sectors) names.push_back(one.id);
            table_.fail(row, key.column, fmt::format("'{}' is not in the table of trade", text.substr(0, 60)),
                        suggestion(text, names));
        }
        return key.known[std::string(text)] = *at;
    }

    CsvTable table_;
    const World& world_;
    const EconomyFinder economies_;
    std::vector<Key> keys_;
    std::map<std::size_t, bool> named_;
};

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

class MoreTables {
public:
    MoreTables(const CsvImportOptions& options, World& world, WorldLines& lines, Notes& notes)
        : o_(options), world_(world), lines_(lines), notes_(notes), n_(world.n()), J_(world.sectors.size()) {}

    void read() {
        if (!o_.tariffs.empty()) tariffs();
        if (!o_.elasticities.empty()) elasticities();
        if (!o_.deficits.empty()) deficits();
        if (!o_.inputs.empty()) return production();
        for (const auto& [file, name] : {std::pair(o_.value_added, "value_added"), {o_.final_demand, "final_demand"}})
            if (!file.empty())
                throw UsageError(name, "stands without --inputs",
                                 "Value added and final demand follow from the flows where there are no inputs");
    }

private:
    void tariffs() {
        if (!world_.tariff.empty())
            throw UsageError("tariffs", "the table of trade has a column tariff already", "Give one of the two");
        CellTable table(o_.tariffs, world_);
        const std::size_t value = table.csv().column("tariff");
        const bool by_sector = table.csv().has("sector");
        table.key_of_economies("exporter");
        table.key_of_economies("importer");
        if (by_sector) table.key_of_sectors("sector");
        world_.tariff.assign(world_.trade.size(), 0);
        lines_.trade = o_.tariffs;
        lines_.cell.assign(world_.trade.size(), 0);
        table.read([&](std::size_t cell, std::size_t row) {
            const double level = table.csv().number(row, value);
            if (level <= -1)
                table.csv().fail(row, value, fmt::format("a tariff of {} leaves nothing to pay", shortest(level)),
                                 "Write 25 percent as 0.25");
            const std::size_t pair = by_sector ? cell / J_ : cell;
            for (std::size_t j = by_sector ? cell % J_ : 0; j < J_; ++j) {
                const std::size_t at = world_.cell(pair % n_, j, pair / n_);
                world_.tariff[at] = level;
                lines_.cell[at] = static_cast<std::uint32_t>(table.csv().line(row));
                if (by_sector) break;
            }
        });
    }

    void elasticities() {
        CellTable table(o_.elasticities, world_);
        table.key_of_sectors("sector");
        const CsvTable& csv = table.csv();
        const std::size_t value = csv.column("value");
        lines_.sectors = o_.elasticities;
        lines_.sector.assign(J_, 0);
        table.read([&](std::size_t j, std::size_t row) {
            Sector& sector = world_.sectors[j];
            sector.trade_elasticity = csv.number(row, value);
            if (!(*sector.trade_elasticity > 0))
                csv.fail(row, value,
                         fmt::format("an elasticity is greater than 0, not {}", shortest(*sector.trade_elasticity)),
                         "Write it without its sign");
            if (csv.has("se") && !csv.cell(row, csv.column("se")).empty())
                sector.trade_elasticity_se = csv.number(row, csv.column("se"));
            if (csv.has("source")) sector.elasticity_source = csv.cell(row, csv.column("source"));
            lines_.sector[j] = csv.line(row);
        });
        std::vector<std::string> without;
        for (const Sector& sector : world_.sectors)
            if (!sector.trade_elasticity) without.push_back(sector.id);
        if (!without.empty())
            notes_.push_back({"sectors-without-elasticity",
                              fmt::format("no row is of {}", join(without, ", ")),
                              {o_.elasticities, 0}});
    }

    void deficits() {
        CellTable table(o_.deficits, world_);
        table.key_of_economies("economy");
        const std::size_t value = table.csv().column("value");
        world_.transfers.assign(n_, 0);
        table.read([&](std::size_t i, std::size_t row) { world_.transfers[i] = table.csv().number(row, value); });
        table.check_economies_are_there();
        const double sum = sum_of(world_.transfers);
        if (std::abs(sum) > 1e-9 * sum_of(world_.trade))
            throw InputError(o_.deficits, 0, "value",
                             fmt::format("the deficits sum to {:.6g} {}, not to zero", sum, world_.unit),
                             "One economy's deficit is a surplus of others");
    }

    void production() {
        CellTable table(o_.inputs, world_);
        const CsvTable& csv = table.csv();
        table.key_of_economies("economy");
        table.key_of_sectors("input_sector");
        table.key_of_sectors("using_sector");
        const std::size_t value = csv.column("value");
        world_.inputs.assign(n_ * J_ * J_, 0);
        std::size_t negative = 0;
        long first = 0;
        table.read([&](std::size_t cell, std::size_t row) {
            world_.inputs[cell] = csv.number(row, value);
            if (world_.inputs[cell] < 0 && negative++ == 0) first = csv.line(row);
        });
        table.check_economies_are_there();
        if (negative > 0)
            notes_.push_back({"negative-input",
                              fmt::format("{} input values are negative, the first on this line; "
                                          "the model takes them as they are",
                                          negative),
                              {o_.inputs, first}});
        compare_units(o_.inputs, world_.inputs);
        totals();
        world_.value_added = o_.value_added.empty() ? left(true) : grid(o_.value_added, true);
        world_.final_demand = o_.final_demand.empty() ? left(false) : grid(o_.final_demand, false);
    }

    std::vector<double> grid(const std::string& file, bool may_be_negative) {
        CellTable table(file, world_);
        const CsvTable& csv = table.csv();
        table.key_of_economies("economy");
        table.key_of_sectors("sector");
        const std::size_t value = csv.column("value");
        std::vector<double> out(n_ * J_, 0);
        table.read([&](std::size_t cell, std::size_t row) {
            out[cell] = csv.number(row, value);
            if (out[cell] >= 0) return;
            if (!may_be_negative)
                csv.fail(row, value, fmt::format("final demand is negative: {}", shortest(out[cell])),
                         "Set it to zero; the baseline is rebalanced with --rebalance");
            notes_.push_back({"negative-value-added",
                              fmt::format("value added is negative: {}; the model takes it "
                                          "as it is",
                                          shortest(out[cell])),
                              {file, csv.line(row)}});
        });
        table.check_economies_are_there();
        compare_units(file, out);
        return out;
    }

    /// Thousand against million: the tables are parts of one account.
    void compare_units(const std::string& file, const std::vector<double>& values) {
        const double ratio = sum_of(values) / sum_of(world_.trade);
        if (ratio > 0 && (ratio > another_unit || ratio < 1 / another_unit))
            notes_.push_back({"mixed-units",
                              fmt::format("value: the values sum to {:.3g} times the flows of {}: are "
                                          "both in {}?",
                                          ratio, o_.input, world_.unit),
                              {file, 0}});
    }

    void totals() {
        sales_.assign(n_ * J_, 0), spending_ = sales_;
        for (std::size_t k = 0; k < n_; ++k)
            for (std::size_t j = 0; j < J_; ++j)
                for (std::size_t i = 0; i < n_; ++i) {
                    const std::size_t at = world_.cell(k, j, i);
                    sales_[i * J_ + j] += world_.trade[at];
                    spending_[k * J_ + j] += world_.trade[at] * (1 + (world_.tariff.empty() ? 0 : world_.tariff[at]));
                }
    }

    /// What inputs leave: value added of sales, final demand of spending.
    std::vector<double> left(bool of_sales) {
        std::vector<double> out = of_sales ? sales_ : spending_;
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t k = 0; k < J_; ++k)
                for (std::size_t j = 0; j < J_; ++j)
                    out[i * J_ + (of_sales ? j : k)] -= world_.inputs[(i * J_ + k) * J_ + j];
        for (std::size_t at = 0; at < out.size(); ++at) {
            const double size = of_sales ? sales_[at] : spending_[at];
            if (std::abs(out[at]) < 1e-12 * size) out[at] = 0;
            if (out[at] >= 0) continue;
            const std::string where =
                fmt::format("of {} in {}", world_.economies[at / J_].id, world_.sectors[at % J_].id);
            throw InputError(o_.inputs, 0, "value",
                             of_sales ? fmt::format("inputs {} are {:.6g}, more than its sales of {:.6g}", where,
                                                    size - out[at], size)
                                      : fmt::format("inputs {} are {:.6g}, more than the spending of {:.6g} on it",
                                                    where, size - out[at], size),
                             of_sales ? "Give --value-added if that is so" : "Give --final-demand if that is so");
        }
        notes_.push_back({of_sales ? "value-added" : "final-demand",
                          fmt::format("what inputs leave of {}", of_sales ? "sales" : "spending")});
        return out;
    }

    const CsvImportOptions& o_;
    World& world_;
    WorldLines& lines_;
    Notes& notes_;
    const std::size_t n_, J_;
    std::vector<double> sales_, spending_;
};

}  // namespace

void read_more_tables(const CsvImportOptions& options, World& world, WorldLines& lines, Notes& notes) {
    MoreTables(options, world, lines, notes).read();
}

}  // namespace detente
