#include "equilibrium/solve/fixed_point.hpp"

#include <algorithm>
#include <cmath>

namespace detente {

using Eigen::ArrayXd;

FixedPoint::FixedPoint(Equations& equations, const LoopRules& rules, const Work& work)
    : equations_(equations),
      rules_(rules),
      work_(work),
      anderson_(equations.size(), rules.anderson_depth),
      newton_(rules.newton && rules.newton_first) {}

Ending FixedPoint::run(ArrayXd& x) {
    at_.x = x;
    look(at_);
    iterations_ = 0;  // the look at the start costs nothing new
    equations_.linearise();
    best_ = at_;
    while (!finished()) {
        notice_slow_progress();
        if (safe_left_ > 0)
            safe_turn();
        else if (newton_)
            newton_turn();
        else
            quick_turn();
        keep_best();
    }
    x = best_.x;
    return {cause(), iterations_, best_.residual};
}

void FixedPoint::look(Point& point) {
    equations_.normalise(point.x);
    equations_.sweep(point.x, point.gap);
    point.residual = point.x.allFinite() ? equations_.residual(point.gap) : std::numeric_limits<double>::infinity();
    ++iterations_;
    if (work_.watch && !work_.go_on({"sweeps", double(iterations_) / double(rules_.max_iterations), ""}))
        stopped_ = true;
}

bool FixedPoint::finished() {
    if (at_.residual <= equations_.tolerance(at_.x)) return true;
    stalled_ = ++since_best_ >= (best_.residual < rules_.accepted ? rules_.settled_after : rules_.stalled_after);
    return stopped_ || stalled_ || iterations_ >= rules_.max_iterations;
}

void FixedPoint::notice_slow_progress() {
    if (at_.residual < 0.1 * milestone_) milestone_ = at_.residual, milestone_at_ = iterations_;
    if (iterations_ <= milestone_at_ + rules_.patience) return;
    if (rules_.newton) {
        newton_ = true;
    } else if (at_.residual > rules_.far) {  // a large shock: the slopes at the
                                             // start say little by now
        equations_.linearise();
        anderson_.restart();
        milestone_ = at_.residual, milestone_at_ = iterations_;
    }
}

void FixedPoint::quick_turn() {
    Point next = at_;
    ArrayXd step = at_.gap;
    equations_.quick_step(step);
    anderson_.step(next.x, step);
    look(next);
    if (!(next.residual <= rules_.setback * at_.residual))
        step_back(next);
    else
        setbacks_ = 0;
    at_ = std::move(next);
}

void FixedPoint::step_back(Point& next) {
    anderson_.restart();
    ArrayXd step = at_.gap;
    equations_.safe_step(step);
    next.x = at_.x + step;
    look(next);
    if (++setbacks_ == rules_.setbacks) begin_safe_stretch();
}

/// A Newton step of at most e^2 in any price, halved until the residual falls; where it does not, safe steps.
void FixedPoint::newton_turn() {
    ArrayXd step = at_.gap;
    if (equations_.newton_step(step) && step.allFinite()) {
        step *= std::min(1.0, 2.0 / std::max(1e-300, step.abs().maxCoeff()));
        for (int halving = 0; halving < 8; ++halving, step *= 0.5) {
            Point next;
            next.x = at_.x + step;
            look(next);
            if (!(next.residual < at_.residual)) continue;
            at_ = std::move(next);
            return;
        }
    }
    begin_safe_stretch();
    look(at_);
}

void FixedPoint::safe_turn() {
    ArrayXd step = at_.gap;
    equations_.safe_step(step);
    at_.x += step;
    look(at_);
    if (--safe_left_ > 0) return;
    setbacks_ = 0;
    anderson_.restart();
}

void FixedPoint::begin_safe_stretch() {
    safe_left_ = rules_.safe_stretch;
    anderson_.restart();
}

void FixedPoint::keep_best() {
    if (!(at_.residual < best_.residual)) return;
    best_ = at_;
    since_best_ = 0;
}

SolveStatus FixedPoint::cause() const {
    if (best_.residual <= std::max(rules_.accepted, equations_.tolerance(best_.x))) return SolveStatus::converged;
    if (!std::isfinite(best_.residual)) return SolveStatus::diverged;
    return stopped_ ? SolveStatus::stopped : stalled_ ? SolveStatus::stalled : SolveStatus::max_iterations;
}

}  // namespace detente
