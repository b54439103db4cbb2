#pragma once
#include <string>
#include <vector>

#include "detente/support/csv.hpp"
#include "world/package/package.hpp"

namespace detente {

// Reading: each fills its part of the world and the lines it stood on.
void read_economies(const CsvTable&, World&, WorldLines&, Problems&);
void read_sectors(const CsvTable&, World&, WorldLines&, Problems&);
/// Needs the economies and sectors.
void read_trade(const CsvTable&, World&, WorldLines&, Problems&);
void read_production(const CsvTable&, World&, Problems&);
void read_inputs(const CsvTable&, World&, Problems&);

std::string write_production(const World&);
std::string write_inputs(const World&);

/// The tables of a world, in the order in which they are read.
std::vector<TableText> write_tables(const World&);

/// A world from the text of its descriptor; the same for loading and checking. `lines` is filled as far as it gets.
World read_world(const std::string& datapackage, const std::string& file,
                 const std::function<std::string(const std::string& path)>& read_table, Problems&, WorldLines& lines);

}  // namespace detente
