#pragma once
#include <Eigen/Dense>

#include "equilibrium/matrix.hpp"
#include "equilibrium/solve/dense.hpp"

// Eigen's expressions of the inner loops, with the vector instructions of the machine (solve/dense.hpp).
namespace detente::dense {

/// y = A x
inline void multiply(const Matrix& a, const double* x, double* y) {
    kernels().multiply(a.data(), a.rows(), a.cols(), x, y);
}
/// y = A' x
inline void multiply_transposed(const Matrix& a, const double* x, double* y) {
    kernels().multiply_transposed(a.data(), a.rows(), a.cols(), x, y);
}

/// Element by element, in place: of anything that lies in one piece.
template <class Dense>
void exp_in_place(Dense& x) {
    kernels().exp(x.data(), x.size(), x.data());
}
template <class Dense>
void log_in_place(Dense& x) {
    kernels().log(x.data(), x.size(), x.data());
}

inline Eigen::MatrixXd product(const Eigen::MatrixXd& a, const Eigen::MatrixXd& b) {
    Eigen::MatrixXd c(a.rows(), a.rows());
    kernels().multiply_square(a.data(), b.data(), a.rows(), c.data());
    return c;
}
inline Eigen::MatrixXd inverse(Eigen::MatrixXd a) {
    kernels().invert(a.data(), a.rows());
    return a;
}
/// x of A x = b
inline Eigen::VectorXd solved(const Eigen::MatrixXd& a, Eigen::VectorXd b) {
    kernels().solve(a.data(), a.rows(), b.data());
    return b;
}

}  // namespace detente::dense
