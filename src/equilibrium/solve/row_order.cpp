#include "equilibrium/solve/row_order.hpp"

#include <algorithm>
#include <numeric>

namespace detente {
namespace {

using Rows = std::vector<std::size_t>;

/// Blocks of `width` values an economy; a table that is left out stays so.
template <class Value>
std::vector<Value> rows(const std::vector<Value>& table, const Rows& from) {
    std::vector<Value> out;
    if (table.empty()) return out;
    const std::size_t width = table.size() / from.size();
    out.reserve(table.size());
    for (const std::size_t row : from)
        out.insert(out.end(), table.begin() + std::ptrdiff_t(row * width),
                   table.begin() + std::ptrdiff_t((row + 1) * width));
    return out;
}

/// [importer][sector][exporter]
std::vector<double> cells(const std::vector<double>& table, const Rows& from, std::size_t sectors) {
    std::vector<double> out;
    if (table.empty()) return out;
    const std::size_t n = from.size();
    out.reserve(table.size());
    for (const std::size_t importer : from) {
        for (std::size_t j = 0; j < sectors; ++j) {
            const double* const row = table.data() + (importer * sectors + j) * n;
            for (const std::size_t exporter : from) out.push_back(row[exporter]);
        }
    }
    return out;
}

}  // namespace

RowOrder::RowOrder(const World& world) : from_(world.n()), back_(world.n()), sectors_(world.sectors.size()) {
    std::iota(from_.begin(), from_.end(), std::size_t{0});
    std::stable_sort(from_.begin(), from_.end(),
                     [&](std::size_t a, std::size_t b) { return world.economies[a].id < world.economies[b].id; });
    for (std::size_t k = 0; k < from_.size(); ++k) back_[from_[k]] = k;
    kept_ = std::is_sorted(from_.begin(), from_.end());
}

World RowOrder::reordered(const World& world, const Rows& from) const {
    World out = world;
    out.economies = rows(world.economies, from);
    out.trade = cells(world.trade, from, sectors_);
    out.tariff = cells(world.tariff, from, sectors_);
    out.value_added = rows(world.value_added, from);
    out.inputs = rows(world.inputs, from);
    out.final_demand = rows(world.final_demand, from);
    out.transfers = rows(world.transfers, from);
    out.destination_share = rows(world.destination_share, from);
    return out;
}

World RowOrder::turn(const World& world) const {
    return reordered(world, from_);
}

World RowOrder::turn_back(const World& world) const {
    return reordered(world, back_);
}

Shock RowOrder::turn(const Shock& shock) const {
    Shock out;
    out.trade_cost_hat = cells(shock.trade_cost_hat, from_, sectors_);
    out.tariff = cells(shock.tariff, from_, sectors_);
    out.export_tax = cells(shock.export_tax, from_, sectors_);
    out.productivity_hat = rows(shock.productivity_hat, from_);
    return out;
}

void RowOrder::turn_back(Outcome& outcome) const {
    outcome.economies = rows(outcome.economies, back_);
    outcome.sector_price_pct = rows(outcome.sector_price_pct, back_);
    outcome.sector_output_pct = rows(outcome.sector_output_pct, back_);
    outcome.trade_before = cells(outcome.trade_before, back_, sectors_);
    outcome.trade_after = cells(outcome.trade_after, back_, sectors_);
    outcome.convergence.residuals = rows(outcome.convergence.residuals, back_);
    for (std::vector<Measure>* list : {&outcome.measures, &outcome.ingredients})
        for (Measure& measure : *list) measure.values = rows(measure.values, back_);
}

}  // namespace detente
