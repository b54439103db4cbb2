#include "sampling.hpp"

#include <fmt/format.h>

#include "progress.hpp"

namespace detente::cli {

void sample_in_sight(Comparison& comparison, const SamplingOptions& options, Terminal& terminal) {
    const InterruptGuard guard;
    ProgressLine line(!terminal.quiet());
    sample(comparison, options, [&](std::int64_t made, std::int64_t asked) {
        line.show(fmt::format("draw {} of {} (Ctrl-C keeps those made)", made, asked));
        return !InterruptGuard::interrupted();
    });
}

}  // namespace detente::cli
