#pragma once
#include <string_view>
#include <vector>

#include "detente/reading/quantity.hpp"
#include "reading/figures/quantity_tables.hpp"

namespace detente::reading {

/// A figure as printed, with the pieces [first, last) it is made of.
struct Found {
    enum class Kind { amount, percent, points, count, fraction, ratio, ordinal };
    Kind kind = Kind::count;
    std::size_t first = 0, last = 0;
    double value = 0;
    Interval interval;  ///< by rounding, or the stated range
    bool range = false;
    const QuantityTables::Currency* currency = nullptr;
    std::string unit;  ///< "%", "%GDP", "pp", a counted noun
    std::string approximation;
    std::vector<double> ratios;
    std::string rule;
};

/// All figures of a sentence, left to right, none overlapping. Numbers that are no figures (years, "two countries",
/// section numbers) are left out.
std::vector<Found> find_figures(const Pieces&, const QuantityTables&);

}  // namespace detente::reading
