#include "equilibrium/sectors/sector_system.hpp"

#include <cmath>

#include "detente/support/parallel.hpp"
#include "equilibrium/solve/components.hpp"
#include "equilibrium/solve/products.hpp"

namespace detente {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;

/// x <- x^power
void raise(ArrayXd& x, double power) {
    dense::log_in_place(x);
    x *= power;
    dense::exp_in_place(x);
}

}  // namespace

SectorSystem::SectorSystem(const SectorBaseline& base, const Shock& shock, const SectorModelOptions& options,
                           const SectorParameters& parameters)
    : base_(base),
      n_(base.n),
      J_(base.sectors),
      p_(parameters),
      theta_(parameters.theta),
      deficits_(options.deficits),
      taxes_exports_(!shock.export_tax.empty()),
      elastic_(parameters.kappa > 0),
      by_sector_(parameters.scale() && base.sectors > 1),
      at_home_(parameters.at_home()),
      prices_end_(n_ + 2 * n_ * J_),
      threads_(threads_that_pay(std::size_t(J_ * n_ * n_) * sizeof(double), std::size_t(options.threads))) {
    has_revenue_ = !base.tariff.empty() || !shock.tariff.empty() || taxes_exports_;
    live_ = (base.spending > 0).cast<double>();
    p_.phi = (live_ != 0).select(p_.phi, 1.0);
    log_X0_ = (base.spending > 0).select(base.spending, 1.0).log();
    component_.assign(std::size_t(n_), 0);
    deficit_ = base.deficit;
    outlay_ratio_ = (base.value_added + base.deficit) / base.value_added;
    take_baseline(options);
    if (deficits_ == Deficits::zero || deficits_ == Deficits::closed) deficit_.setZero();
    take_shock(shock);
    find_components();
}

/// The baseline passes through the same sums as every later sweep.
void SectorSystem::take_baseline(const SectorModelOptions& options) {
    a_.resize(std::size_t(J_));
    if (has_revenue_) border_.resize(std::size_t(J_));
    parallel_for(std::size_t(J_), threads_, [&](std::size_t J) {
        const Index j = Index(J);
        const Matrix& net = base_.net[J];
        a_[J] = base_.tariff.empty() ? net : Matrix(net.array() * (1 + base_.tariff[J].array()));
        for (Index k = 0; k < n_; ++k) {
            if (live_(k, j) == 0) a_[J](k, k) = 1;
        }
        if (has_revenue_)
            border_[J] = base_.tariff.empty() ? a_[J] : Matrix(a_[J].array() / (1 + base_.tariff[J].array()));
    });
    if (taxes_exports_) received_ = border_;
    log_s0_ = Grid::Zero(n_, J_);
    sector_labour0_ = Grid::Ones(n_, J_);
    excess0_ = base_.spending;
    labour0_ = base_.value_added;
    const ArrayXd rest = start();
    costs(rest);
    trade(rest);
    log_s0_ = log_s_;
    incomes(rest);
    income0_ = income_;
    revenue0_ = revenue_;
    sector_labour0_ = sector_labour_;
    if (!options.rebalance) {
        excess0_ = demand();
        labour0_ = labour_demand_;
    }
    baseline_residual_ = (labour_demand_ / base_.value_added - 1).abs().maxCoeff();
    const Grid wanted = demand();
    for (Index j = 0; j < J_; ++j) {
        for (Index k = 0; k < n_; ++k) {
            if (live_(k, j) != 0)
                baseline_residual_ = std::max(baseline_residual_, std::abs(wanted(k, j) / base_.spending(k, j) - 1));
        }
    }
}

/// Every cell that the shock touches: kappa = d / A ((1 + t) (1 + e))^phi. Row by row, so that powers come as vectors.
void SectorSystem::take_shock(const Shock& shock) {
    factor_.assign(std::size_t(J_), Matrix());
    if (taxes_exports_) export_tax_.assign(std::size_t(J_), Matrix());
    const ArrayXd productivity = shock.productivity_hat.empty()
                                     ? ArrayXd::Ones(n_)
                                     : ArrayXd(Eigen::Map<const ArrayXd>(shock.productivity_hat.data(), n_));
    const auto row = [&](const std::vector<double>& table, Index importer, Index j) {
        return Eigen::Map<const ArrayXd>(table.data() + (importer * J_ + j) * n_, n_);
    };
    parallel_for(std::size_t(J_), threads_, [&](std::size_t J) {
        const Index j = Index(J);
        factor_[J].resize(n_, n_);
        if (taxes_exports_) export_tax_[J].resize(n_, n_);
        ArrayXd tariff = ArrayXd::Zero(n_), wedge(n_), levy = ArrayXd::Ones(n_), cost(n_), shift(n_);
        for (Index importer = 0; importer < n_; ++importer) {
            const double phi = p_.phi(importer, j);
            wedge.setOnes();
            tariff.setZero();
            if (!base_.tariff.empty()) tariff = base_.tariff[J].row(importer).transpose().array();
            if (!shock.tariff.empty()) {
                wedge = (1 + row(shock.tariff, importer, j)) / (1 + tariff);
                tariff = row(shock.tariff, importer, j);
            }
            if (taxes_exports_) levy = 1 + row(shock.export_tax, importer, j);
            cost = wedge * levy;
            if (phi != 1) raise(cost, phi);
            if (!shock.trade_cost_hat.empty()) cost *= row(shock.trade_cost_hat, importer, j);
            cost /= productivity;
            const auto touched = cost != 1 || wedge != 1;
            if (touched.any()) {
                shift = cost;
                raise(shift, -theta_[j]);
                shift = touched.select(cost.isInf().select(0.0, shift), 1.0);
                a_[J].row(importer).array() *= shift.transpose();
                factor_[J].row(importer) = touched.select(shift / wedge, 1.0).transpose().matrix();
            } else {
                factor_[J].row(importer).setOnes();
            }
            if (has_revenue_) border_[J].row(importer).array() = a_[J].row(importer).array() / (1 + tariff).transpose();
            if (taxes_exports_) {
                export_tax_[J].row(importer) = levy.transpose().matrix();
                received_[J].row(importer).array() = border_[J].row(importer).array() / levy.transpose();
            }
        }
    });
}

ArrayXd SectorSystem::start() const {
    return ArrayXd::Zero(size());
}

void SectorSystem::find_components() {
    std::vector<double> bought(std::size_t(n_ * J_)), sold(bought),
        made(base_.value_added.data(), base_.value_added.data() + n_);
    for (Index j = 0; j < J_; ++j) {
        const ArrayXd in = a_[std::size_t(j)].rowwise().sum(), out = a_[std::size_t(j)].colwise().sum().transpose();
        for (Index k = 0; k < n_; ++k) bought[std::size_t(j * n_ + k)] = in[k], sold[std::size_t(j * n_ + k)] = out[k];
    }
    linked_.assign(std::size_t(n_ * n_), 0);
    for (Index buyer = 0; buyer < n_; ++buyer) {
        for (Index seller = 0; seller < n_; ++seller) {
            char& linked = linked_[std::size_t(buyer * n_ + seller)];
            for (Index j = 0; j < J_ && !linked; ++j) {
                const std::size_t at = std::size_t(j * n_);
                linked = live_(buyer, j) != 0 &&
                         a_[std::size_t(j)](buyer, seller) >
                             link_threshold * std::min(bought[at + std::size_t(buyer)], sold[at + std::size_t(seller)]);
            }
        }
    }
    components_ = connected_components(
        std::size_t(n_), made,
        [&](std::size_t buyer, std::size_t seller) { return linked_[buyer * std::size_t(n_) + seller] != 0; },
        component_);
    drop_outside_deficits(component_, components_, base_.value_added, deficit_);
}

std::vector<std::size_t> SectorSystem::one_way() const {
    return one_way_economies(
        component_, components_, {base_.value_added.data(), base_.value_added.data() + n_},
        [&](std::size_t buyer, std::size_t seller) { return linked_[buyer * std::size_t(n_) + seller] != 0; });
}

/// log b_i^j = gamma_i^j log w_i + sum_k gamma_i^kj log P_i^k, and from it log c.
void SectorSystem::costs(const ArrayXd& state) {
    const auto log_w = state.head(n_);
    log_c_ = base_.gamma_va.colwise() * log_w;
    if (!base_.gamma.empty()) {
        const Eigen::Map<const Grid> log_P(state.data() + n_, n_, J_);
        Eigen::VectorXd price(J_);
        for (Index k = 0; k < n_; ++k) {
            price = log_P.row(k).transpose().matrix();
            log_c_.row(k) += (base_.gamma[std::size_t(k)].transpose() * price).array().transpose();
        }
    }
    if (p_.scale()) scale(state);
    u_ = log_c_.rowwise() * -theta_.transpose();
    dense::exp_in_place(u_);
}

/// log c = (1 + psi) log b - psi (log w + log L): with one sector its employment is the economy's.
void SectorSystem::scale(const ArrayXd& state) {
    for (Index j = 0; j < J_; ++j) {
        const double psi = p_.psi[j];
        if (psi == 0) continue;
        ArrayXd payroll = state.head(n_);
        if (by_sector_)
            payroll += state.segment(prices_end_ + (elastic_ ? n_ : 0) + j * n_, n_);
        else if (elastic_)
            payroll += state.segment(prices_end_, n_);
        log_c_.col(j) = (1 + psi) * log_c_.col(j) - psi * payroll;
    }
}

/// Price sums, sales, what part of spending passes the border, and who is employed by it.
void SectorSystem::trade(const ArrayXd& state) {
    const Eigen::Map<const Grid> log_X(state.data() + n_ + n_ * J_, n_, J_);
    X_ = log_X + log_X0_;
    dense::exp_in_place(X_);
    X_ *= live_;
    s_.resize(n_, J_);
    V_.resize(n_, J_);
    if (has_revenue_) kept_.resize(n_, J_);
    Grid export_revenue(taxes_exports_ ? n_ : 0, taxes_exports_ ? J_ : 0);
    parallel_for(std::size_t(J_), threads_, [&](std::size_t J) {
        const Index j = Index(J);
        dense::multiply(a_[J], u_.col(j).data(), s_.col(j).data());
        const Matrix& border = has_revenue_ ? border_[J] : a_[J];
        if (has_revenue_) {
            dense::multiply(border, u_.col(j).data(), kept_.col(j).data());
            kept_.col(j) /= s_.col(j);
        }
        Eigen::VectorXd buyers = X_.col(j) / s_.col(j);
        if (at_home_) buyers.array() *= 1 - p_.nu;
        dense::multiply_transposed(taxes_exports_ ? received_[J] : border, buyers.data(), V_.col(j).data());
        V_.col(j) *= u_.col(j);
        if (taxes_exports_) export_revenue.col(j) = (border.transpose() * buyers).array() * u_.col(j) - V_.col(j);
    });
    if (taxes_exports_) export_revenue_ = export_revenue.rowwise().sum();
    log_s_ = s_;
    dense::log_in_place(log_s_);
    if (!at_home_ && !by_sector_) {
        labour_demand_ = (base_.gamma_va * V_).rowwise().sum();
        if (sector_labour_.size() == 0) sector_labour_ = Grid::Ones(n_, J_);
        return;
    }
    sector_labour_ = base_.gamma_va * V_;
    if (at_home_) sector_labour_ += (has_revenue_ ? Grid(X_ * kept_) : X_).colwise() * p_.nu;
    labour_demand_ = sector_labour_.rowwise().sum();
}

void SectorSystem::incomes(const ArrayXd& state) {
    wage_bill_ = wage(state) * labour(state) * base_.value_added;
    revenue_ = has_revenue_ ? ArrayXd((X_ * (1 - kept_)).rowwise().sum()) : ArrayXd::Zero(n_);
    if (taxes_exports_) revenue_ += export_revenue_;
    ArrayXd made = ArrayXd::Zero(components_), before = made, outlay = made, income = made, spent = made;
    const ArrayXd own = wage_bill_ + revenue_;
    const ArrayXd share = 1 + base_.deficit / (base_.value_added + (revenue0_.size() ? revenue0_ : revenue_));
    for (Index k = 0; k < n_; ++k) {
        const int c = component_[std::size_t(k)];
        made[c] += wage_bill_[k];
        before[c] += base_.value_added[k];
        outlay[c] += outlay_ratio_[k] * wage_bill_[k];
        income[c] += own[k];
        spent[c] += share[k] * own[k];
    }
    transfer_.resize(n_);
    for (Index k = 0; k < n_; ++k) {
        const int c = component_[std::size_t(k)];
        switch (deficits_) {
            case Deficits::world_share:
            case Deficits::zero:
            case Deficits::closed: transfer_[k] = deficit_[k] * made[c] / before[c]; break;
            case Deficits::multiplicative:
                transfer_[k] = (made[c] / outlay[c] * outlay_ratio_[k] - 1) * wage_bill_[k];
                break;
            case Deficits::income_share: transfer_[k] = (income[c] / spent[c] * share[k] - 1) * own[k]; break;
        }
    }
    income_ = own + transfer_;
}

/// X'_n^j = sum_k gamma_n^jk V_n^k + alpha_n^j I'_n
Grid SectorSystem::demand() const {
    Grid wanted = base_.alpha.colwise() * income_;
    if (base_.gamma.empty()) return wanted;
    Eigen::VectorXd sales(J_);
    for (Index k = 0; k < n_; ++k) {
        sales = V_.row(k).transpose().matrix();
        wanted.row(k) += (base_.gamma[std::size_t(k)] * sales).array().transpose();
    }
    return wanted;
}

void SectorSystem::sweep(const ArrayXd& state, ArrayXd& gap) {
    costs(state);
    trade(state);
    incomes(state);
    gap.resize(size());
    gap.head(n_) = (labour_demand_ / labour0_).log() - state.head(n_);
    Eigen::Map<Grid> price_gap(gap.data() + n_, n_, J_), spending_gap(gap.data() + n_ + n_ * J_, n_, J_);
    const Eigen::Map<const Grid> log_P(state.data() + n_, n_, J_), log_X(state.data() + n_ + n_ * J_, n_, J_);
    price_gap = (log_s_ - log_s0_).rowwise() / -theta_.transpose() - log_P;
    if (p_.incomplete()) price_gap += (1 - p_.phi) * (log_X.colwise() - state.head(n_));
    // Where demand turns negative on the way (some tables have negative inputs) the step is down, and never a solution.
    const Grid ratio = (live_ != 0).select(demand() / excess0_, 1.0);
    Grid log_ratio = ratio.max(1e-300);
    dense::log_in_place(log_ratio);
    spending_gap = (live_ != 0).select((ratio > 0).select(log_ratio - log_X, -1.0), 0.0);
    if (elastic_) {
        const auto log_L = state.segment(prices_end_, n_);
        gap.head(n_) -= log_L;
        gap.segment(prices_end_, n_) =
            p_.kappa * (state.head(n_) - log_consumer_price(state) + kept_of_wage().log()) - log_L;
    }
    if (by_sector_) {
        const Index at = prices_end_ + (elastic_ ? n_ : 0);
        const Eigen::Map<const Grid> log_l(state.data() + at, n_, J_);
        const Grid hired = (sector_labour0_ > 0).select(sector_labour_ / sector_labour0_, 1.0);
        Eigen::Map<Grid>(gap.data() + at, n_, J_) =
            (sector_labour0_ > 0).select((hired.max(1e-30).log().colwise() - state.head(n_)) - log_l, 0.0);
    }
}

ArrayXd SectorSystem::labour(const ArrayXd& state) const {
    if (!elastic_) return ArrayXd::Ones(n_);
    return state.segment(prices_end_, n_).exp();
}

ArrayXd SectorSystem::kept_of_wage() const {
    if (p_.revenue == RevenueUse::rebate || !has_revenue_) return ArrayXd::Ones(n_);
    const ArrayXd before = 1 - revenue0_ / base_.value_added, now = 1 - revenue_ / wage_bill_;
    return before / now.max(1e-3);  // on the way to a solution revenue may pass all income
}

ArrayXd SectorSystem::log_consumer_price(const ArrayXd& state) const {
    return (base_.alpha * Eigen::Map<const Grid>(state.data() + n_, n_, J_)).rowwise().sum();
}

ArrayXd SectorSystem::producers_receive(Index j, const Matrix& flows) const {
    if (!taxes_exports_) return received_by_producers(flows, p_.nu);
    return received_by_producers(flows.cwiseQuotient(export_tax_[std::size_t(j)]), p_.nu);
}

double SectorSystem::largest_residual(const ArrayXd& gap) const {
    return gap.allFinite() ? gap.abs().maxCoeff() : std::numeric_limits<double>::infinity();
}

OwnStep SectorSystem::own_step() const {
    OwnStep::Shares shares;
    shares.home_spending = shares.home_sales = shares.substitution = shares.payroll = Grid::Zero(n_, J_);
    shares.sales = V_;
    shares.spending = demand();
    shares.wage_bill = wage_bill_;
    for (Index j = 0; j < J_; ++j) {
        const Matrix& a = a_[std::size_t(j)];
        const Matrix& received = taxes_exports_ ? received_[std::size_t(j)]
                                 : has_revenue_ ? border_[std::size_t(j)]
                                                : a;
        const ArrayXd buyers = X_.col(j) / s_.col(j) * (1 - p_.nu);
        ArrayXd crossed = ArrayXd::Zero(n_);
        for (Index m = 0; m < n_; ++m) {
            crossed += buyers[m] / s_(m, j) * received.row(m).transpose().array() * a.row(m).transpose().array();
        }
        crossed *= u_.col(j).square();
        shares.home_spending.col(j) = a.diagonal().array() * u_.col(j) / s_.col(j);
        for (Index i = 0; i < n_; ++i) {
            if (!(V_(i, j) > 0)) continue;
            shares.home_sales(i, j) = received(i, i) * u_(i, j) * buyers[i] / V_(i, j);
            shares.substitution(i, j) = theta_[j] * (1 - crossed[i] / V_(i, j));
            shares.payroll(i, j) = base_.gamma_va(i, j) * V_(i, j) / labour_demand_[i];
        }
    }
    return OwnStep(base_, shares);
}

void SectorSystem::normalise(ArrayXd& state) const {
    ArrayXd made = ArrayXd::Zero(components_), before = made;
    const ArrayXd employed = labour(state);
    for (Index k = 0; k < n_; ++k) {
        made[component_[std::size_t(k)]] += std::exp(state[k]) * employed[k] * base_.value_added[k];
        before[component_[std::size_t(k)]] += base_.value_added[k];
    }
    const ArrayXd shift = (made / before).log();
    Eigen::Map<Grid> blocks(state.data() + n_, n_, 2 * J_);
    for (Index k = 0; k < n_; ++k) {
        const double by = shift[component_[std::size_t(k)]];
        if (by == 0) continue;
        state[k] -= by;
        blocks.row(k) -= by;
    }
}

Grid SectorSystem::spending(const ArrayXd& state) const {
    return live_ * (Eigen::Map<const Grid>(state.data() + n_ + n_ * J_, n_, J_) + log_X0_).exp();
}

Matrix SectorSystem::flows(Index j, const ArrayXd& state) const {
    const Eigen::Map<const Grid> log_X(state.data() + n_ + n_ * J_, n_, J_);
    const ArrayXd exporter = (-theta_[j] * log_c_.col(j)).exp();
    const ArrayXd importer = (log_X.col(j) - (log_s_.col(j) - log_s0_.col(j))).exp();
    return (base_.net[std::size_t(j)].array() * factor_[std::size_t(j)].array())
        .matrix()
        .cwiseProduct(importer.matrix() * exporter.matrix().transpose());
}

}  // namespace detente
