#include "alignment/points/normal_kernels.hpp"

namespace detente::kernels {

namespace baseline {
extern const Normal table;
}
namespace v3 {
extern const Normal table;
}

const Normal& normal([[maybe_unused]] VectorLevel level) {
#if defined(DETENTE_KERNELS_V3)
    if (level == VectorLevel::v3) return v3::table;
#endif
    return baseline::table;
}

}  // namespace detente::kernels
