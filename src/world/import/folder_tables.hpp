#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "detente/support/csv.hpp"
#include "detente/world/import_folder.hpp"

namespace detente::folder_tables {

/// One table of the folder, plain or gzipped; the plain one first.
CsvTable table_of(const std::string& folder, const std::string& name);

/// Names of a table's column in the order they stand, each once, with their positions.
struct Names {
    std::vector<std::string> list;
    std::unordered_map<std::string, std::size_t> at;
    const char* what;  ///< for messages: "sector"

    explicit Names(const char* what_they_are) : what(what_they_are) {}
    /// Throws InputError for a name that stands twice.
    Names(const CsvTable&, const char* column, const char* what_they_are);
    /// Those of more than one column, each as often as it likes, sorted.
    static Names of(const CsvTable&, const std::vector<const char*>& columns, const char* what_they_are);
    /// Throws InputError, with the nearest name.
    std::size_t find(const CsvTable&, std::size_t row, std::size_t column) const;
};

/// Fills [economy][sector] from a tidy table.
std::vector<double> grid(const CsvTable&, const Names& economies, const Names& sectors, const char* economy,
                         const char* column);
/// Intermediate use [economy][input][using].
std::vector<double> links(const CsvTable&, const Names& economies, const Names& sectors, const char* economy,
                          const char* column);
/// Flows and, where a column is named, tariffs; a table without the column "sector" is about the only one. Throws
/// InputError for duplicate cells (naming both lines) and negative flows.
void flows(const CsvTable&, const Names& economies, const Names& sectors, const char* value, const char* tariff,
           World&);

/// What the source calls an economy, as an id: its ISO code where the registry knows one.
std::string economy_id(const std::string& label);
/// An economy by the source's label, with the registry's name where it knows one.
Economy economy_of(const std::string& label);

/// The one World Input-Output Table in its published layout that `input`, a file or a folder, holds; empty: the folder
/// holds tidy tables, or none. Throws InputError where it holds several.
std::string wiot_of(const std::string& input);
ImportReport import_wiot(const std::string& file, const FolderImportOptions&);

/// Names and checks the world, and saves it unless no output folder is named.
ImportReport finish(World, const FolderImportOptions&, Notes notes);

}  // namespace detente::folder_tables
