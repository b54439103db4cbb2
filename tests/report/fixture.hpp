#pragma once
#include <string>

#include "detente/report/report.hpp"

namespace detente::fixture {

/// Two futures of a made-up world: every economy on the map (about 250), flows by a gravity formula, three blocs, and
/// changes that follow from them by a plain rule. Figures are invented; their shapes (skewed, both signs) are not.
Comparison two_futures();
/// The first `count` economies of a list with long, Chinese, combining and emoji names, one future.
Comparison odd_names(std::size_t count);

/// A short article with its mentions found by plain search.
Reading article();

}  // namespace detente::fixture
