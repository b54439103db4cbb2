#pragma once
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/goods/goods.hpp"
#include "reading/measures/clauses.hpp"
#include "reading/measures/instruments.hpp"
#include "reading/measures/rates.hpp"
#include "reading/measures/sides.hpp"
#include "reading/measures/when.hpp"

namespace detente::reading {

/// A sentence with all that a measure is made of.
struct Scene {
    Pieces p;
    Clauses clauses;
    std::vector<InstrumentName> cues;
    std::vector<Rate> rates;
    std::vector<FoundGood> goods;
    std::vector<Side> sides;
    std::vector<When> whens;
    bool title = false;

    Span span(std::size_t first, std::size_t last) const { return {p[first].span.start, p[last - 1].span.end}; }
    int clause(std::size_t at) const { return clauses.of[at]; }
    /// Whether a piece lies in the clause or in one that hangs on it.
    bool within(std::size_t at, int clause) const;
    template <class Words>
    bool clause_has(int clause, const Words& words) const {
        for (std::size_t i = 0; i < p.size(); ++i)
            if (clauses.of[i] == clause && words.has(p[i].key)) return true;
        return false;
    }
};

/// What the text goes on about from one sentence to the next.
struct Thread {
    std::vector<PolicyMeasure>& measures;
    const PartyIndex& parties;
    std::string today;   ///< the article's own date; empty: not known
    PolicyMeasure last;  ///< the measure that the text goes on about, perhaps only begun: no level, no goods
    bool open = false;   ///< there is one
    bool cap = false;    ///< the text names a price cap
    int age = 0;         ///< sentences since
    std::vector<std::string> last_subject;  ///< who did something last: "it"
    std::vector<PolicyMeasure> from_title;  ///< kept apart: they count only where the body does not say them
};

/// Adds a measure, or makes it one with what was said of it before. Where it stands then.
std::size_t add_measure(Thread&, PolicyMeasure, bool title);

/// "in_force", "announced" ... by the words of a clause and those that it hangs on.
std::string status_of(const Scene&, int clause, std::size_t at);
/// What the date makes of it: "announced" of a day that has come is in force, and the other way round.
std::string dated_status(std::string status, const std::string& from, const std::string& today);

/// Who takes the measure that clause and place tell of; empty: nobody named.
std::vector<std::string> who_acts(const Scene&, const Thread&, int clause, const std::string& flow);

/// The rules, each over one sentence.
void read_duties(const Scene&, Thread&);
void read_bans(const Scene&, Thread&);
void read_other_instruments(const Scene&, Thread&);
void read_agreements(const Scene&, Thread&);
void read_memberships(const Scene&, Thread&);
void read_next_and_exempt(const Scene&, Thread&);
void read_effects(Reading&, const Scene&, Thread&);

std::vector<Product> products_of(const std::vector<const FoundGood*>&);

/// Whether a clause tells of trade, prices and the like that grow or fall, not of a duty.
bool tells_effect(const Scene&, const Rate&);

}  // namespace detente::reading
