#include "equilibrium/gravity/gravity_system.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "equilibrium/solve/components.hpp"
#include "equilibrium/solve/products.hpp"

namespace detente {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;

Matrix as_matrix(const std::vector<double>& values, Index n) {
    return Eigen::Map<const Matrix>(values.data(), n, n);
}

/// Who trades with whom over spending `a`.
int components_of(const Matrix& a, const ArrayXd& output, std::vector<int>& component) {
    const ArrayXd bought = a.rowwise().sum(), sold = a.colwise().sum().transpose();
    return connected_components(
        std::size_t(a.rows()), {output.data(), output.data() + output.size()},
        [&](std::size_t importer, std::size_t exporter) {
            const Index buyer = Index(importer), seller = Index(exporter);
            return a(buyer, seller) > link_threshold * std::min(bought[buyer], sold[seller]);
        },
        component);
}

}  // namespace

GravitySystem::GravitySystem(const GravityBaseline& base, const Shock& shock, const UniversalGravityOptions& options)
    : n_(base.net.rows()),
      phi_(options.trade_elasticity),
      psi_(options.supply_elasticity),
      shares_world_(options.deficits == Deficits::world_share || options.deficits == Deficits::closed),
      net_(base.net) {
    const Matrix none = Matrix::Zero(n_, n_);
    const Matrix& old_tariff = base.tariff.size() ? base.tariff : none;
    const Matrix new_tariff = shock.tariff.empty() ? old_tariff : as_matrix(shock.tariff, n_);
    has_revenue_ = (old_tariff.array() != 0).any() || (new_tariff.array() != 0).any();

    baseline_ = net_;
    if (has_revenue_) baseline_.array() *= 1 + old_tariff.array();
    output_ = net_.colwise().sum().transpose();
    component_.assign(static_cast<std::size_t>(n_), 0);

    // The baseline passes through the very same sums as every later sweep, so that no shock means no change, to the
    // bit.
    const ArrayXd spent = baseline_.rowwise().sum();
    const ArrayXd net_spent = net_.rowwise().sum();
    outlay_ratio_ = net_spent / output_;
    deficit_ = net_spent - output_;
    log_c_ = ArrayXd::Zero(n_);
    a_ = baseline_;
    if (has_revenue_) received_ = a_.array() / (1 + old_tariff.array());
    const ArrayXd ones = ArrayXd::Ones(n_);
    log_s0_.resize(n_);
    dense::multiply(a_, ones.data(), log_s0_.data());
    dense::log_in_place(log_s0_);
    sums(ArrayXd::Zero(n_));
    log_q0_ = q_;
    dense::log_in_place(log_q0_);
    spending_before_ = spending_;
    revenue_before_ = has_revenue_ ? ArrayXd(spending_ * revenue_share_) : ArrayXd::Zero(n_);

    if (options.deficits == Deficits::zero) outlay_ratio_.setOnes();
    if (options.deficits == Deficits::closed) deficit_.setZero();
    if (!shock.productivity_hat.empty()) {
        log_c_ = Eigen::Map<const ArrayXd>(shock.productivity_hat.data(), n_).log();
    }
    cost_factor_ = Matrix::Ones(n_, n_);
    for (Index j = 0; j < n_; ++j) {
        for (Index i = 0; i < n_; ++i) {
            const double tau =
                shock.trade_cost_hat.empty() ? 1.0 : shock.trade_cost_hat[static_cast<std::size_t>(j * n_ + i)];
            const double wedge = (1 + new_tariff(j, i)) / (1 + old_tariff(j, i));
            if (tau == 1 && wedge == 1) continue;
            const double factor = std::isinf(tau) ? 0.0 : std::pow(tau * wedge, -phi_);
            a_(j, i) *= factor;
            cost_factor_(j, i) = factor / wedge;
        }
    }
    if (has_revenue_) received_ = a_.array() / (1 + new_tariff.array());
    find_components();
}

void GravitySystem::find_components() {
    components_ = components_of(a_, output_, component_);
    drop_outside_deficits(component_, components_, output_, deficit_);
}

std::size_t GravitySystem::linked_before(Index economy) const {
    if (components_ == 1) return std::size_t(n_);  // a shock cuts links and makes none
    std::vector<int> before;
    components_of(baseline_, output_, before);
    return std::size_t(std::count(before.begin(), before.end(), before[std::size_t(economy)]));
}

std::vector<std::size_t> GravitySystem::one_way(double share) const {
    return one_way_economies(component_, components_, {output_.data(), output_.data() + n_},
                             [&](std::size_t buyer, std::size_t seller) {
                                 return a_(Index(buyer), Index(seller)) * u_[Index(seller)] > share * s_[Index(buyer)];
                             });
}

std::vector<Index> GravitySystem::beyond_output() const {
    std::vector<Index> found;
    if (!shares_world_) return found;
    for (Index i = 0; i < n_; ++i) {
        if (value_[i] + deficit_[i] * scale_[component_[static_cast<std::size_t>(i)]] <= 1e-6 * value_[i])
            found.push_back(i);
    }
    return found;
}

/// E'_j by the closure, given the value of output and the share of tariff revenue in spending.
void GravitySystem::spend() {
    ArrayXd made = ArrayXd::Zero(components_), outlay = made, before = made;
    for (Index i = 0; i < n_; ++i) {
        const int c = component_[static_cast<std::size_t>(i)];
        made[c] += value_[i];
        outlay[c] += outlay_ratio_[i] * value_[i];
        before[c] += output_[i];
    }
    scale_ = shares_world_ ? ArrayXd(made / before) : ArrayXd(made / outlay);
    spending_.resize(n_);
    for (Index j = 0; j < n_; ++j) {
        const double scale = scale_[component_[static_cast<std::size_t>(j)]];
        spending_[j] = shares_world_ ? value_[j] + deficit_[j] * scale : scale * outlay_ratio_[j] * value_[j];
    }
    if (has_revenue_) spending_ /= 1 - revenue_share_;
    spending_ = spending_.max(1e-9 * (spending_before_.size() ? spending_before_ : value_));
}

/// One pass over the shares: prices of importers, spending, sales of exporters.
void GravitySystem::sums(const ArrayXd& log_p) {
    u_ = -phi_ * log_p;
    dense::exp_in_place(u_);
    s_.resize(n_);
    dense::multiply(a_, u_.data(), s_.data());
    if (has_revenue_) {
        revenue_share_.resize(n_);
        dense::multiply(received_, u_.data(), revenue_share_.data());
        revenue_share_ = 1 - revenue_share_ / s_;
    }
    log_P_ = s_;
    dense::log_in_place(log_P_);
    log_P_ = (log_P_ - log_s0_) / -phi_;
    value_ = (1 + psi_) * log_p - psi_ * log_P_ + log_c_;
    dense::exp_in_place(value_);
    value_ *= output_;
    spend();
    v_ = spending_ / s_;
    q_.resize(n_);
    dense::multiply_transposed(has_revenue_ ? received_ : a_, v_.data(), q_.data());
}

void GravitySystem::sweep(const ArrayXd& log_p, ArrayXd& gap) {
    sums(log_p);
    gap = q_;
    dense::log_in_place(gap);
    gap = (psi_ * log_P_ - log_c_ + (gap - log_q0_)) / (1 + psi_ + phi_) - log_p;
}

void GravitySystem::normalise(ArrayXd& log_p) const {
    if (components_ == 1) {
        log_p -= log_p.mean();
        return;
    }
    ArrayXd sum = ArrayXd::Zero(components_), count = sum;
    for (Index i = 0; i < n_; ++i) {
        sum[component_[static_cast<std::size_t>(i)]] += log_p[i];
        count[component_[static_cast<std::size_t>(i)]] += 1;
    }
    for (Index i = 0; i < n_; ++i) {
        const int c = component_[static_cast<std::size_t>(i)];
        log_p[i] -= sum[c] / count[c];
    }
}

Matrix GravitySystem::flows(const ArrayXd& log_p) const {
    const ArrayXd exporter = (-phi_ * log_p).exp();
    const ArrayXd importer = (phi_ * log_P_).exp() * (spending_ / spending_before_);
    return (net_.array() * cost_factor_.array())
        .matrix()
        .cwiseProduct(importer.matrix() * exporter.matrix().transpose());
}

ArrayXd GravitySystem::own_response() const {
    const Matrix& net = has_revenue_ ? received_ : a_;
    const ArrayXd S = a_.diagonal().array() * u_ / s_;   // own share in spending
    const ArrayXd M = net.diagonal().array() * v_ / q_;  // own share in sales
    ArrayXd MS = ArrayXd::Zero(n_);                      // sum_j M_ij S_ji
    for (Index j = 0; j < n_; ++j)
        MS += (v_[j] / s_[j]) * net.row(j).transpose().array() * a_.row(j).transpose().array();
    MS *= u_ / q_;
    const ArrayXd slope = (psi_ * S + (1 + psi_) * M + (phi_ - psi_) * MS) / (1 + psi_ + phi_) - 1;
    return (-1 / slope.min(-0.01)).min(50);
}

/// Written out: S_ji = share of i in j's spending, M_ij = share of j in i's sales, both at the last sweep.
///   d log P = S dp;  d log Y' = (1 + psi) dp - psi S dp;  d log v = d log E' + phi S dp
///   d gap = (psi S + M (d log v)) / (1 + psi + phi) - dp
Eigen::MatrixXd GravitySystem::jacobian() const {
    const Eigen::MatrixXd S = s_.inverse().matrix().asDiagonal() * a_ * u_.matrix().asDiagonal();
    const Matrix& net = has_revenue_ ? received_ : a_;
    const Eigen::MatrixXd M = q_.inverse().matrix().asDiagonal() * net.transpose() * v_.matrix().asDiagonal();
    Eigen::MatrixXd d_value = -psi_ * S;
    d_value.diagonal().array() += 1 + psi_;

    // d log of the component's scale: growth of output (world_share), or the balancing factor (multiplicative)
    Eigen::MatrixXd d_spending = d_value;
    for (int c = 0; c < components_; ++c) {
        ArrayXd in = ArrayXd::Zero(n_);
        for (Index i = 0; i < n_; ++i) in[i] = component_[static_cast<std::size_t>(i)] == c;
        const ArrayXd made = in * value_ / (in * value_).sum();
        const ArrayXd outlay = in * outlay_ratio_ * value_ / (in * outlay_ratio_ * value_).sum();
        const Eigen::RowVectorXd d_scale =
            (shares_world_ ? made : ArrayXd(made - outlay)).matrix().transpose() * d_value;
        for (Index j = 0; j < n_; ++j) {
            if (in[j] == 0) continue;
            if (!shares_world_) {
                d_spending.row(j) += d_scale;
                continue;
            }
            const double transfer = deficit_[j] * scale_[c], total = value_[j] + transfer;
            d_spending.row(j) = value_[j] / total * d_value.row(j) + transfer / total * d_scale;
        }
    }
    if (has_revenue_) {
        const Eigen::MatrixXd taken = (a_ - received_) * u_.matrix().asDiagonal();
        for (Index j = 0; j < n_; ++j) {
            const double rho = revenue_share_[j];
            d_spending.row(j) -= phi_ / (1 - rho) * (taken.row(j) / s_[j] - rho * S.row(j));
        }
    }
    Eigen::MatrixXd d_gap = (psi_ * S + dense::product(M, d_spending + phi_ * S)) / (1 + psi_ + phi_);
    d_gap.diagonal().array() -= 1;
    return d_gap;
}

}  // namespace detente
