#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detente/reading/reading.hpp"
#include "reading/figures/indicators.hpp"

namespace detente::reading {

/// An economy or framework of a sentence: pieces [first, last).
struct NamedParty {
    std::size_t first = 0, last = 0;
    std::string id;  ///< "CHN", "igo:EU"
    bool framework = false, adjective = false;
};

/// Those of a sentence, in order; 中俄 where it names nobody else.
std::vector<NamedParty> parties_in(const Reading&, const Pieces&);

/// Whose figure it is.
struct FigureParties {
    std::vector<std::string> who;    ///< one id, or the two that trade
    std::string exporter, importer;  ///< where the text says which way the goods go
    std::string status;              ///< "stated"; "inferred: ..." where the sentence names them elsewhere

    bool operator==(const FigureParties&) const = default;
};

/// Ties the figures of a sentence to parties, one after the other: each takes what its own stretch says (from the
/// figure before it on), and a member of a list takes the place of the party that the figure before it has.
class PartyTies {
public:
    PartyTies(const Pieces& pieces, const std::vector<NamedParty>& named, const std::vector<Found>& figures)
        : pieces_(pieces), named_(named), figures_(figures) {}

    /// For figure `f`, after those before it.
    FigureParties tie(std::size_t f, const Indicator&);

private:
    struct Trade;

    std::size_t floor(std::size_t f) const { return f > 0 ? figures_[f - 1].last : 0; }
    std::size_t ceiling(std::size_t f) const {
        return f + 1 < figures_.size() ? figures_[f + 1].first : pieces_.size();
    }
    const NamedParty* party_at(std::size_t piece) const;
    const NamedParty* party_ending(std::size_t piece) const;
    const NamedParty* party_called(const std::string& id) const;
    const NamedParty* owner_of(std::size_t noun, const NamedParty** second) const;
    const NamedParty* subject_before(std::size_t piece, const NamedParty* but) const;
    const NamedParty* listed_behind(std::size_t f) const;
    const NamedParty* nearest_before(std::size_t f) const;
    bool leads_nowhere(std::size_t preposition) const;
    void phrases_behind(std::size_t noun, std::size_t until, Trade&) const;
    std::pair<const NamedParty*, std::string_view> partner_of_list(std::size_t f) const;
    FigureParties flow(std::size_t f, const Indicator&, Trade, const NamedParty* owner);
    FigureParties trade(std::size_t f, const Indicator&);
    FigureParties trade_of_list(std::size_t f) const;
    FigureParties other(std::size_t f, const Indicator&) const;
    FigureParties by_sentence(std::size_t f, bool pair) const;

    const Pieces& pieces_;
    const std::vector<NamedParty>& named_;
    const std::vector<Found>& figures_;
    FigureParties last_;
    std::string last_indicator_;
    std::string home_;  ///< whose exports or imports the sentence spoke of last
};

}  // namespace detente::reading
