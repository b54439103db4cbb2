#pragma once
#include "detente/equilibrium/sector_model.hpp"
#include "equilibrium/own_step.hpp"
#include "equilibrium/sector_baseline.hpp"

namespace detente {

/// The equations of Caliendo and Parro (2015) with options, in logs of hats, for one shock. The state is one vector:
/// log wages [economy], log price indices [sector][economy], log spending [sector][economy]. Powers that do not change
/// from sweep to sweep are taken once:
///   a_ni^j = X_ni^j kappa_ni^(-theta_j)           X: baseline spending of importer n on exporter i
///   c_i^j  = w_i^gamma_i^j prod_k (P_i^k)^gamma_i^kj
///   s_n^j  = sum_i a_ni^j (c_i^j)^-theta_j        P_n^j = (s_n^j / X_n^j)^(-1/theta_j)
///   V_i^j  = (c_i^j)^-theta_j sum_n a_ni^j / (1 + t'_ni^j) X'_n^j / s_n^j        sales
///   X'_n^j = sum_k gamma_n^jk V_n^k + alpha_n^j I'_n                              spending
///   I'_n   = w_n VA_n + R'_n + D'_n,  by the closure
///   w_n VA_n = sum_j gamma_n^j V_n^j                                              labour market n
class SectorSystem {
public:
    SectorSystem(const SectorBaseline&, const Shock&, const SectorModelOptions&, const std::vector<double>& theta);

    Eigen::Index size() const { return n_ + 2 * n_ * J_; }
    /// The baseline: every hat one, spending as in the data.
    Eigen::ArrayXd start() const;
    /// gap = what the equations say less what the state says, block by block; the wage block is the log excess demand
    /// for labour.
    void sweep(const Eigen::ArrayXd& state, Eigen::ArrayXd& gap);
    /// Each economy's own Newton step, at the shares of the last sweep.
    OwnStep own_step() const;
    /// World value added of every component as in the baseline.
    void normalise(Eigen::ArrayXd& state) const;

    /// Of the last sweep.
    double largest_residual(const Eigen::ArrayXd& gap) const;
    const Grid& log_cost() const { return log_c_; }
    const Grid& sales() const { return V_; }
    Eigen::ArrayXd wage(const Eigen::ArrayXd& state) const { return state.head(n_).exp(); }
    Grid log_price(const Eigen::ArrayXd& state) const { return Eigen::Map<const Grid>(state.data() + n_, n_, J_); }
    Grid spending(const Eigen::ArrayXd& state) const;
    const Eigen::ArrayXd& income() const { return income_; }
    const Eigen::ArrayXd& revenue() const { return revenue_; }
    Eigen::ArrayXd deficit() const { return transfer_; }
    bool has_revenue() const { return has_revenue_; }
    const std::vector<int>& component() const { return component_; }
    int components() const { return components_; }
    /// Flows of sector j net of tariff, [importer][exporter].
    Matrix flows(Eigen::Index j, const Eigen::ArrayXd& state) const;

    const Eigen::ArrayXd& income_before() const { return income0_; }
    const Eigen::ArrayXd& revenue_before() const { return revenue0_; }
    /// How far the data are from solving the equations themselves: labour and goods markets, relative.
    double baseline_residual() const { return baseline_residual_; }

private:
    void costs(const Eigen::ArrayXd& state);
    void trade(const Eigen::ArrayXd& state);
    void incomes(const Eigen::ArrayXd& state);
    Grid demand() const;
    void find_components();

    const SectorBaseline& base_;
    Eigen::Index n_, J_;
    Eigen::ArrayXd theta_;
    Deficits deficits_;
    bool has_revenue_ = false;
    std::vector<Matrix> a_, received_, factor_;  // [sector]; received_ empty without tariffs; factor_: net flow /
                                                 // baseline net flow at unchanged prices
    Grid log_s0_, log_X0_, excess0_;             // baseline sums, so that no shock is no change, to the bit
    Grid live_;                                  // 1 where the economy spends on the sector
    Eigen::ArrayXd labour0_, income0_, revenue0_, outlay_ratio_, deficit_;
    double baseline_residual_ = 0;
    std::vector<int> component_;
    int components_ = 1;
    // of the last sweep
    Grid log_c_, u_, s_, V_, X_, kept_;  // kept_: share of spending that reaches exporters
    Eigen::ArrayXd revenue_, income_, labour_demand_, wage_bill_, transfer_;
};

}  // namespace detente
