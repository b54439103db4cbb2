#pragma once
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "alignment/import/import_columns.hpp"
#include "detente/support/notes.hpp"
#include "detente/world/registry.hpp"

namespace detente {

/// Finds whose vote a row holds, and numbers the voters as they come.
class Voters {
public:
    Voters(const CsvTable& table, const VoteColumns& columns);

    /// The number of the voter of this row. `year`: Correlates of War numbers mean different states over time.
    std::size_t of(std::size_t row, int year);

    const std::vector<std::string>& ids() const { return ids_; }
    void add_notes(Notes& notes) const;

private:
    struct CowSpell {
        int from, to;
        std::string iso3;
    };
    std::string resolve(std::size_t row, int year);
    std::string by_text(std::size_t row, std::size_t column);
    std::string by_cow(std::size_t row, int year);
    std::size_t number(const std::string& id);
    void load_cow_codes();
    [[noreturn]] void not_known(std::size_t row, std::size_t column) const;

    const CsvTable& table_;
    const VoteColumns& columns_;
    const Registry& registry_;
    const std::size_t key_;
    std::vector<std::string> ids_;
    std::unordered_map<std::string, std::size_t> numbers_;
    std::unordered_map<std::string_view, std::size_t> known_;  ///< cell text -> voter, where that is all it takes
    std::unordered_multimap<int, CowSpell> cow_;
    std::map<std::string, long> kept_;              ///< codes the registry lacks -> first line
    std::map<std::string, std::string> continued_;  ///< state -> the one that continues its seat
};

}  // namespace detente
