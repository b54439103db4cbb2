#pragma once
#include "detente/reading/reading.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Finds the claims of a text that data can agree or differ with, and compares them with what is at hand: the
/// registry's dated memberships, the text's own arithmetic and, unless it is null, a world's flows. Fills
/// Reading::claims.
///
/// A figure agrees where the world's lies in the interval of its rounding, or within `close_enough` of it: sources of
/// trade statistics differ by as much. Whatever stands in the way is said: a period that the text does not date, a year
/// or part of a year that the world does not have, goods that the world does not tell apart. A forecast is never
/// checked, an opinion never judged.
inline constexpr double close_enough = 0.05;
void check_claims(Reading&, const World*, const Registry&);

/// How many claims data or arithmetic contradict.
std::size_t failed_claims(const Reading&);

}  // namespace detente
