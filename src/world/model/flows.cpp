#include "world/model/flows.hpp"

#include <algorithm>
#include <numeric>

namespace detente {

Flows::Flows(const World& world)
    : exports(world.n(), 0.0), imports(world.n(), 0.0), domestic(world.n(), 0.0), pair(world.n() * world.n(), 0.0) {
    for (std::size_t importer = 0; importer < world.n(); ++importer)
        for (std::size_t sector = 0; sector < world.sectors.size(); ++sector)
            for (std::size_t exporter = 0; exporter < world.n(); ++exporter)
                pair[exporter * world.n() + importer] += world.trade[world.cell(importer, sector, exporter)];
    for (std::size_t i = 0; i < world.n(); ++i)
        for (std::size_t n = 0; n < world.n(); ++n) {
            const double flow = pair[i * world.n() + n];
            (i == n ? domestic[i] : exports[i]) += flow;
            if (i != n) imports[n] += flow;
        }
}

std::vector<std::size_t> Flows::components() const {
    const std::size_t n = exports.size();
    std::vector<std::size_t> parent(n);
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) i = parent[i] = parent[parent[i]];
        return i;
    };
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (pair[i * n + j] > 0) {
                const std::size_t a = root(i), b = root(j);
                parent[std::max(a, b)] = std::min(a, b);
            }
    for (std::size_t i = 0; i < n; ++i) parent[i] = root(i);
    return parent;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace detente
