// Our solvers against the published algorithms: same data, same accuracy, one run. Times are medians; only the ratios
// mean anything on another machine. Prints a table, and one JSON line a problem: {"bench": name, "ratio": x, ...}.
#include <fmt/format.h>

#include <cmath>
#include <filesystem>

#include "alvarez_lucas.hpp"
#include "damped.hpp"
#include "detente/scenario/comparison.hpp"
#include "detente/support/csv.hpp"
#include "detente/support/error.hpp"
#include "detente/support/random.hpp"
#include "detente/world/import_folder.hpp"
#include "plain_votes.hpp"
#include "reading.hpp"
#include "timing.hpp"

namespace {

using namespace detente;

void campos(const std::string& id) {
    const World world = load_world("2019");
    const CompiledScenario compiled = compile(load_scenario(id), world, Registry::installed());
    const std::size_t n = world.n();
    std::vector<double> X(n * n), tau(n * n, 1.0);
    for (std::size_t importer = 0; importer < n; ++importer) {
        for (std::size_t exporter = 0; exporter < n; ++exporter) {
            X[exporter * n + importer] = world.trade[importer * n + exporter];
            tau[exporter * n + importer] = compiled.shock.trade_cost_hat[importer * n + exporter];
        }
    }
    UniversalGravityOptions options = compiled.gravity;
    options.certify = false;
    Outcome outcome;
    bench::AlvarezLucas reference;
    const bench::Pair time = bench::in_turn(
        [&] { outcome = solve_universal_gravity(world, compiled.shock, options); },
        [&] { reference = bench::alvarez_lucas(X, tau, n, options.trade_elasticity, options.supply_elasticity); }, 7,
        15);

    double apart = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const double welfare = 100 * (std::pow(reference.p[i] / reference.P[i], 1 + options.supply_elasticity) - 1);
        apart = std::max(apart, std::abs(welfare - outcome.measure("welfare_pct")->values[i]));
    }
    // A sweep reads the shares twice: once for the price indices, once for the sales.
    const double moved = 2.0 * double(n * n) * sizeof(double) * outcome.convergence.iterations / time.ours;
    const double copied = bench::copy_rate(n * n * sizeof(double));
    fmt::print(
        "campos {:<14} ours {:8.3f} ms, {:3} sweeps, residual {:.1e} | published algorithm {:8.1f} ms, {} sweeps | "
        "ratio {:6.0f} | apart {:.1e} pp | {:.1f} GB/s of {:.1f} copied\n",
        id, 1e3 * time.ours, outcome.convergence.iterations, outcome.convergence.residual, 1e3 * time.reference,
        reference.iterations, time.reference / time.ours, apart, moved / 1e9, copied / 1e9);
    fmt::print(
        "{{\"bench\": \"campos-{}\", \"ratio\": {:.1f}, \"ours_ms\": {:.4f}, \"reference_ms\": {:.2f}, \"sweeps\": {}, "
        "\"reference_sweeps\": {}, \"residual\": {:.2e}, \"apart_pp\": {:.2e}, \"gb_per_s\": {:.2f}, "
        "\"copy_gb_per_s\": {:.2f}}}\n",
        id, time.reference / time.ours, 1e3 * time.ours, 1e3 * time.reference, outcome.convergence.iterations,
        reference.iterations, outcome.convergence.residual, apart, moved / 1e9, copied / 1e9);
}

/// Bytes a second. A sweep reads the shares twice (prices, sales) and the input-output shares six times (costs, demand,
/// own step).
struct Traffic {
    double moved, copied;
};
Traffic traffic_of(const World& world, const Outcome& outcome, double seconds) {
    const double n = double(world.n()), J = double(world.sectors.size()), links = world.inputs.empty() ? 0 : n * J * J;
    const double bytes = (2 * J * n * n + 6 * links) * sizeof(double) * outcome.convergence.iterations;
    return {bytes / seconds, bench::copy_rate(std::size_t((J * n * n + links) * sizeof(double)))};
}

/// The published iterations of the sector model, each at the largest damping that converges here.
struct Rival {
    const char* name;
    double damping;
    bool one_price_sweep;
};

/// The sector model on an equilibrium world against one of them.
void sectors(const std::string& name, const World& world, const Shock& shock, const Rival& rival) {
    SectorModelOptions options;
    options.tolerance = 1e-10;
    Outcome outcome;
    bench::Damped damped;
    const auto ours = [&] { outcome = solve_sector_model(world, shock, options); };
    const bench::Pair time = bench::in_turn(
        ours, [&] { damped = bench::damped_iteration(world, shock, rival.damping, 1e-10, rival.one_price_sweep); }, 3,
        15);
    double apart = 0;
    for (std::size_t k = 0; k < world.n(); ++k) {
        const double real_wage = 100 * (damped.wage[k] / damped.price_index[k] - 1);
        apart = std::max(apart, std::abs(real_wage - outcome.measure("real_wage_pct")->values[k]));
    }
    const Traffic traffic = traffic_of(world, outcome, time.ours);
    fmt::print("{:<21} ours {:8.3f} ms, {:3} sweeps, residual {:.1e} | ", name, 1e3 * time.ours,
               outcome.convergence.iterations, outcome.convergence.residual);
    fmt::print("{} {:8.1f} ms, {} wage steps | ratio {:6.0f} | apart {:.1e} pp | ", rival.name, 1e3 * time.reference,
               damped.wage_steps, time.reference / time.ours, apart);
    fmt::print("{:.1f} GB/s of {:.1f} copied\n", traffic.moved / 1e9, traffic.copied / 1e9);
    fmt::print(
        "{{\"bench\": \"{}\", \"against\": \"{}\", \"ratio\": {:.1f}, \"reference_ms\": {:.2f}, \"apart_pp\": {:.2e}, "
        "\"ours_ms\": {:.4f}, \"sweeps\": {}, \"residual\": {:.2e}, \"gb_per_s\": {:.2f}, \"copy_gb_per_s\": "
        "{:.2f}}}\n",
        name, rival.name, time.reference / time.ours, 1e3 * time.reference, apart, 1e3 * time.ours,
        outcome.convergence.iterations, outcome.convergence.residual, traffic.moved / 1e9, traffic.copied / 1e9);
}

/// Ours alone, where no published program is at hand.
void alone(const std::string& name, const World& world, const Shock& shock) {
    SectorModelOptions options;
    options.tolerance = 1e-10;
    Outcome outcome;
    std::vector<double> times;
    for (int k = 0; k < 9; ++k)
        times.push_back(bench::seconds([&] { outcome = solve_sector_model(world, shock, options); }));
    const double time = bench::median(times);
    const Traffic traffic = traffic_of(world, outcome, time);
    fmt::print("{:<21} ours {:8.3f} ms, {:3} sweeps, residual {:.1e} | {:.1f} GB/s of {:.1f} copied\n", name,
               1e3 * time, outcome.convergence.iterations, outcome.convergence.residual, traffic.moved / 1e9,
               traffic.copied / 1e9);
    fmt::print(
        "{{\"bench\": \"{}\", \"ours_ms\": {:.4f}, \"sweeps\": {}, \"residual\": {:.2e}, \"gb_per_s\": {:.2f}, "
        "\"copy_gb_per_s\": {:.2f}}}\n",
        name, 1e3 * time, outcome.convergence.iterations, outcome.convergence.residual, traffic.moved / 1e9,
        traffic.copied / 1e9);
}

/// A made-up world, dense: home bias, random sizes, random inputs; tariffs of 10 to 50 percent between two halves.
void synthetic(std::size_t n, std::size_t J) {
    Random random(7, 1);
    World world;
    world.id = "synthetic";
    world.unit = "USD";
    for (std::size_t k = 0; k < n; ++k) world.economies.push_back({fmt::format("E{}", k), ""});
    for (std::size_t j = 0; j < J; ++j)
        world.sectors.push_back({fmt::format("S{}", j), "", "", random.uniform(2, 9), {}, ""});
    world.trade.resize(n * J * n);
    std::vector<double> size(n), made(n * J, 0), spent(n * J, 0);
    for (double& s : size) s = std::exp(2 * random.normal());
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t i = 0; i < n; ++i) {
                const double flow = size[k] * size[i] * std::exp(random.normal()) * (i == k ? 0.0 : 1e-3) +
                                    (i == k ? size[k] * random.uniform(0.5, 1.5) : 0.0);
                world.trade[world.cell(k, j, i)] = flow;
                made[i * J + j] += flow, spent[k * J + j] += flow;
            }
    world.value_added.resize(n * J);
    world.final_demand = spent;
    world.inputs.assign(n * J * J, 0);
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < J; ++j) {
            double left = made[k * J + j];
            for (std::size_t s = 0; s < J; ++s) {
                const double used =
                    random.uniform(0, 1) / double(J) * std::min(made[k * J + j], spent[k * J + s]) * 0.8;
                world.inputs[(k * J + s) * J + j] = used;
                world.final_demand[k * J + s] -= used;
                left -= used;
            }
            world.value_added[k * J + j] = left;
        }
    Shock shock;
    shock.tariff.assign(world.trade.size(), 0);
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t i = 0; i < n; ++i)
                if ((i + k) % 2) shock.tariff[world.cell(k, j, i)] = random.uniform(0.1, 0.5);
    alone(fmt::format("synthetic-{}x{}", n, J), world, shock);
}

/// NAFTA (31 x 40) and WIOD (41 x 35) where the reference data are at hand; they are not shipped.
void reference_worlds() {
    const std::string folder = DETENTE_REFERENCE;
    if (!std::filesystem::exists(folder + "/cp2015")) {
        fmt::print("nafta, wiod: SKIPPED, no reference data at {}\n", folder);
        return;
    }
    World nafta = import_cp({.input = folder + "/cp2015"}).world;
    SectorModelOptions purge;
    purge.deficits = Deficits::zero;
    Shock shock;
    shock.tariff = nafta.tariff;
    const CsvTable table = read_csv(folder + "/cp2015/trade_tariffs.csv.gz");
    const auto economy = [&](std::string_view label) {
        std::size_t k = 0;
        while (nafta.economies[k].name != label) ++k;
        return k;
    };
    for (std::size_t row = 0; row < table.rows(); ++row) {
        shock.tariff[nafta.cell(economy(table.cell(row, 1)), *nafta.find_sector(std::string(table.cell(row, 2))),
                                economy(table.cell(row, 0)))] = table.number(row, table.column("tariff_cfl"));
    }
    const World settled = solved_baseline(nafta, purge);
    sectors("nafta-31x40", settled, shock, {"damped iteration", 0.5, false});
    sectors("nafta-31x40-kite", settled, shock, {"KITE's iteration", 0.3, true});

    const World wiod = import_wiod({.input = folder + "/wiod2011"}).world;
    Shock war;
    war.tariff.assign(wiod.trade.size(), 0);
    for (std::size_t j = 0; j < 16; ++j) {
        war.tariff[wiod.cell(*wiod.find_economy("USA"), j, *wiod.find_economy("CHN"))] = 0.25;
        war.tariff[wiod.cell(*wiod.find_economy("CHN"), j, *wiod.find_economy("USA"))] = 0.25;
    }
    sectors("wiod-41x35", wiod, war, {"damped iteration", 0.3, false});  // the published 0.5 does not converge here
    sectors("wiod-41x35-kite", wiod, war, {"KITE's iteration", 0.3, true});

    const World labour = import_liberation({.folder = {.input = folder + "/liberation2025"}}).world;
    const CsvTable levels = read_csv(folder + "/liberation2025/scenario_tariffs.csv.gz");
    Shock day;
    day.tariff.assign(labour.trade.size(), 0);
    for (std::size_t row = 0; row < levels.rows(); ++row)
        if (levels.cell(row, 0) == "ustr")
            day.tariff[labour.cell(*labour.find_economy(std::string(levels.cell(row, 2))), 0,
                                   *labour.find_economy(std::string(levels.cell(row, 1))))] = levels.number(row, 3);
    alone("liberation-194x1", labour, day);
}

}  // namespace

int main() try {
    bench::reading();
    bench::votes_rows();
    bench::sampler_row();
    campos("cold-war");
    campos("cold-war-deep");
    reference_worlds();
    synthetic(160, 45);
} catch (const detente::InputError& error) {
    fmt::print(stderr, "bench: {}\n", error.what());
    return 3;
}
