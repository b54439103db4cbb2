#include "detente/support/vector_level.hpp"

#include <cstdlib>
#include <string_view>

namespace detente {

const char* to_string(VectorLevel level) {
    return level == VectorLevel::v3 ? "v3" : "baseline";
}

bool supported(VectorLevel level) {
    if (level == VectorLevel::baseline) return true;
#if defined(DETENTE_KERNELS_V3)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
#else
    return false;
#endif
}

VectorLevel vector_level() {
    static const VectorLevel best = [] {
        const char* wanted = std::getenv("DETENTE_VECTORS");
        if (wanted && std::string_view(wanted) == "baseline") return VectorLevel::baseline;
        return supported(VectorLevel::v3) ? VectorLevel::v3 : VectorLevel::baseline;
    }();
    return best;
}

}  // namespace detente
