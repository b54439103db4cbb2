#pragma once
#include <string>
#include <vector>

#include "alignment/points/chain.hpp"

namespace detente {

/// Fills the chains from a file that write_chains wrote; a file that does not exist leaves them as they are. Throws
/// InputError for anything else than chains of the same votes and options (number of draws, threads apart).
void read_chains(const std::string& path, const Panel&, const IdealPointOptions&, std::vector<Chain>&);
void write_chains(const std::string& path, const Panel&, const IdealPointOptions&, const std::vector<Chain>&);

}  // namespace detente
