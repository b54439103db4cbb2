#pragma once
#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

namespace detente {

/// Calls work(k) for k = 0 ... count - 1, spread over at most `threads` threads in runs of neighbours. What work(k)
/// writes must not depend on any other k: then the result is the same at any number of threads.
template <class Work>
void parallel_for(std::size_t count, std::size_t threads, const Work& work) {
    threads = std::min(threads, count);
    const auto run = [&](std::size_t t) {
        for (std::size_t k = count * t / threads; k < count * (t + 1) / threads; ++k) work(k);
    };
    if (threads <= 1) {
        for (std::size_t k = 0; k < count; ++k) work(k);
        return;
    }
    std::vector<std::thread> others;
    others.reserve(threads - 1);
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(run, t);
    run(0);
    for (std::thread& other : others) other.join();
}

/// How many threads pay for work on `bytes` of memory, where a thread costs some tens of microseconds to start: none
/// below two megabytes each. `wanted` 0: as many as the machine has.
inline std::size_t threads_that_pay(std::size_t bytes, std::size_t wanted) {
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    return std::clamp<std::size_t>(bytes / (std::size_t{2} << 20), 1, wanted == 0 ? cores : std::min(wanted, cores));
}

}  // namespace detente
