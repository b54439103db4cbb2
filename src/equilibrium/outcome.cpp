#include "detente/equilibrium/outcome.hpp"

namespace detente {

const Measure* Outcome::measure(const std::string& key) const {
    for (const Measure& m : measures) {
        if (m.key == key) return &m;
    }
    return nullptr;
}

}  // namespace detente
