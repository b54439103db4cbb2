#pragma once
#include <cstdint>
#include <vector>

#include "alignment/points/panel.hpp"
#include "detente/alignment/ideal_points.hpp"

namespace detente {

/// One chain of the sampler: its state, and the draws it has kept. A sweep is a pure function of state, seed, chain
/// number and sweep number, so that a chain that was saved goes on as if nothing had happened.
struct Chain {
    std::uint32_t number = 0;
    std::int64_t sweeps = 0;
    std::vector<float> theta;                   ///< [unit], standardised
    std::vector<float> theta_mean;              ///< [unit], conditional mean before the draw: what bsv lags
    std::vector<float> beta, gamma_1, gamma_2;  ///< [item]
    std::vector<float> sum_z, sum_1;            ///< [unit]: sum beta z, sum beta^2 over the unit's votes
    std::vector<double> item_sums;              ///< [item][beta, gamma_1, gamma_2], over kept draws
    std::vector<float> draws;                   ///< [draw][unit]
    std::vector<double> running;                ///< [unit], sum of theta since `running_from`
    std::int64_t running_from = 0;
};

/// Starting values from the data alone: the first principal component of votes (one point an economy, then one a year),
/// cut points from the shares of yes, abstain and no. The anchor's sign.
void start_chain(const Panel&, const IdealPointOptions&, std::uint32_t anchor_high, std::uint32_t anchor_low, Chain&);

/// Draws everything once: theta | z, gamma | theta, beta (z integrated out), z | all, beta | z, theta.
void sweep(const Panel&, const IdealPointOptions&, std::uint32_t anchor_high, std::uint32_t anchor_low,
           std::size_t threads, Chain&);

/// gamma | theta, beta (z integrated out), z | all, beta | z, theta for every item; then the units' sums.
void draw_items(const Panel&, const IdealPointOptions&, std::size_t threads, Chain&);
/// What theta was: mean and standard deviation over all units.
struct Scale {
    double mean = 0, sd = 1;
};
/// Mean 0 and standard deviation 1 over all units; returns those before.
Scale standardise(std::vector<float>& theta);
/// How far the first voter stands above the second, in the mean of their years; one that is not there counts as 0.
double anchor_gap(const Panel&, const std::vector<float>& theta, std::uint32_t high, std::uint32_t low);
/// Turns the scale around; the likelihood stays.
void flip(Chain&);

}  // namespace detente
