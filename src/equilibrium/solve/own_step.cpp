#include "equilibrium/solve/own_step.hpp"

#include "equilibrium/solve/products.hpp"

namespace detente {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

OwnStep::OwnStep(const SectorBaseline& base, const Shares& shares)
    : economies_(std::size_t(base.n)), n_(base.n), sectors_(base.sectors) {
    const Index J = sectors_;
    const MatrixXd none = MatrixXd::Zero(J, J);
    for (Index k = 0; k < n_; ++k) {
        Economy& own = economies_[std::size_t(k)];
        const MatrixXd& G = base.gamma.empty() ? none : base.gamma[std::size_t(k)];
        const VectorXd D = shares.home_spending.row(k).transpose(), g = base.gamma_va.row(k).transpose();
        own.h = shares.home_sales.row(k).transpose();
        own.t = shares.substitution.row(k).transpose();
        own.payroll = shares.payroll.row(k).transpose();
        own.costs = G.transpose();
        own.prices = dense::inverse(MatrixXd::Identity(J, J) - D.asDiagonal() * own.costs);
        own.dP = own.prices * D.cwiseProduct(g);
        const VectorXd dc = g + own.costs * own.dP;

        VectorXd per_spending = VectorXd::Zero(J), income(J);
        for (Index j = 0; j < J; ++j) {
            if (shares.spending(k, j) > 0) per_spending[j] = 1 / shares.spending(k, j);
            income[j] = base.alpha(k, j) * shares.wage_bill[k] * per_spending[j];
        }
        const MatrixXd W = per_spending.asDiagonal() * G * shares.sales.row(k).matrix().asDiagonal();
        own.spending = dense::inverse(MatrixXd::Identity(J, J) - W * own.h.asDiagonal());
        own.intermediate = W * own.t.asDiagonal();
        own.dX = own.spending * (income - own.intermediate * dc);
        const VectorXd dV = -own.t.cwiseProduct(dc) + own.h.cwiseProduct(own.dX);
        own.wage = 1 / std::max(0.02, 1 - own.payroll.dot(dV));
    }
}

void OwnStep::apply(Eigen::ArrayXd& gap) const {
    using Row = Eigen::Map<VectorXd, 0, Eigen::InnerStride<>>;
    VectorXd rP(sectors_), rX(sectors_), P0(sectors_), c0(sectors_), X0(sectors_);
    for (Index k = 0; k < n_; ++k) {
        const Economy& own = economies_[std::size_t(k)];
        Row prices(gap.data() + n_ + k, sectors_, Eigen::InnerStride<>(n_));
        Row spending(gap.data() + n_ + n_ * sectors_ + k, sectors_, Eigen::InnerStride<>(n_));
        rP = prices;
        rX = spending;
        P0.noalias() = own.prices * rP;
        c0.noalias() = own.costs * P0;
        rX.noalias() -= own.intermediate * c0;
        X0.noalias() = own.spending * rX;
        const double moved = own.payroll.dot(own.h.cwiseProduct(X0) - own.t.cwiseProduct(c0));
        const double dw = (gap[k] + moved) * own.wage;
        gap[k] = dw;
        prices = P0 + dw * own.dP;
        spending = X0 + dw * own.dX;
    }
}

}  // namespace detente
