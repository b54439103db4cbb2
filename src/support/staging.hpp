#pragma once
#include <string>

namespace detente {

/// A hidden name that nobody can foresee, for what is on its way to its place.
std::string random_name();

}  // namespace detente
