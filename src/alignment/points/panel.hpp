#pragma once
#include <cstdint>
#include <vector>

#include "detente/alignment/roll_calls.hpp"

namespace detente {

/// Votes laid out for the sampler: one item after the other, in each the yes, then the abstentions, then the no.
struct Panel {
    static constexpr std::uint32_t npos = ~std::uint32_t{0};
    /// A voter in a year with votes; by year, then voter, so that the units of an item are neighbours in memory.
    struct Unit {
        std::uint32_t voter = 0;
        int year = 0;
        std::uint32_t votes = 0;
        std::uint32_t previous = npos, next = npos;  ///< of the same voter
    };
    /// A roll call, or several on one recurring text, that divided those who voted.
    struct Item {
        std::vector<std::uint32_t> roll_calls;
        std::size_t first = 0;  ///< in unit_of
        std::uint32_t yes = 0, abstain = 0, no = 0;
        /// Steps of the cut points' proposals: 1.7 times their standard deviation given theta and beta, about
        /// 1 / sqrt(n phi(q)^2 / (p (1 - p))), p the share below the cut and q its quantile (Roberts and others 1997:
        /// the step that moves fastest in two dimensions is 2.4 / sqrt(2) deviations).
        double step_1 = 0, step_2 = 0;
        std::size_t size() const { return std::size_t{yes} + abstain + no; }
    };
    std::vector<Unit> units;
    std::vector<Item> items;
    std::vector<std::uint32_t> unit_of;              ///< [vote]
    std::vector<std::uint32_t> first_unit_of_voter;  ///< npos: never voted
    std::size_t unanimous = 0;                       ///< roll calls left out
    std::size_t largest_item = 0;
};

/// Throws InputError unless at least two voters and one divided roll call are there.
Panel make_panel(const RollCalls&);

}  // namespace detente
