#pragma once
#include <string>
#include <vector>

#include "detente/support/data_package.hpp"
#include "world/check/problems.hpp"

namespace detente {

/// A world's datapackage.json: `world` has everything but economies, sectors and values.
struct Package {
    World world;
    DataPackage data;
};

/// Reads the descriptor. What cannot be understood is a problem; an unsafe path (absolute, with '..', a URL) too.
Package read_package(const std::string& text, const std::string& file, Problems&);
/// Passes the faults of a package on.
OnPackageFault problems_of_package(Problems&);

/// A table as it will be written.
struct TableText {
    std::string name, content;

    /// Small tables stay readable as they are.
    std::string path(bool compress) const {
        return name + (compress && name != "economies" && name != "sectors" ? ".csv.gz" : ".csv");
    }
};

/// The descriptor of a world with these tables: Frictionless Data Package, profile tabular-data-package.
std::string write_package(const World&, const std::vector<TableText>&, bool compress = false);

}  // namespace detente
