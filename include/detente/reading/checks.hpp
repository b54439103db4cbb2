#pragma once
#include <functional>
#include <memory>

#include "detente/reading/reading.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// A world of that year, null where there is none; asked only for a claim that it could decide.
using WorldOfYear = std::function<std::shared_ptr<const World>(int year)>;

/// Finds the claims of a text that data can agree or differ with, and compares them with what is at hand: the
/// registry's dated memberships, the text's own arithmetic and, unless it is null, a world's flows. Fills
/// Reading::claims. Where `world` is of another year than a claim, the one that `of_year` has is asked.
///
/// Two sources of trade statistics never agree; how far they are apart was measured (docs/decisions, "how far apart
/// trade statistics are"). A figure agrees where the world's lies in the interval of its rounding or within
/// `close_enough` of it; it differs where it is further off than 95 of 100 pairs of that size are; between the two
/// nothing is said against it. Whatever stands in the way is said: a period that the text does not date, a year or part
/// of a year that no world has, one product, a table of national accounts. A forecast is never checked, an opinion
/// never judged. A framework is the sum of its members at that time.
inline constexpr double close_enough = 0.17;
void check_claims(Reading&, const World*, const Registry&, const WorldOfYear& of_year = {});

/// How many claims data or arithmetic contradict.
std::size_t failed_claims(const Reading&);

}  // namespace detente
