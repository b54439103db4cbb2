#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "detente/alignment/roll_calls.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/data_package.hpp"

namespace detente {

/// datapackage.json without the tables.
struct VotesDescriptor {
    RollCalls head;  ///< id, title, version, sources, sha256
    DataPackage data;
};

/// A table as it is written: `path` ends in .gz where it is packed.
struct VotesTable {
    std::string name, path, content;
};

VotesDescriptor read_votes_descriptor(const std::string& text, const std::string& file);
std::string write_votes_descriptor(const RollCalls&, const std::vector<VotesTable>&);

/// The folder of an installed table by id, or of one that is a folder. Throws InputError.
std::filesystem::path find_votes(const std::string& id_or_folder);
/// Three capital letters.
bool is_iso3(std::string_view);

/// voters.csv: iso3[, name], in alphabetical order.
void read_voters(const CsvTable&, RollCalls&);
/// roll_calls.csv: one a row, the votes as one letter a voter.
void read_roll_calls(const CsvTable&, RollCalls&);
std::vector<VotesTable> write_votes_tables(const RollCalls&);

}  // namespace detente
