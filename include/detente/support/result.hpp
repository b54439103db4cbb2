#pragma once
#include <string>
#include <vector>

namespace detente {

/// Why a solver stopped.
///   converged       every market clears to the tolerance
///   max_iterations  it was still getting nearer when its sweeps were used up
///   diverged        prices ran away, or what was found clears no market
///   stalled         it got no nearer for long
///   not_finite      a figure of the result is not a number
///   stopped         who waits for it said so
/// Of all but the first the figures are the best iterate, not a result.
enum class SolveStatus { converged, max_iterations, diverged, stalled, not_finite, stopped };

inline const char* to_string(SolveStatus status) {
    switch (status) {
        case SolveStatus::converged: return "converged";
        case SolveStatus::max_iterations: return "max_iterations";
        case SolveStatus::diverged: return "diverged";
        case SolveStatus::stalled: return "stalled";
        case SolveStatus::not_finite: return "not_finite";
        case SolveStatus::stopped: return "stopped";
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
