#include "sampling.hpp"

#include <fmt/format.h>

#include "progress.hpp"

namespace detente::cli {

void sample_in_sight(Comparison& comparison, const SamplingOptions& options, Terminal& terminal) {
    InSight sight(terminal, "those made");
    const Work work = sight.work();
    sample(comparison, options, [&](std::int64_t made, std::int64_t asked) {
        const double share = static_cast<double>(made) / static_cast<double>(asked);
        return work.go_on({"draws", share, fmt::format("{} of {}", made, asked)});
    });
}

}  // namespace detente::cli
