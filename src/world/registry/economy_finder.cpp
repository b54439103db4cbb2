#include "detente/world/economy_finder.hpp"

#include "detente/support/text.hpp"

namespace detente {

EconomyFinder::EconomyFinder(const std::vector<Economy>& economies, const Registry& registry) : registry_(registry) {
    for (const Economy& economy : economies) add(economy.id, economy.name);
}

EconomyFinder::EconomyFinder(const std::vector<std::string>& ids, const Registry& registry) : registry_(registry) {
    for (const std::string& id : ids) {
        const EconomyRecord* record = registry.economy(id);
        add(id, record ? record->name : "");
    }
}

void EconomyFinder::add(const std::string& id, const std::string& name) {
    by_name_.emplace(fold_name(name), count_);
    by_id_.emplace(id, count_++);
    names_.push_back(id);
    if (!name.empty()) names_.push_back(name);
}

std::optional<std::string> EconomyFinder::known(std::string_view written) const {
    if (auto id = registry_.resolve_economy(written)) return id;
    return registry_.economy_of_capital(written);
}

std::optional<std::size_t> EconomyFinder::find(std::string_view written) const {
    written = trim(written);
    if (const auto at = by_id_.find(std::string(written)); at != by_id_.end()) return at->second;
    const std::string folded = fold_name(written);
    if (folded.empty()) return std::nullopt;
    if (const auto at = by_name_.find(folded); at != by_name_.end()) return at->second;
    const auto id = known(written);
    const auto at = id ? by_id_.find(*id) : by_id_.end();
    return at == by_id_.end() ? std::nullopt : std::optional(at->second);
}

std::string EconomyFinder::suggest(std::string_view written, const std::vector<std::string>& more) const {
    std::vector<std::string> valid = more;
    valid.insert(valid.end(), names_.begin(), names_.end());
    return suggestion(written, valid);
}

}  // namespace detente
