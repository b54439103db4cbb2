// The sector model's parameters, shares and unit costs, taken from the world's tables once more: an explanation adds up
// what the solver's own arrays would only repeat.
#include <cmath>

#include "explain/explain_facts.hpp"

namespace detente::report {

Technology::Technology(const Facts& facts) : facts_(facts), n_(facts.n), J_(facts.J) {
    take_parameters();
    take_shares();
    take_costs();
}

void Technology::take_parameters() {
    const SectorModelOptions& options = facts_.future.compiled.sectors;
    const ModelDefaults& own = facts_.world.defaults;
    for (std::size_t j = 0; j < J_; ++j) {
        theta_.push_back(facts_.trade_elasticity(j));
        psi_.push_back(!options.scale_by_sector.empty() ? options.scale_by_sector[j]
                       : options.scale_elasticity       ? *options.scale_elasticity
                                                        : own.scale_share.value_or(0) / theta_[j]);
    }
    nu_ = facts_.world.destination_share;
    if (nu_.empty() || options.destination_share) nu_.assign(n_, options.destination_share.value_or(0));
    firm_ = options.firm_pass_through.value_or(own.firm_pass_through.value_or(1));
    kappa_ = options.labour_supply_elasticity.value_or(own.labour_supply_elasticity.value_or(0));
}

double Technology::pass_through(std::size_t importer, std::size_t j) const {
    if (!(facts_.spending_before(importer, j) > 0)) return 1;
    return firm_ + nu_[importer] / (1 - nu_[importer]) * (1 + psi_[j]);
}

bool Technology::extended() const {
    for (std::size_t j = 0; j < J_; ++j)
        if (psi_[j] != 0) return true;
    for (const double nu : nu_)
        if (nu != 0) return true;
    return firm_ != 1 || kappa_ > 0;
}

/// Of final spending and of gross output, as the world's tables have them (docs/worlds.md).
void Technology::take_shares() {
    const World& world = facts_.world;
    alpha_.assign(n_ * J_, 0);
    gamma_va_.assign(n_ * J_, 1);
    output_.assign(n_ * J_, 0);
    for (std::size_t i = 0; i < n_; ++i) {
        double spent = 0;
        for (std::size_t j = 0; j < J_; ++j) {
            double& on = alpha_[i * J_ + j];
            double served = 0;
            for (std::size_t m = 0; m < n_; ++m) {
                const double flow = world.trade[world.cell(i, j, m)];
                on += flow * (1 + facts_.old_tariff(i, j, m));
                served += nu_[i] * flow;
            }
            if (!world.final_demand.empty()) on = world.final_demand[i * J_ + j];
            spent += on;
            if (world.value_added.empty()) continue;
            const double producers = world.value_added[i * J_ + j] - served;
            double& total = output_[i * J_ + j] = producers;
            for (std::size_t k = 0; k < J_; ++k) total += world.inputs[(i * J_ + k) * J_ + j];
            if (total > 0) gamma_va_[i * J_ + j] = producers / total;
        }
        for (std::size_t j = 0; j < J_; ++j) alpha_[i * J_ + j] /= spent;
    }
}

double Technology::input_share(std::size_t economy, std::size_t input, std::size_t user) const {
    const double total = output_[economy * J_ + user];
    return total > 0 ? facts_.world.inputs[(economy * J_ + input) * J_ + user] / total : 0;
}

double Technology::price(std::size_t economy, std::size_t j) const {
    return 1 + facts_.outcome.sector_price_pct[economy * J_ + j] / 100;
}

double Technology::sales(std::size_t economy, std::size_t j, bool now) const {
    double sum = 0;
    for (std::size_t m = 0; m < n_; ++m) {
        const double flow = now ? facts_.after(m, j, economy) : facts_.before(m, j, economy);
        sum += (1 - nu_[m]) * flow / (now ? 1 + facts_.export_tax(m, j, economy) : 1);
    }
    return sum;
}

double Technology::earned_at_home(std::size_t economy, std::size_t j, bool now) const {
    double sum = 0;
    for (std::size_t i = 0; nu_[economy] > 0 && i < n_; ++i)
        sum += nu_[economy] * (now ? facts_.after(economy, j, i) : facts_.before(economy, j, i));
    return sum;
}

double Technology::payroll(std::size_t economy, std::size_t j, bool now) const {
    return value_added_share(economy, j) * sales(economy, j, now) + earned_at_home(economy, j, now);
}

void Technology::take_costs() {
    cost_.assign(n_ * J_, 1);
    for (std::size_t i = 0; i < n_; ++i) {
        const double log_w = std::log(facts_.hat("wage_pct", i)), log_L = std::log(facts_.hat("employment_pct", i));
        for (std::size_t j = 0; j < J_; ++j) {
            double log_b = value_added_share(i, j) * log_w;
            for (std::size_t k = 0; !facts_.world.inputs.empty() && k < J_; ++k)
                log_b += input_share(i, k, j) * std::log(price(i, k));
            double log_c = log_b;
            if (psi_[j] > 0) {
                const double was = payroll(i, j, false);
                const double hired = J_ == 1 ? log_w + log_L : was > 0 ? std::log(payroll(i, j, true) / was) : log_w;
                log_c = log_b - psi_[j] * (hired - log_b);
            }
            cost_[i * J_ + j] = std::exp(log_c);
        }
    }
}

}  // namespace detente::report
