#include "detente/equilibrium/sector_model.hpp"

namespace detente {

void describe(SectorModelOptions& o, OptionVisitor& v) {
    v.visit(
        {.name = "labour_supply_elasticity",
         .help = "Employment rises by this much per log of the real wage after tax; left out: the world's own, or 0",
         .min = 0,
         .max = 20,
         .metavar = "NUMBER"},
        o.labour_supply_elasticity);
    v.visit({.name = "scale_elasticity",
             .help = "Unit costs fall by this much per log of what a sector employs; left out: the world's own, or 0",
             .min = 0,
             .max = 20,
             .metavar = "NUMBER"},
            o.scale_elasticity);
    v.visit({.name = "firm_pass_through",
             .help = "Part of a tariff that a firm passes on to its buyers; left out: the world's own, or 1",
             .min = 0,
             .max = 1,
             .metavar = "NUMBER"},
            o.firm_pass_through);
    v.visit({.name = "destination_share",
             .help = "Part of spending on imports that is earned where they are sold; left out: the world's own, or 0",
             .min = 0,
             .max = 0.95,
             .metavar = "NUMBER"},
            o.destination_share);
    v.choice({.name = "deficits",
              .help = "How trade imbalances follow the shock",
              .choices = {"multiplicative", "world-share", "income-share", "zero", "closed"}},
             o.deficits);
    v.visit({.name = "numeraire",
             .help = "world-output (world value added is constant), world-prices (the mean consumer price is), or an "
                     "economy whose wage is one",
             .metavar = "ECONOMY",
             .complete = "economy"},
            o.numeraire);
    v.visit({.name = "rebalance", .help = "First solve the baseline from the data's shares at the old tariffs"},
            o.rebalance);
    v.visit({.name = "tolerance",
             .help = "Largest residual of a market, relative to its size",
             .min = 0,
             .max = 1,
             .min_excluded = true},
            o.tolerance);
    v.visit({.name = "max_iterations", .help = "Sweeps before giving up", .min = 1}, o.max_iterations);
    v.visit({.name = "anderson_depth", .help = "Differences kept by the acceleration", .min = 1, .max = 50},
            o.anderson_depth);
    v.visit({.name = "threads", .help = "At most so many threads; 0: as many as pay", .min = 0, .max = 1024},
            o.threads);
}

}  // namespace detente
