#pragma once
#include <Eigen/Dense>
#include <vector>

#include "equilibrium/sectors/sector_baseline.hpp"

namespace detente {

/// The Newton step of each economy on its own: what its wage, prices and spending would have to do to close its own
/// gaps if the rest of the world stood still. Home shares are large, so this removes the slow part of the fixed point,
/// and acceleration has only trade between economies left to do. For economy n, r the gaps, in logs:
///   dP = (I - D G')^-1 (rP + D g dw)                     D: home share of spending, G: input shares, g: value added
///   share dc = g dw + G' dP dV = -t dc + h dX                                     t = theta (1 - sum_m M_mn pi_mn), h:
///   home share of sales dX = (I - W h)^-1 (rX + y dw - W t dc)                W_jk = gamma_jk V_k / X_j, y_j = alpha_j
///   w VA / X_j dw = (rw + l . dV|dw=0) / (1 - l . dV/dw)             l: payroll shares of the sectors
class OwnStep {
public:
    struct Shares {
        Grid home_spending, home_sales, substitution;  ///< D, h, t
        Grid sales, spending, payroll;                 ///< V, X, l
        Eigen::ArrayXd wage_bill;                      ///< w VA
    };
    OwnStep() = default;
    OwnStep(const SectorBaseline&, const Shares&);

    /// Turns a gap (wages, prices [sector][economy], spending [sector][economy]) into the step.
    void apply(Eigen::ArrayXd& gap) const;

private:
    struct Economy {
        Eigen::MatrixXd prices, costs, spending, intermediate;  // (I-DG')^-1, G', (I-Wh)^-1, W t
        Eigen::VectorXd dP, dX, h, t, payroll;                  // responses to the wage; shares
        double wage = 1;                                        // 1 / (1 - l . dV/dw)
    };
    std::vector<Economy> economies_;
    Eigen::Index n_ = 0, sectors_ = 0;
};

}  // namespace detente
