// Compiled once a vector level (cmake/rooms.cmake), each with a name of its own for everything in it: DETENTE_LEVEL
// names the namespace, and the build renames Eigen's, whose templates would otherwise be one function a name for the
// whole program, of whichever level the linker met first.
#include <Eigen/Dense>

#include "equilibrium/solve/dense.hpp"

namespace detente::dense::DETENTE_LEVEL {
namespace {

using Rows = Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;
using Columns = Eigen::Map<const Eigen::MatrixXd>;
using In = Eigen::Map<const Eigen::VectorXd>;
using Out = Eigen::Map<Eigen::VectorXd>;

void multiply(const double* a, std::ptrdiff_t rows, std::ptrdiff_t columns, const double* x, double* y) {
    Out(y, rows).noalias() = Rows(a, rows, columns) * In(x, columns);
}

void multiply_transposed(const double* a, std::ptrdiff_t rows, std::ptrdiff_t columns, const double* x, double* y) {
    Out(y, columns).noalias() = Rows(a, rows, columns).transpose() * In(x, rows);
}

void multiply_square(const double* a, const double* b, std::ptrdiff_t n, double* c) {
    Eigen::Map<Eigen::MatrixXd>(c, n, n).noalias() = Columns(a, n, n) * Columns(b, n, n);
}

void exp(const double* x, std::ptrdiff_t n, double* y) {
    Out(y, n).array() = In(x, n).array().exp();
}

void log(const double* x, std::ptrdiff_t n, double* y) {
    Out(y, n).array() = In(x, n).array().log();
}

void invert(double* a, std::ptrdiff_t n) {
    const Eigen::MatrixXd inverse = Columns(a, n, n).inverse();
    Eigen::Map<Eigen::MatrixXd>(a, n, n) = inverse;
}

void solve(const double* a, std::ptrdiff_t n, double* b) {
    const Eigen::VectorXd x = Columns(a, n, n).partialPivLu().solve(In(b, n));
    Out(b, n) = x;
}

}  // namespace

extern const Kernels table;
const Kernels table{multiply, multiply_transposed, multiply_square, exp, log, invert, solve};

}  // namespace detente::dense::DETENTE_LEVEL
