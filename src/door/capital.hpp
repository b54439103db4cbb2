#pragma once
#include <string>

#include "detente/world/registry.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// The economy of `world` that is meant: an id, a name, or what the registry knows of it, its seat of government too.
/// Empty stays empty. Throws InputError {field "capital"} with the nearest name.
std::string find_capital(const World& world, const std::string& capital, const Registry&);

}  // namespace detente
