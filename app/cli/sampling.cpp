#include "sampling.hpp"

#include "progress.hpp"

namespace detente::cli {

void sample_in_sight(Comparison& comparison, const SamplingOptions& options, Terminal& terminal) {
    InSight sight(terminal, "those made");
    sample(comparison, options, sight.work());
}

}  // namespace detente::cli
