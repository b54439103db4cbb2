#pragma once
#include <string>
#include <vector>

#include "detente/reading/measure.hpp"
#include "detente/world/world.hpp"

namespace detente::drafting {

/// Where a world has the goods of a measure.
struct Goods {
    std::vector<std::string> sectors;  ///< ids, or groups for all goods; empty: the world has one sector
    double share = 1;                  ///< of the trade in these sectors
    std::vector<double> share_range = {};
    std::string assumed = {};  ///< what of it we assumed, a sentence; empty: nothing
    std::string problem = {};  ///< why the world cannot hold them; empty: it can
};

/// All goods, and never services, where the measure names none. A good that is a part of a sector takes its share of
/// the sector's trade; where that is not known, a tenth, drawn from a fiftieth to a half.
Goods goods_of(const PolicyMeasure&, const World&);

/// The sectors of goods, by their groups.
std::vector<std::string> all_goods(const World&);

}  // namespace detente::drafting
