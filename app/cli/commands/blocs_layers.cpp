#include "blocs_layers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/alignment/layers.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente::cli {
namespace {

struct Wanted {
    std::string name;
    double weight = 1;
};

Wanted wanted_layer(const std::string& text) {
    const std::size_t at = text.find('=');
    Wanted wanted{std::string(trim(text.substr(0, at))), 1};
    const std::vector<std::string>& names = layer_names();
    if (std::find(names.begin(), names.end(), wanted.name) == names.end())
        throw UsageError("layer", "'" + wanted.name + "' is not a layer", suggestion(wanted.name, names));
    if (at == std::string::npos) return wanted;
    const auto weight = parse_number(text.substr(at + 1));
    if (!weight || *weight < 0)
        throw UsageError("layer", "'" + text.substr(at + 1) + "' is not a weight", "Write a number, e.g. trade=0.5");
    wanted.weight = *weight;
    return wanted;
}

Layer made(const Wanted& wanted, const LayerOptions& options, const RollCalls& votes, const BlocOptions& blocs,
           const std::vector<std::string>& voters, const std::string& date) {
    Layer layer = wanted.name == "votes"        ? votes_layer(votes, voters, blocs.index, blocs.agreement)
                  : wanted.name == "frameworks" ? frameworks_layer(Registry::installed(), voters, date)
                  : wanted.name == "alliances"  ? alliances_layer(Registry::installed(), voters, date)
                                                : trade_layer(load_world(options.world), voters);
    layer.weight = wanted.weight;
    return layer;
}

std::string in_words(const std::vector<Layer>& layers, const Partition& whole) {
    std::string text = "blocs: Leiden on the weighted sum of layers, each over its own mean size";
    for (const Layer& layer : layers)
        text += fmt::format("; {} with weight {}: {} (alone {} blocs, adjusted Rand index with the sum {:.2f})",
                            layer.name, shortest(layer.weight), layer.what, layer.partition.number(),
                            adjusted_rand(whole.bloc, layer.partition.bloc));
    return text;
}

}  // namespace

void describe(LayerOptions& options, OptionVisitor& visitor) {
    visitor.visit(
        {.name = "layer",
         .help = "Blocs by the sum of kinds of evidence with these weights: votes, frameworks, alliances, trade; "
                 "e.g. votes=1 and trade=0.5. One alone shows that one.",
         .metavar = "NAME=WEIGHT"},
        options.layer);
    visitor.visit(
        {.name = "on", .help = "Day on which memberships count; none: the last of the year.", .metavar = "YYYY-MM-DD"},
        options.on);
    visitor.visit(
        {.name = "world", .help = "Whose trade the layer 'trade' takes.", .metavar = "WORLD", .complete = "world"},
        options.world);
}

void use_layers(const LayerOptions& options, const RollCalls& votes, const BlocOptions& blocs, Order& order) {
    OrderYear& year = order.years.back();
    const std::string date = options.on.empty() ? fmt::format("{}-12-31", year.year) : options.on;
    std::vector<std::string> voters;
    for (const Standing& one : year.standings) voters.push_back(order.voters[one.voter]);
    std::vector<Layer> layers;
    for (const std::string& text : options.layer)
        layers.push_back(made(wanted_layer(text), options, votes, blocs, voters, date));
    const Partition whole = layered_blocs(layers, voters.size(), blocs.leiden);
    year.blocs = bloc_labels(voters, whole);
    year.objective = whole.objective;
    year.rand_index = Standing::none;
    for (std::size_t v = 0; v < voters.size(); ++v) {
        year.standings[v].bloc = whole.bloc[v];
        year.standings[v].probability = Standing::none;
    }
    order.how += (order.how.empty() ? "" : "; ") + in_words(layers, whole);
}

}  // namespace detente::cli
