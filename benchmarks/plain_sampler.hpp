#pragma once
#include <cstdint>
#include <vector>

namespace bench {

/// The sampler of Bailey, Strezhnev and Voeten (2017) written out step by step, one loop over all votes a step, in
/// double precision with the C library's erfc and a quantile of full accuracy; one thread. What the published R does,
/// without R.
class PlainSampler {
public:
    struct Vote {
        std::uint32_t unit, item;
        int choice;  ///< 1 yes, 2 abstain, 3 no
    };
    /// `lag` [unit]: whose conditional mean the prior of theta takes; `prior` [unit]: its variance.
    PlainSampler(std::vector<Vote> votes, std::vector<std::uint32_t> lag, std::vector<double> prior, std::size_t items,
                 std::vector<double> theta);
    void sweep();
    const std::vector<double>& theta() const { return theta_; }

private:
    void draw_theta();
    void draw_cuts();
    void draw_latent();
    void draw_slopes();
    std::vector<Vote> votes_;
    std::vector<std::uint32_t> lag_;
    std::vector<double> prior_, theta_, mean_, beta_, gamma_1_, gamma_2_, z_;
    std::uint64_t position_ = 0;
};

}  // namespace bench
