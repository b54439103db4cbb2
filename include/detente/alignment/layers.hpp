#pragma once
#include <string>
#include <vector>

#include "detente/alignment/order.hpp"
#include "detente/world/registry.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// One kind of evidence on who stands with whom, as a symmetric matrix of the same voters.
struct Layer {
    std::string name;  ///< votes, frameworks, alliances, trade
    double weight = 1;
    std::string what;            ///< what a cell is, and where it comes from, in words
    std::vector<double> matrix;  ///< [voter][voter]; diagonal not read
    Partition partition;         ///< blocs by this layer alone
};

/// Agreement beyond chance over the given roll calls; what is not defined is 0.
Layer votes_layer(const RollCalls&, const std::vector<std::string>& voters, AgreementIndex, const AgreementOptions&);
/// Common memberships on a date over the geometric mean of each one's own: common_ij / sqrt(own_i own_j), of all
/// frameworks that the registry knows but those of which nearly everybody is a member (nine in ten of the voters).
Layer frameworks_layer(const Registry&, const std::vector<std::string>& voters, const std::string& date);
/// 1 for a pair with an alliance in common on a date (frameworks of the kind "alliance"), else 0.
Layer alliances_layer(const Registry&, const std::vector<std::string>& voters, const std::string& date);
/// Trade of a pair both ways over the geometric mean of each one's trade with all others:
/// (x_ij + x_ji) / sqrt(t_i t_j); economies that the world lacks trade with nobody.
Layer trade_layer(const World&, const std::vector<std::string>& voters);

/// Names that --layer takes: "votes", "frameworks", "alliances", "trade".
const std::vector<std::string>& layer_names();

/// Blocs on the sum of layers. Each is first divided by its own mean absolute cell off the diagonal, so that a weight
/// says how much a layer counts and not in which unit it was measured. Fills in each layer's own partition.
/// Throws InputError: no layer, matrices of different sizes, weights that are negative or all zero.
Partition layered_blocs(std::vector<Layer>& layers, std::size_t n, const LeidenOptions&);

}  // namespace detente
