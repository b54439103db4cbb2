#include "alignment/order/year_polarity.hpp"

#include <cmath>

#include "detente/alignment/frustration.hpp"
#include "detente/alignment/polarity.hpp"

namespace detente::alignment {
namespace {

using Named = std::vector<std::pair<std::string, double>>;

void put(Named& list, const char* name, double value) {
    if (std::isfinite(value)) list.emplace_back(name, value);
}

void put_points(const OrderYear& year, Named& list) {
    std::vector<double> points;
    for (const Standing& one : year.standings)
        if (std::isfinite(one.ideal_point)) points.push_back(one.ideal_point);
    if (points.size() < 2) return;
    const PointPolarity polarity = point_polarity(points);
    put(list, "ideal_point_sd", polarity.sd);
    put(list, "esteban_ray_1", polarity.esteban_ray_1);
    put(list, "esteban_ray_1.3", polarity.esteban_ray_13);
    put(list, "esteban_ray_1.6", polarity.esteban_ray_16);
    put(list, "wolfson_gap", polarity.wolfson_gap);
    put(list, "sarle", polarity.sarle);
    put(list, "ashman_d", polarity.ashman_d);
    put(list, "split_share", polarity.split_share);
    put(list, "two_mean_r2", polarity.two_mean_r2);
}

void put_blocs(const OrderYear& year, Named& list) {
    std::vector<std::size_t> bloc;
    for (const Standing& one : year.standings)
        if (one.bloc != Standing::no_bloc) bloc.push_back(one.bloc);
    if (bloc.empty()) return;
    const Concentration heads = concentration(bloc);
    put(list, "blocs", static_cast<double>(year.blocs.size()));
    put(list, "hhi", heads.hhi);
    put(list, "effective_blocs", heads.effective_number);
}

}  // namespace

Named year_polarity(const RollCalls& votes, const OrderYear& year) {
    Named list;
    const Agreement pairs = agreement(votes);
    if (pairs.n() > 1 && pairs.roll_calls > 0)
        put(list, "mean_half_agreement", mean_agreement(pairs, AgreementIndex::half));
    put_points(year, list);
    put_blocs(year, list);
    return list;
}

void add_frustration(const RollCalls& votes, const BlocOptions& options, Named& polarity) {
    const Agreement pairs = agreement(votes, options.agreement);
    SignedGraph graph;
    graph.nodes = pairs.n();
    for (std::size_t a = 0; a < pairs.n(); ++a)
        for (std::size_t b = a + 1; b < pairs.n(); ++b)
            if (const double value = pairs.value(pairs.pair(a, b), options.index); std::isfinite(value) && value != 0)
                graph.edges.push_back({a, b, value > 0 ? 1 : -1});
    if (graph.edges.empty()) return;
    const Frustration found = frustration(graph);
    put(polarity, "frustrated_edges", static_cast<double>(found.value));
    put(polarity, "frustration_bound", static_cast<double>(found.lower_bound));
    put(polarity, "frustration_proven", found.proven ? 1 : 0);
    put(polarity, "balance", found.normalised);
}

}  // namespace detente::alignment
