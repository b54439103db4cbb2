#include "alignment/blocs/modularity.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "detente/alignment/leiden.hpp"

namespace detente::alignment {

std::vector<double> modularity_matrix(const std::vector<double>& weights, std::size_t n, double resolution) {
    std::vector<double> plus(n, 0), minus(n, 0);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            if (i == j) continue;
            plus[i] += std::max(weights[i * n + j], 0.0);
            minus[i] += std::max(-weights[i * n + j], 0.0);
        }
    const double all_plus = std::accumulate(plus.begin(), plus.end(), 0.0);
    const double all_minus = std::accumulate(minus.begin(), minus.end(), 0.0);
    std::vector<double> b(n * n, 0);
    if (all_plus + all_minus == 0) return b;
    const double scale = 1 / (all_plus + all_minus);
    const double by_plus = all_plus > 0 ? resolution * scale / all_plus : 0;
    const double by_minus = all_minus > 0 ? resolution * scale / all_minus : 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            const double w = i == j ? 0 : weights[i * n + j];
            // Products first: the same bits for ij and ji.
            b[i * n + j] = scale * w - by_plus * (plus[i] * plus[j]) + by_minus * (minus[i] * minus[j]);
        }
    return b;
}

double modularity_of(const std::vector<double>& b, const std::vector<std::size_t>& bloc) {
    const std::size_t n = bloc.size();
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (bloc[i] == bloc[j]) sum += b[i * n + j];
    return sum;
}

std::vector<std::size_t> numbered_by_size(const std::vector<std::size_t>& bloc) {
    struct Named {
        std::size_t label, first, size;
    };
    std::vector<Named> found;
    std::map<std::size_t, std::size_t> place;
    for (std::size_t i = 0; i < bloc.size(); ++i) {
        const auto [at, fresh] = place.emplace(bloc[i], found.size());
        if (fresh) found.push_back({bloc[i], i, 0});
        ++found[at->second].size;
    }
    std::stable_sort(found.begin(), found.end(), [](const Named& a, const Named& b) { return a.size > b.size; });
    for (std::size_t k = 0; k < found.size(); ++k) place[found[k].label] = k;
    std::vector<std::size_t> result(bloc.size());
    for (std::size_t i = 0; i < bloc.size(); ++i) result[i] = place[bloc[i]];
    return result;
}

}  // namespace detente::alignment

namespace detente {

double signed_modularity(const std::vector<double>& weights, const std::vector<std::size_t>& bloc, double resolution) {
    return alignment::modularity_of(alignment::modularity_matrix(weights, bloc.size(), resolution), bloc);
}

double adjusted_rand(const std::vector<std::size_t>& one, const std::vector<std::size_t>& other) {
    std::map<std::size_t, double> rows, columns;
    std::map<std::pair<std::size_t, std::size_t>, double> cells;
    for (std::size_t i = 0; i < one.size(); ++i) ++rows[one[i]], ++columns[other[i]], ++cells[{one[i], other[i]}];
    const auto pairs = [](const auto& counts) {
        double sum = 0;
        for (const auto& [key, count] : counts) sum += count * (count - 1) / 2;
        return sum;
    };
    const double n = static_cast<double>(one.size()), all = n * (n - 1) / 2;
    const double together = pairs(cells), of_one = pairs(rows), of_other = pairs(columns);
    const double chance = all > 0 ? of_one * of_other / all : 0, most = (of_one + of_other) / 2;
    return most == chance ? 1 : (together - chance) / (most - chance);
}

}  // namespace detente
