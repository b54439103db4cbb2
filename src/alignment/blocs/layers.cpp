// Other evidence beside votes. Nothing is weighed in secret: a layer's weight is the user's, and each stands alone too.
#include "detente/alignment/layers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "detente/support/error.hpp"

namespace detente {
namespace {

/// Members among the voters, by position.
std::vector<char> members_of(const Registry& registry, const std::string& framework,
                             const std::vector<std::string>& voters, const std::string& date) {
    const std::vector<std::string> ids = registry.members(framework, date);
    std::vector<char> in(voters.size(), 0);
    for (std::size_t v = 0; v < voters.size(); ++v) in[v] = std::binary_search(ids.begin(), ids.end(), voters[v]);
    return in;
}

double mean_size(const std::vector<double>& matrix, std::size_t n) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) sum += i == j ? 0 : std::abs(matrix[i * n + j]);
    return n > 1 ? sum / static_cast<double>(n * (n - 1)) : 0;
}

void check(const std::vector<Layer>& layers, std::size_t n) {
    if (layers.empty())
        throw InputError("", 0, "layer", "no layer is named", "Name one: votes, frameworks, alliances, trade");
    double sum = 0;
    for (const Layer& layer : layers) {
        if (layer.matrix.size() != n * n)
            throw InputError("", 0, "layer", fmt::format("'{}' is not a matrix of the {} voters", layer.name, n));
        if (!(layer.weight >= 0) || !std::isfinite(layer.weight))
            throw InputError("", 0, "layer", fmt::format("the weight of '{}' must not be negative", layer.name));
        sum += layer.weight;
    }
    if (!(sum > 0)) throw InputError("", 0, "layer", "all weights are zero", "Give one layer a weight above zero");
}

}  // namespace

const std::vector<std::string>& layer_names() {
    static const std::vector<std::string> names{"votes", "frameworks", "alliances", "trade"};
    return names;
}

Layer votes_layer(const RollCalls& votes, const std::vector<std::string>& voters, AgreementIndex index,
                  const AgreementOptions& options) {
    Layer layer{.name = "votes"};
    layer.what = fmt::format("agreement by {} over {} roll calls of {}",
                             agreement_names()[static_cast<std::size_t>(index)], votes.size(), votes.id);
    const std::size_t n = voters.size();
    layer.matrix.assign(n * n, 0);
    const Agreement pairs = agreement(votes, options);
    const std::vector<double> full = pairs.matrix(index);
    std::vector<std::size_t> place;
    for (const std::size_t v : pairs.voters)
        place.push_back(
            static_cast<std::size_t>(std::find(voters.begin(), voters.end(), votes.voters[v]) - voters.begin()));
    for (std::size_t a = 0; a < pairs.n(); ++a)
        for (std::size_t b = 0; b < pairs.n(); ++b)
            if (place[a] < n && place[b] < n && a != b) layer.matrix[place[a] * n + place[b]] = full[a * pairs.n() + b];
    return layer;
}

Layer frameworks_layer(const Registry& registry, const std::vector<std::string>& voters, const std::string& date) {
    const std::size_t n = voters.size();
    Layer layer{.name = "frameworks"};
    layer.matrix.assign(n * n, 0);
    std::vector<double> own(n, 0);
    std::size_t used = 0;
    for (const FrameworkRecord& framework : registry.frameworks()) {
        const std::vector<char> in = members_of(registry, framework.id, voters, date);
        const auto count = static_cast<std::size_t>(std::count(in.begin(), in.end(), 1));
        if (count < 2 || 10 * count > 9 * n) continue;
        ++used;
        for (std::size_t i = 0; i < n; ++i) {
            own[i] += in[i];
            for (std::size_t j = 0; j < n; ++j) layer.matrix[i * n + j] += in[i] && in[j];
        }
    }
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (layer.matrix[i * n + j] > 0) layer.matrix[i * n + j] /= std::sqrt(own[i] * own[j]);
    layer.what = fmt::format("memberships in common on {}, of {} frameworks", date, used);
    return layer;
}

Layer alliances_layer(const Registry& registry, const std::vector<std::string>& voters, const std::string& date) {
    const std::size_t n = voters.size();
    Layer layer{.name = "alliances"};
    layer.matrix.assign(n * n, 0);
    std::string named;
    for (const FrameworkRecord& framework : registry.frameworks()) {
        if (framework.kind != "alliance") continue;
        const std::vector<char> in = members_of(registry, framework.id, voters, date);
        if (std::count(in.begin(), in.end(), 1) < 2) continue;
        named += (named.empty() ? "" : ", ") + framework.id;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < n; ++j)
                if (in[i] && in[j]) layer.matrix[i * n + j] = 1;
    }
    layer.what = fmt::format("an alliance in common on {}: {}", date, named.empty() ? "none is known" : named);
    return layer;
}

Layer trade_layer(const World& world, const std::vector<std::string>& voters) {
    const std::size_t n = voters.size();
    Layer layer{.name = "trade"};
    layer.what = fmt::format("trade both ways over the geometric mean of each one's trade, world {}", world.id);
    layer.matrix.assign(n * n, 0);
    std::vector<double> own(n, 0);
    std::vector<std::optional<std::size_t>> at;
    at.reserve(n);
    for (const std::string& voter : voters) at.push_back(world.find_economy(voter));
    const auto flow = [&](std::size_t importer, std::size_t exporter) {
        double sum = 0;
        for (std::size_t s = 0; s < world.sectors.size(); ++s) sum += world.trade[world.cell(importer, s, exporter)];
        return sum;
    };
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; at[i] && k < world.n(); ++k)
            if (k != *at[i]) own[i] += flow(*at[i], k) + flow(k, *at[i]);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            if (i != j && at[i] && at[j] && own[i] > 0 && own[j] > 0)
                layer.matrix[i * n + j] = (flow(*at[i], *at[j]) + flow(*at[j], *at[i])) / std::sqrt(own[i] * own[j]);
    return layer;
}

Partition layered_blocs(std::vector<Layer>& layers, std::size_t n, const LeidenOptions& options) {
    check(layers, n);
    std::vector<double> sum(n * n, 0);
    for (Layer& layer : layers) {
        const double size = mean_size(layer.matrix, n);
        for (std::size_t cell = 0; cell < sum.size() && size > 0; ++cell)
            sum[cell] += layer.weight * layer.matrix[cell] / size;
        layer.partition = leiden(layer.matrix, n, options);
    }
    return leiden(sum, n, options);
}

}  // namespace detente
