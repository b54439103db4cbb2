#pragma once
#include "equilibrium/gravity/gravity_system.hpp"
#include "equilibrium/solve/fixed_point.hpp"

namespace detente {

/// Universal gravity as the loop sees it: x log prices of producers, steps scaled by each market's own response.
class GravityEquations final : public Equations {
public:
    GravityEquations(GravitySystem& system, const UniversalGravityOptions& options)
        : system_(system),
          asked_(options.tolerance),
          scale_(1 + options.trade_elasticity + options.supply_elasticity) {}

    Eigen::Index size() const override { return system_.size(); }
    void normalise(Eigen::ArrayXd& x) const override { system_.normalise(x); }
    void sweep(const Eigen::ArrayXd& x, Eigen::ArrayXd& gap) override { system_.sweep(x, gap); }
    double residual(const Eigen::ArrayXd& gap) const override;
    double tolerance(const Eigen::ArrayXd& x) const override;
    void linearise() override { response_ = system_.own_response(); }
    void quick_step(Eigen::ArrayXd& gap) const override { gap *= response_; }
    void safe_step(Eigen::ArrayXd&) const override {}
    bool newton_step(Eigen::ArrayXd& gap) const override;

private:
    GravitySystem& system_;
    double asked_, scale_;
    Eigen::ArrayXd response_;
};

/// From the start on Anderson steps, or Newton's; `options` say how many and how exact.
LoopRules gravity_rules(const UniversalGravityOptions& options);

}  // namespace detente
