#pragma once
#include <vector>

namespace bench {

/// The algorithm of Campos et al. (2023) for universal gravity, after Alvarez and Lucas (2007, JME 54(6)): plain
/// alternating iteration on p and P with every power taken in the inner loop, prices scaled to sum to one, stopped when
/// neither moves by more than 1e-15 in the Euclidean norm. Index order X[exporter][importer], as in their equations.
struct AlvarezLucas {
    std::vector<double> p, P;
    int iterations = 0;
};

AlvarezLucas alvarez_lucas(const std::vector<double>& X, const std::vector<double>& tau, std::size_t n, double phi,
                           double psi, double tolerance = 1e-15, int max_iterations = 10000);

}  // namespace bench
