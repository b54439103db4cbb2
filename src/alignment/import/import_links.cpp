// Recurring resolutions: pairs of roll calls on one text, followed to the first of their row.
#include <fmt/format.h>

#include <unordered_set>

#include "alignment/import/import_facts.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

/// Numbers by size, anything else by text.
bool smaller_id(const std::string& a, const std::string& b) {
    const auto x = parse_number(a), y = parse_number(b);
    return x && y ? *x < *y : a < b;
}

}  // namespace

void read_matches(const std::string& file, Links& links) {
    const CsvTable table = read_csv(file);
    const auto [earlier, later] = match_columns(table);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string first(table.cell(row, earlier)), second(table.cell(row, later));
        if (first.empty() || second.empty()) table.fail(row, first.empty() ? earlier : later, "the cell is empty");
        if (first == second) table.fail(row, later, fmt::format("'{}' is matched with itself", first));
        const auto [at, is_new] = links.emplace(second, first);
        if (!is_new && smaller_id(first, at->second)) at->second = first;
    }
}

std::size_t follow_links(const Links& links, const std::string& file, std::vector<RollCall>& calls) {
    std::unordered_set<std::string> known;
    for (const RollCall& call : calls) known.insert(call.id);
    std::size_t lost = 0;
    for (const auto& [later, earlier] : links) lost += !known.contains(later) + !known.contains(earlier);
    for (RollCall& call : calls) {
        call.linked.clear();
        std::size_t steps = 0;
        for (auto at = links.find(call.id); at != links.end(); at = links.find(at->second)) {
            if (at->second == call.id || ++steps > links.size())
                throw InputError(file, 0, "", fmt::format("the matches of '{}' lead in a circle", call.id),
                                 "Each pair names the earlier roll call first");
            if (known.contains(at->second)) call.linked = at->second;
        }
    }
    return lost;
}

}  // namespace detente
