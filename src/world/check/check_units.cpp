#include <fmt/format.h>

#include <cmath>

#include "world/check/problems.hpp"
#include "world/model/flows.hpp"

namespace detente {
namespace {

// Powers of ten. Values given in thousands among values in millions stand out by three; among 151 economies in 2019
// the widest genuine gaps are 1.6 (mirror flows, Iraq), 1.2 (exports to imports, Tonga) and 1.3 (domestic sales to
// imports, Venezuela) from the median.
constexpr double off_by_a_unit = 2.2;
constexpr double far_off = 2.0;
constexpr std::size_t enough = 5;  // economies, and partners of each, before a median says anything

struct Gaps {
    std::vector<std::size_t> economy;
    std::vector<double> value;
    void add(std::size_t i, double gap) { economy.push_back(i), value.push_back(gap); }
};

/// The median over partners of log10(flow to the partner / flow from it).
std::vector<double> mirror_ratios(const Flows& flows, std::size_t i) {
    const std::size_t n = flows.exports.size();
    std::vector<double> ratios;
    for (std::size_t j = 0; j < n; ++j) {
        const double out = flows.pair[i * n + j], in = flows.pair[j * n + i];
        if (i != j && out > 0 && in > 0) ratios.push_back(std::log10(out / in));
    }
    return ratios;
}

}  // namespace

void check_units(const World& world, const WorldLines& lines, Problems& problems) {
    const Flows flows(world);
    Gaps mirror, balance, home;
    for (std::size_t i = 0; i < world.n(); ++i) {
        const std::vector<double> ratios = mirror_ratios(flows, i);
        if (ratios.size() < enough) continue;
        mirror.add(i, median(ratios));
        balance.add(i, std::log10(flows.exports[i] / flows.imports[i]));
        if (flows.domestic[i] > 0) home.add(i, std::log10(flows.domestic[i] / flows.imports[i]));
    }
    const auto warn = [&](std::size_t i, const std::string& what) {
        problems.warning("mixed-units", lines.economies, lines.of_economy(i),
                         fmt::format("{} of {} by a factor of about {}: are all values in {}?", what,
                                     world.economies[i].id, "1000", world.unit));
    };
    std::vector<bool> named(world.n(), false);
    if (mirror.value.size() >= enough) {
        const double usual = median(mirror.value), usual_balance = median(balance.value);
        for (std::size_t k = 0; k < mirror.value.size(); ++k) {
            const double gap = mirror.value[k] - usual, total = balance.value[k] - usual_balance;
            if (std::abs(gap) < off_by_a_unit || std::abs(total) < far_off || gap * total < 0) continue;
            named[mirror.economy[k]] = true;
            warn(mirror.economy[k], gap > 0 ? "flows from partners fall short of the flows to them"
                                            : "flows to partners fall short of the flows from them");
        }
    }
    if (home.value.size() < enough) return;
    const double usual = median(home.value);
    for (std::size_t k = 0; k < home.value.size(); ++k)
        if (std::abs(home.value[k] - usual) >= off_by_a_unit && !named[home.economy[k]])
            warn(home.economy[k], home.value[k] > usual
                                      ? "domestic sales exceed what is usual beside the imports"
                                      : "domestic sales fall short of what is usual beside the imports");
    if (std::abs(usual) >= 3)
        problems.warning("mixed-units", lines.trade, 0,
                         fmt::format("domestic sales are typically {:.0e} times the imports: are both in {}?",
                                     std::pow(10, usual), world.unit));
}

}  // namespace detente
