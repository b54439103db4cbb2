#pragma once
#include <vector>

#include "detente/drafting/experiment.hpp"
#include "detente/world/registry.hpp"

namespace detente {

/// Whether effects of the text are set beside this experiment: what the text states, and not its alternative.
bool is_judged(const DraftedExperiment&);

/// The trade in goods that each effect of the reading speaks of, one entry an effect; without cells: it speaks of none.
std::vector<WatchedTrade> watched_trade(const Reading&, const World&, const Registry&);

/// Every effect beside what the experiment says on its worlds. `differs` only where an effect is tied to a measure, or
/// to the growth that is the experiment, and every world says the opposite, ranges included; what only moves the other
/// way because of other causes is not comparable.
std::vector<Verdict> verdicts_of(const ExperimentAnswer&, const Reading&, const Registry&);

}  // namespace detente
