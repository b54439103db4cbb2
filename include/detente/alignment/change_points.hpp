#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "detente/support/describe.hpp"

namespace detente {

/// One value of a line (an ideal point) and how well it is known.
struct LinePoint {
    int year = 0;
    double value = 0;
    double sd = 0;  ///< of measurement; positive
};

/// Units of the line unless said otherwise; the defaults are for points that are standardised each year.
struct ChangePointOptions {
    double rate = 0.02;  ///< probability of a change in a year, before looking
    std::optional<double>
        drift;              ///< sd of the slow walk in a year; none: averaged over, eight values from 0 to 0.3 alike
    double level_sd = 1.5;  ///< of the level that a segment starts at, about zero
};
void describe(ChangePointOptions&, OptionVisitor&);

struct ChangePoints {
    struct Segment {
        std::size_t first = 0, last = 0;  ///< points, both included
        double level = 0;                 ///< mean of its values, weighted by 1 / sd^2
    };
    std::vector<double>
        probability;      ///< [point] that the line changed between the point before and this; 0 for the first
    double expected = 0;  ///< number of changes
    double none = 1;      ///< probability that there was no change at all
    double drift = 0;     ///< as used
    std::vector<Segment> segments;  ///< the most probable division, drift included; a change stands between neighbours
};

/// Exact posterior over all divisions of a line into segments (Barry and Hartigan 1993, JASA 88; recursions of
/// Fearnhead 2006, Statistics and Computing 16, 203-213). Between two points g years apart a change comes with
/// probability 1 - (1 - rate)^g. A segment starts at a level N(0, level_sd^2), walks from point to point with variance
/// drift^2 g, and is seen with the known error: value = level + N(0, sd^2); its likelihood is a Kalman filter's. Errors
/// of neighbouring years count as independent; where they are not, as in smoothed points, changes look surer than they
/// are. A gap in the years is no change; it makes one more likely. Throws InputError: years not in order or twice, a
/// value that is not finite, an sd that is not positive.
ChangePoints change_points(const std::vector<LinePoint>&, const ChangePointOptions& = {});

}  // namespace detente
