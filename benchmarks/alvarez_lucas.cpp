#include "alvarez_lucas.hpp"

#include <cmath>

namespace bench {
namespace {

double distance(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return std::sqrt(sum);
}

}  // namespace

AlvarezLucas alvarez_lucas(const std::vector<double>& X, const std::vector<double>& tau, std::size_t n, double phi,
                           double psi, double tolerance, int max_iterations) {
    std::vector<double> Y(n, 0), E(n, 0), p(n, 1.0 / double(n)), P(p), next_p(n), next_P(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            Y[i] += X[i * n + j];
            E[j] += X[i * n + j];
        }
    }
    AlvarezLucas result;
    for (result.iterations = 1; result.iterations <= max_iterations; ++result.iterations) {
        double total = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double demand = 0;
            for (std::size_t j = 0; j < n; ++j) {
                demand += X[i * n + j] / Y[i] * std::pow(tau[i * n + j], -phi) * std::pow(P[j], phi) * p[j] *
                          std::pow(p[j] / P[j], psi);
            }
            next_p[i] = std::pow(std::pow(P[i], psi) * demand, 1 / (1 + psi + phi));
            total += next_p[i];
        }
        for (double& price : next_p) price /= total;
        const double moved_p = distance(next_p, p);
        if (moved_p < tolerance) break;
        p = next_p;
        for (std::size_t i = 0; i < n; ++i) {
            double index = 0;
            for (std::size_t j = 0; j < n; ++j) {
                index += X[j * n + i] / E[i] * std::pow(tau[j * n + i], -phi) * std::pow(p[j], -phi);
            }
            next_P[i] = std::pow(index, -1 / phi);
        }
        const double moved_P = distance(next_P, P);
        if (moved_P < tolerance) break;
        P = next_P;
    }
    result.p = p;
    result.P = P;
    return result;
}

}  // namespace bench
