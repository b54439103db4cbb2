#include "equilibrium/sectors/sector_measures.hpp"

#include <cmath>

#include "equilibrium/sectors/sector_ingredients.hpp"
#include "equilibrium/solve/certificate.hpp"

namespace detente {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;

std::vector<double> list(const ArrayXd& values) {
    return {values.data(), values.data() + values.size()};
}

struct Totals {
    ArrayXd exports, imports;
};

Totals international(const std::vector<Matrix>& net, Index n) {
    Totals totals{ArrayXd::Zero(n), ArrayXd::Zero(n)};
    for (const Matrix& flows : net) {
        totals.exports += flows.colwise().sum().transpose().array() - flows.diagonal().array();
        totals.imports += flows.rowwise().sum().array() - flows.diagonal().array();
    }
    return totals;
}

/// Caliendo and Parro (2015), equation 18: the first-order change of welfare, weights of the baseline, d = hat - 1.
///   terms of trade   sum_j sum_i (E_ni^j dc_n^j - M_ni^j dc_i^j) / I_n
///   volume of trade  sum_j sum_i t_ni^j M_ni^j (dM_ni^j - dc_i^j) / I_n
/// Their shocks are tariffs. Where technology changes too, what is bought arrives with less loss or effort, by its
/// share in all purchases, tariff and inputs included (Hulten 1978: gross weights, for inputs bought carry the gain
/// on):
///   technical        sum_j sum_i (1 + t_ni^j) M_ni^j (A_i / d_ni^j - 1) / I_n      A: productivity, d: iceberg; hats
/// The three add up to the derivative of real income where transfers are fixed in world output.
struct FirstOrder {
    ArrayXd terms, volume, technical;
};

/// A_i / d_ni^j - 1 for one cell of the world.
double technical_gain(const Shock& shock, std::size_t cell, Index exporter) {
    const double productivity = shock.productivity_hat.empty() ? 1 : shock.productivity_hat[std::size_t(exporter)];
    return productivity / (shock.trade_cost_hat.empty() ? 1 : shock.trade_cost_hat[cell]) - 1;
}

FirstOrder first_order(const World& world, const SectorBaseline& base, const SectorSystem& system, const Shock& shock,
                       const std::vector<Matrix>& after) {
    const Index n = base.n;
    FirstOrder change{ArrayXd::Zero(n), ArrayXd::Zero(n), ArrayXd::Zero(n)};
    const Grid costs = system.log_cost().unaryExpr([](double x) { return std::expm1(x); });
    for (Index j = 0; j < base.sectors; ++j) {
        const Matrix& before = base.net[std::size_t(j)];
        for (Index importer = 0; importer < n; ++importer) {
            for (Index exporter = 0; exporter < n; ++exporter) {
                const double value = before(importer, exporter);
                if (value == 0) continue;
                const double tariff = base.tariff.empty() ? 0 : base.tariff[std::size_t(j)](importer, exporter);
                const std::size_t cell = world.cell(std::size_t(importer), std::size_t(j), std::size_t(exporter));
                change.technical[importer] += (1 + tariff) * value * technical_gain(shock, cell, exporter);
                if (importer == exporter) continue;
                const double cost = costs(exporter, j);
                change.terms[exporter] += value * cost;
                change.terms[importer] -= value * cost;
                const double ratio = after[std::size_t(j)](importer, exporter) / value;
                change.volume[importer] += tariff * value * (ratio - 1 - cost);
            }
        }
    }
    change.terms *= 100 / system.income_before();
    change.volume *= 100 / system.income_before();
    change.technical *= 100 / system.income_before();
    return change;
}

/// Work is not free where people choose how much of it to do (Ignatenko et al. 2025; GHH-like preferences whose value
/// is homogeneous of degree one): W = delta I/P + (1 - delta) w L / P, 1 / delta = 1 - kappa / (1 + kappa) (share of
/// after-tax labour income in spending before the change).
ArrayXd less_effort(const SectorBaseline& base, const SectorSystem& system, const ArrayXd& income_before,
                    const ArrayXd& real_income, const ArrayXd& real_wage_bill) {
    const double kappa = system.parameters().kappa;
    if (kappa == 0) return real_income;
    const ArrayXd labour_income = base.value_added / system.kept_of_wage();
    const ArrayXd delta = income_before / (income_before - kappa / (1 + kappa) * labour_income);
    return delta * real_income + (1 - delta) * real_wage_bill;
}

bool defined(const ArrayXd& x) {
    return (x > 0).all();
}

/// What is measured, and from what; the measures are added in the order in which they are shown.
class SectorMeasures {
public:
    SectorMeasures(const World& world, const SectorBaseline& base, const SectorSystem& system, const ArrayXd& state,
                   Outcome& outcome)
        : world_(world), base_(base), system_(system), state_(state), p_(system.parameters()), outcome_(outcome) {
        for (Index j = 0; j < base.sectors; ++j) after_.push_back(system.flows(j, state));
        P_ = system.log_consumer_price(state).exp();
        wage_ = system.wage(state);
        labour_ = system.labour(state);
    }

    void keep_flows();
    void welfare(Deficits);
    void first_order_welfare(const Shock&);
    void work_and_output();
    void prices();
    void trade();
    void revenue();
    void world_totals();
    void certificate();

private:
    void add(const char* key, const char* label, const std::string& formula, const ArrayXd& values) {
        outcome_.measures.push_back({key, label, "%", formula, list(values), {}, {}});
    }

    const World& world_;
    const SectorBaseline& base_;
    const SectorSystem& system_;
    const ArrayXd& state_;
    const SectorParameters& p_;
    Outcome& outcome_;
    std::vector<Matrix> after_;
    ArrayXd P_, wage_, labour_, welfare_;
};

void SectorMeasures::keep_flows() {
    const Index n = base_.n, J = base_.sectors;
    outcome_.economies.clear();
    for (const Economy& economy : world_.economies) outcome_.economies.push_back(economy.id);
    outcome_.sectors.clear();
    for (const Sector& sector : world_.sectors) outcome_.sectors.push_back(sector.id);
    outcome_.trade_before.assign(std::size_t(n * J * n), 0);
    outcome_.trade_after = outcome_.trade_before;
    for (Index importer = 0; importer < n; ++importer) {
        for (Index j = 0; j < J; ++j) {
            for (Index exporter = 0; exporter < n; ++exporter) {
                const std::size_t cell = world_.cell(std::size_t(importer), std::size_t(j), std::size_t(exporter));
                outcome_.trade_before[cell] = base_.net[std::size_t(j)](importer, exporter);
                outcome_.trade_after[cell] = after_[std::size_t(j)](importer, exporter);
            }
        }
    }
}

void SectorMeasures::welfare(Deficits deficits) {
    const bool transfers = counts_transfers(deficits);
    const ArrayXd own = base_.value_added + system_.revenue_before();
    const ArrayXd real_income = transfers
                                    ? ArrayXd(system_.income() / system_.income_before() / P_)
                                    : ArrayXd((wage_ * labour_ * base_.value_added + system_.revenue()) / own / P_);
    welfare_ =
        less_effort(base_, system_, transfers ? system_.income_before() : own, real_income, wage_ * labour_ / P_);
    std::string formula = transfers ? "real income: (I'/I) / P, I = wages + revenue + transfer"
                                    : "real income: (w VA + R)' / (w VA + R) / P";
    if (p_.kappa > 0) formula += "; less the effort of those who work more: delta real income + (1 - delta) w L / P";
    add("welfare_pct", "Welfare", formula, 100 * (welfare_ - 1));
}

void SectorMeasures::first_order_welfare(const Shock& shock) {
    if (p_.extended() || system_.taxes_exports()) return;
    const FirstOrder linear = first_order(world_, base_, system_, shock, after_);
    add("welfare_first_order_pct", "Welfare, first order",
        "terms of trade + volume of trade (Caliendo and Parro 2015, eq. 18) + technical term",
        linear.terms + linear.volume + linear.technical);
    add("terms_of_trade_pct", "Terms of trade", "sum over flows of exports dc - imports dc, over income", linear.terms);
    add("volume_of_trade_pct", "Volume of trade", "sum over imports of tariff x value x (d value - dc), over income",
        linear.volume);
    add("technical_pct", "Technical term",
        "sum over purchases, tariff included, of value x (productivity / trade cost - 1), over income",
        linear.technical);
}

void SectorMeasures::work_and_output() {
    const Index n = base_.n, J = base_.sectors;
    add("real_wage_pct", "Real wage", "w / P", 100 * (wage_ / P_ - 1));
    ArrayXd made = ArrayXd::Zero(n), quantity = made;
    outcome_.sector_output_pct.assign(std::size_t(n * J), 0);
    for (Index j = 0; j < J; ++j) {
        const ArrayXd before = received_by_producers(base_.net[std::size_t(j)], p_.nu),
                      now = system_.producers_receive(j, after_[std::size_t(j)]);
        made += before;
        for (Index k = 0; k < n; ++k) {
            const double volume = before[k] > 0 ? now[k] / before[k] / std::exp(system_.log_cost()(k, j)) : 1;
            quantity[k] += before[k] * volume;
            outcome_.sector_output_pct[std::size_t(k * J + j)] = before[k] > 0 ? 100 * (volume - 1) : 0;
        }
    }
    add("output_pct", "Output", "quantity of gross output at baseline prices", 100 * (quantity / made - 1));
}

void SectorMeasures::prices() {
    const Index n = base_.n, J = base_.sectors;
    const Grid log_P = system_.log_price(state_);
    outcome_.sector_price_pct.assign(std::size_t(n * J), 0);
    for (Index j = 0; j < J; ++j)
        for (Index k = 0; k < n; ++k)
            outcome_.sector_price_pct[std::size_t(k * J + j)] = 100 * (std::exp(log_P(k, j)) - 1);
    add("price_pct", "Consumer prices", "P, in units of the numeraire", 100 * (P_ - 1));
    add("wage_pct", "Wage", "w, in units of the numeraire", 100 * (wage_ - 1));
    if (p_.kappa > 0) add("employment_pct", "Employment", "L = (w / P after tax)^kappa", 100 * (labour_ - 1));
}

void SectorMeasures::trade() {
    const Totals t0 = international(base_.net, base_.n), t1 = international(after_, base_.n);
    if (defined(t0.exports))
        add("exports_pct", "Exports", "value of international sales", 100 * (t1.exports / t0.exports - 1));
    if (defined(t0.imports))
        add("imports_pct", "Imports", "value of international purchases, net of tariff",
            100 * (t1.imports / t0.imports - 1));
    if (defined(t0.exports + t0.imports)) {
        add("trade_pct", "Trade", "exports plus imports",
            100 * ((t1.exports + t1.imports) / (t0.exports + t0.imports) - 1));
    }
    const ArrayXd gdp = wage_ * labour_;
    if (p_.extended() && defined(t0.exports) && defined(t0.imports)) {
        add("exports_gdp_pct", "Exports / GDP", "exports over value added", 100 * (t1.exports / t0.exports / gdp - 1));
        add("imports_gdp_pct", "Imports / GDP", "imports over value added", 100 * (t1.imports / t0.imports / gdp - 1));
    }
    const ArrayXd deficit = t0.imports - t0.exports;
    if ((deficit.abs() > 1e-9 * (t0.imports + t0.exports)).all())
        add("deficit_pct", "Trade deficit", "imports less exports, change over its size before",
            100 * (t1.imports - t1.exports - deficit) / deficit.abs());
    outcome_.world_trade_pct = t0.exports.sum() > 0 ? 100 * (t1.exports.sum() / t0.exports.sum() - 1) : 0;
}

void SectorMeasures::revenue() {
    if (!system_.has_revenue()) return;
    add("revenue_pct_of_expenditure", "Tariff revenue", "R', in the numeraire, over final spending before",
        100 * system_.revenue() / system_.income_before());
}

void SectorMeasures::world_totals() {
    outcome_.ingredients = sector_ingredients(base_, system_, state_);
    const ArrayXd& income = system_.income_before();
    outcome_.world_welfare_pct = 100 * ((income * welfare_).sum() / income.sum() - 1);
}

/// Payrolls as the flows add up, against wages, labour market by labour market.
void SectorMeasures::certificate() {
    ArrayXd payroll = ArrayXd::Zero(base_.n);
    for (Index j = 0; j < base_.sectors; ++j)
        payroll += base_.gamma_va.col(j) * system_.producers_receive(j, after_[std::size_t(j)]) +
                   earned_at_home(after_[std::size_t(j)], p_.nu);
    take_residuals(outcome_, (payroll / (wage_ * labour_ * base_.value_added) - 1).abs());
}

}  // namespace

void measure_sectors(const World& world, const SectorBaseline& base, const SectorSystem& system, const ArrayXd& state,
                     const Shock& shock, const SectorModelOptions& options, Outcome& outcome) {
    SectorMeasures measures(world, base, system, state, outcome);
    measures.keep_flows();
    measures.welfare(options.deficits);
    measures.first_order_welfare(shock);
    measures.work_and_output();
    measures.prices();
    measures.trade();
    measures.revenue();
    measures.world_totals();
    measures.certificate();
}

}  // namespace detente
