#include "equilibrium/sectors/sector_ingredients.hpp"

namespace detente {

using Eigen::ArrayXd;

std::vector<Measure> sector_ingredients(const SectorBaseline& base, const SectorSystem& system, const ArrayXd& state) {
    std::vector<Measure> out;
    const auto keep = [&](const char* key, const char* label, const ArrayXd& values) {
        out.push_back({.key = key,
                       .label = label,
                       .unit = "",
                       .formula = "",
                       .values = {values.data(), values.data() + values.size()}});
    };
    const ArrayXd wage_bill = system.wage(state) * system.labour(state) * base.value_added;
    keep("value_added", "value added before", base.value_added);
    keep("value_added_after", "value added after", wage_bill);
    keep("revenue", "tariff revenue before", system.revenue_before());
    keep("revenue_after", "tariff revenue after", system.revenue());
    keep("transfer", "transfer received before", system.income_before() - base.value_added - system.revenue_before());
    keep("transfer_after", "transfer received after", system.deficit());
    keep("kept_of_wage", "how much more of a wage is kept after the income tax", system.kept_of_wage());
    return out;
}

}  // namespace detente
