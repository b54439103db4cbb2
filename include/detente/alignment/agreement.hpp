#pragma once
#include <string>
#include <vector>

#include "detente/alignment/roll_calls.hpp"
#include "detente/support/describe.hpp"

namespace detente {

/// Ways of saying how much two voters agree over the roll calls in which both cast a vote; yes, abstain, no are 1,
/// 2, 3. Only `share`, `half` and the S are free of chance; the others correct for it. Each is 1 for full agreement.
enum class AgreementIndex {
    share,       ///< the share of equal votes
    half,        ///< the same, an abstention against yes or no counting half: 1 - sum|x-y| / (2n)
    S,           ///< Signorino and Ritter (1999): 1 - 2 sum|x-y| / (2n)
    S_squared,   ///< the same with squares: 1 - 2 sum(x-y)^2 / (4n)
    pi,          ///< Scott's pi with squares: 1 - sum(x-y)^2 / [sum(x-m)^2 + sum(y-m)^2], m the pooled mean
    kappa,       ///< Cohen's kappa with squares: own means; 1 - sum(x-y)^2 / [sum(x-mx)^2 + sum(y-my)^2 + n(mx-my)^2]
    pi_nominal,  ///< Scott's pi on equal or unequal
    kappa_nominal,  ///< Cohen's kappa on equal or unequal
};

/// In the order of the enumerators: "share", "half", "S", "S_squared", "pi", "kappa", "pi_nominal", "kappa_nominal".
const std::vector<std::string>& agreement_names();

struct AgreementOptions {
    double min_participation = 0.25;  ///< of the divided roll calls in which a voter must have voted to be counted
    bool divided_only = true;         ///< leave out roll calls in which all votes cast were equal
};
void describe(AgreementOptions&, OptionVisitor&);

/// Every pair of voters, as counts: all indices follow from them.
struct Agreement {
    std::vector<std::size_t> voters;  ///< positions in RollCalls::voters of those counted
    std::size_t roll_calls = 0;       ///< how many were used
    /// [pair][own vote * 3 + other's vote], votes as 0 yes, 1 abstain, 2 no; pairs (a, b), a < b, row by row.
    std::vector<std::uint32_t> counts;

    std::size_t n() const { return voters.size(); }
    std::size_t pairs() const { return n() * (n() - 1) / 2; }
    std::size_t pair(std::size_t a, std::size_t b) const { return a * (2 * n() - a - 1) / 2 + (b - a - 1); }
    std::uint32_t both(std::size_t pair) const;  ///< roll calls in which both voted
    /// NaN where the index is not defined: no common roll call, or chance leaves nothing to explain.
    double value(std::size_t pair, AgreementIndex) const;
    std::vector<double> values(AgreementIndex) const;  ///< [pair]
    /// Symmetric n x n, row by row; the diagonal is 1, what is not defined 0.
    std::vector<double> matrix(AgreementIndex) const;
};

/// Whether two of the votes cast in a roll call differ.
bool is_divided(const RollCalls&, std::size_t roll_call);

/// Counts agreement over the given roll calls. `weights` (bootstrap): how often each roll call counts; empty: once.
Agreement agreement(const RollCalls&, const AgreementOptions& = {}, const std::vector<std::uint32_t>& weights = {});

}  // namespace detente
