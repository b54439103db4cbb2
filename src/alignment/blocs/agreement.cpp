#include "detente/alignment/agreement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <type_traits>

#include "detente/support/check_options.hpp"

namespace detente {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

/// Column of a vote in the counts: 0 yes, 1 abstain, 2 no; 3 for no vote cast.
std::size_t category(Vote vote) {
    return is_cast(vote) ? static_cast<std::size_t>(vote) - 1 : 3;
}

/// One pair: its nine counts as whole numbers in doubles, so that every sum below is exact, and what leaves nothing to
/// chance is exactly zero.
struct Cells {
    double yy, ya, yn, ay, aa, an, ny, na, nn;  ///< own vote, other's vote

    double n() const { return yy + ya + yn + ay + aa + an + ny + na + nn; }
    double equal() const { return yy + aa + nn; }
    double absolute() const { return ya + ay + an + na + 2 * (yn + ny); }
    double squared() const { return ya + ay + an + na + 4 * (yn + ny); }
    double x() const { return ay + aa + an + 2 * (ny + na + nn); }
    double y() const { return ya + aa + na + 2 * (yn + an + nn); }
    double squares() const { return ay + aa + an + 4 * (ny + na + nn) + ya + aa + na + 4 * (yn + an + nn); }
    std::array<double, 3> own() const { return {yy + ya + yn, ay + aa + an, ny + na + nn}; }
    std::array<double, 3> other() const { return {yy + ay + ny, ya + aa + na, yn + an + nn}; }
};

/// 1 - part / whole; both counted, the whole exactly zero where it is not defined.
double ratio(double part, double whole) {
    return whole > 0 ? 1 - part / whole : none;
}

template <AgreementIndex index>
double index_of(const Cells& c) {
    const double n = c.n();
    if constexpr (index == AgreementIndex::share) return ratio(n - c.equal(), n);
    if constexpr (index == AgreementIndex::half) return ratio(c.absolute(), 2 * n);
    if constexpr (index == AgreementIndex::S) return ratio(c.absolute(), n);
    if constexpr (index == AgreementIndex::S_squared) return ratio(c.squared(), 2 * n);
    // sum(x-m)^2 + sum(y-m)^2 = squares - (x + y)^2 / 2n.
    if constexpr (index == AgreementIndex::pi) {
        const double sum = c.x() + c.y();
        return ratio(2 * n * c.squared(), 2 * n * c.squares() - sum * sum);
    }
    // sum(x-mx)^2 + sum(y-my)^2 + n (mx-my)^2 = squares - 2 x y / n.
    if constexpr (index == AgreementIndex::kappa) return ratio(n * c.squared(), n * c.squares() - 2 * c.x() * c.y());
    // Expected share of unequal votes: from pooled frequencies (Scott) or each voter's own (Cohen).
    const std::array<double, 3> own = c.own(), other = c.other();
    if constexpr (index == AgreementIndex::pi_nominal) {
        const double yes = own[0] + other[0], abstain = own[1] + other[1], no = own[2] + other[2];
        return ratio(4 * n * (n - c.equal()), 4 * n * n - (yes * yes + abstain * abstain + no * no));
    }
    if constexpr (index == AgreementIndex::kappa_nominal)
        return ratio(n * (n - c.equal()), n * n - (own[0] * other[0] + own[1] * other[1] + own[2] * other[2]));
}

/// Calls work(integral constant of the index): the choice is made once, not for every pair.
template <class Work>
void with_index(AgreementIndex index, const Work& work) {
    using I = AgreementIndex;
    switch (index) {
        case I::share: return work(std::integral_constant<I, I::share>());
        case I::half: return work(std::integral_constant<I, I::half>());
        case I::S: return work(std::integral_constant<I, I::S>());
        case I::S_squared: return work(std::integral_constant<I, I::S_squared>());
        case I::pi: return work(std::integral_constant<I, I::pi>());
        case I::kappa: return work(std::integral_constant<I, I::kappa>());
        case I::pi_nominal: return work(std::integral_constant<I, I::pi_nominal>());
        case I::kappa_nominal: return work(std::integral_constant<I, I::kappa_nominal>());
    }
}

/// So many pairs at a time go through the formulas together, cell by cell: loops that become vectors.
constexpr std::size_t lanes = 32;

template <AgreementIndex index>
void indices_of(const std::uint32_t* counts, std::size_t pairs, double* out) {
    double cell[9][lanes] = {};
    for (std::size_t first = 0; first < pairs; first += lanes) {
        const std::size_t here = std::min(lanes, pairs - first);
        for (std::size_t lane = 0; lane < here; ++lane)
            for (std::size_t k = 0; k < 9; ++k) cell[k][lane] = counts[9 * (first + lane) + k];
        double result[lanes];
        for (std::size_t lane = 0; lane < lanes; ++lane)
            result[lane] = index_of<index>({cell[0][lane], cell[1][lane], cell[2][lane], cell[3][lane], cell[4][lane],
                                            cell[5][lane], cell[6][lane], cell[7][lane], cell[8][lane]});
        std::copy_n(result, here, out + first);
    }
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
    const std::size_t words = planes.words;
    std::uint32_t* counts = result.counts.data();
    const auto ones = [](std::uint64_t bits) { return static_cast<std::uint32_t>(__builtin_popcountll(bits)); };
    for (std::size_t a = 0; a + 1 < result.n(); ++a)
        for (std::size_t b = a + 1; b < result.n(); ++b, counts += 9) {
            const std::uint64_t *own = planes.plane(a, 0), *other = planes.plane(b, 0);
            std::array<std::uint32_t, 9> sum{};
            for (std::size_t w = 0; w < words; ++w) {
                const std::uint64_t y = other[w], ab = other[words + w], no = other[2 * words + w];
                for (std::size_t vote = 0; vote < 3; ++vote) {
                    const std::uint64_t mine = own[vote * words + w];
                    sum[3 * vote] += ones(mine & y);
                    sum[3 * vote + 1] += ones(mine & ab);
                    sum[3 * vote + 2] += ones(mine & no);
                }
            }
            std::copy(sum.begin(), sum.end(), counts);
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
    std::array<double, 9> c{};
    std::copy_n(&counts[9 * pair], 9, c.begin());
    double result = none;
    with_index(index, [&](auto chosen) {
        result = index_of<chosen()>({c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]});
    });
    return result;
}

std::vector<double> Agreement::values(AgreementIndex index) const {
    std::vector<double> result(pairs());
    with_index(index, [&](auto chosen) { indices_of<chosen()>(counts.data(), pairs(), result.data()); });
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
