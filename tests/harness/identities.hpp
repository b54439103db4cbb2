#pragma once
#include <string>
#include <vector>

#include "harness/draw.hpp"

namespace detente::harness {

/// How a trial's solve ended, and every identity that does not hold, with how far it is off.
struct Verdict {
    enum class End { converged, not_converged, refused } end = End::refused;
    std::string word;  ///< of a refusal: the field that is named
    struct Broken {
        std::string identity, how;
    };
    std::vector<Broken> broken;
};

/// Solves the trial and holds the result to what must be true of it whatever the solver does.
Verdict examine(const Case&);

}  // namespace detente::harness
