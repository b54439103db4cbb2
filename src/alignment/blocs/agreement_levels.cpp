#include "alignment/blocs/agreement_kernels.hpp"

namespace detente::kernels {

namespace baseline {
extern const AgreementLoops agreement_table;
}
namespace v3 {
extern const AgreementLoops agreement_table;
}

const AgreementLoops& agreement([[maybe_unused]] VectorLevel level) {
#if defined(DETENTE_KERNELS_V3)
    if (level == VectorLevel::v3) return v3::agreement_table;
#endif
    return baseline::agreement_table;
}

}  // namespace detente::kernels
