#pragma once
#include <vector>

#include "detente/equilibrium/universal_gravity.hpp"
#include "equilibrium/matrix.hpp"

namespace detente {

/// Flows of one sector, [importer][exporter], with tariffs.
struct GravityBaseline {
    Matrix net;     ///< what exporters receive
    Matrix tariff;  ///< ad valorem; 0 x 0: none
};

/// The equations of universal gravity in log prices, for one shock. Every power that does not change from sweep to
/// sweep is taken once, in the constructor:
///   a_ji = X_ji tau_ji^-phi        X: baseline spending of importer j on exporter i, tariff included
///   s_j  = sum_i a_ji p_i^-phi                       P_j = (s_j / E_j)^(-1/phi)
///   E'_j = spending, by the closure; v_j = E'_j / s_j
///   q_i  = sum_j a_ji / (1 + t'_ji) v_j              sales of i = p_i^-phi q_i
///   Y_i p_i c_i (p_i / P_i)^psi = p_i^-phi q_i       market i
/// Solving market i for p_i gives the map that is iterated.
class GravitySystem {
public:
    GravitySystem(const GravityBaseline&, const Shock&, const UniversalGravityOptions&);

    Eigen::Index size() const { return n_; }

    /// gap = log of (sales / output) in each market, divided by 1 + psi + phi: the step of the fixed point.
    void sweep(const Eigen::ArrayXd& log_p, Eigen::ArrayXd& gap);
    /// The derivative of gap with respect to log_p, at the point of the last sweep.
    Eigen::MatrixXd jacobian() const;
    /// What each market's own price does to its own gap at the last sweep: -1 / (d gap_i / d log_p_i), other prices and
    /// the closure's world factor held. A step of the fixed point times this converges in far fewer sweeps, because
    /// large economies, which trade mostly with themselves, otherwise move slowly.
    Eigen::ArrayXd own_response() const;
    /// Removes the free price level of every component.
    void normalise(Eigen::ArrayXd& log_p) const;

    /// Markets that trade with each other, directly or not; component 0 is the largest by output.
    const std::vector<int>& component() const { return component_; }
    int components() const { return components_; }
    /// How many economies traded with this one before the shock, directly or not, itself included.
    std::size_t linked_before(Eigen::Index economy) const;

    /// Economies that, within their component, cannot be reached both by buying and by selling from the largest one
    /// over flows above `share` of the importer's spending at the last sweep's prices. Such a world has no balanced
    /// equilibrium, or next to none.
    std::vector<std::size_t> one_way(double share) const;

    /// Economies whose surplus, under the closure, is all of their output or more.
    std::vector<Eigen::Index> beyond_output() const;

    /// Of the last sweep, all relative to the baseline.
    const Eigen::ArrayXd& log_price_index() const { return log_P_; }
    Eigen::ArrayXd nominal_output_hat() const { return value_ / output_; }
    Eigen::ArrayXd spending() const { return spending_; }
    const Eigen::ArrayXd& spending_before() const { return spending_before_; }
    const Eigen::ArrayXd& output_before() const { return output_; }
    Eigen::ArrayXd revenue() const {
        return has_revenue_ ? Eigen::ArrayXd(spending_ * revenue_share_) : Eigen::ArrayXd();
    }
    const Eigen::ArrayXd& revenue_before() const { return revenue_before_; }
    bool has_revenue() const { return has_revenue_; }
    /// Flows net of tariff at the last sweep's prices.
    Matrix flows(const Eigen::ArrayXd& log_p) const;

private:
    void find_components();
    void spend();
    void sums(const Eigen::ArrayXd& log_p);

    Eigen::Index n_;
    double phi_, psi_;
    bool shares_world_;  // each transfer is a share of world output; else spending follows output
    bool has_revenue_ = false;
    Matrix baseline_;           // X
    Matrix a_, received_;       // a_ji, a_ji / (1 + t'); received_ empty without tariffs
    Matrix net_, cost_factor_;  // baseline net flows; tau^-phi times the tariff wedge, for flows()
    Eigen::ArrayXd log_c_, output_, spending_before_, revenue_before_, outlay_ratio_, deficit_;
    Eigen::ArrayXd log_s0_, log_q0_;
    std::vector<int> component_;
    int components_ = 1;
    // of the last sweep
    Eigen::ArrayXd u_, s_, q_, v_, log_P_, value_, spending_, revenue_share_;
    Eigen::ArrayXd scale_;  // of each component: multiplicative: the balancing factor; world_share: output growth
};

}  // namespace detente
