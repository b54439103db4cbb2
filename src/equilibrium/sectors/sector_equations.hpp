#pragma once
#include "equilibrium/sectors/sector_system.hpp"
#include "equilibrium/solve/fixed_point.hpp"

namespace detente {

/// Where rounding stops the iteration short of the tolerance, a solution this good still counts; the certificate says
/// how good it is.
inline constexpr double accepted_residual = 1e-9;

/// The sector model as the loop sees it: x the state of SectorSystem, steps each economy's own Newton step.
class SectorEquations final : public Equations {
public:
    SectorEquations(SectorSystem& system, double tolerance) : system_(system), tolerance_(tolerance) {}

    Eigen::Index size() const override { return system_.size(); }
    void normalise(Eigen::ArrayXd& x) const override { system_.normalise(x); }
    void sweep(const Eigen::ArrayXd& x, Eigen::ArrayXd& gap) override { system_.sweep(x, gap); }
    double residual(const Eigen::ArrayXd& gap) const override { return system_.largest_residual(gap); }
    double tolerance(const Eigen::ArrayXd&) const override { return tolerance_; }
    void linearise() override { own_ = system_.own_step(); }
    void quick_step(Eigen::ArrayXd& gap) const override {
        own_.apply(gap);
        gap = gap.max(-5.0).min(5.0);
    }
    void safe_step(Eigen::ArrayXd& gap) const override {
        quick_step(gap);
        gap *= 0.5;
    }

private:
    SectorSystem& system_;
    double tolerance_;
    OwnStep own_;
};

LoopRules sector_rules(const SectorModelOptions&);

}  // namespace detente
