#pragma once
#include <map>
#include <string>
#include <vector>

#include "detente/alignment/agreement.hpp"
#include "detente/alignment/leiden.hpp"
#include "detente/support/notes.hpp"
#include "detente/support/work.hpp"

namespace detente {

/// Blocs from roll calls: agreement of pairs, Leiden on it, and how much of that the choice of roll calls decides.
struct BlocOptions {
    AgreementIndex index = AgreementIndex::pi;
    AgreementOptions agreement;
    LeidenOptions leiden;
    std::int64_t draws = 100;        ///< bootstraps over roll calls; 0: none, blocs without probabilities
    std::int64_t draw_restarts = 2;  ///< searches in each of them
    std::int64_t threads = 0;        ///< 0: as many as the machine has; results are the same at any number
};
void describe(BlocOptions&, OptionVisitor&);

/// Blocs and their probabilities. In each draw as many divided roll calls as there are, with replacement; its blocs are
/// matched to those of the whole so that most voters keep theirs (assignment of largest overlap, Kuhn 1955).
struct Blocs {
    AgreementIndex index = AgreementIndex::pi;
    std::size_t roll_calls = 0;         ///< divided ones used
    std::vector<std::string> voters;    ///< counted, in alphabetical order
    std::vector<std::string> left_out;  ///< listed, but voted too rarely
    Partition partition;                ///< of `voters`
    std::vector<std::string> labels;    ///< [bloc]: its best-known members, e.g. "USA-DEU-FRA"
    std::size_t draws = 0;              ///< made: fewer than asked for where somebody stopped them
    std::vector<double> membership;   ///< [voter][bloc] share of draws; a row sums to less than 1 where a draw has more
                                      ///< blocs than the whole and the voter is in one of those
    std::vector<double> together;     ///< [voter][voter] share of draws in which both are in one bloc
    std::vector<std::uint8_t> drawn;  ///< [draw][voter] bloc, numbered as in the whole; number() and above: others
    std::map<std::size_t, std::size_t> numbers;  ///< number of blocs -> draws
    std::vector<double> rand_index;              ///< [draw] adjusted Rand index against the whole
    Notes notes;                                 ///< limits of what is said, each a sentence

    std::size_t n() const { return voters.size(); }
    std::size_t number() const { return partition.number(); }
    /// Share of draws in which `voter` is in its own bloc.
    double probability(std::size_t voter) const { return membership[voter * number() + partition.bloc[voter]]; }
    double median_rand_index() const;  ///< NaN without draws
};

/// Told between draws, whoever waits may stop: the draws so far are kept. How many threads, BlocOptions says. Throws
/// InputError: no roll call, no divided one, fewer than two voters counted; see also leiden().
Blocs blocs(const RollCalls&, const BlocOptions& = {}, const Work& = {});

/// Names of blocs: of each up to three members, in an order of how well known they are that is the same for every
/// year (USA, CHN, RUS, IND, DEU, FRA, GBR, BRA, JPN, ZAF, ...), then in alphabetical order.
std::vector<std::string> bloc_labels(const std::vector<std::string>& voters, const Partition&);

/// For each bloc of `other` the bloc of `reference` it is matched to, so that most nodes keep theirs; blocs left over
/// get reference.number(), ...
std::vector<std::size_t> matched_blocs(const Partition& reference, const Partition& other);

}  // namespace detente
