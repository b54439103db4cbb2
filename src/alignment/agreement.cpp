#include "detente/alignment/agreement.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "detente/support/check_options.hpp"

namespace detente {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Column of a vote in the counts: 0 yes, 1 abstain, 2 no; 3 for no vote cast.
std::size_t category(Vote vote) {
    return is_cast(vote) ? static_cast<std::size_t>(vote) - 1 : 3;
}

/// The nine counts of a pair as sums over votes x (own) and y (other's).
struct Sums {
    double n = 0, equal = 0, absolute = 0, squared = 0;
    double x = 0, y = 0, xx = 0, yy = 0;
    std::array<double, 3> own{}, other{};
};

Sums sums_of(const std::uint32_t* cell) {
    Sums sums;
    for (int a = 0; a < 3; ++a)
        for (int b = 0; b < 3; ++b) {
            const double count = cell[3 * a + b];
            sums.n += count;
            sums.equal += a == b ? count : 0;
            sums.absolute += count * std::abs(a - b);
            sums.squared += count * (a - b) * (a - b);
            sums.own[a] += count;
            sums.other[b] += count;
        }
    for (int v = 0; v < 3; ++v) {
        sums.x += v * sums.own[v], sums.xx += v * v * sums.own[v];
        sums.y += v * sums.other[v], sums.yy += v * v * sums.other[v];
    }
    return sums;
}

double ratio(double part, double whole) {
    return whole > 0 ? 1 - part / whole : none;
}

/// sum(x-m)^2 + sum(y-m)^2 with m the mean of all 2n votes.
double spread_pooled(const Sums& s) {
    return s.xx + s.yy - (s.x + s.y) * (s.x + s.y) / (2 * s.n);
}

/// sum(x-mx)^2 + sum(y-my)^2 + n (mx-my)^2.
double spread_own(const Sums& s) {
    const double gap = (s.x - s.y) / s.n;
    return s.xx - s.x * s.x / s.n + s.yy - s.y * s.y / s.n + s.n * gap * gap;
}

/// Expected share of unequal votes: with pooled frequencies (Scott) or each voter's own (Cohen).
double chance_unequal(const Sums& s, bool pooled) {
    double equal = 0;
    for (int v = 0; v < 3; ++v) {
        const double both = (s.own[v] + s.other[v]) / (2 * s.n);
        equal += pooled ? both * both : s.own[v] * s.other[v] / (s.n * s.n);
    }
    return 1 - equal;
}

double index_of(const Sums& s, AgreementIndex index) {
    if (s.n == 0) return none;
    switch (index) {
        case AgreementIndex::share: return s.equal / s.n;
        case AgreementIndex::half: return 1 - s.absolute / (2 * s.n);
        case AgreementIndex::S: return 1 - 2 * s.absolute / (2 * s.n);
        case AgreementIndex::S_squared: return 1 - 2 * s.squared / (4 * s.n);
        // Below a rounding error of the sums there is no spread at all.
        case AgreementIndex::pi: return spread_pooled(s) > 1e-9 ? ratio(s.squared, spread_pooled(s)) : none;
        case AgreementIndex::kappa: return spread_own(s) > 1e-9 ? ratio(s.squared, spread_own(s)) : none;
        case AgreementIndex::pi_nominal: return ratio(1 - s.equal / s.n, chance_unequal(s, true));
        case AgreementIndex::kappa_nominal: return ratio(1 - s.equal / s.n, chance_unequal(s, false));
    }
    return none;
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
    for (std::size_t a = 0, pair = 0; a + 1 < result.n(); ++a)
        for (std::size_t b = a + 1; b < result.n(); ++b, ++pair)
            for (std::size_t cell = 0; cell < 9; ++cell) {
                const std::uint64_t* own = planes.plane(a, cell / 3);
                const std::uint64_t* other = planes.plane(b, cell % 3);
                std::uint32_t count = 0;
                for (std::size_t w = 0; w < planes.words; ++w)
                    count += static_cast<std::uint32_t>(__builtin_popcountll(own[w] & other[w]));
                result.counts[9 * pair + cell] = count;
            }
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
    return index_of(sums_of(&counts[9 * pair]), index);
}

std::vector<double> Agreement::matrix(AgreementIndex index) const {
    std::vector<double> full(n() * n(), 0);
    for (std::size_t a = 0; a < n(); ++a) {
        full[a * n() + a] = 1;
        for (std::size_t b = a + 1; b < n(); ++b) {
            const double here = value(pair(a, b), index);
            full[a * n() + b] = full[b * n() + a] = std::isnan(here) ? 0 : here;
        }
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
