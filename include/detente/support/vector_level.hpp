#pragma once

namespace detente {

/// The instructions that inner loops may use, as the x86-64 psABI names them. A build runs on any x86-64 machine:
/// every file named *_kernels.cpp is compiled once a level, and the best level that the machine has is chosen when the
/// program starts.
enum class VectorLevel {
    baseline,  ///< what every machine of the build's kind has
    v3         ///< x86-64-v3: AVX2 and fused multiply-add
};

const char* to_string(VectorLevel);

/// Whether this build has kernels of the level and this machine runs them.
bool supported(VectorLevel);

/// The best supported level; $DETENTE_VECTORS=baseline asks for less. Results of two levels differ by rounding.
VectorLevel vector_level();

}  // namespace detente
