#include "detente/door/plan.hpp"

namespace detente {

std::vector<std::string> measure_names(const CompiledScenario& compiled) {
    std::vector<std::string> names{"welfare_pct", "real_wage_pct", "output_pct", "price_pct",
                                   "exports_pct", "imports_pct",   "trade_pct",  "revenue_pct_of_expenditure"};
    const std::vector<std::string> gravity{"producer_price_pct"};
    const std::vector<std::string> sectors{"welfare_first_order_pct", "terms_of_trade_pct", "volume_of_trade_pct",
                                           "technical_pct",           "wage_pct",           "employment_pct",
                                           "exports_gdp_pct",         "imports_gdp_pct",    "deficit_pct"};
    const auto& own = compiled.scenario.model.kind == ModelKind::gravity ? gravity : sectors;
    names.insert(names.end(), own.begin(), own.end());
    return names;
}

}  // namespace detente
