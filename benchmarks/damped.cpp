#include "damped.hpp"

#include <cmath>

namespace bench {
namespace {

using detente::Shock;
using detente::World;

struct Tables {
    std::size_t n, J;
    std::vector<double> share, kappa, tariff;  // [importer][sector][exporter]
    std::vector<double> gamma, gamma_va, alpha, theta, X;
    std::vector<double> va, deficit;
};

Tables tables_of(const World& world, const Shock& shock) {
    Tables t{world.n(), world.sectors.size(), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
    const std::size_t cells = world.trade.size();
    t.share.assign(cells, 0);
    t.kappa.assign(cells, 1);
    t.tariff.assign(cells, 0);
    t.X.assign(t.n * t.J, 0);
    t.va.assign(t.n, 0);
    t.deficit.assign(t.n, 0);
    std::vector<double> made(t.n * t.J, 0);
    for (std::size_t k = 0; k < t.n; ++k) {
        for (std::size_t j = 0; j < t.J; ++j) {
            for (std::size_t i = 0; i < t.n; ++i) {
                const std::size_t cell = world.cell(k, j, i);
                const double before = world.tariff.empty() ? 0 : world.tariff[cell];
                t.tariff[cell] = shock.tariff.empty() ? before : shock.tariff[cell];
                t.kappa[cell] = (1 + t.tariff[cell]) / (1 + before);
                if (!shock.trade_cost_hat.empty()) t.kappa[cell] *= shock.trade_cost_hat[cell];
                t.share[cell] = world.trade[cell] * (1 + before);
                t.X[k * t.J + j] += t.share[cell];
                made[i * t.J + j] += world.trade[cell];
                t.deficit[k] += world.trade[cell];
                t.deficit[i] -= world.trade[cell];
            }
            for (std::size_t i = 0; i < t.n; ++i) {
                double& share = t.share[world.cell(k, j, i)];
                share = t.X[k * t.J + j] > 0 ? share / t.X[k * t.J + j] : i == k ? 1 : 0;
            }
        }
    }
    for (const auto& sector : world.sectors) t.theta.push_back(*sector.trade_elasticity);
    t.gamma.assign(t.n * t.J * t.J, 0);
    t.gamma_va.assign(t.n * t.J, 1);
    t.alpha.assign(t.n * t.J, 0);
    for (std::size_t k = 0; k < t.n; ++k) {
        double spent = 0;
        for (std::size_t j = 0; j < t.J; ++j) spent += world.final_demand[k * t.J + j];
        for (std::size_t j = 0; j < t.J; ++j) {
            const std::size_t at = k * t.J + j;
            t.alpha[at] = world.final_demand[at] / spent;
            t.va[k] += world.value_added[at];
            double total = world.value_added[at];
            for (std::size_t s = 0; s < t.J; ++s) total += world.inputs[(k * t.J + s) * t.J + j];
            if (!(total > 0)) continue;
            t.gamma_va[at] = world.value_added[at] / total;
            for (std::size_t s = 0; s < t.J; ++s)
                t.gamma[(k * t.J + s) * t.J + j] = world.inputs[(k * t.J + s) * t.J + j] / total;
        }
    }
    return t;
}

}  // namespace

Damped damped_iteration(const World& world, const Shock& shock, double damping, double tolerance,
                        bool one_price_sweep) {
    Tables t = tables_of(world, shock);
    const std::size_t n = t.n, J = t.J;
    Damped out;
    out.wage.assign(n, 1);
    std::vector<double> P(n * J, 1), c(n * J, 1), share(t.share), sales(n * J), next(n * J);
    double world_va = 0;
    for (const double va : t.va) world_va += va;
    for (out.wage_steps = 1; out.wage_steps < 5000; ++out.wage_steps) {
        double prices_moved = 1;
        for (bool first = true; first || (!one_price_sweep && prices_moved > 0.1 * tolerance); first = false) {
            ++out.price_sweeps;
            double& moved = prices_moved = 0;
            for (std::size_t k = 0; k < n; ++k) {
                for (std::size_t j = 0; j < J; ++j) {
                    double log_cost = t.gamma_va[k * J + j] * std::log(out.wage[k]);
                    for (std::size_t s = 0; s < J; ++s)
                        log_cost += t.gamma[(k * J + s) * J + j] * std::log(P[k * J + s]);
                    c[k * J + j] = std::exp(log_cost);
                }
            }
            for (std::size_t k = 0; k < n; ++k) {
                for (std::size_t j = 0; j < J; ++j) {
                    double sum = 0;
                    for (std::size_t i = 0; i < n; ++i) {
                        const std::size_t cell = (k * J + j) * n + i;
                        if (t.share[cell] > 0)
                            sum += t.share[cell] * std::pow(t.kappa[cell] * c[i * J + j], -t.theta[j]);
                    }
                    const double price = std::pow(sum, -1 / t.theta[j]);
                    moved = std::max(moved, std::abs(price / P[k * J + j] - 1));
                    P[k * J + j] = price;
                }
            }
        }
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t j = 0; j < J; ++j) {
                for (std::size_t i = 0; i < n; ++i) {
                    const std::size_t cell = (k * J + j) * n + i;
                    share[cell] =
                        t.share[cell] > 0
                            ? t.share[cell] * std::pow(t.kappa[cell] * c[i * J + j] / P[k * J + j], -t.theta[j])
                            : 0;
                }
            }
        }
        for (double moved = 1; moved > 0.1 * tolerance; ++out.spending_sweeps) {
            std::fill(sales.begin(), sales.end(), 0);
            std::vector<double> revenue(n, 0);
            for (std::size_t k = 0; k < n; ++k) {
                for (std::size_t j = 0; j < J; ++j) {
                    for (std::size_t i = 0; i < n; ++i) {
                        const std::size_t cell = (k * J + j) * n + i;
                        const double net = t.X[k * J + j] * share[cell] / (1 + t.tariff[cell]);
                        sales[i * J + j] += net;
                        revenue[k] += net * t.tariff[cell];
                    }
                }
            }
            moved = 0;
            for (std::size_t k = 0; k < n; ++k) {
                const double income = out.wage[k] * t.va[k] + revenue[k] + t.deficit[k];
                for (std::size_t j = 0; j < J; ++j) {
                    double wanted = t.alpha[k * J + j] * income;
                    for (std::size_t s = 0; s < J; ++s) wanted += t.gamma[(k * J + j) * J + s] * sales[k * J + s];
                    if (wanted > 0) moved = std::max(moved, std::abs(t.X[k * J + j] / wanted - 1));
                    t.X[k * J + j] = wanted;
                }
            }
        }
        double excess = 0, total = 0;
        for (std::size_t k = 0; k < n; ++k) {
            double payroll = 0;
            for (std::size_t j = 0; j < J; ++j) payroll += t.gamma_va[k * J + j] * sales[k * J + j];
            const double gap = payroll / (out.wage[k] * t.va[k]) - 1;
            excess = std::max(excess, std::abs(gap));
            out.wage[k] *= 1 + damping * gap;
            total += out.wage[k] * t.va[k];
        }
        for (double& wage : out.wage) wage *= world_va / total;
        if (excess < tolerance && prices_moved < tolerance) break;
    }
    out.price_index.assign(n, 1);
    for (std::size_t k = 0; k < n; ++k) {
        double log_price = 0;
        for (std::size_t j = 0; j < J; ++j) log_price += t.alpha[k * J + j] * std::log(P[k * J + j]);
        out.price_index[k] = std::exp(log_price);
    }
    return out;
}

}  // namespace bench
