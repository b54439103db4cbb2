#pragma once
#include <cstddef>

#include "detente/support/vector_level.hpp"

// Linear algebra of the solvers' inner loops on plain arrays, with the vector instructions of the machine it runs on
// (dense_kernels.cpp, compiled once a VectorLevel).
namespace detente::dense {

struct Kernels {
    /// y = A x; A row by row, `rows` x `columns`.
    void (*multiply)(const double* a, std::ptrdiff_t rows, std::ptrdiff_t columns, const double* x, double* y);
    /// y = A' x
    void (*multiply_transposed)(const double* a, std::ptrdiff_t rows, std::ptrdiff_t columns, const double* x,
                                double* y);
    /// C = A B, n x n, column by column.
    void (*multiply_square)(const double* a, const double* b, std::ptrdiff_t n, double* c);
    /// y[i] = e^x[i], log x[i]; y may be x.
    void (*exp)(const double* x, std::ptrdiff_t n, double* y);
    void (*log)(const double* x, std::ptrdiff_t n, double* y);
    /// A^-1 in place of A, and the solution of A x = b in place of b; n x n, column by column, partial pivoting.
    void (*invert)(double* a, std::ptrdiff_t n);
    void (*solve)(const double* a, std::ptrdiff_t n, double* b);
};

/// Of one level; it must be supported.
const Kernels& kernels(VectorLevel);
/// Of the machine's own level.
inline const Kernels& kernels() {
    static const Kernels& best = kernels(vector_level());
    return best;
}

}  // namespace detente::dense
