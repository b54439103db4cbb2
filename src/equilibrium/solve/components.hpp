#pragma once
#include <Eigen/Dense>
#include <algorithm>
#include <functional>
#include <vector>

namespace detente {

/// Below this share of a buyer's spending, or of a seller's sales, a link is lost in rounding and would leave relative
/// prices undetermined.
inline constexpr double link_threshold = 1e-15;

/// Groups of economies that trade with each other, directly or not; group 0 is the largest by `size`.
inline int connected_components(std::size_t n, const std::vector<double>& size,
                                const std::function<bool(std::size_t, std::size_t)>& linked,
                                std::vector<int>& component) {
    component.assign(n, -1);
    std::vector<double> total;
    for (std::size_t first = 0; first < n; ++first) {
        if (component[first] >= 0) continue;
        const int label = static_cast<int>(total.size());
        total.push_back(0);
        std::vector<std::size_t> queue{first};
        component[first] = label;
        for (std::size_t head = 0; head < queue.size(); ++head) {
            total.back() += size[queue[head]];
            for (std::size_t other = 0; other < n; ++other) {
                if (component[other] >= 0 || !(linked(queue[head], other) || linked(other, queue[head]))) continue;
                component[other] = label;
                queue.push_back(other);
            }
        }
    }
    const int largest = static_cast<int>(std::max_element(total.begin(), total.end()) - total.begin());
    for (int& c : component) c = c == largest ? 0 : c == 0 ? largest : c;
    return static_cast<int>(total.size());
}

/// Economies that, within their component, cannot be reached both by buying and by selling from its largest one over
/// `linked` (buyer, seller) flows. Balanced trade has no equilibrium there: the only one is autarky.
inline std::vector<std::size_t> one_way_economies(const std::vector<int>& component, int components,
                                                  const std::vector<double>& size,
                                                  const std::function<bool(std::size_t, std::size_t)>& linked) {
    const std::size_t n = size.size();
    std::vector<std::size_t> cut;
    for (int c = 0; c < components; ++c) {
        std::size_t hub = n;
        for (std::size_t i = 0; i < n; ++i) {
            if (component[i] == c && (hub == n || size[i] > size[hub])) hub = i;
        }
        if (hub == n) continue;
        const auto reached = [&](bool selling) {
            std::vector<char> seen(n, 0);
            std::vector<std::size_t> queue{hub};
            seen[hub] = 1;
            for (std::size_t head = 0; head < queue.size(); ++head) {
                for (std::size_t other = 0; other < n; ++other) {
                    if (seen[other]) continue;
                    if (!(selling ? linked(other, queue[head]) : linked(queue[head], other))) continue;
                    seen[other] = 1;
                    queue.push_back(other);
                }
            }
            return seen;
        };
        const std::vector<char> buyers = reached(true), suppliers = reached(false);
        for (std::size_t i = 0; i < n; ++i) {
            if (component[i] == c && !(buyers[i] && suppliers[i])) cut.push_back(i);
        }
    }
    return cut;
}

/// A deficit needs a creditor in the same group: what one outside paid goes in proportion to size.
inline void drop_outside_deficits(const std::vector<int>& component, int components, const Eigen::ArrayXd& size,
                                  Eigen::ArrayXd& deficit) {
    if (components == 1) return;
    Eigen::ArrayXd owed = Eigen::ArrayXd::Zero(components), total = owed;
    for (Eigen::Index k = 0; k < size.size(); ++k) {
        owed[component[std::size_t(k)]] += deficit[k];
        total[component[std::size_t(k)]] += size[k];
    }
    for (Eigen::Index k = 0; k < size.size(); ++k) {
        const int c = component[std::size_t(k)];
        deficit[k] -= size[k] * owed[c] / total[c];
    }
}

}  // namespace detente
