#include "alignment/camps/division_tree.hpp"

#include <algorithm>
#include <array>

namespace detente::alignment {
namespace {

class Placing {
public:
    Placing(const SignedNet& net, std::size_t max_explored, DivisionTree& found)
        : net_(net), max_(max_explored), found_(found), camp_(net.n, open), towards_(net.n, {0, 0}) {}

    /// `violated` among those placed, `bound` on all.
    void explore(std::size_t placed, long violated, long bound) {
        if (found_.explored >= max_) return;
        ++found_.explored;
        if (bound >= static_cast<long>(found_.value)) return;
        if (placed == net_.n) {
            found_.value = static_cast<std::size_t>(violated);
            found_.camps = camp_;
            return;
        }
        const std::size_t node = next();
        const int better = towards_[node][0] <= towards_[node][1] ? 0 : 1;
        // The first node's camp is a matter of names.
        for (const int side : {better, 1 - better}) {
            if (placed == 0 && side != better) continue;
            const long own = towards_[node][side];
            const long least = std::min(towards_[node][0], towards_[node][1]);
            camp_[node] = static_cast<char>(side);
            const long more = spread(node, side, 1);
            explore(placed + 1, violated + own, bound - least + own + more);
            camp_[node] = open;
            spread(node, side, -1);
        }
    }

private:
    static constexpr char open = 2;

    std::size_t next() const {
        std::size_t best = net_.n;
        long most = -1;
        for (std::size_t v = 0; v < net_.n; ++v) {
            if (camp_[v] != open) continue;
            const long degree = static_cast<long>(net_.start[v + 1] - net_.start[v]);
            const long differs = std::abs(towards_[v][0] - towards_[v][1]) * 4096 + std::min(degree, 4095L);
            if (differs > most) most = differs, best = v;
        }
        return best;
    }

    /// Adds `by` for the edges of a node placed in `side` to its open neighbours. Returns how much their part of the
    /// bound grows.
    long spread(std::size_t node, int side, long by) {
        long grown = 0;
        for (std::size_t a = net_.start[node]; a < net_.start[node + 1]; ++a) {
            const auto [other, e] = net_.arcs[a];
            if (camp_[other] != open) continue;
            std::array<long, 2>& towards = towards_[other];
            const long before = std::min(towards[0], towards[1]);
            towards[net_.edges[e].sign > 0 ? 1 - side : side] += by;
            grown += std::min(towards[0], towards[1]) - before;
        }
        return grown;
    }

    const SignedNet& net_;
    std::size_t max_;
    DivisionTree& found_;
    std::vector<char> camp_;
    std::vector<std::array<long, 2>> towards_;  ///< [open node][camp]: edges to placed nodes violated there
};

}  // namespace

void explore_divisions(const SignedNet& net, std::size_t max_explored, DivisionTree& found) {
    Placing(net, max_explored, found).explore(0, 0, 0);
    found.complete = found.explored < max_explored;
}

}  // namespace detente::alignment
