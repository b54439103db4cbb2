#include "alignment/blocs/bloc_moves.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace detente::alignment {
namespace {

/// Q is of order one: a smaller gain is a rounding error.
constexpr double least_gain = 1e-13;

/// Moves of a chain without a better state, after which it ends.
constexpr std::size_t patience = 50;

constexpr double never = -std::numeric_limits<double>::infinity();

/// One bloc over all nodes: a pass over contiguous rows, without branches, that the compiler turns into vectors.
void look_at(std::size_t n, std::size_t bloc, const std::size_t* __restrict bloc_of, const double* __restrict inside,
             double* __restrict most, double* __restrict own, std::size_t* __restrict where) {
    for (std::size_t i = 0; i < n; ++i) {
        const double in = inside[i], before = most[i], of_own = own[i];
        const std::size_t best = where[i];
        const bool mine = bloc_of[i] == bloc;
        const double here = mine ? never : in;
        own[i] = mine ? in : of_own;
        where[i] = here > before ? bloc : best;
        most[i] = here > before ? here : before;
    }
}

}  // namespace

BlocMoves::BlocMoves(const std::vector<double>& b, std::size_t n, const std::vector<std::size_t>& bloc,
                     const std::vector<std::size_t>& mass)
    : b_(b), n_(n), bloc_(bloc), mass_(mass), size_(n + 1, 0), place_(n + 1, 0) {
    if (mass_.empty()) mass_.assign(n, 1);
    for (std::size_t i = 0; i < n; ++i) diagonal_.push_back(b[i * n + i]);
    // n + 1 slots, so that there is always an empty one.
    inside_.assign((n + 1) * n, 0);
    for (std::size_t slot = n + 1; slot-- > 0;) free_.push_back(slot);
    std::vector<std::size_t> slot_of(n + 1, n + 1);
    for (std::size_t i = 0; i < n; ++i) {
        std::size_t& slot = slot_of[bloc[i]];
        if (slot > n) slot = empty();
        enter(i, slot);
    }
}

void BlocMoves::enter(std::size_t node, std::size_t bloc) {
    if (size_[bloc] == 0) {
        std::erase(free_, bloc);
        place_[bloc] = used_.size();
        used_.push_back(bloc);
    }
    size_[bloc] += mass_[node];
    bloc_[node] = bloc;
    double* inside = &inside_[bloc * n_];
    const double* row = &b_[node * n_];
    for (std::size_t j = 0; j < n_; ++j) inside[j] += row[j];
}

void BlocMoves::leave(std::size_t node) {
    const std::size_t bloc = bloc_[node];
    size_[bloc] -= mass_[node];
    double* inside = &inside_[bloc * n_];
    if (size_[bloc] > 0) {
        const double* row = &b_[node * n_];
        for (std::size_t j = 0; j < n_; ++j) inside[j] -= row[j];
        return;
    }
    std::fill_n(inside, n_, 0.0);  // exactly nothing: rounding errors do not pile up in an empty bloc
    used_[place_[bloc]] = used_.back();
    place_[used_.back()] = place_[bloc];
    used_.pop_back();
    free_.push_back(bloc);
}

void BlocMoves::move(std::size_t node, std::size_t bloc) {
    leave(node);
    enter(node, bloc);
}

double BlocMoves::objective() const {
    double sum = 0;
    for (std::size_t i = 0; i < n_; ++i) sum += inside_[bloc_[i] * n_ + i];
    return sum;
}

double BlocMoves::merge_gain(std::size_t one, std::size_t other) const {
    double sum = 0;
    for (std::size_t i = 0; i < n_; ++i)
        if (bloc_[i] == one) sum += inside_[other * n_ + i];
    return 2 * sum;
}

void BlocMoves::merge(std::size_t from, std::size_t into) {
    for (std::size_t i = 0; i < n_; ++i)
        if (bloc_[i] == from) move(i, into);
}

BlocMoves::Move BlocMoves::best_for(std::size_t node, const MoveLimits& limits) const {
    const std::size_t own = bloc_[node], left = size_[own] - mass_[node];
    if (left == 0 ? limits.fixed_number : left < limits.min_size) return {};
    Move best;
    double most = 0;
    for (const std::size_t bloc : used_) {
        const double here = inside_[bloc * n_ + node];
        if (bloc == own || (best.possible && here <= most)) continue;
        best = {node, bloc, 0, true}, most = here;
    }
    const bool may_open = left > 0 && !limits.fixed_number && mass_[node] >= limits.min_size;
    if (may_open && (!best.possible || most < 0)) best = {node, empty(), 0, true};
    if (best.possible) best.gain = gain(node, best.bloc);
    return best;
}

bool BlocMoves::improve(Random& random, const MoveLimits& limits) {
    const std::vector<std::size_t> order = shuffled(n_, random);
    bool any = false;
    for (std::size_t quiet = 0, at = 0; quiet < n_; at = at + 1 == n_ ? 0 : at + 1) {
        const Move best = best_for(order[at], limits);
        ++quiet;
        if (!best.possible || best.gain <= least_gain) continue;
        move(best.node, best.bloc);
        quiet = 0, any = true;
    }
    return any;
}

BlocMoves::Move BlocMoves::best_of_all(const std::vector<char>& moved, Survey& survey, const MoveLimits& limits) const {
    const bool may_open = !limits.fixed_number && limits.min_size <= 1;
    std::fill(survey.most.begin(), survey.most.end(), may_open ? 0.0 : never);
    std::fill(survey.where.begin(), survey.where.end(), empty());
    for (const std::size_t bloc : used_)
        look_at(n_, bloc, bloc_.data(), &inside_[bloc * n_], survey.most.data(), survey.own.data(),
                survey.where.data());
    Move best{0, 0, never, false};
    for (std::size_t i = 0; i < n_; ++i) {
        const double here = 2 * (survey.most[i] - survey.own[i] + diagonal_[i]);
        if (here <= best.gain || moved[i]) continue;
        const std::size_t left = size_[bloc_[i]] - mass_[i];
        const bool nowhere = left == 0 && (limits.fixed_number || size_[survey.where[i]] == 0);
        if (nowhere || (left > 0 && left < limits.min_size)) continue;
        best = {i, survey.where[i], here, true};
    }
    return best;
}

double BlocMoves::chain(const MoveLimits& limits) {
    struct Step {
        std::size_t node, from;
    };
    Survey survey{std::vector<double>(n_), std::vector<double>(n_), std::vector<std::size_t>(n_)};
    std::vector<char> moved(n_, 0);
    std::vector<Step> steps;
    double gained = 0, most = 0;
    std::size_t keep = 0;
    for (Move best = best_of_all(moved, survey, limits); best.possible; best = best_of_all(moved, survey, limits)) {
        moved[best.node] = 1;
        steps.push_back({best.node, bloc_[best.node]});
        move(best.node, best.bloc);
        gained += best.gain;
        if (gained > most + least_gain) most = gained, keep = steps.size();
        if (steps.size() - keep >= patience) break;
    }
    // Backwards, each bloc is met as it was left: an emptied one is still free when its last member comes home.
    for (std::size_t k = steps.size(); k-- > keep;) move(steps[k].node, steps[k].from);
    return most;
}

BlocMoves::Exchange BlocMoves::best_swap() const {
    Exchange best;
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            if (bloc_[i] == bloc_[j]) continue;
            const double here = gain(i, bloc_[j]) + gain(j, bloc_[i]) - 4 * b_[i * n_ + j];
            if (here > best.gain) best = {i, j, 0, here};
        }
    return best;
}

BlocMoves::Exchange BlocMoves::best_merge_and_split() const {
    Exchange best;
    for (const std::size_t a : used_)
        for (const std::size_t b : used_) {
            if (a >= b) continue;
            const double merged = merge_gain(a, b);
            for (std::size_t i = 0; i < n_; ++i) {
                const std::size_t own = bloc_[i];
                const bool inside = own == a || own == b;
                if (!inside && size_[own] == mass_[i]) continue;  // alone already
                double tied = inside_[own * n_ + i] - b_[i * n_ + i];
                if (inside) tied += inside_[(own == a ? b : a) * n_ + i];
                if (merged - 2 * tied > best.gain) best = {a, b, i, merged - 2 * tied};
            }
        }
    return best;
}

bool BlocMoves::exchange(const MoveLimits& limits) {
    const Exchange swap = best_swap();
    const Exchange split = limits.min_size <= 1 && limits.fixed_number ? best_merge_and_split() : Exchange{};
    if (std::max(swap.gain, split.gain) <= least_gain) return false;
    if (swap.gain >= split.gain) {
        const std::size_t of_one = bloc_[swap.one], of_other = bloc_[swap.other];
        // Through an empty bloc: neither side is emptied on the way.
        const std::size_t between = empty();
        move(swap.one, between);
        move(swap.other, of_one);
        move(swap.one, of_other);
        return true;
    }
    merge(split.one, split.other);
    move(split.node, empty());
    return true;
}

std::vector<std::size_t> shuffled(std::size_t n, Random& random) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t k = n; k > 1; --k) std::swap(order[k - 1], order[random.below(k)]);
    return order;
}

}  // namespace detente::alignment
