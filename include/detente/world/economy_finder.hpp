#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detente/world/registry.hpp"
#include "detente/world/world.hpp"

namespace detente {

/// Finds economies by whatever people call them: the id, ISO alpha-3, alpha-2 or numeric code, the name as the world
/// has it, any name that the registry knows, or the capital city. One for --capital, --economies, --explain, scenarios
/// and imports.
class EconomyFinder {
public:
    EconomyFinder(const std::vector<Economy>& economies, const Registry&);
    /// Of ids alone, e.g. those who vote.
    EconomyFinder(const std::vector<std::string>& ids, const Registry&);

    /// Position in the list; nullopt: not here.
    std::optional<std::size_t> find(std::string_view written) const;
    /// The registry's id, whether the economy is here or not; nullopt: nobody knows it.
    std::optional<std::string> known(std::string_view written) const;
    /// "did you mean 'Germany'?": the nearest name that is here, or one of `more`; empty where nothing is near.
    std::string suggest(std::string_view written, const std::vector<std::string>& more = {}) const;

private:
    void add(const std::string& id, const std::string& name);
    const Registry& registry_;
    std::size_t count_ = 0;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> by_id_, by_name_;
};

}  // namespace detente
