#include "detente/alignment/agreement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

#include "alignment/blocs/agreement_kernels.hpp"
#include "detente/support/check_options.hpp"

namespace detente {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Column of a vote in the counts: 0 yes, 1 abstain, 2 no; 3 for no vote cast.
std::size_t category(Vote vote) {
    return is_cast(vote) ? static_cast<std::size_t>(vote) - 1 : 3;
}

/// One bit a voter and roll call, a plane for each vote: counts are popcounts of ands.
struct Planes {
    std::size_t words = 0;
    std::vector<std::uint64_t> bits;  ///< [voter][category][word]
    const std::uint64_t* plane(std::size_t voter, std::size_t cat) const { return &bits[(voter * 3 + cat) * words]; }
};

Planes planes_of(const RollCalls& votes, const std::vector<std::size_t>& rows, const std::vector<std::size_t>& voters) {
    Planes planes{(rows.size() + 63) / 64, {}};
    planes.bits.assign(voters.size() * 3 * planes.words, 0);
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t v = 0; v < voters.size(); ++v) {
            const std::size_t cat = category(votes.vote(rows[r], voters[v]));
            if (cat < 3) planes.bits[(v * 3 + cat) * planes.words + r / 64] |= std::uint64_t{1} << (r % 64);
        }
    return planes;
}

void count_by_bits(const Planes& planes, Agreement& result) {
    kernels::agreement().count(planes.bits.data(), result.n(), planes.words, result.counts.data());
}

/// With weights a roll call stands as often in the planes as it counts: the same popcounts.
std::vector<std::size_t> repeated(const std::vector<std::size_t>& rows, const std::vector<std::uint32_t>& weights) {
    if (weights.empty()) return rows;
    std::vector<std::size_t> all;
    for (const std::size_t row : rows) all.insert(all.end(), weights[row], row);
    return all;
}

}  // namespace

const std::vector<std::string>& agreement_names() {
    static const std::vector<std::string> names{"share", "half",  "S",          "S_squared",
                                                "pi",    "kappa", "pi_nominal", "kappa_nominal"};
    return names;
}

void describe(AgreementOptions& options, OptionVisitor& visitor) {
    visitor.visit({.name = "min_participation",
                   .help = "Leave out who voted in less than this share of the divided roll calls.",
                   .min = 0,
                   .max = 1},
                  options.min_participation);
}

bool is_divided(const RollCalls& votes, std::size_t roll_call) {
    const Vote* row = votes.row(roll_call);
    Vote first = Vote::none;
    for (std::size_t i = 0; i < votes.n(); ++i) {
        if (!is_cast(row[i])) continue;
        if (first == Vote::none) first = row[i];
        if (row[i] != first) return true;
    }
    return false;
}

std::uint32_t Agreement::both(std::size_t pair) const {
    std::uint32_t sum = 0;
    for (std::size_t cell = 0; cell < 9; ++cell) sum += counts[9 * pair + cell];
    return sum;
}

double Agreement::value(std::size_t pair, AgreementIndex index) const {
    double result = none;
    kernels::agreement().indices(index, &counts[9 * pair], 1, &result);
    return result;
}

std::vector<double> Agreement::values(AgreementIndex index) const {
    std::vector<double> result(pairs());
    kernels::agreement().indices(index, counts.data(), pairs(), result.data());
    return result;
}

std::vector<double> Agreement::matrix(AgreementIndex index) const {
    const std::vector<double> of_pairs = values(index);
    std::vector<double> full(n() * n(), 0);
    for (std::size_t a = 0, at = 0; a < n(); ++a) {
        full[a * n() + a] = 1;
        for (std::size_t b = a + 1; b < n(); ++b, ++at)
            full[a * n() + b] = full[b * n() + a] = std::isnan(of_pairs[at]) ? 0 : of_pairs[at];
    }
    return full;
}

Agreement agreement(const RollCalls& votes, const AgreementOptions& options,
                    const std::vector<std::uint32_t>& weights) {
    check_options(options);
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < votes.size(); ++r)
        if (!options.divided_only || is_divided(votes, r)) rows.push_back(r);
    std::vector<std::size_t> cast(votes.n());
    for (const std::size_t r : rows)
        for (std::size_t v = 0; v < votes.n(); ++v) cast[v] += is_cast(votes.vote(r, v));
    Agreement result;
    for (std::size_t v = 0; v < votes.n(); ++v)
        if (cast[v] > 0 && static_cast<double>(cast[v]) >= options.min_participation * static_cast<double>(rows.size()))
            result.voters.push_back(v);
    const std::vector<std::size_t> used = repeated(rows, weights);
    result.roll_calls = used.size();
    if (result.n() < 2) return result;
    result.counts.assign(9 * result.pairs(), 0);
    count_by_bits(planes_of(votes, used, result.voters), result);
    return result;
}

}  // namespace detente
