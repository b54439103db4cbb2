#pragma once
#include <Eigen/Dense>

namespace detente {

/// Anderson acceleration of a fixed point x = g(x) (Walker and Ni 2011, SIAM J. Numer. Anal. 49(4), type II).
/// Keeps the last `depth` differences and their Gram matrix, so a step costs `depth` dot products and one small solve.
class Anderson {
public:
    Anderson(Eigen::Index size, Eigen::Index depth)
        : depth_(depth), dx_(size, depth), df_(size, depth), gram_(depth, depth) {}

    void restart() { count_ = 0, primed_ = false; }

    /// x <- the accelerated next iterate, given f = g(x) - x.
    void step(Eigen::ArrayXd& x, const Eigen::ArrayXd& f) {
        if (primed_) remember(x, f);
        last_x_ = x;
        last_f_ = f;
        primed_ = true;
        x += f;
        const Eigen::Index m = std::min(count_, depth_);
        if (m == 0) return;
        const Eigen::VectorXd rhs = df_.leftCols(m).transpose() * f.matrix();
        Eigen::MatrixXd gram = gram_.topLeftCorner(m, m);
        gram.diagonal() *= 1 + 1e-13;
        const Eigen::VectorXd weights = gram.ldlt().solve(rhs);
        if (!weights.allFinite()) return restart();
        x -= ((dx_.leftCols(m) + df_.leftCols(m)) * weights).array();
    }

private:
    void remember(const Eigen::ArrayXd& x, const Eigen::ArrayXd& f) {
        const Eigen::Index slot = count_ % depth_;
        ++count_;
        dx_.col(slot) = (x - last_x_).matrix();
        df_.col(slot) = (f - last_f_).matrix();
        const Eigen::Index m = std::min(count_, depth_);
        gram_.row(slot).head(m) = df_.leftCols(m).transpose() * df_.col(slot);
        gram_.col(slot).head(m) = gram_.row(slot).head(m).transpose();
    }

    Eigen::Index depth_, count_ = 0;
    bool primed_ = false;
    Eigen::MatrixXd dx_, df_, gram_;
    Eigen::ArrayXd last_x_, last_f_;
};

}  // namespace detente
