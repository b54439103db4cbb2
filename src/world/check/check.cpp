#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "detente/support/text.hpp"
#include "world/check/problems.hpp"
#include "world/model/flows.hpp"

namespace detente {
namespace {

constexpr double clearly_inverted = 0.25;  // one sector alone below this looks like 1/theta; estimates go down to 0.4
constexpr double odd_tariff = 5;           // 500 percent: more likely 5 percent written without the point
constexpr double sums_to = 1e-9;           // of world output: what rounding may leave of a sum that must be zero
constexpr double balances_to = 1e-6;       // of an economy's size: the same for its accounts

class Economics {
public:
    Economics(const World& world, const WorldLines& lines, Problems& problems)
        : world_(world), lines_(lines), problems_(problems), flows_(world) {}

    void check() {
        for (std::size_t i = 0; i < world_.n(); ++i) check_economy(i);
        for (std::size_t j = 0; j < world_.sectors.size(); ++j) check_sector(j);
        check_components();
        check_elasticities();
        check_transfers();
        if (!world_.tariff.empty()) check_tariffs();
    }

private:
    std::string name(std::size_t i) const {
        const Economy& economy = world_.economies[i];
        return economy.name.empty() || economy.name == economy.id ? economy.id
                                                                  : fmt::format("{} ({})", economy.id, economy.name);
    }

    void check_economy(std::size_t i) {
        const double exports = flows_.exports[i], imports = flows_.imports[i], domestic = flows_.domestic[i];
        const auto error = [&](const char* finding, const char* what) {
            problems_.error(finding, lines_.economies, lines_.of_economy(i), "", name(i) + " " + what);
        };
        const auto warning = [&](const char* finding, const char* what) {
            problems_.warning(finding, lines_.economies, lines_.of_economy(i), name(i) + " " + what);
        };
        if (exports + imports + domestic == 0) return error("missing-from-trade", "is in no row of the trade table");
        if (exports + domestic == 0) return error("zero-output", "sells nothing, to itself or to others");
        if (imports + domestic == 0) return error("zero-expenditure", "buys nothing, from itself or from others");
        if (exports + imports == 0) warning("zero-trade", "trades with nobody but itself");
        if (domestic == 0) warning("zero-domestic-share", "buys nothing from itself: are domestic sales in the table?");
    }

    void check_sector(std::size_t j) {
        for (std::size_t n = 0; n < world_.n(); ++n)
            for (std::size_t i = 0; i < world_.n(); ++i)
                if (world_.trade[world_.cell(n, j, i)] > 0) return;
        problems_.warning("zero-sector", lines_.sectors, lines_.of_sector(j),
                          fmt::format("nothing is traded in sector {}", world_.sectors[j].id));
    }

    /// Economies that no chain of trade links; each such group needs a numeraire of its own.
    void check_components() {
        const std::vector<std::size_t> component = flows_.components();
        std::vector<std::size_t> sizes(world_.n(), 0);
        for (const std::size_t c : component) ++sizes[c];
        const auto largest = static_cast<std::size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
        for (std::size_t c = 0; c < world_.n(); ++c) {
            if (c == largest || sizes[c] == 0) continue;
            std::vector<std::string> members;
            std::size_t first = world_.n();
            for (std::size_t i = 0; i < world_.n(); ++i) {
                if (component[i] != c) continue;
                first = std::min(first, i);
                if (members.size() < 10) members.push_back(world_.economies[i].id);
            }
            const std::string more = sizes[c] > members.size() ? " ..." : "";
            problems_.warning("disconnected", lines_.economies, lines_.of_economy(first),
                              fmt::format("no trade links {}{} to the rest of the world", join(members, ", "), more));
        }
    }

    void check_elasticity(double value, bool inverted, const std::string& file, long line, const std::string& of) {
        if (!(value > 0))
            problems_.error("bad-elasticity", file, line, "trade_elasticity",
                            fmt::format("{} must be greater than 0, not {}", of, shortest(value)));
        else if (inverted)
            problems_.warning("inverted-elasticity", file, line,
                              fmt::format("{} is {}: that looks like 1/theta for an elasticity of {:.3g}", of,
                                          shortest(value), 1 / value));
    }

    void check_elasticities() {
        const ModelDefaults& defaults = world_.defaults;
        if (defaults.trade_elasticity)
            check_elasticity(*defaults.trade_elasticity, *defaults.trade_elasticity < 1, lines_.package, 0,
                             "the trade elasticity");
        if (defaults.supply_elasticity && !(*defaults.supply_elasticity >= 0))
            problems_.error("bad-elasticity", lines_.package, 0, "supply_elasticity",
                            fmt::format("must be at least 0, not {}", shortest(*defaults.supply_elasticity)));
        std::vector<double> given;
        for (const Sector& sector : world_.sectors)
            if (sector.trade_elasticity) given.push_back(*sector.trade_elasticity);
        const bool all = !given.empty() && median(given) < 1;
        for (std::size_t j = 0; j < world_.sectors.size(); ++j)
            if (const auto& theta = world_.sectors[j].trade_elasticity)
                check_elasticity(*theta, *theta < clearly_inverted || (all && *theta < 1), lines_.sectors,
                                 lines_.of_sector(j), "the trade elasticity of sector " + world_.sectors[j].id);
    }

    void check_transfers() {
        if (world_.transfers.empty()) return;
        check_transfer_sum(world_, lines_, problems_);
        std::size_t worst = 0;
        double most = 0;
        for (std::size_t i = 0; i < world_.n(); ++i) {
            const double size = flows_.domestic[i] + std::max(flows_.exports[i], flows_.imports[i]);
            const double off = std::abs(flows_.imports[i] - flows_.exports[i] - world_.transfers[i]);
            if (size > 0 && off / size > most) most = off / size, worst = i;
        }
        if (most > balances_to)
            problems_.warning(
                "not-an-equilibrium", lines_.economies, lines_.of_economy(worst),
                fmt::format("expenditure less output of {} is off its transfer by {:.3g} of its size (the "
                            "largest): the baseline needs rebalancing",
                            name(worst), most));
    }

    void warn_tariff(const char* finding, std::size_t cell, const std::string& what) {
        problems_.warning(finding, lines_.trade, lines_.of_cell(cell), what);
    }

    void check_tariffs() {
        std::vector<double> levels;
        for (std::size_t c = 0; c < world_.tariff.size(); ++c)
            if (world_.tariff[c] != 0) levels.push_back(world_.tariff[c]);
        if (levels.empty()) return;
        const double middle = median(levels), least = *std::min_element(levels.begin(), levels.end());
        const bool gross = least >= 1 && middle < 2, percent = !gross && middle >= 1;
        const auto first = static_cast<std::size_t>(
            std::find_if(world_.tariff.begin(), world_.tariff.end(), [](double t) { return t != 0; }) -
            world_.tariff.begin());
        if (gross)
            warn_tariff("gross-tariffs", first,
                        fmt::format("every tariff is 1 or more, half of them below {:.3g}: these look like 1 + tariff; "
                                    "write 25 percent as 0.25",
                                    middle));
        if (percent)
            warn_tariff("tariffs-in-percent", first,
                        fmt::format("half of the tariffs are {:.3g} or more: these look like percent; write 25 percent "
                                    "as 0.25",
                                    middle));
        for (std::size_t n = 0; n < world_.n(); ++n)
            for (std::size_t j = 0; j < world_.sectors.size(); ++j)
                for (std::size_t i = 0; i < world_.n(); ++i) check_tariff(n, j, i, gross || percent);
    }

    void check_tariff(std::size_t n, std::size_t j, std::size_t i, bool all_odd) {
        const std::size_t cell = world_.cell(n, j, i);
        const double tariff = world_.tariff[cell];
        if (tariff == 0) return;
        const std::string where =
            fmt::format("of {} on {} from {}", world_.economies[n].id, world_.sectors[j].id, world_.economies[i].id);
        if (!all_odd && tariff >= odd_tariff)
            warn_tariff("tariffs-in-percent", cell,
                        fmt::format("the tariff {} is {} times the price: is that percent?", where, shortest(tariff)));
        if (tariff < 0)
            warn_tariff("negative-tariff", cell,
                        fmt::format("the tariff {} is a subsidy: {}", where, shortest(tariff)));
        if (n == i && !all_odd)
            warn_tariff("domestic-tariff", cell, fmt::format("the tariff {} is on its own sales", where));
    }

    const World& world_;
    const WorldLines& lines_;
    Problems& problems_;
    const Flows flows_;
};

}  // namespace

void check_transfer_sum(const World& world, const WorldLines& lines, Problems& problems) {
    const double sum = std::accumulate(world.transfers.begin(), world.transfers.end(), 0.0);
    const double output = std::accumulate(world.trade.begin(), world.trade.end(), 0.0);
    if (!(std::abs(sum) <= sums_to * output))
        problems.error("transfers-not-zero", lines.economies, 0, "transfer",
                       fmt::format("the transfers between economies sum to {:.6g} {}, not to zero", sum, world.unit));
}

void check_economics(const World& world, const WorldLines& lines, Problems& problems) {
    Economics(world, lines, problems).check();
    check_tables(world, lines, problems);
}

}  // namespace detente
