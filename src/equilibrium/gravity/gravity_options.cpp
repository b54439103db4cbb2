#include "detente/equilibrium/universal_gravity.hpp"

namespace detente {

void describe(UniversalGravityOptions& o, OptionVisitor& v) {
    v.visit({.name = "trade_elasticity",
             .help = "Elasticity of flows to trade costs (phi)",
             .min = 0,
             .max = 100,
             .min_excluded = true},
            o.trade_elasticity);
    v.visit({.name = "supply_elasticity",
             .help = "Elasticity of output to the real price of output (psi)",
             .min = 0,
             .max = 100},
            o.supply_elasticity);
    v.choice({.name = "deficits",
              .help = "How trade imbalances follow the shock",
              .choices = {"multiplicative", "world-share", "income-share", "zero", "closed"}},
             o.deficits);
    v.visit({.name = "numeraire",
             .help = "world-output (mean change of output is one), or an economy whose price is one",
             .metavar = "ECONOMY",
             .complete = "economy"},
            o.numeraire);
    v.choice({.name = "method",
              .help = "Anderson-accelerated fixed point, or Newton from the start",
              .choices = {"anderson", "newton"}},
             o.method);
    v.visit({.name = "tolerance",
             .help = "Largest residual of a market, relative to its size",
             .min = 0,
             .max = 1,
             .min_excluded = true},
            o.tolerance);
    v.visit({.name = "max_iterations", .help = "Sweeps before giving up", .min = 1}, o.max_iterations);
    v.visit({.name = "anderson_depth", .help = "Differences kept by the acceleration", .min = 1, .max = 50},
            o.anderson_depth);
    v.visit({.name = "certify", .help = "Also compute the Newton step at the solution"}, o.certify);
}

}  // namespace detente
