#pragma once
#include <Eigen/Dense>
#include <limits>

#include "detente/support/result.hpp"
#include "detente/support/work.hpp"
#include "equilibrium/solve/anderson.hpp"

namespace detente {

/// The equations of a model for one shock, as the loop sees them: a point x in logs, and the gap of every equation
/// there, which is zero at an equilibrium.
class Equations {
public:
    virtual ~Equations() = default;
    virtual Eigen::Index size() const = 0;
    /// Removes what the equations leave free: price levels.
    virtual void normalise(Eigen::ArrayXd& x) const = 0;
    virtual void sweep(const Eigen::ArrayXd& x, Eigen::ArrayXd& gap) = 0;
    /// The largest gap of a market relative to its size; infinite where one is not a number.
    virtual double residual(const Eigen::ArrayXd& gap) const = 0;
    /// The residual that was asked for, or what rounding leaves of it at x.
    virtual double tolerance(const Eigen::ArrayXd& x) const = 0;
    /// Takes the slopes of the last sweep as those of quick steps.
    virtual void linearise() = 0;
    /// Turns a gap into the step that acceleration works on.
    virtual void quick_step(Eigen::ArrayXd& gap) const = 0;
    /// Turns a gap into a step that gets nearer, if slowly, from far away too.
    virtual void safe_step(Eigen::ArrayXd& gap) const = 0;
    /// Turns a gap into the Newton step of the last sweep; false: there is none.
    virtual bool newton_step(Eigen::ArrayXd& gap) const {
        (void)gap;
        return false;
    }
};

/// How the loop treats a model's equations.
struct LoopRules {
    int max_iterations = 2000;  ///< sweeps
    Eigen::Index anderson_depth = 8;
    double setback = 3;     ///< a quick step that makes the residual so many times larger is taken back for a safe one
    int setbacks = 0;       ///< so many in a row bring a stretch of safe steps; 0: never
    int safe_stretch = 10;  ///< how long one is
    int patience = 25;      ///< sweeps without a tenfold gain, until slopes are taken anew or Newton takes over
    double far = 1e-4;      ///< slopes are taken anew only above this residual
    bool newton = false;    ///< the equations have Newton steps: slow progress hands over to them
    bool newton_first = false;  ///< from the start
    double accepted = 0;        ///< where rounding stops short of the tolerance, a residual this good still counts
    int stalled_after = 500;    ///< turns without a better point
    int settled_after = 500;    ///< the same where the best point is accepted already
};

/// How it ended.
struct Ending {
    SolveStatus status = SolveStatus::max_iterations;
    int iterations = 0;  ///< sweeps, the look at the start not counted
    double residual = std::numeric_limits<double>::infinity();
};

/// The loop that every model shares: sweep, look at the residual, step; keep the best point.
///   quick   an Anderson-accelerated step, taken back where it makes things worse
///   newton  halved until the residual falls
///   safe    a stretch of plain steps, where the other two lead nowhere
class FixedPoint {
public:
    FixedPoint(Equations&, const LoopRules&, const Work&);  // all of them outlive the loop

    /// Moves x to the best point found from it.
    Ending run(Eigen::ArrayXd& x);

private:
    struct Point {
        Eigen::ArrayXd x, gap;
        double residual = std::numeric_limits<double>::infinity();
    };
    void look(Point&);
    bool finished();
    void notice_slow_progress();
    void quick_turn();
    void newton_turn();
    void safe_turn();
    void step_back(Point& next);
    void begin_safe_stretch();
    void keep_best();
    SolveStatus cause() const;

    Equations& equations_;
    LoopRules rules_;
    const Work& work_;
    Anderson anderson_;
    Point at_, best_;
    int iterations_ = 0, since_best_ = 0, setbacks_ = 0, safe_left_ = 0, milestone_at_ = 0;
    double milestone_ = std::numeric_limits<double>::infinity();
    bool newton_ = false, stopped_ = false, stalled_ = false;
};

}  // namespace detente
