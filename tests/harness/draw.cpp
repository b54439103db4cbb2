#include "harness/draw.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "detente/support/random.hpp"

namespace detente::harness {
namespace {

constexpr double ban = std::numeric_limits<double>::infinity();

void name_economies(std::size_t n, World& world) {
    for (std::size_t i = 0; i < n; ++i) {
        const std::string id = {'A', char('A' + i / 26), char('A' + i % 26)};
        world.economies.push_back({id, "Economy " + id});
    }
}

/// Flows over many orders of magnitude. An economy may sell nothing at home, pairs may not trade, and now and then a
/// group of economies trades only within itself.
void draw_flows(Random& random, World& world) {
    const std::size_t n = world.n(), J = world.sectors.size();
    const double absent = random.uniform() < 0.3 ? 0 : random.uniform(0, 0.8), spread = random.uniform(0.2, 2.5);
    const double home = std::exp(random.uniform(0, 5)) * double(n), no_home = random.uniform() < 0.2 ? 0.2 : 0;
    const std::size_t border = random.uniform() < 0.1 ? 1 + random.below(n) : n;
    const bool tariffs = random.uniform() < 0.6;
    std::vector<double> size(n);
    for (double& each : size) each = std::exp(random.uniform(0, 2) * random.normal());
    world.trade.assign(n * J * n, 0);
    if (tariffs) world.tariff.assign(n * J * n, 0);
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t i = 0; i < n; ++i) {
                const double drawn = std::exp(spread * random.normal()) * size[k] * size[i];
                const bool none = random.uniform() < (i == k ? no_home : absent) || (k < border) != (i < border);
                const double tariff = random.uniform() < 0.5 ? random.uniform(0, 0.4) : 0;
                const std::size_t cell = world.cell(k, j, i);
                if (none && !(i == k && J == 1 && n <= 2)) continue;
                world.trade[cell] = i == k ? drawn * home : drawn;
                if (tariffs && i != k) world.tariff[cell] = tariff;
            }
}

/// Input-output tables that fit the flows: inputs c X V / max(sum X, sum V) with c below one leave value added and
/// final demand positive wherever there is a market.
void draw_links(Random& random, World& world) {
    const std::size_t n = world.n(), J = world.sectors.size();
    std::vector<double> spent(n * J, 0), made(n * J, 0);
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t i = 0; i < n; ++i) {
                const std::size_t cell = world.cell(k, j, i);
                const double tariff = world.tariff.empty() ? 0 : world.tariff[cell];
                spent[k * J + j] += world.trade[cell] * (1 + tariff);
                made[i * J + j] += world.trade[cell];
            }
    world.value_added = made;
    world.final_demand = spent;
    world.inputs.assign(n * J * J, 0);
    for (std::size_t k = 0; k < n; ++k) {
        double all_spent = 0, all_made = 0;
        for (std::size_t j = 0; j < J; ++j) all_spent += spent[k * J + j], all_made += made[k * J + j];
        const double larger = std::max(all_spent, all_made);
        for (std::size_t s = 0; s < J; ++s)
            for (std::size_t j = 0; j < J; ++j) {
                const double share = random.uniform(0, 0.8);
                if (!(larger > 0)) continue;
                const double input = share * spent[k * J + s] * made[k * J + j] / larger;
                world.inputs[(k * J + s) * J + j] = input;
                world.value_added[k * J + j] -= input;
                world.final_demand[k * J + s] -= input;
            }
    }
}

Shock draw_shock(Random& random, const World& world) {
    const std::size_t n = world.n(), J = world.sectors.size();
    Shock shock;
    const double spread = random.uniform(0, random.uniform() < 0.2 ? 3 : 0.5);
    const double bans = random.uniform() < 0.2 ? random.uniform(0, 0.3) : 0;
    if (random.uniform() < 0.7) {
        shock.trade_cost_hat.assign(world.trade.size(), 1);
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t j = 0; j < J; ++j)
                for (std::size_t i = 0; i < n; ++i)
                    if (i != k)
                        shock.trade_cost_hat[world.cell(k, j, i)] =
                            random.uniform() < bans ? ban : std::exp(random.uniform(-spread, spread));
    }
    if (random.uniform() < 0.6) {
        shock.tariff = world.tariff.empty() ? std::vector<double>(world.trade.size(), 0) : world.tariff;
        for (std::size_t k = 0; k < n; ++k)
            for (std::size_t j = 0; j < J; ++j)
                for (std::size_t i = 0; i < n; ++i)
                    if (i != k && random.uniform() < 0.4)
                        shock.tariff[world.cell(k, j, i)] = random.uniform(0, random.uniform() < 0.1 ? 5 : 0.5);
    }
    if (random.uniform() < 0.2) {
        shock.productivity_hat.assign(n, 1);
        for (double& hat : shock.productivity_hat) hat = std::exp(random.uniform(-0.3, 0.3));
    }
    return shock;
}

void draw_extensions(Random& random, Case& trial) {
    SectorModelOptions& options = trial.sectors;
    double steepest = 0;
    for (const Sector& sector : trial.world.sectors) steepest = std::max(steepest, *sector.trade_elasticity);
    if ((trial.elastic_labour = random.uniform() < 0.3)) options.labour_supply_elasticity = random.uniform(0, 1.5);
    if ((trial.scale = random.uniform() < 0.2)) options.scale_elasticity = random.uniform(0, 0.7) / steepest;
    if ((trial.partial_pass_through = random.uniform() < 0.15)) options.firm_pass_through = random.uniform();
    if ((trial.destination = trial.world.value_added.empty() && random.uniform() < 0.2))
        options.destination_share = random.uniform(0, 0.3);
    if (random.uniform() < 0.2) options.revenue = RevenueUse::income_tax;
}

}  // namespace

double Case::theta(std::size_t sector) const {
    return model == Model::gravity ? gravity.trade_elasticity : *world.sectors[sector].trade_elasticity;
}

std::string Case::describe() const {
    std::string more;
    for (const auto& [yes, word] : {std::pair{elastic_labour, " labour"},
                                    {scale, " scale"},
                                    {partial_pass_through, " pass-through"},
                                    {destination, " destination"}})
        if (yes) more += word;
    return fmt::format("seed {}: {} {} x {}{}{} deficits {} numeraire {}{}", seed,
                       model == Model::gravity ? "gravity" : "sectors", world.n(), world.sectors.size(),
                       world.value_added.empty() ? "" : " links", world.tariff.empty() ? "" : " tariffs",
                       static_cast<int>(deficits()), model == Model::gravity ? gravity.numeraire : sectors.numeraire,
                       more);
}

Case draw(std::uint64_t seed) {
    Random random(seed, 21);
    Case trial;
    trial.seed = seed;
    trial.model = seed % 2 ? Model::sectors : Model::gravity;
    World& world = trial.world;
    world.id = "random";
    world.unit = "USD";
    const std::size_t n = 2 + random.below(random.uniform() < 0.1 ? 30 : 8);
    const std::size_t sectors = trial.model == Model::gravity ? 1 : 1 + random.below(5);
    for (std::size_t j = 0; j < sectors; ++j)
        world.sectors.push_back({.id = "s" + std::to_string(j),
                                 .name = "Sector " + std::to_string(j),
                                 .trade_elasticity = random.uniform(1, random.uniform() < 0.2 ? 20 : 9)});
    name_economies(n, world);
    draw_flows(random, world);
    trial.shock = draw_shock(random, world);
    constexpr Deficits closures[] = {Deficits::multiplicative, Deficits::world_share, Deficits::income_share,
                                     Deficits::zero};
    const Deficits deficits = closures[random.below(4)];
    std::string numeraire = random.uniform() < 0.7 ? "world-output" : world.economies[random.below(n)].id;
    if (trial.model == Model::gravity) {
        trial.gravity.trade_elasticity = random.uniform(1, 9);
        trial.gravity.supply_elasticity = random.uniform() < 0.2 ? 0 : random.uniform(0, 3);
        trial.gravity.deficits = deficits, trial.gravity.numeraire = numeraire;
        trial.gravity.method = random.uniform() < 0.2 ? GravityMethod::newton : GravityMethod::anderson;
    } else {
        if (random.uniform() < 0.6) draw_links(random, world);
        draw_extensions(random, trial);
        if (numeraire == "world-output" && random.uniform() < 0.2) numeraire = "world-prices";
        trial.sectors.deficits = deficits, trial.sectors.numeraire = numeraire;
        trial.sectors.threads = 1;
    }
    return trial;
}

Outcome solved(const Case& trial, const World& world, const Shock& shock) {
    return trial.model == Model::gravity ? solve_universal_gravity(world, shock, trial.gravity)
                                         : solve_sector_model(world, shock, trial.sectors);
}

}  // namespace detente::harness
