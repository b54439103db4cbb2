#pragma once
#include <string>
#include <vector>

#include "world/check/problems.hpp"

namespace detente {

/// One table of a data package, as its descriptor states it.
struct Resource {
    std::string name, path;
    std::string hash;      ///< "sha256:..." or empty
    long long bytes = -1;  ///< -1: not stated
    std::string unit;      ///< of its values; empty: not stated
};

/// datapackage.json without the tables: `world` has everything but economies, sectors and values.
struct Package {
    World world;
    std::vector<Resource> resources;
    const Resource* find(const std::string& name) const;
};

/// Reads the descriptor. What cannot be understood is a problem; an unsafe path (absolute, with '..', a URL) too.
Package read_package(const std::string& text, const std::string& file, Problems&);

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

/// A world's id may hold letters, digits, '.', '_' and '-'.
bool valid_world_id(const std::string& id);

}  // namespace detente
