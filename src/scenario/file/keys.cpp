#include "scenario/file/keys.hpp"

#include "detente/scenario/scenario.hpp"

namespace detente {

namespace scenario_keys {

const std::vector<std::string>& top() {
    static const std::vector<std::string> keys{"title",      "question", "description", "world",
                                               "parameters", "model",    "blocs",       "change"};
    return keys;
}

const std::vector<std::string>& bloc() {
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all{"economies", "framework", "on", "file", "bloc", "un_vote", "position"};
        all.insert(all.end(), measurement().begin(), measurement().end());
        all.insert(all.end(), {"with", "above", "below", "also", "except"});
        return all;
    }();
    return keys;
}

const std::vector<std::string>& measurement() {
    static const std::vector<std::string> keys{"measured", "votes",  "year",   "vote",     "method",
                                               "index",    "number", "issues", "important"};
    return keys;
}

const std::vector<std::string>& measured_blocs() {
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all = measurement();
        all.insert(all.end(), {"cuts", "names", "also", "except"});
        return all;
    }();
    return keys;
}

const std::vector<std::string>& instruments() {
    static const std::vector<std::string> keys{
        "trade_cost",         "tariff", "export_tax", "ban", "trade", "productivity", "trade_cost_per_unit",
        "trade_cost_factors", "tariffs"};
    return keys;
}

const std::vector<std::string>& change() {
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all{"from", "to", "between", "leave", "join", "who", "among", "on", "sectors"};
        all.insert(all.end(), instruments().begin(), instruments().end());
        all.insert(all.end(), {"share", "share_range", "tariff_range", "pairs", "pairs_not"});
        all.insert(all.end(), {"source", "assumption", "note"});
        return all;
    }();
    return keys;
}

const std::vector<std::string>& per_unit() {
    static const std::vector<std::string> keys{"table", "column", "of", "effect", "otherwise"};
    return keys;
}

const std::vector<std::string>& column_of_file() {
    static const std::vector<std::string> keys{"file", "column"};
    return keys;
}

const std::vector<std::string>& positions() {
    static const std::vector<std::string> votes{"yes", "no", "abstain", "absent"};
    return votes;
}

std::vector<std::string> model() {
    std::vector<std::string> names;
    for (const OptionInfo& info : list_options(ModelOptions{})) names.push_back(info.name);
    return names;
}

}  // namespace scenario_keys

void describe(ModelOptions& options, OptionVisitor& visitor) {
    visitor.choice({.name = "kind",
                    .help = "gravity: one sector, universal gravity. sectors: the general model with input-output "
                            "links, tariffs and revenue",
                    .choices = {"gravity", "sectors"}},
                   options.kind);
    visitor.visit({.name = "trade_elasticity",
                   .help = "Elasticity of trade flows to trade costs; a number, or in a file also the path of a CSV "
                           "with columns sector,value; left out: the world's own; in gravity, where it has none, 3.8 "
                           "(Campos et al. 2023)",
                   .min = 0,
                   .max = 100,
                   .min_excluded = true,
                   .metavar = "NUMBER"},
                  options.trade_elasticity);
    visitor.visit(
        {.name = "supply_elasticity",
         .help = "Elasticity of output to the real output price (gravity only); left out: the world's own, or "
                 "1.24 (Campos et al. 2023)",
         .min = 0,
         .max = 100,
         .metavar = "NUMBER"},
        options.supply_elasticity);
    visitor.visit({.name = "trade_elasticity_se",
                   .help = "Its standard error, for ranges; left out: the world's own where the elasticity is, too",
                   .min = 0,
                   .max = 100,
                   .metavar = "NUMBER"},
                  options.trade_elasticity_spread.se);
    visitor.visit({.name = "trade_elasticity_range",
                   .help = "In place of a standard error: [low, high], its 5 and 95 percentiles",
                   .min = 0,
                   .max = 100,
                   .min_excluded = true,
                   .metavar = "NUMBER"},
                  options.trade_elasticity_spread.range);
    visitor.visit({.name = "supply_elasticity_se",
                   .help = "Its standard error, for ranges; left out: the world's own where the elasticity is, too",
                   .min = 0,
                   .max = 100,
                   .metavar = "NUMBER"},
                  options.supply_elasticity_spread.se);
    visitor.visit({.name = "supply_elasticity_range",
                   .help = "In place of a standard error: [low, high], its 5 and 95 percentiles",
                   .min = 0,
                   .max = 100,
                   .min_excluded = true,
                   .metavar = "NUMBER"},
                  options.supply_elasticity_spread.range);
    visitor.visit({.name = "elasticity_source", .help = "Where the elasticities come from", .metavar = "TEXT"},
                  options.elasticity_source);
    visitor.visit({.name = "labour_supply_elasticity",
                   .help = "Employment rises by this much per log of the real wage after tax (sectors only); left out: "
                           "the world's own, or 0",
                   .min = 0,
                   .max = 20,
                   .metavar = "NUMBER"},
                  options.labour_supply_elasticity);
    visitor.visit(
        {.name = "scale_elasticity",
         .help = "Unit costs fall by this much per log of what a sector employs (sectors only); a number, or in a file "
                 "also the path of a CSV with columns sector,value; left out: the world's own, or 0",
         .min = 0,
         .max = 20,
         .metavar = "NUMBER"},
        options.scale_elasticity);
    visitor.visit({.name = "firm_pass_through",
                   .help = "Part of a tariff that a firm passes on to its buyers (sectors only); left out: the world's "
                           "own, or 1",
                   .min = 0,
                   .max = 1,
                   .metavar = "NUMBER"},
                  options.firm_pass_through);
    visitor.visit({.name = "destination_share",
                   .help = "Part of spending on imports that is earned where they are sold (sectors only); left out: "
                           "the world's own, or 0",
                   .min = 0,
                   .max = 0.95,
                   .metavar = "NUMBER"},
                  options.destination_share);
    visitor.visit(
        {.name = "revenue",
         .help = "What tariffs pay for (sectors only): rebate (paid out), income-tax (cuts the tax on labour); "
                 "left out: the world's own, or rebate",
         .metavar = "USE"},
        options.revenue);
    visitor.choice({.name = "deficits",
                    .help = "What happens to trade imbalances; left out: multiplicative with gravity, world-share with "
                            "sectors",
                    .choices = {"multiplicative", "world-share", "income-share", "zero", "closed"}},
                   options.deficits);
    visitor.visit(
        {.name = "numeraire",
         .help = "What prices are measured in: world-output, world-prices (sectors only), or an economy; left "
                 "out: the world's own, or world-output",
         .metavar = "ECONOMY",
         .complete = "economy"},
        options.numeraire);
    visitor.visit({.name = "trade_cost_rounding",
                   .help = "Round the final trade-cost factor of each pair to a multiple of this, as some papers "
                           "publish their factors; left out: not rounded",
                   .min = 0,
                   .max = 1,
                   .min_excluded = true,
                   .metavar = "STEP"},
                  options.trade_cost_rounding);
}

}  // namespace detente
