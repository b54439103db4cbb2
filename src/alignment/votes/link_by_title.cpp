#include <algorithm>
#include <map>
#include <unordered_map>

#include "detente/alignment/votes_package.hpp"
#include "detente/support/text.hpp"

namespace detente {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1), several = none - 1;

/// The number of a session, or the year where the source has years only; 0: not one of a row (emergency sessions).
int place_in_row(const RollCall& call) {
    if (call.session.empty()) return call.year;
    if (call.session.size() > 4 || call.session.find_first_not_of("0123456789") != call.session.npos) return 0;
    return std::stoi(call.session);
}

/// "Palestine", "Disarmament": headings of many items, not titles of one text.
bool is_title(const std::string& folded) {
    return std::count(folded.begin(), folded.end(), ' ') >= 2;
}

/// Where a link leads to a roll call that is linked itself, the link goes on to the first of the row.
void follow(RollCalls& votes) {
    std::unordered_map<std::string, std::size_t> by_id;
    for (std::size_t r = 0; r < votes.size(); ++r) by_id.emplace(votes.roll_calls[r].id, r);
    for (RollCall& call : votes.roll_calls)
        for (std::size_t steps = 0; steps < 100; ++steps) {
            const auto at = by_id.find(call.linked);
            if (at == by_id.end()) break;
            const std::string& further = votes.roll_calls[at->second].linked;
            if (further.empty() || further == call.id) break;
            call.linked = further;
        }
}

}  // namespace

std::size_t link_by_title(RollCalls& votes) {
    std::map<std::string, std::map<int, std::size_t>> rows;  // title -> session -> the roll call, or several
    for (std::size_t r = 0; r < votes.size(); ++r) {
        const RollCall& call = votes.roll_calls[r];
        const std::string title = fold_name(call.title);
        const int place = place_in_row(call);
        if (call.part || place == 0 || !is_title(title)) continue;
        auto [at, is_new] = rows[title].emplace(place, r);
        if (!is_new) at->second = several;
    }
    std::size_t links = 0;
    for (const auto& [title, row] : rows) {
        std::size_t before = none;
        int place_before = 0;
        for (const auto& [place, r] : row) {
            const bool next = before < several && r < several && place == place_before + 1;
            if (next && votes.roll_calls[r].linked.empty() &&
                votes.roll_calls[before].linked != votes.roll_calls[r].id) {
                const RollCall& earlier = votes.roll_calls[before];
                votes.roll_calls[r].linked = earlier.linked.empty() ? earlier.id : earlier.linked;
                ++links;
            }
            before = r, place_before = place;
        }
    }
    follow(votes);
    return links;
}

}  // namespace detente
