#pragma once
#include <cstddef>
#include <vector>

namespace detente::report {

/// Where a scale from `low` to `high` is marked: multiples of 1, 2 or 5 times `finest` times a power of ten, the
/// closest of these that gives no more than `most` + 1 marks, however wild the ends.
std::vector<double> ticks(double low, double high, double finest, std::size_t most);

}  // namespace detente::report
