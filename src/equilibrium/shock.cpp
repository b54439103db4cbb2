#include "detente/equilibrium/shock.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

struct Meaning {
    const char* field;
    const char* what;  ///< one value of the table
    double above;      ///< every value must be
    bool infinite;     ///< may be: a ban
};

void check_table(const World& world, const std::vector<double>& table, std::size_t size, const Meaning& meaning) {
    if (table.empty()) return;
    if (table.size() != size) {
        throw InputError(world.id, 0, meaning.field,
                         fmt::format("the shock has {} values where the world has {}", table.size(), size),
                         "one value for each, or none at all");
    }
    for (const double value : table) {
        if (value > meaning.above && (meaning.infinite || std::isfinite(value))) continue;
        throw InputError(world.id, 0, meaning.field,
                         fmt::format("{} must be {} above {}, not {}", meaning.what,
                                     meaning.infinite ? "a number or infinity" : "a number", shortest(meaning.above),
                                     shortest(value)));
    }
}

}  // namespace

void check_shock(const World& world, const Shock& shock) {
    const std::size_t cells = world.n() * world.sectors.size() * world.n();
    check_table(world, shock.trade_cost_hat, cells, {"trade_cost", "a trade-cost factor", 0, true});
    check_table(world, shock.tariff, cells, {"tariff", "a tariff", -1, false});
    check_table(world, shock.export_tax, cells, {"export_tax", "an export tax", -1, false});
    check_table(world, shock.productivity_hat, world.n(), {"productivity", "a productivity factor", 0, false});
}

}  // namespace detente
