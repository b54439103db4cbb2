#pragma once
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "detente/world/registry.hpp"
#include "detente/world/world.hpp"

namespace detente::drafting {

/// Ids of a reading as economies and frameworks of the registry.
class Parties {
public:
    Parties(const Reading& reading, const Registry& registry, std::string day);

    /// "igo:EU" -> "EU", a person or organ -> its economy; empty: nobody whom the registry knows.
    std::string known(const std::string& id) const;
    /// Those that are known, in order, once each; "all" stays.
    std::vector<std::string> known(const std::vector<std::string>& ids) const;
    /// Economies that these stand for, frameworks as their members on the day; "all": nobody here.
    std::vector<std::string> economies(const std::vector<std::string>& known) const;
    bool is_framework(const std::string& known) const { return registry_.framework(known) != nullptr; }
    /// Without rules of trade, and so without a figure of its own: neither a union nor a trade agreement.
    bool has_trade_rules(const std::string& known) const;
    bool is_union(const std::string& known) const;
    std::string name(const std::string& known) const;
    std::string names(const std::vector<std::string>& known) const;
    const std::string& day() const { return day_; }
    const Registry& registry() const { return registry_; }

private:
    const Reading& reading_;
    const Registry& registry_;
    std::string day_;
};

/// The last day on which the economy was in the framework, at or before `day`, or the day before it entered, whichever
/// `inside` asks; empty: never.
std::string day_before_move(const Registry&, const std::string& framework, const std::string& economy, bool leaving,
                            const std::string& day);

bool has(const std::vector<std::string>& list, const std::string& item);
/// "A", "A and B", "A, B and C".
std::string listed_in_words(std::vector<std::string> items);

}  // namespace detente::drafting
