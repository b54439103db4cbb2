#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/support/notes.hpp"
#include "detente/support/result.hpp"

namespace detente {

/// Where a figure lies in 90 of 100 draws of the uncertain parameters (scenario/sampling.hpp).
struct Range {
    double low = 0, high = 0;
};

/// One column of results by economy. Percent changes unless the unit says otherwise.
struct Measure {
    std::string key;    ///< as in JSON: "welfare_pct"
    std::string label;  ///< for people: "Welfare"
    std::string unit;   ///< "%" ...
    std::string formula;
    std::vector<double> values;  ///< [economy]
    std::vector<double> lo, hi;  ///< [economy], the range of each value; empty: none drawn
};

/// What a shock does to a world. Index order [importer][sector][exporter].
struct Outcome {
    std::vector<std::string> economies;                          ///< ids
    std::vector<std::string> sectors;                            ///< ids; empty where the model has one sector
    std::vector<double> sector_price_pct, sector_output_pct;     ///< [economy][sector]
    std::vector<Range> sector_price_range, sector_output_range;  ///< the same order; empty: none drawn
    std::vector<Measure> measures;                               ///< a measure that the model does not define is absent
    std::vector<Measure> ingredients;  ///< levels that measures are made of, by economy; not results
    std::vector<double> trade_before;  ///< flows net of tariff, the world's unit, domestic included
    std::vector<double> trade_after;   ///< in units of the numeraire
    double world_welfare_pct = 0;      ///< mean weighted by baseline expenditure
    double world_trade_pct = 0;        ///< international flows
    std::optional<Range> world_welfare_range, world_trade_range;
    Convergence convergence;
    Notes notes;  ///< e.g. "RUS is cut off: prices in its own numeraire"

    const Measure* measure(const std::string& key) const;
};

}  // namespace detente
