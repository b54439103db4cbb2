// Compiled once a vector level (cmake/rooms.cmake): DETENTE_LEVEL names the namespace.
#include "alignment/blocs/agreement_kernels.hpp"

#include <limits>
#include <type_traits>

namespace detente::kernels::DETENTE_LEVEL {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

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
    struct Sums {
        double yes, abstain, no;
    };
    Sums own() const { return {yy + ya + yn, ay + aa + an, ny + na + nn}; }
    Sums other() const { return {yy + ay + ny, ya + aa + na, yn + an + nn}; }
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
    const Cells::Sums own = c.own(), other = c.other();
    if constexpr (index == AgreementIndex::pi_nominal) {
        const double yes = own.yes + other.yes, abstain = own.abstain + other.abstain, no = own.no + other.no;
        return ratio(4 * n * (n - c.equal()), 4 * n * n - (yes * yes + abstain * abstain + no * no));
    }
    if constexpr (index == AgreementIndex::kappa_nominal)
        return ratio(n * (n - c.equal()),
                     n * n - (own.yes * other.yes + own.abstain * other.abstain + own.no * other.no));
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
        const std::size_t here = pairs - first < lanes ? pairs - first : lanes;
        for (std::size_t lane = 0; lane < here; ++lane)
            for (std::size_t k = 0; k < 9; ++k) cell[k][lane] = counts[9 * (first + lane) + k];
        double result[lanes];
        for (std::size_t lane = 0; lane < lanes; ++lane)
            result[lane] = index_of<index>({cell[0][lane], cell[1][lane], cell[2][lane], cell[3][lane], cell[4][lane],
                                            cell[5][lane], cell[6][lane], cell[7][lane], cell[8][lane]});
        for (std::size_t lane = 0; lane < here; ++lane) out[first + lane] = result[lane];
    }
}

void indices(AgreementIndex index, const std::uint32_t* counts, std::size_t pairs, double* out) {
    with_index(index, [&](auto chosen) { indices_of<chosen()>(counts, pairs, out); });
}

std::uint32_t ones(std::uint64_t bits) {
    return static_cast<std::uint32_t>(__builtin_popcountll(bits));
}

void count(const std::uint64_t* bits, std::size_t voters, std::size_t words, std::uint32_t* counts) {
    for (std::size_t a = 0; a + 1 < voters; ++a)
        for (std::size_t b = a + 1; b < voters; ++b, counts += 9) {
            const std::uint64_t *own = bits + a * 3 * words, *other = bits + b * 3 * words;
            std::uint32_t sum[9] = {};
            for (std::size_t w = 0; w < words; ++w) {
                const std::uint64_t y = other[w], ab = other[words + w], no = other[2 * words + w];
                for (std::size_t vote = 0; vote < 3; ++vote) {
                    const std::uint64_t mine = own[vote * words + w];
                    sum[3 * vote] += ones(mine & y);
                    sum[3 * vote + 1] += ones(mine & ab);
                    sum[3 * vote + 2] += ones(mine & no);
                }
            }
            for (std::size_t k = 0; k < 9; ++k) counts[k] = sum[k];
        }
}

}  // namespace

extern const AgreementLoops agreement_table;
const AgreementLoops agreement_table{count, indices};

}  // namespace detente::kernels::DETENTE_LEVEL
