#pragma once
#include <cstddef>
#include <cstdint>

#include "detente/support/vector_level.hpp"

namespace detente::reading {

/// Whole numbers from -7 to 7 in the order that the kernels read: blocks of eight rows; in a block four columns of the
/// first row, of the second ... of the eighth, then the next four. Columns: a multiple of 32; rows: padded to eight.
struct BlockedMatrix {
    const std::int8_t* elements = nullptr;
    std::size_t rows = 0, columns = 0;
};

/// The inner loops of the parser. Every level gives the same bits: sums of products are whole numbers, and what is
/// computed with floats adds in one order without fused steps.
struct NetworkKernels {
    /// out[t][row] = sum over k of inputs[t][k] m[row][k], t < count. Inputs: -127 to 127, with 128 added; what that
    /// adds is for the caller to take off.
    void (*multiply)(const BlockedMatrix& m, const std::uint8_t* inputs, std::size_t count, std::int32_t* out);
    /// out[t][n] = start[n] + scale[n] sums[t][n].
    void (*scaled)(const std::int32_t* sums, const float* scale, const float* start, std::size_t count,
                   std::size_t columns, float* out);
    /// out[t][n] = start[n] + sum over k of inputs[t][k] m[k][n]; m row after row; columns: a multiple of 8.
    void (*multiply_floats)(const float* m, std::size_t rows, std::size_t columns, const float* inputs,
                            std::size_t count, const float* start, float* out);
    /// One step of a recurrence. The gates (input, forget, output, cell) are gates[] + scale[] sums[], 4 units of them;
    /// cells and outputs are updated; outputs: times 127, rounded, 128 added.
    void (*step)(const float* gates, const float* scale, const std::int32_t* sums, std::size_t units, float* cells,
                 std::uint8_t* outputs);
    /// The sum over n of e^(scores[n] - top).
    float (*mass)(const float* scores, std::size_t count, float top);
};

const NetworkKernels& network_kernels(VectorLevel);

}  // namespace detente::reading
