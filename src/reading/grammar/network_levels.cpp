#include "reading/grammar/network_kernels.hpp"

namespace detente::reading {

namespace baseline {
extern const NetworkKernels table;
}
namespace v3 {
extern const NetworkKernels table;
}

const NetworkKernels& network_kernels([[maybe_unused]] VectorLevel level) {
#if defined(DETENTE_KERNELS_V3)
    if (level == VectorLevel::v3) return v3::table;
#endif
    return baseline::table;
}

}  // namespace detente::reading
