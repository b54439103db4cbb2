#pragma once
#include <cstddef>

namespace detente {

/// A stretch of the article: byte offsets into the text as given, [start, end).
struct Span {
    std::size_t start = 0, end = 0;
};

/// A closed interval. A figure as printed stands for all numbers that round to it.
struct Interval {
    double low = 0, high = 0;
};

}  // namespace detente
