#pragma once
#include <vector>

#include "detente/alignment/agreement.hpp"

namespace detente {

/// How far points on a line (ideal points, x_1 ... x_n, equal weights) stand apart in two camps. NaN: not defined.
struct PointPolarity {
    std::size_t n = 0;
    double mean = 0;
    double sd = 0;  ///< sqrt(sum (x - mean)^2 / n)
    /// Duclos, Esteban and Ray 2004 (Econometrica 72(6), 1737-1772), eq. 9 with their normal kernel and bandwidth:
    ///   P_a = 1/n sum_i f(x_i)^a 1/n sum_j |x_i - x_j|,  f(x) = 1/(n h) sum_j phi((x - x_j) / h),
    ///   h = 4.7 n^(-1/2) sd a^0.1.  In units of x^(1-a).
    double esteban_ray_1 = 0, esteban_ray_13 = 0, esteban_ray_16 = 0;  ///< a = 1, 1.3, 1.6
    /// After Wolfson 1994 (American Economic Review 84(2), 353-358), without dividing by the median, which is zero for
    /// points on a standardised line: mean of those above the median - mean of the others - mean distance
    /// 1/n^2 sum_ij |x_i - x_j|. Zero where all points stand evenly within the halves; in units of x.
    double wolfson_gap = 0;
    /// Sarle's coefficient of bimodality (SAS Institute 1990): (g^2 + 1) / (k + 3 (n-1)^2 / ((n-2)(n-3))), g skewness,
    /// k excess kurtosis, both of moments divided by n. 5/9 for many points of a uniform distribution, more for two
    /// modes. n > 3.
    double sarle = 0;
    /// The cut of the sorted points in two groups with the least sum of squares within (two means, exact).
    double cut = 0;          ///< midway between the groups
    double split_share = 0;  ///< share of points below it
    double two_mean_r2 = 0;  ///< 1 - sum of squares within / in all
    /// Ashman, Bird and Zepf 1994 (Astronomical Journal 108, 2348), eq. 3: sqrt(2) |m_1 - m_2| / sqrt(s_1^2 + s_2^2) of
    /// the two groups, variances divided by n. Above 2: clearly apart. NaN where neither group has any spread.
    double ashman_d = 0;
};

/// Throws InputError for a point that is not finite. Fewer than two points, or all equal: what needs spread is NaN.
PointPolarity point_polarity(const std::vector<double>& points);

/// How power is spread over blocs: with s_k the share of bloc k in all weights, hhi = sum s_k^2 and the effective
/// number of blocs 1 / hhi (Laakso and Taagepera 1979, Comparative Political Studies 12(1)).
struct Concentration {
    std::vector<double> shares;  ///< [bloc]
    double hhi = 0;
    double effective_number = 0;
};

/// `weights` [member]: empty counts heads. Not negative, finite, their sum positive; else InputError.
Concentration concentration(const std::vector<std::size_t>& bloc, const std::vector<double>& weights = {});

/// Mean of an index over the pairs for which it is defined; NaN where there is none.
double mean_agreement(const Agreement&, AgreementIndex);

}  // namespace detente
