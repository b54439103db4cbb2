#include <fmt/format.h>

#include <algorithm>

#include "detente/report/report.hpp"
#include "detente/support/text.hpp"

namespace detente {

std::string least_sure(const World& world, const Bloc& bloc) {
    constexpr std::size_t most = 5;
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < bloc.probability.size(); ++k)
        if (bloc.probability[k] < 0.995) order.push_back(k);
    if (order.empty()) return "";
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return bloc.probability[a] < bloc.probability[b]; });
    const std::size_t more = order.size() > most ? order.size() - most : 0;
    order.resize(order.size() - more);
    std::vector<std::string> words;
    words.reserve(order.size());
    for (const std::size_t k : order)
        words.push_back(fmt::format("{} {:.2f}", world.economies[bloc.members[k]].id, bloc.probability[k]));
    return "least sure: " + join(words, ", ") + (more > 0 ? fmt::format(" and {} more below 1", more) : "");
}

}  // namespace detente
