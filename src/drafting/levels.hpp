#pragma once
#include <string>
#include <vector>

#include "detente/reading/measure.hpp"

namespace detente::drafting {

/// A height as a line of a change, with what had to be assumed.
struct Height {
    std::string line;                ///< tariff = "+75pp"
    std::vector<double> range = {};  ///< of the tariff; empty: the text gives one figure
    std::string assumed = {};        ///< a sentence; empty: nothing
    bool ours = false;               ///< the figure is not the text's
};

/// Of a measure that applies from now on. A duty from 25 to 100 percent is "+75pp"; to 15 percent from an unknown or a
/// higher rate is the new level; a duty that is on top by its nature is added; of a range the middle is taken.
Height height_of(const PolicyMeasure&);
/// Of a measure that is taken back: a duty that the baseline holds falls by as much, where that is in the baseline's
/// own rates (`lowest`, the lowest of the pairs), and else to zero; what was banned trades at lower cost.
Height height_undone(const PolicyMeasure&, double lowest);

/// "75" of 0.75: as many digits as a text would give.
std::string percent_of(double share);

inline constexpr double agreement_log_cost = 0.0564;  ///< Campos et al. (2023): docs/scenarios.md

}  // namespace detente::drafting
