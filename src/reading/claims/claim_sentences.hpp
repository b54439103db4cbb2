#pragma once
#include <functional>
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/figures/parties.hpp"
#include "reading/figures/quantity_periods.hpp"

namespace detente::reading {

/// A sentence with its pieces and whom it names, for those who look for claims in it.
struct ClaimSentence {
    Span span;
    std::vector<Piece> pieces;
    std::vector<NamedParty> named;
    std::vector<FoundPeriod> periods;
    std::string spoken_of;  ///< the framework that the text named last before it, at most a paragraph ago; or empty

    const NamedParty* party_at(std::size_t piece) const;
    const NamedParty* party_ending(std::size_t piece) const;
    /// The framework at `piece`, perhaps behind "the", or "it", "the group", "the bloc" for the one spoken of last;
    /// moves `piece` behind it. Empty: none. Without "igo:".
    std::string framework_at(std::size_t& piece) const;
    /// Economies joined by commas and "and", the last one ending at `piece`; in order.
    std::vector<const NamedParty*> list_before(std::size_t piece) const;
    /// The same from `piece` on; moves it behind the last.
    std::vector<const NamedParty*> list_from(std::size_t& piece) const;
    /// The period that begins at most three pieces behind `piece`; or that the sentence begins with; null: none.
    const FoundPeriod* period_near(std::size_t piece) const;
    Span bytes(std::size_t first, std::size_t last) const {
        return {pieces[first].span.start, pieces[last - 1].span.end};
    }
};

/// All sentences that count, in order.
void for_each_sentence(const Reading&, const std::function<void(const ClaimSentence&)>&);

}  // namespace detente::reading
