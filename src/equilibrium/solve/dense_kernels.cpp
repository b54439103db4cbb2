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
    const Eigen::MatrixXd left = Columns(a, n, n), right = Columns(b, n, n);  // aligned, wherever a and b lie
    const Eigen::MatrixXd product = left * right;
    Eigen::Map<Eigen::MatrixXd>(c, n, n) = product;
}

/// Block by block through a buffer, the last one filled up: a value's last digit depends on the value alone, not on
/// where it lies in memory or in the row.
template <class Function>
void by_blocks(const double* x, std::ptrdiff_t n, double* y, const Function& function) {
    constexpr std::ptrdiff_t size = 16;
    Eigen::Array<double, size, 1> block;
    for (std::ptrdiff_t first = 0; first < n; first += size) {
        const std::ptrdiff_t here = n - first < size ? n - first : size;
        if (here < size) block.setOnes();
        for (std::ptrdiff_t i = 0; i < here; ++i) block[i] = x[first + i];
        block = function(block);
        for (std::ptrdiff_t i = 0; i < here; ++i) y[first + i] = block[i];
    }
}

void exp(const double* x, std::ptrdiff_t n, double* y) {
    by_blocks(x, n, y, [](const auto& block) { return (block < -745.2).select(0.0, block.exp()); });
}

void log(const double* x, std::ptrdiff_t n, double* y) {
    by_blocks(x, n, y, [](const auto& block) { return block.log(); });
}

void invert(double* a, std::ptrdiff_t n) {
    const Eigen::MatrixXd own = Columns(a, n, n);
    const Eigen::MatrixXd inverse = own.inverse();
    Eigen::Map<Eigen::MatrixXd>(a, n, n) = inverse;
}

void solve(const double* a, std::ptrdiff_t n, double* b) {
    const Eigen::MatrixXd own = Columns(a, n, n);
    const Eigen::VectorXd right = In(b, n), x = own.partialPivLu().solve(right);
    Out(b, n) = x;
}

}  // namespace

extern const Kernels table;
const Kernels table{multiply, multiply_transposed, multiply_square, exp, log, invert, solve};

}  // namespace detente::dense::DETENTE_LEVEL
