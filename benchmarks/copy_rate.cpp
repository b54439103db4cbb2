#include <cstring>
#include <vector>

#include "timing.hpp"

namespace bench {

double copy_rate(std::size_t bytes) {
    std::vector<char> from(bytes, 1), to(bytes, 0);
    const int passes = static_cast<int>(std::max<std::size_t>(4, (std::size_t{1} << 28) / bytes));
    double best = 0;
    for (int round = 0; round < 5; ++round) {
        const double time = seconds([&] {
            for (int k = 0; k < passes; ++k) {
                from[static_cast<std::size_t>(k) % bytes] = static_cast<char>(k);
                std::memcpy(to.data(), from.data(), bytes);
                asm volatile("" : : "r"(to.data()) : "memory");
            }
        });
        best = std::max(best, double(bytes) * passes / time);
    }
    return best;
}

}  // namespace bench
