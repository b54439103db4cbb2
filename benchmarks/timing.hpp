#pragma once
#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

namespace bench {

inline double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
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
inline Pair in_turn(const std::function<void()>& ours, const std::function<void()>& reference, int repeats, int inner) {
    std::vector<double> a, b;
    ours();
    for (int round = 0; round < repeats; ++round) {
        for (int k = 0; k < inner; ++k) a.push_back(seconds(ours));
        b.push_back(seconds(reference));
    }
    return {median(a), median(b)};
}

/// Bytes read per second by a copy loop over `bytes` of memory, the best of several passes.
double copy_rate(std::size_t bytes);

}  // namespace bench
