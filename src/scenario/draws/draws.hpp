#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "detente/scenario/comparison.hpp"

namespace detente {

/// Numbers of one parameter in (0, 1), [draw]: a Latin hypercube's column. Pure in its arguments.
std::vector<double> latin_uniforms(const std::string& parameter, std::int64_t seed, std::size_t draws);
/// The same as standard normal deviates.
std::vector<double> latin_deviates(const std::string& parameter, std::int64_t seed, std::size_t draws);

/// Figures of an outcome that ranges are drawn for, in one row; `key` says which they are.
struct FigureBlock {
    std::string key;
    std::size_t begin = 0, size = 0;
};
struct FigureRow {
    std::vector<FigureBlock> blocks;
    std::vector<double> values;
    const FigureBlock* find(const std::string& key) const;
};
FigureRow figures_of(const World&, const std::vector<Bloc>&, const Outcome&, const std::vector<WatchedTrade>&,
                     const std::vector<double>& log_factors);
FigureRow figures_of(const World&, const Future&);

/// One range a column of `rows`; NaN where a column has a value that is none.
std::vector<Range> ranges_of(const std::vector<const std::vector<double>*>& rows, double level);

/// Puts the ranges where the figures came from.
void put_ranges(const FigureRow& point, const std::vector<Range>&, Future&);

}  // namespace detente
