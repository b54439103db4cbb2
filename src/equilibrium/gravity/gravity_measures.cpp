#include "equilibrium/gravity/gravity_measures.hpp"

#include <cmath>

#include "equilibrium/solve/certificate.hpp"

namespace detente {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;

void add(Outcome& outcome, std::string key, std::string label, std::string formula, const ArrayXd& values) {
    outcome.measures.push_back({std::move(key), std::move(label), "%", std::move(formula),
                                std::vector<double>(values.data(), values.data() + values.size())});
}

ArrayXd international(const Matrix& flows, bool exports) {
    const ArrayXd total = exports ? ArrayXd(flows.colwise().sum().transpose()) : ArrayXd(flows.rowwise().sum());
    return total - flows.diagonal().array();
}

ArrayXd percent(const ArrayXd& after, const ArrayXd& before) {
    return 100 * (after / before - 1);
}

}  // namespace

void measure_gravity(const World& world, const GravityBaseline& base, const GravitySystem& system, const ArrayXd& log_p,
                     const UniversalGravityOptions& options, Outcome& outcome) {
    const Matrix after = system.flows(log_p);
    outcome.economies.clear();
    for (const Economy& economy : world.economies) outcome.economies.push_back(economy.id);
    outcome.trade_before.assign(base.net.data(), base.net.data() + base.net.size());
    outcome.trade_after.assign(after.data(), after.data() + after.size());

    // Income counts what production and tariffs bring; a transfer counts where the closure keeps it in world money.
    const ArrayXd output_hat = system.nominal_output_hat();
    ArrayXd welfare = output_hat / system.log_price_index().exp();
    const bool transfers = options.deficits == Deficits::world_share || options.deficits == Deficits::closed;
    if (transfers) {
        welfare = system.spending() / system.spending_before() / system.log_price_index().exp();
    } else if (system.has_revenue()) {
        const ArrayXd before = system.output_before() + system.revenue_before();
        welfare = (system.output_before() * output_hat + system.revenue()) / before / system.log_price_index().exp();
    }
    add(outcome, "welfare_pct", "Welfare",
        transfers              ? "real spending: E'/E/P"
        : system.has_revenue() ? "real income with tariff revenue: (Y'+R')/(Y+R)/P"
                               : "real income: c (p/P)^(1+psi)",
        100 * (welfare - 1));
    add(outcome, "real_wage_pct", "Real wage", "real factor income: c (p/P)^(1+psi)",
        100 * (output_hat / system.log_price_index().exp() - 1));
    add(outcome, "output_pct", "Output", "quantity: c (p/P)^psi", 100 * (output_hat / log_p.exp() - 1));
    add(outcome, "price_pct", "Consumer prices", "price index P, in units of the numeraire",
        100 * (system.log_price_index().exp() - 1));
    add(outcome, "producer_price_pct", "Producer prices", "price p, in units of the numeraire",
        100 * (log_p.exp() - 1));

    const ArrayXd exports0 = international(base.net, true), imports0 = international(base.net, false);
    const ArrayXd exports1 = international(after, true), imports1 = international(after, false);
    const auto defined = [](const ArrayXd& x) { return (x > 0).all(); };
    if (defined(exports0))
        add(outcome, "exports_pct", "Exports", "value of international sales", percent(exports1, exports0));
    if (defined(imports0))
        add(outcome, "imports_pct", "Imports", "value of international purchases, net of tariff",
            percent(imports1, imports0));
    if (defined(exports0 + imports0)) {
        add(outcome, "trade_pct", "Trade", "exports plus imports", percent(exports1 + imports1, exports0 + imports0));
    }
    if (system.has_revenue()) {
        add(outcome, "revenue_pct_of_expenditure", "Tariff revenue", "share of spending, after the change",
            100 * system.revenue() / system.spending());
    }

    outcome.world_welfare_pct = 100 * ((system.spending_before() * welfare).sum() / system.spending_before().sum() - 1);
    outcome.world_trade_pct = exports0.sum() > 0 ? 100 * (exports1.sum() / exports0.sum() - 1) : 0;

    // The certificate: sales as the flows add up, against output as the prices imply, market by market.
    const ArrayXd sales = after.colwise().sum().transpose();
    const ArrayXd made = system.output_before() * output_hat;
    take_residuals(outcome, (sales / made - 1).abs());
}

}  // namespace detente
