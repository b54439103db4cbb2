#pragma once
#include <optional>
#include <string>
#include <vector>

#include "detente/scenario/scenario.hpp"
#include "detente/support/csv.hpp"
#include "detente/world/economy_finder.hpp"

namespace detente {

/// What a scenario calls by name, found in a world. Faults are InputErrors with the nearest valid name.
class Names {
public:
    Names(const World&, const Registry&);

    /// An economy as EconomyFinder finds it; nullopt for one that the registry knows and the world lacks. Throws for
    /// one that nobody knows.
    std::optional<std::size_t> economy_if_here(const std::string& written, const Place&,
                                               const std::string& field) const;
    /// As above, and throws too when the world lacks it.
    std::size_t economy(const std::string& written, const Place&, const std::string& field) const;
    /// An economy in a table: nullopt where only the world lacks it; otherwise the table's own error.
    std::optional<std::size_t> economy_in(const CsvTable&, std::size_t row, std::size_t column) const;

    /// Members of a framework on a date that the world has; `missing` gains the ids of the others.
    std::vector<std::size_t> members(const std::string& framework, const std::string& date, const Place&,
                                     const std::string& field, std::vector<std::string>& missing) const;
    std::optional<std::string> framework(const std::string& written) const;
    std::string framework_or_throw(const std::string& written, const Place&, const std::string& field) const;

    /// "did you mean 'BRICS'?"; empty where no framework is near.
    std::string nearest_framework(const std::string& written) const {
        const std::string hint = registry_.suggest_framework(written);
        return hint.find("did you mean") == 0 ? hint : "";
    }

    /// Sectors by id, name or group.
    std::vector<std::size_t> sectors(const std::vector<std::string>& written, const Place&,
                                     const std::string& field) const;

    /// Throws: `written` is not an economy, nor one of `more`.
    [[noreturn]] void unknown(const std::string& written, const std::vector<std::string>& more, const Place&,
                              const std::string& field) const;
    /// The economy is known but not here.
    [[noreturn]] void not_here(const std::string& written, const Place&, const std::string& field) const;
    bool known_elsewhere(const std::string& written) const { return finder_.known(written).has_value(); }
    std::optional<std::size_t> find(const std::string& written) const { return finder_.find(written); }
    const World& world() const { return world_; }
    const Registry& registry() const { return registry_; }

private:
    const World& world_;
    const Registry& registry_;
    const EconomyFinder finder_;
};

struct MembershipDraw;  // scenario/membership.hpp

/// Who is in each bloc, against a world. Throws for overlaps and empty blocs; `notes` gains what was left out. With
/// `draw`, measured blocs have the members of that draw, but for those who are stated in a bloc: they stay; a bloc may
/// then be empty.
std::vector<Bloc> resolve_blocs(const Scenario&, const Names&, Notes& notes, const MembershipDraw* draw = nullptr);

/// "AFG, PRK" or, for many, "AFG, PRK and 12 more".
std::string some_of(const std::vector<std::string>&, std::size_t most = 8);

}  // namespace detente
