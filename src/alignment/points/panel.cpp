#include "alignment/points/panel.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "detente/support/error.hpp"
#include "detente/support/random.hpp"

namespace detente {
namespace {

/// Roll calls on one recurring text, under the first of them: links are followed to their end.
std::vector<std::vector<std::uint32_t>> linked_groups(const RollCalls& votes) {
    std::unordered_map<std::string, std::uint32_t> position;
    for (std::uint32_t r = 0; r < votes.size(); ++r) position.emplace(votes.roll_calls[r].id, r);
    std::unordered_map<std::string, std::string> parent;
    for (const RollCall& one : votes.roll_calls)
        if (!one.linked.empty() && one.linked != one.id) parent[one.id] = one.linked;
    const auto root = [&](std::string id) {
        for (std::size_t steps = 0; steps <= parent.size(); ++steps) {
            const auto up = parent.find(id);
            if (up == parent.end()) break;
            id = up->second;
        }
        return id;
    };
    std::unordered_map<std::string, std::size_t> group_of;
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::uint32_t r = 0; r < votes.size(); ++r) {
        const auto [at, is_new] = group_of.emplace(root(votes.roll_calls[r].id), groups.size());
        if (is_new) groups.emplace_back();
        groups[at->second].push_back(r);
    }
    return groups;
}

bool divides(const RollCalls& votes, const std::vector<std::uint32_t>& group) {
    bool seen[4] = {};
    for (const std::uint32_t r : group)
        for (std::size_t v = 0; v < votes.n(); ++v)
            if (is_cast(votes.vote(r, v))) seen[static_cast<std::size_t>(votes.vote(r, v))] = true;
    return seen[1] + seen[2] + seen[3] > 1;
}

/// Units of the votes in items, numbered by year and voter; [year][voter] -> number.
std::map<int, std::vector<std::uint32_t>> number_units(const RollCalls& votes, Panel& panel) {
    std::map<int, std::vector<std::uint32_t>> number;
    for (const Panel::Item& item : panel.items)
        for (const std::uint32_t r : item.roll_calls) {
            auto& row = number[votes.roll_calls[r].year];
            row.resize(votes.n(), 0);
            for (std::size_t v = 0; v < votes.n(); ++v) row[v] += is_cast(votes.vote(r, v));
        }
    std::vector<std::uint32_t> last(votes.n(), Panel::npos);
    panel.first_unit_of_voter.assign(votes.n(), Panel::npos);
    for (auto& [year, row] : number)
        for (std::uint32_t v = 0; v < votes.n(); ++v) {
            if (row[v] == 0) continue;
            const auto here = static_cast<std::uint32_t>(panel.units.size());
            panel.units.push_back({v, year, row[v], last[v], Panel::npos});
            if (last[v] == Panel::npos)
                panel.first_unit_of_voter[v] = here;
            else
                panel.units[last[v]].next = here;
            last[v] = row[v] = here;
        }
    return number;
}

double proposal_step(double below, double n) {
    const double p = (below + 0.5) / (n + 1), q = normal_quantile(p);
    const double density = std::exp(-q * q / 2) / std::sqrt(2 * M_PI);
    return std::min(1.0, 1.7 / std::sqrt(n * density * density / (p * (1 - p))));
}

}  // namespace

Panel make_panel(const RollCalls& votes) {
    Panel panel;
    for (const auto& group : linked_groups(votes)) {
        if (!divides(votes, group)) {
            panel.unanimous += group.size();
            continue;
        }
        panel.items.push_back({.roll_calls = group});
    }
    if (panel.items.empty())
        throw InputError(votes.id, 0, "votes", "no roll call divides those who voted, so nobody can be told apart",
                         "Take more years or issues");
    const auto number = number_units(votes, panel);
    for (Panel::Item& item : panel.items) {
        item.first = panel.unit_of.size();
        for (const Vote wanted : {Vote::yes, Vote::abstain, Vote::no}) {
            const std::size_t before = panel.unit_of.size();
            for (const std::uint32_t r : item.roll_calls) {
                const auto& row = number.at(votes.roll_calls[r].year);
                for (std::size_t v = 0; v < votes.n(); ++v)
                    if (votes.vote(r, v) == wanted) panel.unit_of.push_back(row[v]);
            }
            const auto count = static_cast<std::uint32_t>(panel.unit_of.size() - before);
            (wanted == Vote::yes ? item.yes : wanted == Vote::no ? item.no : item.abstain) = count;
        }
        const double n = static_cast<double>(item.size());
        item.step_1 = proposal_step(item.yes, n);
        item.step_2 = proposal_step(static_cast<double>(item.yes) + item.abstain, n);
        panel.largest_item = std::max(panel.largest_item, item.size());
    }
    return panel;
}

}  // namespace detente
