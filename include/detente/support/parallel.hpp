#pragma once
#include <algorithm>
#include <cstddef>
#include <exception>
#include <system_error>
#include <thread>
#include <vector>

namespace detente {

/// Calls work(k) for k = 0 ... count - 1, spread over at most `threads` threads in runs of neighbours. What work(k)
/// writes must not depend on any other k: then the result is the same at any number of threads. Where work(k) throws,
/// the rest of its run is left out, and the exception of the first such run reaches the caller after all have ended.
template <class Work>
void parallel_for(std::size_t count, std::size_t threads, const Work& work) {
    threads = std::min(threads, count);
    if (threads <= 1) {
        for (std::size_t k = 0; k < count; ++k) work(k);
        return;
    }
    std::vector<std::exception_ptr> thrown(threads);
    const auto run = [&](std::size_t t) {
        try {
            for (std::size_t k = count * t / threads; k < count * (t + 1) / threads; ++k) work(k);
        } catch (...) {
            thrown[t] = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    others.reserve(threads - 1);
    std::size_t started = 1;
    try {
        for (; started < threads; ++started) others.emplace_back(run, started);
    } catch (const std::system_error&) {  // no more threads to be had: we do the rest ourselves
    }
    run(0);
    for (; started < threads; ++started) run(started);
    for (std::thread& other : others) other.join();
    for (const std::exception_ptr& one : thrown)
        if (one) std::rethrow_exception(one);
}

/// How many threads pay for work on `bytes` of memory, where a thread costs some tens of microseconds to start: none
/// below two megabytes each. `wanted` 0: as many as the machine has.
inline std::size_t threads_that_pay(std::size_t bytes, std::size_t wanted) {
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    return std::clamp<std::size_t>(bytes / (std::size_t{2} << 20), 1, wanted == 0 ? cores : std::min(wanted, cores));
}

}  // namespace detente
