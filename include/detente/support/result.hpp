#pragma once
#include <string>
#include <vector>

namespace detente {

enum class SolveStatus { converged, max_iterations, diverged };

inline const char* to_string(SolveStatus status) {
    switch (status) {
        case SolveStatus::converged: return "converged";
        case SolveStatus::max_iterations: return "max_iterations";
        case SolveStatus::diverged: return "diverged";
    }
    return "";
}

/// How a solver ended. `residual` is the largest of `residuals`, one a market, each relative to the market's size.
struct Convergence {
    SolveStatus status = SolveStatus::max_iterations;
    int iterations = 0;
    double residual = 0;
    double seconds = 0;
    std::vector<double> residuals;  ///< [market]
    /// Size of the Newton step at the solution, in log prices: how far the exact equilibrium is. Negative: not
    /// computed.
    double newton_step = -1;
};

/// Where a number comes from.
struct Provenance {
    std::string world;  ///< id
    std::string world_version;
    std::string world_sha256;  ///< of the world's datapackage.json, which holds the hash of every table
};

}  // namespace detente
