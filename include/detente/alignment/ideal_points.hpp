#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "detente/alignment/roll_calls.hpp"
#include "detente/support/describe.hpp"
#include "detente/support/notes.hpp"
#include "detente/support/work.hpp"

namespace detente {

/// How an economy's ideal point moves from year to year.
enum class IdealPointMode {
    /// The published sampler of Bailey, Strezhnev and Voeten (2017) as its authors run it: theta_t given only the
    /// lagged
    /// conditional mean, with variance smooth * n_t / (n_t + n_(t-1)); years to come say nothing about theta_t.
    bsv,
    /// theta_t ~ N(theta_(t-1), innovation_variance * years between), drawn exactly for all years at once.
    random_walk,
};

/// Ordinal dynamic item response: z = beta_j theta_it + e, e ~ N(0, 1); yes if z < gamma_1j, abstain if z < gamma_2j,
/// else no. beta ~ N(0, 1), theta_0 ~ N(0, 1), gamma flat on [-7, 7]; theta has mean 0 and variance 1 in every sweep.
struct IdealPointOptions {
    IdealPointMode mode = IdealPointMode::bsv;
    std::int64_t draws = 1000;    ///< kept a chain
    std::int64_t thin = 5;        ///< sweeps a draw
    std::int64_t burn_in = 2500;  ///< sweeps before the first draw: early sessions settle slowly
    std::int64_t chains = 2;
    std::int64_t seed = 1;
    std::int64_t threads = 0;               ///< 0: as many as the machine has; the result is the same for any number
    double smooth = 0.5;                    ///< bsv
    double innovation_variance = 0.05;      ///< random_walk, a year
    std::string high = "USA", low = "RUS";  ///< the anchor: the first stands above the second
    std::string resume;  ///< file that holds the chains between runs: continued where it exists, written at the end
};
void describe(IdealPointOptions&, OptionVisitor&);

/// One economy in one year: posterior mean, standard deviation, 5th and 95th percentile, in standard deviations of all.
struct IdealPoint {
    std::size_t voter = 0;  ///< position in RollCalls::voters
    int year = 0;
    std::size_t votes = 0;  ///< cast on roll calls that divided
    double mean = 0, sd = 0, low = 0, high = 0;
    double r_hat = 0;            ///< split R-hat over chains (Gelman and others, BDA3, eq. 11.4); 1: they agree
    double effective_draws = 0;  ///< by batch means
};

/// One recurring or single text: where it cut.
struct ItemEstimate {
    std::vector<std::size_t> roll_calls;  ///< positions
    double beta = 0, gamma_1 = 0, gamma_2 = 0;
};

struct IdealPoints {
    IdealPointOptions options;
    std::vector<IdealPoint> points;  ///< by year, then voter
    std::vector<ItemEstimate> items;
    std::vector<float> draws;                   ///< [draw, chains one after the other][point]
    std::int64_t draws_made = 0;                ///< of all chains
    std::int64_t sweeps = 0;                    ///< of each chain, burn-in included
    std::size_t votes = 0, unanimous = 0;       ///< votes used; roll calls left out, since everybody voted alike
    double largest_r_hat = 0, share_mixed = 0;  ///< share of points with R-hat below 1.05
    bool stopped = false;                       ///< by whoever watched, before all draws were made
    double seconds = 0;
    Notes notes;  ///< named warnings: chains that disagree, anchors that are not there

    /// Position in `points`, or npos.
    std::size_t find(std::size_t voter, int year) const;
    static constexpr std::size_t npos = ~std::size_t{0};
};

/// Draws from the posterior. Whoever waits is told the sweep, the time that is left and where some great powers stand
/// so far, in the last of the years, and may stop: the draws so far are kept. How many threads, the options say. Throws
/// InputError where nothing can be estimated (fewer than two voters, no roll call that divides) and for a resume file
/// of other votes or options. Not converging is said in `notes`, never an exception.
IdealPoints ideal_points(const RollCalls&, const IdealPointOptions& = {}, const Work& = {});

}  // namespace detente
