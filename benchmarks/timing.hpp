#pragma once
#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <vector>

namespace bench {

inline double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Of the processor: what a core does in a second, on a machine that others use too.
inline double processor_seconds(const std::function<void()>& work) {
    const std::clock_t start = std::clock();
    work();
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

inline double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

struct Pair {
    double ours, reference;  ///< median seconds
};

/// Runs the two in turn, so that a machine whose speed drifts is unfair to neither: `repeats` rounds of one reference
/// run and `inner` of ours.
inline Pair in_turn(const std::function<void()>& ours, const std::function<void()>& reference, int repeats, int inner,
                    double (*spent)(const std::function<void()>&) = seconds) {
    std::vector<double> a, b;
    ours();
    for (int round = 0; round < repeats; ++round) {
        for (int k = 0; k < inner; ++k) a.push_back(spent(ours));
        b.push_back(spent(reference));
    }
    return {median(a), median(b)};
}

/// Bytes read per second by a copy loop over `bytes` of memory, the best of several passes.
double copy_rate(std::size_t bytes);

}  // namespace bench
