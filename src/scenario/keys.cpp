#include "scenario/keys.hpp"

#include "detente/scenario/scenario.hpp"

namespace detente {

namespace scenario_keys {

const std::vector<std::string>& top() {
    static const std::vector<std::string> keys{"title",      "question", "description", "world",
                                               "parameters", "model",    "blocs",       "change"};
    return keys;
}

const std::vector<std::string>& bloc() {
    static const std::vector<std::string> keys{"economies", "framework", "on",   "file",  "bloc",
                                               "un_vote",   "position",  "also", "except"};
    return keys;
}

const std::vector<std::string>& instruments() {
    static const std::vector<std::string> keys{
        "trade_cost", "tariff", "ban", "productivity", "trade_cost_per_unit", "trade_cost_factors", "tariffs"};
    return keys;
}

const std::vector<std::string>& change() {
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all{"from", "to", "between", "leave", "join", "who", "among", "on", "sectors"};
        all.insert(all.end(), instruments().begin(), instruments().end());
        all.insert(all.end(), {"pairs", "pairs_not", "source", "assumption", "note"});
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
                            "links, not available yet",
                    .choices = {"gravity", "sectors"}},
                   options.kind);
    visitor.visit({.name = "trade_elasticity",
                   .help = "Elasticity of trade flows to trade costs; a number, or in a file also the path of a CSV "
                           "with columns sector,value; left out: the world's own",
                   .min = 0,
                   .max = 100,
                   .min_excluded = true,
                   .metavar = "NUMBER"},
                  options.trade_elasticity);
    visitor.visit({.name = "supply_elasticity",
                   .help = "Elasticity of output to the real output price (gravity only); left out: the world's own",
                   .min = 0,
                   .max = 100,
                   .metavar = "NUMBER"},
                  options.supply_elasticity);
    visitor.visit({.name = "elasticity_source", .help = "Where the elasticities come from", .metavar = "TEXT"},
                  options.elasticity_source);
    visitor.choice({.name = "deficits",
                    .help = "What happens to trade imbalances",
                    .choices = {"multiplicative", "world-share", "income-share", "zero"}},
                   options.deficits);
    visitor.visit({.name = "numeraire",
                   .help = "What prices are measured in: world-output, or an economy",
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
