#include "sampling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "progress.hpp"

namespace detente::cli {

void sample_in_sight(Comparison& comparison, const SamplingOptions& options, Terminal& terminal) {
    const InterruptGuard guard;
    ProgressLine line(!terminal.quiet());
    sample(comparison, options,
           {.threads = std::max(1u, std::thread::hardware_concurrency()), .watch = [&](const Progress& progress) {
                line.show(fmt::format("{} (Ctrl-C keeps those made)", progress.detail));
                return !InterruptGuard::interrupted();
            }});
}

}  // namespace detente::cli
