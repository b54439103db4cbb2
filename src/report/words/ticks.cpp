#include "report/words/ticks.hpp"

#include <cmath>

namespace detente::report {

std::vector<double> ticks(double low, double high, double finest, std::size_t most) {
    if (!std::isfinite(low) || !std::isfinite(high)) return {};
    double step = finest;
    for (int rung = 0; high / step - low / step > static_cast<double>(most); ++rung)
        step *= rung % 3 == 1 ? 2.5 : 2;  // 1, 2, 5, 10
    std::vector<double> out;
    const double first = std::ceil(low / step);
    for (std::size_t i = 0; i <= most && (first + static_cast<double>(i)) * step <= high; ++i)
        out.push_back((first + static_cast<double>(i)) * step);
    return out;
}

}  // namespace detente::report
