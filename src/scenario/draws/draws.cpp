#include "scenario/draws/draws.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "detente/scenario/sampling.hpp"
#include "detente/support/random.hpp"
#include "scenario/compile/trade_targets.hpp"

namespace detente {
namespace {

constexpr const char* world_welfare = "world welfare";
constexpr const char* world_trade = "world trade";
constexpr const char* sector_price = "sector price";
constexpr const char* sector_output = "sector output";
constexpr const char* blocs_trade = "trade between blocs";
constexpr const char* watched_trade = "watched trade";
constexpr const char* found_factors = "factors found";

/// FNV-1a, 64 bits: the same stream for a parameter's name in every future and on every machine.
std::uint64_t stream_of(const std::string& name) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

void add(FigureRow& row, std::string key, const std::vector<double>& values) {
    row.blocks.push_back({std::move(key), row.values.size(), values.size()});
    row.values.insert(row.values.end(), values.begin(), values.end());
}

}  // namespace

std::vector<double> latin_uniforms(const std::string& parameter, std::int64_t seed, std::size_t draws) {
    Random random(static_cast<std::uint64_t>(seed), stream_of(parameter));
    std::vector<std::size_t> part(draws);
    for (std::size_t k = 0; k < draws; ++k) part[k] = k;
    for (std::size_t k = draws; k > 1; --k) std::swap(part[k - 1], part[random.below(k)]);
    std::vector<double> uniforms(draws);
    for (std::size_t k = 0; k < draws; ++k) {
        const double p = (static_cast<double>(part[k]) + random.uniform()) / static_cast<double>(draws);
        uniforms[k] = std::clamp(p, 0x1p-53, 1 - 0x1p-53);
    }
    return uniforms;
}

std::vector<double> latin_deviates(const std::string& parameter, std::int64_t seed, std::size_t draws) {
    std::vector<double> deviates = latin_uniforms(parameter, seed, draws);
    for (double& deviate : deviates) deviate = normal_quantile(deviate);
    return deviates;
}

const FigureBlock* FigureRow::find(const std::string& key) const {
    for (const FigureBlock& block : blocks)
        if (block.key == key) return &block;
    return nullptr;
}

FigureRow figures_of(const World& world, const Future& future) {
    std::vector<double> log_factors;
    for (const FoundFactor& found : future.found) log_factors.push_back(std::log(found.factor));
    return figures_of(world, future.compiled.blocs, future.outcome, future.compiled.watched, log_factors);
}

FigureRow figures_of(const World& world, const std::vector<Bloc>& blocs, const Outcome& outcome,
                     const std::vector<WatchedTrade>& watched, const std::vector<double>& log_factors) {
    FigureRow row;
    add(row, world_welfare, {outcome.world_welfare_pct});
    add(row, world_trade, {outcome.world_trade_pct});
    for (const Measure& measure : outcome.measures) add(row, measure.key, measure.values);
    if (!outcome.sectors.empty()) {
        add(row, sector_price, outcome.sector_price_pct);
        add(row, sector_output, outcome.sector_output_pct);
    }
    const BlocTrade trade = bloc_trade(world, blocs, outcome);
    std::vector<double> pct;
    for (std::size_t cell = 0; cell < trade.before.size(); ++cell)
        pct.push_back(trade.pct(cell / blocs.size(), cell % blocs.size()));
    add(row, blocs_trade, pct);
    std::vector<double> of_watched, factors;
    for (const WatchedTrade& one : watched) of_watched.push_back(trade_pct(one.cells, outcome));
    for (const double log_factor : log_factors) factors.push_back(std::exp(log_factor));
    add(row, watched_trade, of_watched);
    add(row, found_factors, factors);
    return row;
}

double percentile(const std::vector<double>& sorted, double p) {
    if (sorted.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double at = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    if (below + 1 >= sorted.size()) return sorted.back();
    return sorted[below] + (at - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

std::vector<Range> ranges_of(const std::vector<const std::vector<double>*>& rows, double level) {
    std::vector<Range> ranges;
    if (rows.empty()) return ranges;
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> column(rows.size());
    for (std::size_t c = 0; c < rows.front()->size(); ++c) {
        for (std::size_t k = 0; k < rows.size(); ++k) column[k] = (*rows[k])[c];
        const bool finite = std::all_of(column.begin(), column.end(), [](double x) { return std::isfinite(x); });
        std::sort(column.begin(), finite ? column.end() : column.begin());
        ranges.push_back(finite ? Range{percentile(column, (1 - level) / 2), percentile(column, (1 + level) / 2)}
                                : Range{none, none});
    }
    return ranges;
}

void put_ranges(const FigureRow& point, const std::vector<Range>& ranges, Future& future) {
    Outcome& outcome = future.outcome;
    const auto block = [&](const std::string& key) -> std::vector<Range> {
        const FigureBlock* at = point.find(key);
        if (!at) return {};
        const auto first = ranges.begin() + static_cast<std::ptrdiff_t>(at->begin);
        return {first, first + static_cast<std::ptrdiff_t>(at->size)};
    };
    outcome.world_welfare_range = block(world_welfare).front();
    outcome.world_trade_range = block(world_trade).front();
    for (Measure& measure : outcome.measures) {
        measure.lo.clear();
        measure.hi.clear();
        for (const Range& range : block(measure.key)) measure.lo.push_back(range.low), measure.hi.push_back(range.high);
    }
    outcome.sector_price_range = block(sector_price);
    outcome.sector_output_range = block(sector_output);
    future.bloc_trade_range = block(blocs_trade);
    future.watched_range = block(watched_trade);
    const std::vector<Range> factors = block(found_factors);
    for (std::size_t k = 0; k < future.found.size(); ++k) future.found[k].range = factors[k];
}

}  // namespace detente
