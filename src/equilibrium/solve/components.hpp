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
