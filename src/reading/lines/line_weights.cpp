#include "reading/lines/line_weights.hpp"

#include <algorithm>

namespace detente::reading {
namespace {

using Lines = std::vector<Line>;
using Looks = std::vector<LineLook>;

double weigh_alone(const Line& line, const LineLook& look) {
    if (look.words == 0) return 0;
    if (line.kind == LineClass::furniture) return -15;
    if (line.kind != LineClass::body) return -3;
    if (line.duplicate) return -5;
    if (is_prose(look)) return static_cast<double>(std::min<std::size_t>(look.words, 60)) - 10;
    if (look.announces && look.words >= 3) return 2;
    if (look.ends && look.words >= 3) return 1;
    return look.words >= 6 ? -8 : -4;
}

/// Running text among headlines: by the fuller of the two sides.
void lower_teasers(const Lines& lines, const Looks& looks, const std::vector<std::size_t>& filled,
                   std::vector<double>& weights) {
    constexpr std::size_t side = 5;
    constexpr double full = 0.5, least = 0.3;
    std::vector<std::size_t> prose_before(filled.size() + 1);
    const auto is_text = [&](std::size_t i) {
        return lines[i].kind == LineClass::body && !lines[i].duplicate && is_prose(looks[i]);
    };
    for (std::size_t k = 0; k < filled.size(); ++k) prose_before[k + 1] = prose_before[k] + is_text(filled[k]);
    for (std::size_t k = 0; k < filled.size(); ++k) {
        if (weights[filled[k]] <= 0 || !is_text(filled[k])) continue;
        const std::size_t low = k > side ? k - side : 0, high = std::min(filled.size(), k + side + 1);
        const auto share = [&](std::size_t from, std::size_t to) {
            return to == from ? 0.0 : double(prose_before[to] - prose_before[from]) / double(to - from);
        };
        const double share_of_text = std::max(share(low, k), share(k + 1, high));
        if (share_of_text < full) weights[filled[k]] *= least + (1 - least) * share_of_text / full;
    }
}

/// "1 ...", "2 ...", up to "8 ..." and more, with up to three lines between.
void raise_numbered_lists(const Lines& lines, const Looks& looks, const std::vector<std::size_t>& filled,
                          std::vector<double>& weights) {
    constexpr int least = 8, between = 3;
    const auto lead = [&](std::size_t k) {
        const LineLook& look = looks[filled[k]];
        return look.words >= 2 && !look.calendar ? look.leading_number : -1;
    };
    for (std::size_t k = 0; k < filled.size(); ++k) {
        if (lead(k) != 1) continue;
        std::vector<std::size_t> entries{k};
        for (std::size_t next = k + 1; next < filled.size() && next <= entries.back() + between + 1; ++next)
            if (lead(next) == int(entries.size()) + 1) entries.push_back(next);
        if (int(entries.size()) < least) continue;
        for (std::size_t at = k; at <= entries.back(); ++at) {
            const bool entry = std::binary_search(entries.begin(), entries.end(), at);
            if (entry || lines[filled[at]].kind != LineClass::furniture)
                weights[filled[at]] = std::max(weights[filled[at]], entry ? 6.0 : 0.0);
        }
        k = entries.back();
    }
}

void raise_tables(const Looks& looks, const std::vector<std::size_t>& filled, std::vector<double>& weights) {
    const auto row = [&](std::size_t k) {
        const LineLook& look = looks[filled[k]];
        return look.numbers >= 3 && 2 * look.numbers + 1 >= look.words && !is_prose(look);
    };
    for (std::size_t k = 0; k < filled.size(); ++k)
        if (row(k) && ((k > 0 && row(k - 1)) || (k + 1 < filled.size() && row(k + 1)))) weights[filled[k]] = 4;
}

/// Lowers all lines of a kind where the page has many of them.
template <class Test>
void lower_many(std::vector<double>& weights, std::size_t least, Test is_one) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (is_one(i)) found.push_back(i);
    for (const std::size_t i : found)
        if (found.size() >= least) weights[i] = -15;
}

Stretch heaviest(const std::vector<double>& weights, std::size_t first, std::size_t last) {
    Stretch best{first, first, 0}, now = best;
    for (std::size_t i = first; i < last; ++i) {
        if (now.sum <= 0) now = {i, i, 0};
        now.sum += weights[i];
        now.last = i + 1;
        if (now.sum > best.sum) best = now;
    }
    return best;
}

}  // namespace

bool is_prose(const LineLook& look) {
    return (look.words >= 8 && look.ends) || (look.words >= 20 && look.sentences > 0) ||
           (look.words >= 30 && look.function_words >= 3);
}

std::vector<double> weigh_lines(const Lines& lines, const Looks& looks) {
    std::vector<double> weights(lines.size());
    std::vector<std::size_t> filled;  // lines with words
    for (std::size_t i = 0; i < lines.size(); ++i) {
        weights[i] = weigh_alone(lines[i], looks[i]);
        if (looks[i].words > 0) filled.push_back(i);
    }
    lower_teasers(lines, looks, filled, weights);
    raise_tables(looks, filled, weights);
    lower_many(weights, 5, [&](std::size_t i) { return lines[i].kind == LineClass::body && looks[i].own_headline; });
    lower_many(weights, 4, [&](std::size_t i) {
        return looks[i].calendar && looks[i].words <= 8 && lines[i].kind != LineClass::body;
    });
    raise_numbered_lists(lines, looks, filled, weights);
    return weights;
}

std::vector<Stretch> article_stretches(const std::vector<double>& weights) {
    constexpr std::size_t distance = 8, times = 3;
    const Stretch main = heaviest(weights, 0, weights.size());
    if (main.sum <= 0) return {};
    std::vector<Stretch> all{main};
    const auto belongs = [&](const Stretch& other) { return other.sum >= 20 && other.sum >= 0.15 * main.sum; };
    for (std::size_t i = 0; i < times; ++i) {
        const Stretch behind = heaviest(weights, all.back().last, weights.size());
        const Stretch before = heaviest(weights, 0, all.front().first);
        const bool more = belongs(behind) && behind.first - all.back().last <= distance;
        const bool earlier = belongs(before) && all.front().first - before.last <= distance;
        if (more) all.push_back(behind);
        if (earlier) all.insert(all.begin(), before);
        if (!more && !earlier) break;
    }
    return all;
}

}  // namespace detente::reading
