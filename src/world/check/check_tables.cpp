#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "world/check/problems.hpp"

namespace detente {
namespace {

constexpr double balances_to = 1e-6;  // of a sector's size: what rounding may leave between two tables

/// The production tables against the flows, sector by sector.
class Tables {
public:
    Tables(const World& world, const WorldLines& lines, Problems& problems)
        : world_(world), lines_(lines), problems_(problems), J_(world.sectors.size()) {}

    void check() {
        for (std::size_t i = 0; i < world_.n(); ++i) check_economy(i);
        for (std::size_t i = 0; i < world_.n(); ++i)
            for (std::size_t j = 0; j < J_; ++j) compare(i, j);
        if (worst_ > balances_to)
            problems_.warning(
                "not-an-equilibrium", lines_.economies, lines_.of_economy(worst_economy_),
                fmt::format("{} of {} in {} is {:.3g} by its production tables and {:.3g} by the flows, {:.3g} percent "
                            "apart (the largest): before a run the baseline is rebalanced, and the result says so",
                            worst_is_made_ ? "output" : "spending", world_.economies[worst_economy_].id,
                            world_.sectors[worst_sector_].id, by_tables_, by_flows_, 100 * worst_));
    }

private:
    double made(std::size_t i, std::size_t j) const {
        double sum = world_.value_added[i * J_ + j];
        for (std::size_t k = 0; k < J_; ++k) sum += world_.inputs[(i * J_ + k) * J_ + j];
        return sum;
    }
    double used(std::size_t i, std::size_t j) const {
        double sum = world_.final_demand[i * J_ + j];
        for (std::size_t k = 0; k < J_; ++k) sum += world_.inputs[(i * J_ + j) * J_ + k];
        return sum;
    }

    void check_economy(std::size_t i) {
        double added = 0, wanted = 0;
        for (std::size_t j = 0; j < J_; ++j) {
            added += world_.value_added[i * J_ + j];
            wanted += world_.final_demand[i * J_ + j];
        }
        const auto error = [&](const char* name, const std::string& what) {
            problems_.error(name, lines_.economies, lines_.of_economy(i), "", world_.economies[i].id + " " + what);
        };
        if (added == 0 && wanted == 0) return error("missing-from-production", "is in no row of the production table");
        if (!(added > 0)) error("zero-value-added", "has no value added in the production table");
        if (!(wanted > 0)) error("zero-final-demand", "has no final demand in the production table");
    }

    void compare(std::size_t i, std::size_t j) {
        double sold = 0, abroad = 0, spent = 0;
        for (std::size_t m = 0; m < world_.n(); ++m) {
            const std::size_t out = world_.cell(m, j, i), in = world_.cell(i, j, m);
            sold += world_.trade[out] * (1 - share_at_home(m));
            if (m != i) abroad += world_.trade[out];
            spent += world_.trade[in] * (1 + (world_.tariff.empty() ? 0 : world_.tariff[in]));
        }
        const double output = made(i, j) - earned_at_home(i, j);
        if (world_.destination_share.empty() && abroad > output * (1 + balances_to) && abroad > 0)
            problems_.warning(
                "negative-domestic-sales", lines_.economies, lines_.of_economy(i),
                fmt::format("{} exports {:.6g} of {} and makes {:.6g}: its domestic sales would be {:.6g}",
                            world_.economies[i].id, abroad, world_.sectors[j].id, output, output - abroad));
        note(i, j, true, output, sold);
        note(i, j, false, used(i, j), spent);
    }

    double share_at_home(std::size_t m) const {
        return world_.destination_share.empty() ? 0 : world_.destination_share[m];
    }
    double earned_at_home(std::size_t i, std::size_t j) const {
        double bought = 0;
        for (std::size_t m = 0; m < world_.n(); ++m) bought += world_.trade[world_.cell(i, j, m)];
        return share_at_home(i) * bought;
    }

    void note(std::size_t i, std::size_t j, bool is_made, double tables, double flows) {
        const double size = std::max(std::abs(tables), std::abs(flows));
        if (!(size > 0) || std::abs(tables - flows) <= worst_ * size) return;
        worst_ = std::abs(tables - flows) / size;
        worst_economy_ = i, worst_sector_ = j, worst_is_made_ = is_made, by_tables_ = tables, by_flows_ = flows;
    }

    const World& world_;
    const WorldLines& lines_;
    Problems& problems_;
    const std::size_t J_;
    double worst_ = 0, by_tables_ = 0, by_flows_ = 0;
    std::size_t worst_economy_ = 0, worst_sector_ = 0;
    bool worst_is_made_ = false;
};

}  // namespace

void check_tables(const World& world, const WorldLines& lines, Problems& problems) {
    const std::size_t cells = world.n() * world.sectors.size();
    if (world.value_added.size() != cells || world.final_demand.size() != cells ||
        world.inputs.size() != cells * world.sectors.size())
        return;
    Tables(world, lines, problems).check();
}

}  // namespace detente
