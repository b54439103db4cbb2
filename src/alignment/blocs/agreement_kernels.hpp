#pragma once
#include <cstddef>
#include <cstdint>

#include "detente/alignment/agreement.hpp"
#include "detente/support/vector_level.hpp"

// The loops over all pairs of voters, with the instructions of the machine they run on.
namespace detente::kernels {

struct AgreementLoops {
    /// `bits`: one bit a roll call, planes [voter][yes, abstain, no][word]. Fills counts [pair][own vote][other's
    /// vote], nine a pair a < b: popcounts of ands.
    void (*count)(const std::uint64_t* bits, std::size_t voters, std::size_t words, std::uint32_t* counts);
    /// The index of every pair from its nine counts; NaN where it is not defined.
    void (*indices)(AgreementIndex, const std::uint32_t* counts, std::size_t pairs, double* out);
};

/// Of one level; it must be supported.
const AgreementLoops& agreement(VectorLevel);
/// Of the machine's own level.
inline const AgreementLoops& agreement() {
    static const AgreementLoops& best = agreement(vector_level());
    return best;
}

}  // namespace detente::kernels
