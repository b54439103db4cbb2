#include "door/order_layers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "detente/alignment/layers.hpp"
#include "detente/support/error.hpp"
#include "detente/support/text.hpp"

namespace detente {
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

Layer made(const Wanted& wanted, const Library& library, const OrderQuestion& question, const RollCalls& votes,
           const std::vector<std::string>& voters, const std::string& date) {
    const BlocOptions& blocs = question.options.blocs;
    Layer layer = wanted.name == "votes"        ? votes_layer(votes, voters, blocs.index, blocs.agreement)
                  : wanted.name == "frameworks" ? frameworks_layer(library.registry(), voters, date)
                  : wanted.name == "alliances"  ? alliances_layer(library.registry(), voters, date)
                                                : trade_layer(*library.world(question.world), voters);
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

void describe_layers(OrderQuestion& question, OptionVisitor& visitor) {
    visitor.visit(
        {.name = "layer",
         .help = "Blocs by the sum of kinds of evidence with these weights: votes, frameworks, alliances, trade; "
                 "e.g. votes=1 and trade=0.5. One alone shows that one.",
         .metavar = "NAME=WEIGHT"},
        question.layer);
    visitor.visit(
        {.name = "on", .help = "Day on which memberships count; none: the last of the year.", .metavar = "YYYY-MM-DD"},
        question.on);
    visitor.visit(
        {.name = "world", .help = "Whose trade the layer 'trade' takes.", .metavar = "WORLD", .complete = "world"},
        question.world);
}

void use_layers(const Library& library, const OrderQuestion& question, const RollCalls& votes, Order& order) {
    OrderYear& year = order.years.back();
    const std::string date = question.on.empty() ? fmt::format("{}-12-31", year.year) : question.on;
    std::vector<std::string> voters;
    for (const Standing& one : year.standings) voters.push_back(order.voters[one.voter]);
    std::vector<Layer> layers;
    for (const std::string& text : question.layer)
        layers.push_back(made(wanted_layer(text), library, question, votes, voters, date));
    const Partition whole = layered_blocs(layers, voters.size(), question.options.blocs.leiden);
    year.blocs = bloc_labels(voters, whole);
    year.objective = whole.objective;
    year.rand_index = Standing::none;
    for (std::size_t v = 0; v < voters.size(); ++v) {
        year.standings[v].bloc = whole.bloc[v];
        year.standings[v].probability = Standing::none;
    }
    order.how += (order.how.empty() ? "" : "; ") + in_words(layers, whole);
}

}  // namespace detente
