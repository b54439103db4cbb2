#pragma once
#include <string>

#include "detente/scenario/scenario.hpp"

namespace detente {

/// A TOML basic string: quotes, backslashes and control characters are escaped.
std::string toml_string(const std::string&);

/// The table [model] of a scenario for `world`: `like` where the world has one sector. Where it has several, the model
/// with sectors and the world's own elasticities, or the one of `like` for all of them where it brings none.
std::string model_for(const World&, const ModelOptions& like);

/// A scenario written for one world, for another: its model as model_for says, and without the economies that its
/// blocs list and the other world lacks. Its id gains "-on-" and the world's.
Scenario for_world(const Scenario&, const World&, const VotesShelf& = {});

}  // namespace detente
