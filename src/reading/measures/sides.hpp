#pragma once
#include <string>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/goods/goods.hpp"
#include "reading/measures/clauses.hpp"
#include "reading/measures/instruments.hpp"
#include "reading/text/pieces.hpp"

namespace detente::reading {

/// What a party's place in a sentence says it is.
enum class Role {
    none,         ///< a place, a speaker, or nothing that counts
    subject,      ///< of a verb that acts
    actor,        ///< "by China", "China's tariffs"
    target,       ///< "against China", "China faces", "for China"
    origin,       ///< "goods from China", "Chinese cars"
    destination,  ///< "exports to China", "at the American border"
    partner,      ///< "with China", "between China and"
    exempt        ///< "except China", "China is exempt"
};

/// One party or a row of them ("the EU, the G7 and Australia") with the pieces [first, last).
struct Side {
    std::vector<std::string> ids;  ///< "all" where the text says so
    std::size_t first = 0, last = 0;
    Role role = Role::none;
    bool adjective = false;  ///< "Chinese"
};

/// Who stands where in an article: economies, frameworks, persons and organs as the parties that they act for.
class PartyIndex {
public:
    explicit PartyIndex(const Reading&);
    /// The parties of a stretch of text, left to right, rows joined; roles by the words beside them.
    std::vector<Side> in(Pieces, const Clauses&, const std::vector<FoundGood>&,
                         const std::vector<InstrumentName>&) const;
    /// The framework named last before a byte: "the bloc".
    std::string framework_before(std::size_t byte) const;
    /// The two economies or frameworks named most in the article; fewer where it has fewer.
    const std::vector<std::string>& main_pair() const { return pair_; }

private:
    struct Stand {
        Span span;
        std::string id;
        bool adjective = false;
    };
    std::vector<Side> single(Pieces) const;

    std::vector<Stand> all_;  ///< in text order, none overlapping
    std::vector<std::string> pair_;
};

/// Adds what is not there yet.
void add_ids(std::vector<std::string>& to, const std::vector<std::string>& more);

}  // namespace detente::reading
