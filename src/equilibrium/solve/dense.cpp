#include "equilibrium/solve/dense.hpp"

namespace detente::dense {

namespace baseline {
extern const Kernels table;
}
namespace v3 {
extern const Kernels table;
}

const Kernels& kernels([[maybe_unused]] VectorLevel level) {
#if defined(DETENTE_KERNELS_V3)
    if (level == VectorLevel::v3) return v3::table;
#endif
    return baseline::table;
}

}  // namespace detente::dense
