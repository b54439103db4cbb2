#pragma once
#include "detente/equilibrium/sector_model.hpp"
#include "equilibrium/sectors/sector_parameters.hpp"
#include "equilibrium/solve/own_step.hpp"

namespace detente {

/// The equations of Caliendo and Parro (2015) with options, in logs of hats, for one shock. The state is one vector:
/// log wages [economy], log price indices [sector][economy], log spending [sector][economy]; with elastic labour log
/// employment [economy]; with scale economies in several sectors log employment [sector][economy]. Powers that do not
/// change from sweep to sweep are taken once (hats of c, q, w, L, P; nu, phi, psi, kappa as in SectorParameters):
///   a_ni^j = X_ni^j kappa_ni^(-theta_j)           X: baseline spending of importer n on exporter i; kappa: trade cost
///                                                 and taxes, those to the power of phi
///   b_i^j  = w_i^gamma_i^j prod_k (P_i^k)^gamma_i^kj                              input bundle
///   c_i^j  = b_i^j (w_i L_i^j / b_i^j)^-psi_j                                     scale: bundles that a sector uses
///   s_n^j  = sum_i a_ni^j (c_i^j)^-theta_j        P_n^j = (s_n^j / X_n^j)^(-1/theta_j) (X'_n^j / X_n^j / w_n)^(1-phi)
///   V_i^j  = (c_i^j)^-theta_j sum_n (1-nu_n) a_ni^j / ((1+t'_ni^j)(1+e'_ni^j)) X'_n^j / s_n^j        sales
///   H_n^j  = nu_n sum_i X'_ni^j / (1+t'_ni^j)                                     earned where it is sold
///   X'_n^j = sum_k gamma_n^jk V_n^k + alpha_n^j I'_n                              spending
///   I'_n   = w_n L_n VA_n + R'_n + D'_n,  by the closure
///   w_n L_n VA_n = sum_j (gamma_n^j V_n^j + H_n^j)                                labour market n
///   L_n    = (w_n / P_n (1 - R_n/Y_n) / (1 - R'_n/Y'_n))^kappa                    where revenue cuts the income tax
class SectorSystem {
public:
    SectorSystem(const SectorBaseline&, const Shock&, const SectorModelOptions&, const SectorParameters&);

    Eigen::Index size() const { return prices_end_ + (elastic_ ? n_ : 0) + (by_sector_ ? n_ * J_ : 0); }
    /// How much of the state is in money, and moves with the numeraire.
    Eigen::Index nominal_size() const { return prices_end_; }
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
    bool taxes_exports() const { return taxes_exports_; }
    const SectorParameters& parameters() const { return p_; }
    /// Employment, hat; and how much more of a wage is kept after the income tax.
    Eigen::ArrayXd labour(const Eigen::ArrayXd& state) const;
    Eigen::ArrayXd kept_of_wage() const;
    Eigen::ArrayXd log_consumer_price(const Eigen::ArrayXd& state) const;
    /// What producers receive of flows of sector j (net of tariff), export tax paid.
    Eigen::ArrayXd producers_receive(Eigen::Index j, const Matrix& flows) const;
    const std::vector<int>& component() const { return component_; }
    int components() const { return components_; }
    /// Who only sells to, or only buys from, the largest economy of its component, directly or not.
    std::vector<std::size_t> one_way() const;
    /// Flows of sector j net of tariff, [importer][exporter].
    Matrix flows(Eigen::Index j, const Eigen::ArrayXd& state) const;

    const Eigen::ArrayXd& income_before() const { return income0_; }
    const Eigen::ArrayXd& revenue_before() const { return revenue0_; }
    /// How far the data are from solving the equations themselves: labour and goods markets, relative.
    double baseline_residual() const { return baseline_residual_; }

private:
    void take_baseline(const SectorModelOptions&);
    void take_shock(const Shock&);
    void costs(const Eigen::ArrayXd& state);
    void scale(const Eigen::ArrayXd& state);
    void trade(const Eigen::ArrayXd& state);
    void incomes(const Eigen::ArrayXd& state);
    Grid demand() const;
    void find_components();

    const SectorBaseline& base_;
    Eigen::Index n_, J_;
    SectorParameters p_;
    Eigen::ArrayXd theta_;
    Deficits deficits_;
    bool has_revenue_ = false, taxes_exports_ = false, elastic_ = false, by_sector_ = false, at_home_ = false;
    Eigen::Index prices_end_ = 0;
    std::size_t threads_ = 1;
    // [sector]: a; a net of tariff; that net of export tax (each empty where it is the one before); net flow / baseline
    // net flow at unchanged prices; 1 + export tax.
    std::vector<Matrix> a_, border_, received_, factor_, export_tax_;
    Grid sector_labour0_;
    Grid log_s0_, log_X0_, excess0_;  // baseline sums, so that no shock is no change, to the bit
    Grid live_;                       // 1 where the economy spends on the sector
    Eigen::ArrayXd labour0_, income0_, revenue0_, outlay_ratio_, deficit_;
    double baseline_residual_ = 0;
    std::vector<char> linked_;  // [buyer][seller]: trade with each other in some sector
    std::vector<int> component_;
    int components_ = 1;
    // of the last sweep
    Grid log_c_, u_, s_, log_s_, V_, X_, kept_;  // kept_: share of spending that reaches exporters
    Grid sector_labour_;
    Eigen::ArrayXd revenue_, export_revenue_, income_, labour_demand_, wage_bill_, transfer_;
};

}  // namespace detente
