#pragma once
// Votes of the UN General Assembly and expected figures, from the reference data beside the project.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "detente/alignment/roll_calls.hpp"
#include "detente/support/csv.hpp"
#include "reference.hpp"

namespace detente::test {

/// Sessions by number, each with its own voters: who is listed in it.
inline const std::map<int, RollCalls>& unga_sessions() {
    static const std::map<int, RollCalls> sessions = [] {
        const CsvTable table = read_csv(reference("alignment/unga_votes.csv.gz"));
        std::map<int, std::vector<std::size_t>> rows;
        for (std::size_t r = 0; r < table.rows(); ++r) rows[static_cast<int>(table.number(r, 0))].push_back(r);
        std::map<int, RollCalls> result;
        for (const auto& [session, of_session] : rows) {
            RollCalls& calls = result[session];
            std::set<std::string> voters;
            std::map<long, std::size_t> at;
            for (const std::size_t r : of_session) {
                voters.insert(std::string(table.cell(r, 3)));
                const auto [place, fresh] = at.emplace(static_cast<long>(table.number(r, 2)), calls.size());
                if (fresh) calls.roll_calls.push_back({.id = std::string(table.cell(r, 2)), .year = 1945 + session});
            }
            calls.voters.assign(voters.begin(), voters.end());
            calls.votes.assign(calls.size() * calls.n(), Vote::none);
            for (const std::size_t r : of_session) {
                const auto voter = std::lower_bound(calls.voters.begin(), calls.voters.end(), table.cell(r, 3));
                calls.votes[at[static_cast<long>(table.number(r, 2))] * calls.n() + (voter - calls.voters.begin())] =
                    static_cast<Vote>(static_cast<int>(table.number(r, 4)));
            }
        }
        return result;
    }();
    return sessions;
}

/// A made-up table of votes; `votes` row by row: y, a, n, - (absent), space (not listed).
inline RollCalls roll_calls(const std::vector<std::string>& voters, const std::vector<std::string>& votes) {
    RollCalls calls;
    calls.voters = voters;
    for (std::size_t r = 0; r < votes.size(); ++r) {
        calls.roll_calls.push_back({.id = std::to_string(r + 1), .year = 2000});
        for (const char vote : votes[r])
            calls.votes.push_back(vote == 'y'   ? Vote::yes
                                  : vote == 'a' ? Vote::abstain
                                  : vote == 'n' ? Vote::no
                                  : vote == '-' ? Vote::absent
                                                : Vote::none);
    }
    return calls;
}

}  // namespace detente::test
