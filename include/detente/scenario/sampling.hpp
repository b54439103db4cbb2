#pragma once
#include <cstdint>

#include "detente/scenario/comparison.hpp"
#include "detente/support/describe.hpp"
#include "detente/support/work.hpp"

namespace detente {

/// Ranges of results from draws of what is uncertain (CompiledScenario::uncertain).
struct SamplingOptions {
    std::int64_t draws = 200;  ///< 0: none
    std::int64_t seed = 1;
    std::int64_t threads = 0;  ///< at most; 0: as many as Work allows
    double level = 0.9;        ///< of the draws that lie within a range, as many beyond either end
};

void describe(SamplingOptions&, OptionVisitor&);

/// Fills in the ranges of every future of a solved comparison, and the differences between futures. Every future is
/// solved at the same draws (common random numbers), so that differences are paired. Draws are a Latin hypercube
/// (McKay, Beckman and Conover 1979): each parameter's distribution is cut into as many equally likely parts as there
/// are draws, and each part is met once. They are a pure function of seed, number of draws and the parameter's name;
/// results are the same to the bit for any number of threads. Where blocs are measured from votes, each draw also has
/// its own members: those of one bootstrap over roll calls (Leiden), or by ideal points drawn from their posterior; the
/// changes then apply to these. Futures with the same measurement meet the same members. Where no uncertainty is
/// stated, or the future itself did not converge, there are no ranges, and a note says so. Who watches the work is told
/// of every draw (stage "draws"); where it is stopped, the draws so far are kept. Throws InputError for options out of
/// bounds.
void sample(Comparison&, const SamplingOptions& = {}, const Work& = {}, const Registry& = Registry::installed());

/// The number below which a share `p` of the sorted `values` lies, linear between them (Hyndman and Fan's type 7).
double percentile(const std::vector<double>& sorted, double p);

}  // namespace detente
